//! Queries: words, filters, and the languages to search.

use super::{Facet, Language, Script, UNDETERMINED};

/// Extent of a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SearchExtent {
    /// One language after the other until one has the words, since each has its own program of 60 kB; in a language
    /// with many articles, the newest first.
    #[default]
    AsFarAsNeeded,
    /// All articles in all languages.
    Everything,
}

/// A search for words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The words.
    pub words: String,
    /// Values that the articles must have, at most one for each facet.
    pub filters: Vec<(Facet, String)>,
    /// Extent of the search.
    pub extent: SearchExtent,
}

/// Returns true if words are long enough to search for: two letters, or one in a script whose characters are words.
pub fn is_long_enough(words: &str) -> bool {
    let mut letters = words.chars().filter(|c| c.is_alphanumeric());
    match letters.next() {
        Some(first) => Script::of_letter(first) == Some(Script::Han) || letters.next().is_some(),
        None => false,
    }
}

impl Query {
    /// Returns the value required for a facet, if any.
    pub fn filter(&self, facet: Facet) -> Option<&str> {
        let mut filters = self.filters.iter();
        let found = filters.find(|(filtered, _)| *filtered == facet);
        found.map(|(_, value)| value.as_str())
    }

    /// Returns the languages to search, in order: the page's own first, then the others as listed. Languages in another
    /// script than the words are left out, but never the undetermined language.
    pub fn languages<'a>(&self, all: &'a [Language], page: Option<&str>) -> Vec<&'a Language> {
        let script = Script::of_words(&self.words);
        let page = page
            .and_then(|tag| tag.split('-').next())
            .unwrap_or_default();
        let is_page = |language: &Language| language.name.eq_ignore_ascii_case(page);
        let fits = |language: &&Language| {
            script == Script::Any
                || language.script == Script::Any
                || language.script == script
                || language.name == UNDETERMINED
                || is_page(language)
        };
        let (mut first, rest): (Vec<&Language>, Vec<&Language>) = all
            .iter()
            .filter(fits)
            .partition(|language| is_page(language));
        first.extend(rest);
        first
    }
}
