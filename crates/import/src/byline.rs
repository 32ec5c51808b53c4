//! Bylines: authors, dates and publisher of a text, each on a line of its own or together.

use crate::dates::{self, ParsedDate};

/// A fact in a byline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum BylinePart {
    /// Date of publication, in ISO 8601.
    Published(String),
    /// Date of the last change, in ISO 8601.
    Updated(String),
    /// Date in the source's words, of which either number may be the month.
    AmbiguousDate(String),
    /// Names of the authors.
    Authors(Vec<String>),
    /// Name of the publication.
    Publisher(String),
}

/// Words before a date of publication, in lower case.
const PUBLISHED: &[&str] = &[
    "published on",
    "first published",
    "published",
    "publication date",
    "date",
    "posted on",
    "posted",
    "veröffentlicht am",
    "veröffentlicht",
    "erschienen am",
    "datum",
    "publié le",
    "publicado el",
    "publicado em",
    "publicado",
    "fecha",
    "pubblicato il",
    "gepubliceerd op",
];

/// Words before the date of a change, in lower case.
const UPDATED: &[&str] = &[
    "last updated on",
    "last updated",
    "updated on",
    "updated",
    "last modified",
    "modified",
    "aktualisiert am",
    "aktualisiert",
    "mis à jour le",
    "actualizado el",
    "aggiornato il",
];

/// Words before the name of an author, in lower case.
const WRITTEN: &[&str] = &[
    "written by",
    "words by",
    "text by",
    "story by",
    "opinion by",
    "essay by",
    "posted by",
    "authors",
    "author",
    "byline",
    "text von",
    "geschrieben von",
    "autorin",
    "autor",
    "écrit par",
    "auteur",
    "escrito por",
    "scritto da",
    "autore",
    "geschreven door",
];

/// Words that may introduce a name, but also anything else.
const BY: &[&str] = &["by", "von", "par", "por", "di", "door"];

/// Words before the name of a publication, in lower case.
const APPEARED: &[&str] = &[
    "publisher",
    "publication",
    "source",
    "published in",
    "verlag",
    "quelle",
];

/// Parses a byline. Returns none if any part of the line is something else.
pub(crate) fn parse(line: &str) -> Option<Vec<BylinePart>> {
    if let Some(part) = parse_part(line) {
        return Some(vec![part]);
    }
    for separator in [" | ", " · ", " • ", " — ", " – ", " / "] {
        if line.contains(separator) {
            return line
                .split(separator)
                .map(|words| parse_part(words.trim()))
                .collect();
        }
    }
    // "By Ada Marsh, May 6, 2025": any of the commas may separate the name from the date.
    let mut commas = line.match_indices(", ");
    commas.find_map(|(at, comma)| {
        let (before, after) = (
            parse_part(&line[..at])?,
            parse_part(&line[at + comma.len()..])?,
        );
        Some(vec![before, after])
    })
}

/// Returns the authors in a page's byline metadata, with or without a word such as "by".
pub(crate) fn authors_from_metadata(byline: &str) -> Vec<String> {
    let line = byline.split_whitespace().collect::<Vec<_>>().join(" ");
    match authors_from_line(&line) {
        authors if authors.is_empty() => split_names(&line),
        authors => authors,
    }
}

/// Returns the authors in a line that is a byline as a whole; none in any other line.
pub(crate) fn authors_from_line(line: &str) -> Vec<String> {
    let parts = parse(line).unwrap_or_default();
    let authors = parts.into_iter().find_map(|part| match part {
        BylinePart::Authors(names) => Some(names),
        _ => None,
    });
    authors.unwrap_or_default()
}

fn parse_part(line: &str) -> Option<BylinePart> {
    let line = line.trim().trim_end_matches('.');
    if let Some(words) = after(line, UPDATED) {
        return parse_date(words).map(|part| match part {
            BylinePart::Published(date) => BylinePart::Updated(date),
            other => other,
        });
    }
    if let Some(date) = after(line, PUBLISHED)
        .and_then(parse_date)
        .or_else(|| parse_date(line))
    {
        return Some(date);
    }
    if let Some(words) = after(line, WRITTEN).filter(|words| words.chars().count() <= 80) {
        return Some(BylinePart::Authors(split_names(words)));
    }
    if let Some(words) = after(line, BY).filter(|words| are_names(words)) {
        return Some(BylinePart::Authors(split_names(words)));
    }
    let publisher = after(line, APPEARED).filter(|words| words.chars().count() <= 60)?;
    line.contains(':')
        .then(|| BylinePart::Publisher(publisher.to_owned()))
}

