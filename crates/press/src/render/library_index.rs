//! The library's index: in one file where that is small, and otherwise with the newest articles in the first, and the
//! rest in parts of bounded size, so that the library opens as quickly however many articles there are.

use std::{collections::HashSet, ops::Range};

use recto::data::{
    library::{Adjacent, Entry, FurtherParts, Library, PAGE_LENGTH, TAGS},
    site::Series,
};

use crate::{
    Error, Result, console,
    output::{Outcome, Output, Ownership, Provenance, safe_path},
};

/// What marks an index as written here, so that the next run may write it anew.
const GENERATOR: &str = "press";

/// What all that is written here begins with: what was damaged is known from it too.
const BEGINNING: &[u8] = br#"{"generator":"press","#;

/// Where it is, below the site's root.
const INDEX: &str = "articles/index.json";

/// An index that names more parts than this was not written here: they would hold some hundred thousand articles.
const MOST_PARTS: usize = 1000;

/// How a part is known: as the index is, by its generator.
const PART_OWNERSHIP: Ownership<'static> = Ownership {
    provenance: Provenance::Content(|json| {
        json.starts_with(BEGINNING)
            || serde_json::from_slice::<Library>(json).is_ok_and(|part| part.generator == GENERATOR)
    }),
    advice: "its name is that of a part of the index, so the library misses some articles: give the file another name",
};

/// The most that the first file holds, in bytes of JSON: entries with long standfirsts are fewer than [`PAGE_LENGTH`].
const FIRST_BYTES: usize = 32_000;

/// How many entries a part holds at most, and in how many bytes of JSON.
const PART: usize = 500;
const PART_BYTES: usize = 128_000;

/// The index as it was written, or found.
#[derive(Debug)]
pub(crate) struct Listing {
    /// The text of its first file.
    pub(crate) text: String,
    /// What that says.
    pub(crate) library: Option<Library>,
    /// All articles that it lists, in its order.
    pub(crate) all: Vec<Entry>,
}

impl Listing {
    /// The neighbours of the article at a place.
    pub(crate) fn neighbours(&self, place: usize) -> Adjacent {
        let series = self.library.as_ref().map(|library| &*library.series);
        Adjacent::from_entries(&self.all, place, series.unwrap_or_default())
    }

    /// Whether the first file does not know the neighbours of the article at a place.
    pub(crate) fn is_beyond(&self, place: usize) -> bool {
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
pub(crate) fn write(output: &Output, entries: Vec<Entry>, series: Vec<Series>) -> Result<Listing> {
    let before = match found(output) {
        Found::Earlier { parts } => Some(parts),
        Found::Own(listing) => return Ok(*listing),
        Found::NoList => None,
    };
    let series = there(series, &entries);
    let (first, parts) = split(&entries)?;
    for (number, part) in parts.iter().enumerate() {
        let part = Library {
            generator: GENERATOR.to_owned(),
            articles: entries[part.clone()].to_vec(),
            ..Library::default()
        };
        output.write(
            &part_of(number + 1),
            json(&part)?.as_bytes(),
            PART_OWNERSHIP,
        );
    }
    let library = first_file(&entries, series, first, parts.len());
    let text = json(&library)?;
    // That it may be written anew was seen above.
    if before.is_some()
        && output.write(INDEX, text.as_bytes(), Ownership::BY_NAME) == Outcome::Written
    {
        console::print_line(&format!("press: {} articles listed", entries.len()));
    }
    for number in parts.len()..before.unwrap_or_default().min(MOST_PARTS) {
        output.remove(&part_of(number + 1), PART_OWNERSHIP);
    }
    Ok(Listing {
        text,
        library: Some(library),
        all: entries,
    })
}

/// What is in the place of the index.
enum Found {
    /// One that press wrote, with so many parts; or nothing.
    Earlier { parts: usize },
    /// The publisher's own list.
    Own(Box<Listing>),
    /// What nobody can list articles from.
    NoList,
}

/// Looks at what is in the place of the index. What cannot be read there is told when it is to be written.
fn found(output: &Output) -> Found {
    let bytes = safe_path::read(output.root(), INDEX).ok().flatten();
    let bytes = bytes.unwrap_or_default();
    if bytes.is_empty() {
        return Found::Earlier { parts: 0 };
    }
    match serde_json::from_slice::<Library>(&bytes) {
        Ok(library) if library.generator == GENERATOR => Found::Earlier {
            parts: library.parts(),
        },
        Ok(library) => {
            output.note(format!(
                "{INDEX} is the publisher's own and is kept; remove it to have all articles listed"
            ));
            Found::Own(Box::new(Listing {
                text: String::from_utf8_lossy(&bytes).into_owned(),
                all: library.articles.clone(),
                library: Some(library),
            }))
        }
        Err(_) if bytes.starts_with(BEGINNING) => Found::Earlier { parts: MOST_PARTS },
        Err(error) => {
            output.fail(Error::new("cannot use").at(INDEX).caused_by(error).help(
                "it is not a list of articles, so readers may find none: remove it to have all articles listed, or list the names of their files in it: [\"low-tide.md\"]",
            ));
            Found::NoList
        }
    }
}

/// The series, without articles that are not there; what is left of one may be nothing.
fn there(mut series: Vec<Series>, entries: &[Entry]) -> Vec<Series> {
    let slugs: HashSet<&str> = entries.iter().map(|entry| entry.slug.as_str()).collect();
    for one in &mut series {
        one.articles.retain(|slug| slugs.contains(slug.as_str()));
    }
    series.retain(|one| !one.articles.is_empty());
    series
}

fn part_of(number: usize) -> String {
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
    tags.truncate(TAGS);
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

/// How many entries the first file has, and which are in each of the parts.
fn split(entries: &[Entry]) -> Result<(usize, Vec<Range<usize>>)> {
    let sizes: Vec<usize> = entries
        .iter()
        .map(|entry| Ok(json(entry)?.len() + 1))
        .collect::<Result<_>>()?;
    let first = take(&sizes, PAGE_LENGTH, FIRST_BYTES);
    let mut parts = Vec::new();
    let mut from = first;
    while from < sizes.len() {
        let to = from + take(&sizes[from..], PART, PART_BYTES);
        parts.push(from..to);
        from = to;
    }
    Ok((first, parts))
}

/// How many of these sizes fit: at least one, so that all find a place.
fn take(sizes: &[usize], most: usize, bytes: usize) -> usize {
    let mut sum = 0;
    let fitting = sizes.iter().take(most).take_while(|&&size| {
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
