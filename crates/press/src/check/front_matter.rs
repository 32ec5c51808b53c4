//! What can be wrong with front matter beyond what keeps it from being read.

use std::ops::Range;

use document::{Article, front_matter::KEYS};

use super::{code::Code, diagnostic::Diagnostic, nearest::nearest, source::Source};
use import::key_aliases;

pub(super) fn check(source: &Source, article: &Article, today: &str, found: &mut Vec<Diagnostic>) {
    keys(source, article, found);
    dates(source, article, today, found);
    let lead = article.metadata.image.as_ref();
    if lead.is_some_and(|image| image.alternative.trim().is_empty()) {
        let place = value_of(source, "image");
        let message = "the lead image has no alternative text";
        found.push(
            source
                .tell_if_known(Code::ImageAlt, place, message)
                .help("say what it shows: `image_alt: A map of the bay`"),
        );
    }
}

/// Keys that mean nothing and may be meant for one that does, unless that one is there too.
fn keys(source: &Source, article: &Article, found: &mut Vec<Diagnostic>) {
    for (key, _) in &article.metadata.other {
        let folded = key.to_lowercase().replace(['-', ' '], "_");
        let near = || nearest(&folded, KEYS).filter(|near| is_slip(&folded, near));
        let Some(meant) = key_aliases::canonical(&folded).or_else(near) else {
            continue;
        };
        if key_of(source, meant).is_some() {
            continue;
        }
        let message = format!("`{key}` means nothing here");
        found.push(
            source
                .tell_if_known(Code::FrontMatterKey, key_of(source, key), message)
                .help(format!("did you mean `{meant}`?")),
        );
    }
}

/// Whether a key may be a slip for another. Short words are like many others, so that they may differ in one letter only.
fn is_slip(key: &str, meant: &str) -> bool {
    let most = if meant.len() < 6 && key.len() < 6 && !is_turned(key, meant) {
        1
    } else {
        2
    };
    strsim::damerau_levenshtein(key, meant) <= most
}

/// Whether two words have the same letters.
fn is_turned(one: &str, other: &str) -> bool {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    letters(one) == letters(other)
}

fn dates(source: &Source, article: &Article, today: &str, found: &mut Vec<Diagnostic>) {
    let date = article
        .metadata
        .date
        .as_ref()
        .map(|date| day(date.as_str()));
    let updated = article
        .metadata
        .updated
        .as_ref()
        .map(|date| day(date.as_str()));
    for (key, day) in [("date", date), ("updated", updated)] {
        if let Some(day) = day.filter(|&day| day > today) {
            let message = format!("`{key}` is in the future: today is {today}");
            let help = if key == "date" {
                format!(
                    "the article is shown as of {day} all the same; say `draft: true` until then"
                )
            } else {
                "write the day of the last change".to_owned()
            };
            let place = value_of(source, key);
            found.push(
                source
                    .tell_if_known(Code::DateFuture, place, message)
                    .help(help),
            );
        }
    }
    if let (Some(date), Some(updated)) = (date, updated)
        && updated < date
    {
        let message = format!("the article was updated before it was published on {date}");
        found.push(
            source
                .tell_if_known(Code::DateOrder, value_of(source, "updated"), message)
                .help("`updated` is the day of the last change; leave it out where there was none"),
        );
    }
}

/// The day of a date that may have a time; days of ISO 8601 are in the order of their letters.
fn day(date: &str) -> &str {
    date.get(..10).unwrap_or(date)
}

/// Where a key of the front matter stands.
pub(super) fn key_of(source: &Source, key: &str) -> Option<Range<usize>> {
    lines(source).find_map(|line| {
        let (found, _) = split(source, line)?;
        (source.text.get(found.clone()) == Some(key)).then_some(found)
    })
}

/// Where the value of a key stands; the key itself, where its value is on other lines.
pub(super) fn value_of(source: &Source, key: &str) -> Option<Range<usize>> {
    lines(source).find_map(|line| {
        let (found, value) = split(source, line)?;
        (source.text.get(found.clone()) == Some(key)).then_some(if value.is_empty() {
            found
        } else {
            value
        })
    })
}

/// Where these words stand in the front matter behind the key of the tags, as a whole item of a list.
pub(super) fn tag(source: &Source, tag: &str) -> Option<Range<usize>> {
    let from = key_of(source, "tags")?.end;
    let to = lines(source).map(|line| source.line(line).end).last()?;
    let text = source.text.get(from..to)?;
    let parts = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "[],\"'".contains(c));
    let (at, _) = text.match_indices(tag).find(|(at, _)| {
        parts(text[..*at].chars().next_back()) && parts(text[at + tag.len()..].chars().next())
    })?;
    Some(from + at..from + at + tag.len())
}

/// The key on a line of the front matter, and the value behind it.
pub(super) fn split(source: &Source, line: usize) -> Option<(Range<usize>, Range<usize>)> {
    let range = source.line(line);
    let text = &source.text[range.clone()];
    let end = text.find([':', '='])?;
    let key = text[..end].trim().trim_matches(['"', '\'']);
    let start = range.start + text.find(key)?;
    let value = text[end + 1..].trim();
    let from = range.start + end + 1 + text[end + 1..].find(value)?;
    (!key.is_empty()).then_some((start..start + key.len(), from..from + value.len()))
}

/// The lines of the front matter.
fn lines(source: &Source) -> impl Iterator<Item = usize> {
    let body = document::front_matter::read(&source.text).body_line;
    2..body.saturating_sub(1).max(2)
}