/// Returns the text after one of these words and an optional colon.
fn after<'a>(line: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| {
        let rest = line.get(word.len()..)?;
        let has_word = line.get(..word.len())?.to_lowercase() == *word;
        let rest = rest
            .strip_prefix(':')
            .or_else(|| rest.strip_prefix(" :"))
            .or_else(|| rest.starts_with(' ').then_some(rest))?;
        (has_word && !rest.trim().is_empty()).then(|| rest.trim())
    })
}

fn parse_date(words: &str) -> Option<BylinePart> {
    match dates::parse(words)? {
        ParsedDate::Date(date) => Some(BylinePart::Published(date.to_string())),
        ParsedDate::Ambiguous => Some(BylinePart::AmbiguousDate(words.to_owned())),
    }
}

/// Splits a list of names.
fn split_names(words: &str) -> Vec<String> {
    words
        .replace(" and ", ", ")
        .replace(" und ", ", ")
        .replace(" & ", ", ")
        .split(',')
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// Returns true if words may be names: few words, each a particle of names or with a capital letter.
pub(crate) fn are_names(words: &str) -> bool {
    const WITHIN: &[&str] = &[
        "and", "und", "et", "y", "e", "&", "de", "da", "di", "du", "del", "della", "dos", "van",
        "von", "der", "den", "la", "le", "al", "bin", "ibn", "ter", "ten", "zu",
    ];
    let parts: Vec<&str> = words.split_whitespace().collect();
    let is_name = |part: &&str| {
        let starts = part
            .chars()
            .next()
            .is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
        let is_word = part
            .chars()
            .all(|c| c.is_alphabetic() || ".,-'’".contains(c));
        // `al` in `al-Hakim`.
        let first = part.split('-').next().unwrap_or_default();
        (starts || WITHIN.contains(&first.trim_end_matches(','))) && is_word
    };
    (1..=12).contains(&parts.len()) && parts.iter().all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[BylinePart]) {
        assert_eq!(parse(line).unwrap_or_default(), expected, "{line}");
    }

    fn authors(names: &[&str]) -> BylinePart {
        BylinePart::Authors(names.iter().map(|&name| name.to_owned()).collect())
    }

    fn date(day: &str) -> BylinePart {
        BylinePart::Published(day.to_owned())
    }

    #[test]
    fn dates_may_have_words_before_them() {
        check("Published: May 6, 2025", &[date("2025-05-06")]);
        check("Veröffentlicht am 6. Mai 2025", &[date("2025-05-06")]);
        check("6 May 2025", &[date("2025-05-06")]);
        check(
            "Last updated: 2025-06-01",
            &[BylinePart::Updated("2025-06-01".to_owned())],
        );
        check(
            "Date: 06/05/2025",
            &[BylinePart::AmbiguousDate("06/05/2025".to_owned())],
        );
    }

    #[test]
    fn bylines_name_people() {
        check("Written by Ada Marsh", &[authors(&["Ada Marsh"])]);
        check(
            "By Ada Marsh and Omar al-Hakim",
            &[authors(&["Ada Marsh", "Omar al-Hakim"])],
        );
        check(
            "Author: Ludwig van Holt, Ada Marsh",
            &[authors(&["Ludwig van Holt", "Ada Marsh"])],
        );
        check("Von Käthe Brandt", &[authors(&["Käthe Brandt"])]);
    }

    #[test]
    fn one_line_may_hold_several_facts() {
        check(
            "By Ada Marsh | May 6, 2025",
            &[authors(&["Ada Marsh"]), date("2025-05-06")],
        );
        check(
            "By Ada Marsh, May 6, 2025",
            &[authors(&["Ada Marsh"]), date("2025-05-06")],
        );
        check(
            "Published 6 May 2025 · By Ada Marsh",
            &[date("2025-05-06"), authors(&["Ada Marsh"])],
        );
        check(
            "Publisher: The Shore",
            &[BylinePart::Publisher("The Shore".to_owned())],
        );
    }

    #[test]
    fn sentences_are_not_bylines() {
        for line in [
            "By noon the tide had turned.",
            "By the time Ada came home",
            "Published works are rare",
            "Source of the river",
            "In May 2025 nothing happened",
        ] {
            check(line, &[]);
        }
    }
}
