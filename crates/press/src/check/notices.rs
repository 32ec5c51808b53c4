//! The notices of `document`, as diagnostics: with a code, and with the place on their line.

use std::{collections::HashMap, ops::Range};

use document::{Article, ElementKind, ElementSpan, tree::SafeUrl};

use crate::document_messages::{self, Notice, NoticeKind};

use super::front_matter;
use crate::diagnostic::{Code, Diagnostic, Source};

pub(super) fn check(
    source: &Source,
    article: &Article,
    places: &[ElementSpan],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut taken = HashMap::<&str, usize>::new();
    for notice in &document_messages::notices(&source.text, &article.diagnostics) {
        let (message, help) = split(&notice.message);
        let place = match notice.kind {
            NoticeKind::Heading => {
                let id = quoted(&notice.message, '`', '`').unwrap_or_default();
                let told = taken.entry(id).or_default();
                *told += 1;
                heading(id, *told, places)
            }
            NoticeKind::Link | NoticeKind::Image => refused(notice, source, places),
            NoticeKind::FrontMatter => notice.line.map(|line| value(source, line)),
            NoticeKind::PullQuote
            | NoticeKind::Misquote
            | NoticeKind::Html
            | NoticeKind::Footnote
            | NoticeKind::Limit => notice.line.map(|line| words(notice, source, line)),
        };
        diagnostics.push(Diagnostic {
            help,
            ..source.diagnostic(code(notice, source), place, message)
        });
    }
}

fn code(notice: &Notice, source: &Source) -> Code {
    match notice.kind {
        NoticeKind::FrontMatter => {
            let key = notice
                .line
                .and_then(|line| front_matter::split_line(source, line));
            match key.and_then(|(key, _)| source.text.get(key)) {
                Some("date" | "updated") => Code::Date,
                Some(_) | None => Code::FrontMatter,
            }
        }
        NoticeKind::PullQuote => Code::PullQuote,
        NoticeKind::Misquote => Code::PullQuoteMissing,
        NoticeKind::Link => Code::LinkRefused,
        NoticeKind::Image => Code::ImageRefused,
        NoticeKind::Html => Code::Html,
        NoticeKind::Footnote => Code::Footnote,
        NoticeKind::Heading => Code::IdDuplicate,
        NoticeKind::Limit => Code::Limit,
    }
}

/// The heading whose id was taken: the second that has it, or the only one, where the id is Recto's own.
fn heading(id: &str, told: usize, places: &[ElementSpan]) -> Option<Range<usize>> {
    let with_id = |place: &&ElementSpan| matches!(&place.kind, ElementKind::Heading { id: Some(own), .. } if own == id);
    let all: Vec<&ElementSpan> = places.iter().filter(with_id).collect();
    let place = all.get(told).or_else(|| all.last())?;
    Some(place.range.clone())
}

/// The link or image on a line that is left out.
fn refused(notice: &Notice, source: &Source, places: &[ElementSpan]) -> Option<Range<usize>> {
    let line = source.line(notice.line?);
    let is_refused = |place: &&ElementSpan| {
        let address = match &place.kind {
            ElementKind::Link { address } => SafeUrl::parse_link(address),
            ElementKind::Image { address, .. } => SafeUrl::parse_image(address),
            ElementKind::Heading { .. } | ElementKind::Code => return false,
        };
        address.is_none() && line.contains(&place.range.start)
    };
    let named = |place: &&ElementSpan| {
        let address = quoted(&notice.message, '`', '`').unwrap_or_default();
        source.text[place.range.clone()].contains(address)
    };
    let mut all = places.iter().filter(is_refused);
    let place = all.clone().find(named).or_else(|| all.next());
    Some(place.map_or_else(
        || words(notice, source, notice.line.unwrap_or(1)),
        |place| place.range.clone(),
    ))
}

/// The value on a line of the front matter, or all of the line.
fn value(source: &Source, line: usize) -> Range<usize> {
    match front_matter::split_line(source, line) {
        Some((_, value)) if !value.is_empty() => value,
        Some((key, _)) => key,
        None => source.trimmed_line(line),
    }
}

/// The words that a notice names, if they are on its line; else the line, or its first character where it is a long one.
fn words(notice: &Notice, source: &Source, line: usize) -> Range<usize> {
    /// More than this is no underline any more, in bytes.
    const LONG: usize = 120;
    let range = source.line(line);
    let text = &source.text[range.clone()];
    let named = [('“', '”'), ('`', '`')]
        .iter()
        .find_map(|&(open, close)| quoted(&notice.message, open, close))
        .map(|words| words.trim_end_matches('…'))
        .filter(|words| !words.is_empty());
    if let Some((at, words)) = named.and_then(|words| Some((text.find(words)?, words))) {
        return range.start + at..range.start + at + words.len();
    }
    let words = source.trimmed_line(line);
    if words.len() <= LONG {
        return words;
    }
    let first = source.text[words.start..]
        .chars()
        .next()
        .map_or(0, char::len_utf8);
    words.start..words.start + first
}

/// The first words between two marks.
fn quoted(message: &str, open: char, close: char) -> Option<&str> {
    let (_, after) = message.split_once(open)?;
    Some(after.split_once(close)?.0)
}

/// Parts what is wrong from what to do: the first sentence from the others, or what stands before a colon.
fn split(message: &str) -> (String, Option<String>) {
    let at = outside(message, ". ").map(|at| (at, 2));
    let at = at.or_else(|| outside(message, ": ").map(|at| (at, 2)));
    let (what, help) = match at {
        Some((at, length)) => (&message[..at], Some(&message[at + length..])),
        None => (message, None),
    };
    (begin_small(what), help.map(begin_small))
}

/// Where marks stand outside of anchor marks and code.
fn outside(message: &str, marks: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut in_code = false;
    for (at, c) in message.char_indices() {
        match c {
            '“' => depth += 1,
            '”' => depth = depth.saturating_sub(1),
            '`' => in_code = !in_code,
            _ => {}
        }
        if depth == 0 && !in_code && message[at..].starts_with(marks) {
            return Some(at);
        }
    }
    None
}

/// A sentence as it goes on after `error: `.
fn begin_small(sentence: &str) -> String {
    let sentence = sentence.trim_end_matches('.');
    let mut letters = sentence.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || first == 'A' && second == ' ' => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => sentence.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(message: &str, what: &str, help: Option<&str>) {
        let (found, advice) = split(message);
        assert_eq!((found.as_str(), advice.as_deref()), (what, help));
    }

    #[test]
    fn what_is_wrong_is_parted_from_what_to_do() {
        check(
            "The pull quote “It is. So” is not in the text. The closest sentence is “It was. So” (line 3).",
            "the pull quote “It is. So” is not in the text",
            Some("the closest sentence is “It was. So” (line 3)"),
        );
        check(
            "The pull quote “a: b” is given twice and shown once: leave one of them out.",
            "the pull quote “a: b” is given twice and shown once",
            Some("leave one of them out"),
        );
        check(
            "`draft` must be `true` or `false`.",
            "`draft` must be `true` or `false`",
            None,
        );
    }
}
