//! Library index, `articles/index.json`. A small library has one file; of a large one the first file has the newest articles
//! and the rest is in parts of bounded size, so that the library opens quickly whatever its size.

use std::{collections::HashSet, ops::Range};

use recto::data::{
    library::{Adjacent, Entry, FurtherParts, Library, MAX_TAGS, PAGE_LENGTH},
    site::Series,
};

use crate::{
    Error, Result, console,
    output::{Outcome, Output, Ownership, Provenance, safe_path},
};

/// Value of the field that marks an index as press's own.
const GENERATOR: &str = "press";

/// First bytes of every file of the index. They identify damaged ones too.
const BEGINNING: &[u8] = br#"{"generator":"press","#;

/// Path of the first file, below the site's root.
const INDEX: &str = "articles/index.json";

/// Limit for the number of parts: some hundred thousand articles. Press writes no index with more.
const MAX_PARTS: usize = 1000;

/// Rule for parts.
const PART_OWNERSHIP: Ownership<'static> = Ownership {
    provenance: Provenance::Content(|json| {
        json.starts_with(BEGINNING)
            || serde_json::from_slice::<Library>(json).is_ok_and(|part| part.generator == GENERATOR)
    }),
    advice: "its name is that of a part of the index, so the library misses some articles: give the file another name",
};

/// Limit for the first file, in bytes of JSON. With long standfirsts it has fewer entries than [`PAGE_LENGTH`].
const MAX_FIRST_BYTES: usize = 32_000;

/// Limit for a part, in entries.
const MAX_PART_ENTRIES: usize = 500;
/// Limit for a part, in bytes of JSON.
const MAX_PART_BYTES: usize = 128_000;

/// The index as it was written, or the publisher's own.
#[derive(Debug)]
pub(crate) struct LibraryIndex {
    /// Text of the first file.
    pub(crate) text: String,
    /// Parsed text of the first file; `None` if it is not a list of articles.
    pub(crate) library: Option<Library>,
    /// Entries of all articles, in the order of the library.
    pub(crate) all: Vec<Entry>,
}

impl LibraryIndex {
    /// Returns the articles before and after the one at a position.
    pub(crate) fn adjacent(&self, place: usize) -> Adjacent {
        let series = self.library.as_ref().map(|library| &*library.series);
        Adjacent::from_entries(&self.all, place, series.unwrap_or_default())
    }

    /// Returns whether the first file lacks the article at a position, or the one after it.
    pub(crate) fn needs_adjacent_file(&self, place: usize) -> bool {
        let first = self.library.as_ref().map_or(0, |library| {
            if library.parts() == 0 {
                usize::MAX
            } else {
                library.articles.len()
            }
        });
        place.saturating_add(1) >= first
    }
}

/// Writes the index, unless the publisher has one of their own.
pub(crate) fn write(
    output: &Output,
    entries: Vec<Entry>,
    series: Vec<Series>,
) -> Result<LibraryIndex> {
    let before = match read_existing(output) {
        Existing::Generated { parts } => Some(parts),
        Existing::Foreign(index) => return Ok(*index),
        Existing::Invalid => None,
    };
    let series = without_missing(series, &entries);
    let (first, parts) = split(&entries)?;
    for (number, part) in parts.iter().enumerate() {
        let part = Library {
            generator: GENERATOR.to_owned(),
            articles: entries[part.clone()].to_vec(),
            ..Library::default()
        };
        output.write(
            &part_path(number + 1),
            json(&part)?.as_bytes(),
            PART_OWNERSHIP,
        );
    }
    let library = first_file(&entries, series, first, parts.len());
    let text = json(&library)?;
    // The publisher's own index was excluded above.
    if before.is_some()
        && output.write(INDEX, text.as_bytes(), Ownership::BY_NAME) == Outcome::Written
    {
        console::print_line(&format!("press: {} articles listed", entries.len()));
    }
    for number in parts.len()..before.unwrap_or_default().min(MAX_PARTS) {
        output.remove(&part_path(number + 1), PART_OWNERSHIP);
    }
    Ok(LibraryIndex {
        text,
        library: Some(library),
        all: entries,
    })
}

