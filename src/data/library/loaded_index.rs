//! What has come of a library that is in several files.

use std::sync::Arc;

use crate::{
    data::library::{Entry, Library, TAGS},
    routing::Filter,
};

/// The parts of a library, each in its place or still missing; the first is the index itself.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadedIndex {
    parts: Vec<Option<Arc<Library>>>,
}

/// Where an entry is: the number of its part, and its place there.
pub type EntryIndex = (usize, usize);

impl LoadedIndex {
    /// What the index tells of.
    pub fn new(index: Arc<Library>) -> Self {
        let missing = index.parts();
        let parts = std::iter::once(Some(index)).chain((0..missing).map(|_| None));
        Self {
            parts: parts.collect(),
        }
    }

    /// Adds a part that has come. One that no index tells of is passed over.
    pub fn put(&mut self, number: usize, part: Arc<Library>) {
        if let Some(place) = self.parts.get_mut(number) {
            *place = Some(part);
        }
    }

    /// The number of the last part.
    pub fn last(&self) -> usize {
        self.parts.len().saturating_sub(1)
    }

    /// The numbers, up to this one, of the parts that are missing.
    pub fn missing(&self, last: usize) -> Vec<usize> {
        let up_to = self.parts.iter().enumerate().take(last + 1);
        up_to
            .filter(|(_, part)| part.is_none())
            .map(|(number, _)| number)
            .collect()
    }

    /// How many entries there are before the first that is missing, and the number of the part that is missing there.
    pub fn whole(&self) -> (usize, usize) {
        let whole: Vec<_> = self.parts.iter().map_while(Option::as_ref).collect();
        let entries = whole.iter().map(|part| part.articles.len()).sum();
        (entries, whole.len())
    }

    /// The entries that a filter lets through, of those that are here. Without a filter none is passed over: what comes
    /// behind a missing part is left out.
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
                found.map(move |place| (number, place))
            })
            .collect()
    }

    /// What the page of a tag says, in one text: where its fingerprint is the same, a page that was written before says what
    /// the app would.
    pub fn fingerprint_input(&self, index: &Library, filter: &Filter) -> String {
        let found = self.find(filter);
        let mut text = found.len().to_string();
        let mut push = |part: &str| {
            text.push('\n');
            text.push_str(part);
        };
        index.tags().iter().take(TAGS).for_each(|tag| push(tag));
        for entry in found
            .iter()
            .take(index.shown_first())
            .filter_map(|&place| self.entry(place))
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

    /// An entry.
    pub fn entry(&self, (part, place): EntryIndex) -> Option<&Entry> {
        self.parts.get(part)?.as_ref()?.articles.get(place)
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
            .map(|place| index.entry(place).unwrap().slug.clone())
            .collect()
    }

    #[test]
    fn a_library_in_one_file_is_whole() {
        let index = LoadedIndex::new(library(r#"["a","b"]"#));
        assert_eq!((index.last(), index.whole()), (0, (2, 1)));
        assert_eq!(index.missing(index.last()), [] as [usize; 0]);
    }

    #[test]
    fn parts_take_their_places_in_whatever_order_they_come() {
        let mut index = index();
        assert_eq!(index.missing(index.last()), [1, 2]);
        assert_eq!(index.missing(1), [1]);
        index.put(2, library(r#"["e-2"]"#));
        assert_eq!(index.whole(), (2, 1));
        assert_eq!(found(&index, ""), ["a-1", "b-2"]);
        assert_eq!(found(&index, "2"), ["b-2", "e-2"]);
        index.put(1, library(r#"["c","d-2"]"#));
        assert_eq!((index.whole(), index.missing(2)), ((5, 3), vec![]));
        assert_eq!(found(&index, ""), ["a-1", "b-2", "c", "d-2", "e-2"]);
        assert_eq!(found(&index, "2"), ["b-2", "d-2", "e-2"]);
    }

    #[test]
    fn a_tag_is_told_the_same_from_the_whole_library_and_from_its_own_articles() {
        let index = library(
            r#"{"articles":[{"slug":"a","tags":["x"]},"b"],"rest":{"parts":1,"count":4,"tags":["x"]}}"#,
        );
        let filter = Filter {
            tag: Some("x".into()),
            ..Filter::default()
        };
        let mut whole = LoadedIndex::new(index.clone());
        let only_first = whole.fingerprint_input(&index, &filter);
        whole.put(1, library(r#"["c",{"slug":"d","tags":["x"]}]"#));
        let own = library(r#"[{"slug":"a","tags":["x"]},{"slug":"d","tags":["x"]}]"#);
        let told = whole.fingerprint_input(&index, &filter);
        assert_eq!(
            told,
            LoadedIndex::new(own).fingerprint_input(&index, &filter)
        );
        assert_ne!(told, only_first);
        let changed =
            library(r#"[{"slug":"a","tags":["x"]},{"slug":"d","tags":["x"],"minutes":2}]"#);
        assert_ne!(
            told,
            LoadedIndex::new(changed).fingerprint_input(&index, &filter)
        );
    }

    #[test]
    fn a_part_that_no_index_tells_of_is_passed_over() {
        let mut index = index();
        index.put(7, library(r#"["x"]"#));
        assert_eq!(found(&index, "x"), [] as [&str; 0]);
    }
}
