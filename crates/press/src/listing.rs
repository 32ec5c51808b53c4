//! The library's index: in one file where that is small, and otherwise with the newest articles in the first, and the
//! rest in parts of bounded size, so that the library opens as quickly however many articles there are.

use std::{collections::HashSet, ops::Range};

use recto::{
    library::{Entry, FIRST, Library, Neighbours, Parts, TAGS},
    site::Series,
};

use crate::{
    files,
    output::{Kind, Mark, Outcome, Output},
};

/// What marks an index as written here, so that the next run may write it anew.
const GENERATOR: &str = "press";

/// Where it is, below the site's root.
const INDEX: &str = "articles/index.json";

/// An index that names more parts than this was not written here: they would hold some hundred thousand articles.
const MOST_PARTS: usize = 1000;

/// How a part is known: as the index is, by its generator.
const PART_KIND: Kind<'static> = Kind {
    mark: Mark::Says(|json| {
        serde_json::from_slice::<Library>(json).is_ok_and(|part| part.generator == GENERATOR)
    }),
    advice: "its name is that of a part of the index, so the library misses some articles: give the file another name",
};

/// The most that the first file holds, in bytes of JSON: entries with long standfirsts are fewer than [`FIRST`].
const FIRST_BYTES: usize = 32_000;

/// How many entries a part holds at most, and in how many bytes of JSON.
const PART: usize = 500;
const PART_BYTES: usize = 128_000;

/// The index as it was written, or found.
#[derive(Debug)]
pub(crate) struct Listing {
    /// The text of its first file.
    pub(crate) text: String,
    /// What that says; what keeps the publisher's own from being read the app tells.
    pub(crate) library: Option<Library>,
    /// All articles that it lists, in its order.
    pub(crate) all: Vec<Entry>,
}

