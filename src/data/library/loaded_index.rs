//! Library index in several files, of which some are loaded.

use std::sync::Arc;

use crate::{
    data::library::{Entry, Library, MAX_TAGS},
    routing::Filter,
};

/// Parts of the index, loaded or missing; the first is the index itself.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadedIndex {
    parts: Vec<Option<Arc<Library>>>,
}

/// Position of an entry: index of its part, and index in the part.
pub type EntryIndex = (usize, usize);

impl LoadedIndex {
    /// Takes the index, whose further parts are missing.
    pub fn new(index: Arc<Library>) -> Self {
        let missing = index.parts();
        let parts = std::iter::once(Some(index)).chain((0..missing).map(|_| None));
        Self {
            parts: parts.collect(),
        }
    }

    /// Adds a loaded part. A part that the index does not have is ignored.
    pub fn insert(&mut self, number: usize, part: Arc<Library>) {
        if let Some(entry) = self.parts.get_mut(number) {
            *entry = Some(part);
        }
    }

    /// Returns the number of the last part.
    pub fn last_part(&self) -> usize {
        self.parts.len().saturating_sub(1)
    }

    /// Returns the numbers of the missing parts up to `last`.
    pub fn missing_parts(&self, last: usize) -> Vec<usize> {
        let up_to = self.parts.iter().enumerate().take(last + 1);
        up_to
            .filter(|(_, part)| part.is_none())
            .map(|(number, _)| number)
            .collect()
    }

    /// Returns the number of entries before the first missing part, and that part's number.
    pub fn loaded_prefix(&self) -> (usize, usize) {
        let prefix: Vec<_> = self.parts.iter().map_while(Option::as_ref).collect();
        let entries = prefix.iter().map(|part| part.articles.len()).sum();
        (entries, prefix.len())
    }

    /// Returns the loaded entries that pass a filter. Without a filter, entries behind a missing part are left out, so
    /// that the list has no gap.
    pub fn find(&self, filter: &Filter) -> Vec<EntryIndex> {
        let all = self.parts.iter().enumerate();
        let here: Vec<_> = if filter.is_empty() {
            all.map_while(|(number, part)| Some((number, part.as_ref()?)))
                .collect()
        } else {
            all.filter_map(|(number, part)| Some((number, part.as_ref()?)))
                .collect()
        };
        here.into_iter()
            .flat_map(|(number, part)| {
                let found = part.find(filter).into_iter();
                found.map(move |entry| (number, entry))
            })
            .collect()
    }

    /// Returns the content of a tag's page as one text. Where its fingerprint is the same, a prerendered page shows
    /// what the app would.
    pub fn fingerprint_input(&self, index: &Library, filter: &Filter) -> String {
        let found = self.find(filter);
        let mut text = found.len().to_string();
        let mut push = |part: &str| {
            text.push('\n');
            text.push_str(part);
        };
        index.tags().iter().take(MAX_TAGS).for_each(|tag| push(tag));
        for entry in found
            .iter()
            .take(index.first_page_length())
            .filter_map(|&entry| self.entry(entry))
        {
            push(&entry.slug);
            push(&entry.title);
            push(&entry.description);
            entry.authors.iter().for_each(|author| push(author));
            push(&entry.publisher);
            push(&entry.date);
            entry.tags.iter().for_each(|tag| push(tag));
            push(&entry.lang);
            push(&entry.dir);
            push(&entry.minutes.to_string());
        }
        text
    }

    /// Returns an entry.
    pub fn entry(&self, (part, entry): EntryIndex) -> Option<&Entry> {
        self.parts.get(part)?.as_ref()?.articles.get(entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library(json: &str) -> Arc<Library> {
        Arc::new(serde_json::from_str(json).unwrap())
    }

    fn index() -> LoadedIndex {
        LoadedIndex::new(library(
            r#"{"articles":["a-1","b-2"],"rest":{"parts":2,"count":5}}"#,
        ))
    }

    fn found(index: &LoadedIndex, words: &str) -> Vec<String> {
        let filter = Filter {
            words: words.to_owned(),
            tag: None,
        };
        let places = index.find(&filter).into_iter();
        places
            .map(|entry| index.entry(entry).unwrap().slug.clone())
            .collect()
    }

    #[test]
    fn an_index_in_one_file_is_complete() {
        let index = LoadedIndex::new(library(r#"["a","b"]"#));
        assert_eq!((index.last_part(), index.loaded_prefix()), (0, (2, 1)));
        assert_eq!(index.missing_parts(index.last_part()), [] as [usize; 0]);
    }

    #[test]
    fn parts_may_come_in_any_order() {
        let mut index = index();
        assert_eq!(index.missing_parts(index.last_part()), [1, 2]);
        assert_eq!(index.missing_parts(1), [1]);
        index.insert(2, library(r#"["e-2"]"#));
        assert_eq!(index.loaded_prefix(), (2, 1));
        assert_eq!(found(&index, ""), ["a-1", "b-2"]);
        assert_eq!(found(&index, "2"), ["b-2", "e-2"]);
        index.insert(1, library(r#"["c","d-2"]"#));
        assert_eq!(
            (index.loaded_prefix(), index.missing_parts(2)),
            ((5, 3), vec![])
        );
        assert_eq!(found(&index, ""), ["a-1", "b-2", "c", "d-2", "e-2"]);
        assert_eq!(found(&index, "2"), ["b-2", "d-2", "e-2"]);
    }

    #[test]
    fn fingerprints_of_a_tag_are_the_same_from_all_articles_and_from_its_own() {
        let index = library(
            r#"{"articles":[{"slug":"a","tags":["x"]},"b"],"rest":{"parts":1,"count":4,"tags":["x"]}}"#,
        );
        let filter = Filter {
            tag: Some("x".into()),
            ..Filter::default()
        };
        let mut whole = LoadedIndex::new(index.clone());
        let only_first = whole.fingerprint_input(&index, &filter);
        whole.insert(1, library(r#"["c",{"slug":"d","tags":["x"]}]"#));
        let own = library(r#"[{"slug":"a","tags":["x"]},{"slug":"d","tags":["x"]}]"#);
        let of_all = whole.fingerprint_input(&index, &filter);
        assert_eq!(
            of_all,
            LoadedIndex::new(own).fingerprint_input(&index, &filter)
        );
        assert_ne!(of_all, only_first);
        let changed =
            library(r#"[{"slug":"a","tags":["x"]},{"slug":"d","tags":["x"],"minutes":2}]"#);
        assert_ne!(
            of_all,
            LoadedIndex::new(changed).fingerprint_input(&index, &filter)
        );
    }

    #[test]
    fn unknown_parts_are_ignored() {
        let mut index = index();
        index.insert(7, library(r#"["x"]"#));
        assert_eq!(found(&index, "x"), [] as [&str; 0]);
    }
}
