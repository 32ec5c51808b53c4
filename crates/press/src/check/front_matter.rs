//! Checks of front matter that was read.

use std::ops::Range;

use document::{Article, front_matter::KEYS};

use import::key_aliases;

use crate::diagnostic::{Code, Diagnostic, Source, suggest};

pub(super) fn check(
    source: &Source,
    article: &Article,
    today: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    check_keys(source, article, diagnostics);
    check_dates(source, article, today, diagnostics);
    let lead_image = article.metadata.image.as_ref();
    if lead_image.is_some_and(|image| image.alternative.trim().is_empty()) {
        let span = value_span(source, "image");
        let message = "the lead image has no alternative text";
        diagnostics.push(
            source
                .diagnostic(Code::ImageAlt, span, message)
                .help("describe the image: `image_alt: A map of the bay`"),
        );
    }
}

/// Reports unknown keys that are similar to a known one, or another tool's name of it, unless the known one is present.
fn check_keys(source: &Source, article: &Article, diagnostics: &mut Vec<Diagnostic>) {
    for (key, _) in &article.metadata.other {
        let folded = key.to_lowercase().replace(['-', ' '], "_");
        let similar = || suggest(&folded, KEYS).filter(|similar| is_typo(&folded, similar));
        let Some(meant) = key_aliases::canonical(&folded).or_else(similar) else {
            continue;
        };
        if key_span(source, meant).is_some() {
            continue;
        }
        let message = format!("`{key}` is not a known key");
        diagnostics.push(
            source
                .diagnostic(Code::FrontMatterKey, key_span(source, key), message)
                .help(format!("did you mean `{meant}`?")),
        );
    }
}

/// Returns whether a key may be a typo of another. Short words resemble many others, so they may differ in one letter only.
fn is_typo(key: &str, meant: &str) -> bool {
    let limit = if meant.len() < 6 && key.len() < 6 && !is_anagram(key, meant) {
        1
    } else {
        2
    };
    strsim::damerau_levenshtein(key, meant) <= limit
}

fn is_anagram(one: &str, other: &str) -> bool {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    letters(one) == letters(other)
}

fn check_dates(source: &Source, article: &Article, today: &str, diagnostics: &mut Vec<Diagnostic>) {
    let metadata = &article.metadata;
    let date = metadata.date.as_ref().map(|date| day(date.as_str()));
    let updated = metadata.updated.as_ref().map(|date| day(date.as_str()));
    for (key, day) in [("date", date), ("updated", updated)] {
        if let Some(day) = day.filter(|&day| day > today) {
            let message = format!("`{key}` is in the future: today is {today}");
            let help = if key == "date" {
                format!(
                    "the article is published before {day} all the same; add `draft: true` until then"
                )
            } else {
                "write the day of the last change".to_owned()
            };
            let span = value_span(source, key);
            diagnostics.push(
                source
                    .diagnostic(Code::DateFuture, span, message)
                    .help(help),
            );
        }
    }
    if let (Some(date), Some(updated)) = (date, updated)
        && updated < date
    {
        let message = format!("the article was updated before it was published on {date}");
        let span = value_span(source, "updated");
        diagnostics.push(
            source
                .diagnostic(Code::DateOrder, span, message)
                .help("`updated` is the day of the last change; remove it if there was none"),
        );
    }
}

/// Returns the day of a date that may have a time. Days of ISO 8601 sort as text.
fn day(date: &str) -> &str {
    date.get(..10).unwrap_or(date)
}

/// Returns the span of a key of the front matter.
pub(super) fn key_span(source: &Source, key: &str) -> Option<Range<usize>> {
    lines(source).find_map(|line| {
        let (found, _) = split_line(source, line)?;
        (source.text.get(found.clone()) == Some(key)).then_some(found)
    })
}

/// Returns the span of the value of a key, or of the key where the value is on other lines.
pub(super) fn value_span(source: &Source, key: &str) -> Option<Range<usize>> {
    lines(source).find_map(|line| {
        let (found, value) = split_line(source, line)?;
        (source.text.get(found.clone()) == Some(key)).then_some(if value.is_empty() {
            found
        } else {
            value
        })
    })
}

/// Returns the span of a tag in the front matter, as a whole item of a list.
pub(super) fn tag_span(source: &Source, tag: &str) -> Option<Range<usize>> {
    let from = key_span(source, "tags")?.end;
    let to = lines(source).map(|line| source.line(line).end).last()?;
    let text = source.text.get(from..to)?;
    let is_edge = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "[],\"'".contains(c));
    let (at, _) = text.match_indices(tag).find(|(at, _)| {
        is_edge(text[..*at].chars().next_back()) && is_edge(text[at + tag.len()..].chars().next())
    })?;
    Some(from + at..from + at + tag.len())
}

/// Returns the spans of the key and of the value on a line of the front matter.
pub(super) fn split_line(source: &Source, line: usize) -> Option<(Range<usize>, Range<usize>)> {
    let range = source.line(line);
    let text = &source.text[range.clone()];
    let end = text.find([':', '='])?;
    let key = text[..end].trim().trim_matches(['"', '\'']);
    let start = range.start + text.find(key)?;
    let value = text[end + 1..].trim();
    let from = range.start + end + 1 + text[end + 1..].find(value)?;
    (!key.is_empty()).then_some((start..start + key.len(), from..from + value.len()))
}

/// Returns the numbers of the lines of the front matter, from 1.
fn lines(source: &Source) -> impl Iterator<Item = usize> {
    let body = document::front_matter::read(&source.text).body_line;
    2..body.saturating_sub(1).max(2)
}
