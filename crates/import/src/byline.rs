//! Lines that say who wrote a text, when, and where it appeared.

use crate::dates::{self, Reading};

/// What a line at the head of a text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Says {
    /// When it was published: as ISO 8601.
    Date(String),
    /// When it was last changed: as ISO 8601.
    Updated(String),
    /// A day of which either number may be the month, as it was written.
    Ambiguous(String),
    /// Who wrote it.
    Authors(Vec<String>),
    /// Where it appeared.
    Publisher(String),
}

/// Words before a date, in small letters.
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

/// Words before the date of a change.
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

/// Words before a name.
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

/// Words that may stand before many things, a name among them.
const BY: &[&str] = &["by", "von", "par", "por", "di", "door"];

/// Words before the name of a publication.
const APPEARED: &[&str] = &[
    "publisher",
    "publication",
    "source",
    "published in",
    "verlag",
    "quelle",
];

/// Reads a line; none where any part of it says something else.
pub(crate) fn read(line: &str) -> Option<Vec<Says>> {
    if let Some(says) = part(line) {
        return Some(vec![says]);
    }
    for separator in [" | ", " · ", " • ", " — ", " – ", " / "] {
        if line.contains(separator) {
            return line
                .split(separator)
                .map(|words| part(words.trim()))
                .collect();
        }
    }
    // "By Ada Marsh, May 6, 2025": the comma that parts name and day is not the first one of each.
    let mut commas = line.match_indices(", ");
    commas.find_map(|(at, comma)| {
        let (before, after) = (part(&line[..at])?, part(&line[at + comma.len()..])?);
        Some(vec![before, after])
    })
}

/// The names in a byline that stands apart, as pages have it.
pub(crate) fn says_authors(byline: &str) -> Vec<String> {
    let line = byline.split_whitespace().collect::<Vec<_>>().join(" ");
    match names_in(&line) {
        names if names.is_empty() => names(&line),
        names => names,
    }
}

/// The names in a line that is nothing but a byline; none in others.
pub(crate) fn names_in(line: &str) -> Vec<String> {
    let said = read(line).unwrap_or_default();
    let authors = said.into_iter().find_map(|says| match says {
        Says::Authors(names) => Some(names),
        _ => None,
    });
    authors.unwrap_or_default()
}

fn part(line: &str) -> Option<Says> {
    let line = line.trim().trim_end_matches('.');
    if let Some(words) = after(line, UPDATED) {
        return date(words).map(|said| match said {
            Says::Date(day) => Says::Updated(day),
            other => other,
        });
    }
    if let Some(said) = after(line, PUBLISHED).and_then(date).or_else(|| date(line)) {
        return Some(said);
    }
    if let Some(words) = after(line, WRITTEN).filter(|words| words.chars().count() <= 80) {
        return Some(Says::Authors(names(words)));
    }
    if let Some(words) = after(line, BY).filter(|words| are_names(words)) {
        return Some(Says::Authors(names(words)));
    }
    let publisher = after(line, APPEARED).filter(|words| words.chars().count() <= 60)?;
    line.contains(':')
        .then(|| Says::Publisher(publisher.to_owned()))
}

/// What follows one of these words; a colon may stand between.
fn after<'a>(line: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| {
        let rest = line.get(word.len()..)?;
        let is_there = line.get(..word.len())?.to_lowercase() == *word;
        let rest = rest
            .strip_prefix(':')
            .or_else(|| rest.strip_prefix(" :"))
            .or_else(|| rest.starts_with(' ').then_some(rest))?;
        (is_there && !rest.trim().is_empty()).then(|| rest.trim())
    })
}

fn date(words: &str) -> Option<Says> {
    match dates::read(words)? {
        Reading::Day(day) => Some(Says::Date(day.to_string())),
        Reading::Ambiguous => Some(Says::Ambiguous(words.to_owned())),
    }
}

/// The names in a list of them.
pub(crate) fn names(words: &str) -> Vec<String> {
    words
        .replace(" and ", ", ")
        .replace(" und ", ", ")
        .replace(" & ", ", ")
        .split(',')
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// Whether words may be names: there are few, and each begins with a capital or is one that names have in them.
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
        // As in `al-Hakim`.
        let first = part.split('-').next().unwrap_or_default();
        (starts || WITHIN.contains(&first.trim_end_matches(','))) && is_word
    };
    (1..=12).contains(&parts.len()) && parts.iter().all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[Says]) {
        assert_eq!(read(line).unwrap_or_default(), expected, "{line}");
    }

    fn authors(names: &[&str]) -> Says {
        Says::Authors(names.iter().map(|&name| name.to_owned()).collect())
    }

    fn date(day: &str) -> Says {
        Says::Date(day.to_owned())
    }

    #[test]
    fn dates_may_have_words_before_them() {
        check("Published: May 6, 2025", &[date("2025-05-06")]);
        check("Veröffentlicht am 6. Mai 2025", &[date("2025-05-06")]);
        check("6 May 2025", &[date("2025-05-06")]);
        check(
            "Last updated: 2025-06-01",
            &[Says::Updated("2025-06-01".to_owned())],
        );
        check(
            "Date: 06/05/2025",
            &[Says::Ambiguous("06/05/2025".to_owned())],
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
    fn one_line_may_say_more() {
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
            &[Says::Publisher("The Shore".to_owned())],
        );
    }

    #[test]
    fn sentences_are_no_bylines() {
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