impl Listing {
    /// The neighbours of the article at a place.
    pub(crate) fn neighbours(&self, place: usize) -> Neighbours {
        let series = self.library.as_ref().map(|library| &*library.series);
        Neighbours::at(&self.all, place, series.unwrap_or_default())
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
pub(crate) fn write(
    output: &Output,
    entries: Vec<Entry>,
    series: Vec<Series>,
) -> Result<Listing, String> {
    let earlier = match files::read(&output.root().join(INDEX))? {
        None => None,
        Some(bytes) => match serde_json::from_slice::<Library>(&bytes) {
            Ok(library) if library.generator == GENERATOR => Some(library),
            found => {
                output.note(format!(
                    "{INDEX} is the publisher's own and is kept; remove it to have all articles listed"
                ));
                let library = found.ok();
                return Ok(Listing {
                    text: String::from_utf8_lossy(&bytes).into_owned(),
                    all: library
                        .as_ref()
                        .map(|library| library.articles.clone())
                        .unwrap_or_default(),
                    library,
                });
            }
        },
    };
    let before = earlier.map_or(0, |library| library.parts());
    let series = there(series, &entries);
    let (first, parts) = split(&entries)?;
    for (number, part) in parts.iter().enumerate() {
        let part = Library {
            generator: GENERATOR.to_owned(),
            articles: entries[part.clone()].to_vec(),
            ..Library::default()
        };
        output.write(&part_of(number + 1), json(&part)?.as_bytes(), PART_KIND);
    }
    let library = first_file(&entries, series, first, parts.len());
    let text = json(&library)?;
    // That it may be written anew was seen above.
    if output.write(INDEX, text.as_bytes(), Kind::NAMED) == Outcome::There {
        println!("press: {} articles listed", entries.len());
    }
    for number in parts.len()..before.min(MOST_PARTS) {
        output.remove(&part_of(number + 1), PART_KIND);
    }
    Ok(Listing {
        text,
        library: Some(library),
        all: entries,
    })
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
        rest: Some(Parts {
            parts,
            count: entries.len(),
            tags,
        }),
        articles: entries[..first].to_vec(),
        ..whole
    }
}

/// How many entries the first file has, and which are in each of the parts.
fn split(entries: &[Entry]) -> Result<(usize, Vec<Range<usize>>), String> {
    let sizes: Vec<usize> = entries
        .iter()
        .map(|entry| Ok(json(entry)?.len() + 1))
        .collect::<Result<_, String>>()?;
    let first = take(&sizes, FIRST, FIRST_BYTES);
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

fn json(value: &(impl serde::Serialize + ?Sized)) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| format!("the index cannot be written: {error}"))
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, fs, path::Path};

    use super::*;

    fn entries(count: usize, description: usize) -> Vec<Entry> {
        let entry = |number| Entry {
            slug: format!("article-{number}"),
            description: "d".repeat(description),
            tags: vec![if number % 3 == 0 { "rare" } else { "sea" }.to_owned()],
            ..Entry::default()
        };
        (0..count).map(entry).collect()
    }

    fn write_to(site: &Path, entries: Vec<Entry>) -> Listing {
        write(&Output::new(site, BTreeMap::new()), entries, Vec::new()).unwrap()
    }

    fn names(site: &Path) -> Vec<String> {
        files::names(&site.join("articles"), ".json").unwrap()
    }

    #[test]
    fn a_small_library_is_one_file() {
        let site = tempfile::tempdir().unwrap();
        let listing = write_to(site.path(), entries(FIRST, 10));
        assert_eq!(names(site.path()), ["index.json"]);
        assert!(!listing.text.contains("rest"), "{}", listing.text);
        assert!(!listing.is_beyond(FIRST - 1));
    }

    #[test]
    fn a_large_one_is_in_parts_that_hold_all_of_it_in_order() {
        let site = tempfile::tempdir().unwrap();
        let all = entries(1200, 10);
        let listing = write_to(site.path(), all.clone());
        let library = listing.library.clone().unwrap();
        assert_eq!(
            (library.articles.len(), library.count(), library.parts()),
            (FIRST, 1200, 3)
        );
        assert_eq!(library.tags(), ["sea", "rare"]);
        let mut read = library.articles.clone();
        for number in 1..=3 {
            let part = fs::read(site.path().join(part_of(number))).unwrap();
            read.extend(serde_json::from_slice::<Library>(&part).unwrap().articles);
        }
        assert_eq!(read, all);
        assert!(listing.is_beyond(FIRST - 1) && !listing.is_beyond(FIRST - 2));
        assert_eq!(
            serde_json::from_str::<Library>(&listing.text).unwrap(),
            library
        );
    }

    #[test]
    fn long_standfirsts_make_no_file_larger() {
        let site = tempfile::tempdir().unwrap();
        write_to(site.path(), entries(300, 3000));
        for name in names(site.path()) {
            let bytes = fs::metadata(site.path().join("articles").join(&name))
                .unwrap()
                .len();
            let most = if name == "index.json" {
                FIRST_BYTES
            } else {
                PART_BYTES
            };
            assert!(bytes < most as u64 + 1000, "{name} has {bytes} bytes");
        }
    }

    #[test]
    fn an_entry_that_fits_nowhere_has_a_part_of_its_own() {
        let (first, parts) = split(&entries(3, 200_000)).unwrap();
        assert_eq!((first, parts), (1, vec![1..2, 2..3]));
    }

    #[test]
    fn parts_that_are_not_needed_any_more_go() {
        let site = tempfile::tempdir().unwrap();
        write_to(site.path(), entries(1200, 10));
        fs::write(site.path().join("articles/index-9.json"), "[]").unwrap();
        write_to(site.path(), entries(300, 10));
        // The last is not ours.
        assert_eq!(
            names(site.path()),
            ["index-1.json", "index-9.json", "index.json"]
        );
    }

    #[test]
    fn the_order_of_an_own_index_holds_for_the_neighbours() {
        let site = tempfile::tempdir().unwrap();
        let own = site.path().join("articles/index.json");
        files::write(&own, br#"["b.md","a.md"]"#).unwrap();
        let listing = write_to(site.path(), entries(3, 10));
        let older = listing.neighbours(0).older.unwrap();
        assert_eq!(older.slug, "a");
        assert_eq!(fs::read_to_string(own).unwrap(), r#"["b.md","a.md"]"#);
    }
}