/// State of the index file before a run.
enum Existing {
    /// Missing, or written by press, with this number of parts.
    Generated { parts: usize },
    /// The publisher's own list.
    Foreign(Box<LibraryIndex>),
    /// A file that is not a list of articles.
    Invalid,
}

/// Inspects the index file. One that cannot be read is reported when it is written.
fn read_existing(output: &Output) -> Existing {
    let bytes = safe_path::read(output.root(), INDEX).ok().flatten();
    let bytes = bytes.unwrap_or_default();
    if bytes.is_empty() {
        return Existing::Generated { parts: 0 };
    }
    match serde_json::from_slice::<Library>(&bytes) {
        Ok(library) if library.generator == GENERATOR => Existing::Generated {
            parts: library.parts(),
        },
        Ok(library) => {
            output.note(format!(
                "{INDEX} is the publisher's own and is kept; remove it to have all articles listed"
            ));
            Existing::Foreign(Box::new(LibraryIndex {
                text: String::from_utf8_lossy(&bytes).into_owned(),
                all: library.articles.clone(),
                library: Some(library),
            }))
        }
        Err(_) if bytes.starts_with(BEGINNING) => Existing::Generated { parts: MAX_PARTS },
        Err(error) => {
            output.record_error(Error::new("cannot use").at(INDEX).caused_by(error).help(
                "it is not a list of articles, so readers may find none: remove it to have all articles listed, or list the names of their files in it: [\"low-tide.md\"]",
            ));
            Existing::Invalid
        }
    }
}

/// Removes articles that do not exist from the series, and then the series without articles.
fn without_missing(mut series: Vec<Series>, entries: &[Entry]) -> Vec<Series> {
    let slugs: HashSet<&str> = entries.iter().map(|entry| entry.slug.as_str()).collect();
    for one in &mut series {
        one.articles.retain(|slug| slugs.contains(slug.as_str()));
    }
    series.retain(|one| !one.articles.is_empty());
    series
}

fn part_path(number: usize) -> String {
    format!("articles/index-{number}.json")
}

fn first_file(entries: &[Entry], series: Vec<Series>, first: usize, parts: usize) -> Library {
    let whole = Library {
        generator: GENERATOR.to_owned(),
        articles: entries.to_vec(),
        series,
        rest: None,
    };
    if parts == 0 {
        return whole;
    }
    let mut tags = whole.tags();
    tags.truncate(MAX_TAGS);
    Library {
        rest: Some(FurtherParts {
            parts,
            count: entries.len(),
            tags,
        }),
        articles: entries[..first].to_vec(),
        ..whole
    }
}

/// Returns the number of entries in the first file, and the ranges of the entries in the parts.
fn split(entries: &[Entry]) -> Result<(usize, Vec<Range<usize>>)> {
    let sizes: Vec<usize> = entries
        .iter()
        .map(|entry| Ok(json(entry)?.len() + 1))
        .collect::<Result<_>>()?;
    let first = count_fitting(&sizes, PAGE_LENGTH, MAX_FIRST_BYTES);
    let mut parts = Vec::new();
    let mut from = first;
    while from < sizes.len() {
        let to = from + count_fitting(&sizes[from..], MAX_PART_ENTRIES, MAX_PART_BYTES);
        parts.push(from..to);
        from = to;
    }
    Ok((first, parts))
}

/// Returns how many of the sizes, at most `limit`, fit into `bytes`. It is at least one, so that every entry has a place.
fn count_fitting(sizes: &[usize], limit: usize, bytes: usize) -> usize {
    let mut sum = 0;
    let fitting = sizes.iter().take(limit).take_while(|&&size| {
        sum += size;
        sum <= bytes
    });
    fitting.count().max(1).min(sizes.len())
}

fn json(value: &(impl serde::Serialize + ?Sized)) -> Result<String> {
    serde_json::to_string(value)
        .map_err(|error| Error::new("cannot serialize the library index").caused_by(error))
}

#[cfg(test)]
mod tests;
