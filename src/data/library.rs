//! The library's index, `articles/index.json`: written by `press`, listed by the library page.
//!
//! In a large library it has the newest articles, and [`FurtherParts`] describes the files with the others.

use document::text::lower_case;
use serde::{Deserialize, Serialize};

use crate::{
    data::{normalize_query::normalize_query, site::Series},
    routing::Filter,
};

mod adjacent;
mod loaded_index;
mod wire;

pub use adjacent::{Adjacent, Lookup, SeriesContext};
pub use loaded_index::{EntryIndex, LoadedIndex};

/// Number of entries that each “Show more” adds: a few screens, quick to build. An index in several files has no more
/// in its first.
pub const PAGE_LENGTH: usize = 100;

/// Number of tags that the library page lists, the most frequent first: as many as a reader can look through. The
/// filter by words finds the others.
pub const MAX_TAGS: usize = 40;

/// Index of the library.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Library {
    /// Tool that wrote it; empty if it was written by hand.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub generator: String,
    /// Articles, in the order of the list.
    pub articles: Vec<Entry>,
    /// Series of articles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<Series>,
    /// Further files, where this is not the whole index.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest: Option<FurtherParts>,
}

/// Further files of the index: `articles/index-1.json` and so on, each a list of the entries that follow.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FurtherParts {
    /// Number of these files.
    pub parts: usize,
    /// Number of articles in the whole library.
    pub count: usize,
    /// Tags of all articles, the most frequent first.
    #[serde(default)]
    pub tags: Vec<String>,
}

/// Entry of an article in the index.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Entry {
    /// File name without `.md`; the article's address.
    pub slug: String,
    /// Title; empty where only the file name is known.
    #[serde(default)]
    pub title: String,
    /// Standfirst.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Names of the authors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Name of the publication.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub publisher: String,
    /// Date of publication, in ISO 8601, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// Tags.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Language, a BCP 47 tag, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lang: String,
    /// `rtl`, or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub dir: String,
    /// Reading time in minutes; 0 where it is unknown.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub minutes: usize,
}

impl Library {
    /// Returns the indices of the entries that pass a filter: those with its tag and all of its words, in any order,
    /// anywhere in the entry, in any case.
    pub fn find(&self, filter: &Filter) -> Vec<usize> {
        // A phrase counts as its words.
        let words = fold(&normalize_query(&filter.words)).replace('"', "");
        let words: Vec<&str> = words.split_whitespace().collect();
        let fits = |entry: &Entry| {
            let tagged = filter
                .tag
                .as_ref()
                .is_none_or(|tag| entry.tags.contains(tag));
            tagged && (words.is_empty() || entry.has_all(&words))
        };
        (0..self.articles.len())
            .filter(|&index| fits(&self.articles[index]))
            .collect()
    }

    /// Returns the number of articles, those in other files included.
    pub fn count(&self) -> usize {
        self.rest
            .as_ref()
            .map_or(self.articles.len(), |rest| rest.count)
    }

    /// Returns the number of entries on the first page. Where the index is in several files, these are the entries of
    /// the first.
    pub fn first_page_length(&self) -> usize {
        match self.parts() {
            0 => PAGE_LENGTH,
            _ => PAGE_LENGTH.min(self.articles.len()),
        }
    }

    /// Returns the number of further files.
    pub fn parts(&self) -> usize {
        self.rest.as_ref().map_or(0, |rest| rest.parts)
    }

    /// Returns all tags, the most frequent first, then by name.
    pub fn tags(&self) -> Vec<String> {
        if let Some(rest) = &self.rest {
            return rest.tags.clone();
        }
        let mut counts = std::collections::BTreeMap::<&str, usize>::new();
        for tag in self.articles.iter().flat_map(|entry| &entry.tags) {
            *counts.entry(tag).or_default() += 1;
        }
        let mut tags: Vec<_> = counts.into_iter().collect();
        tags.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        tags.into_iter().map(|(tag, _)| tag.to_owned()).collect()
    }
}

impl Entry {
    /// Returns the title, or one derived from the file name.
    pub fn title(&self) -> String {
        if self.title.is_empty() {
            title_of_file(&self.slug)
        } else {
            self.title.clone()
        }
    }

    /// Returns the language for an attribute: `None` rather than an empty one, which would mean that it is unknown.
    pub fn lang(&self) -> Option<String> {
        (!self.lang.is_empty()).then(|| self.lang.clone())
    }

    /// Returns the direction for an attribute; `auto` where the index has none.
    pub fn dir(&self) -> String {
        if self.dir.is_empty() {
            "auto".to_owned()
        } else {
            self.dir.clone()
        }
    }

    /// Returns a copy with only the fields that a link needs.
    #[must_use]
    pub fn to_link(&self) -> Self {
        Self {
            slug: self.slug.clone(),
            title: self.title.clone(),
            lang: self.lang.clone(),
            dir: self.dir.clone(),
            ..Self::default()
        }
    }

    fn has_all(&self, words: &[&str]) -> bool {
        let mut text = self.title();
        let parts = [&self.description, &self.publisher].into_iter();
        for part in parts.chain(&self.authors).chain(&self.tags) {
            text.push('\n');
            text.push_str(part);
        }
        let text = fold(&text);
        words.iter().all(|word| text.contains(word))
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// Folds a text for search: in lower case, and with the apostrophe of keyboards.
fn fold(text: &str) -> String {
    lower_case(text).replace(['’', '‘'], "'")
}

/// Derives a title from a file name: `low-tide` becomes “Low tide”.
pub fn title_of_file(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    match letters.next() {
        Some(first) => first.to_ascii_uppercase().to_string() + letters.as_str(),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests;
