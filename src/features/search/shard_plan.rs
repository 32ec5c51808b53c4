//! Plans a search, shard by shard: which to query, when to stop, and what remains. Pure.

use super::{BATCH_SIZE, Facet, Language, Query, SearchExtent, Shard, shard_name};

/// Number of shards of a language to query before the reader is asked. Each transfers some 30 kB: its metadata, and its
/// entries for a word.
const AUTOMATIC_SHARDS: usize = 2;

/// Unit of a search, queried as a whole: a shard of the index, or a language without shards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchUnit {
    /// Name of the unit, which Pagefind is given as a language.
    pub name: String,
    /// Language, which is also the name of the folder.
    pub language: String,
    /// Number of articles.
    pub articles: usize,
}

/// Articles that may match and have not been searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remaining {
    /// None.
    Nothing,
    /// Older articles.
    Older,
    /// Articles in other languages.
    Languages,
    /// Older articles, and articles in other languages.
    OlderAndLanguages,
}

/// State of the older shards of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OlderShards {
    /// All have been searched.
    Searched,
    /// Some have not been searched.
    Unsearched,
}

/// Articles that have been searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// All articles in the languages that were queried.
    All,
    /// This number of articles; every other one is older.
    Newest(usize),
    /// This number of articles, whatever their age.
    Some(usize),
}

impl Query {
    /// Returns the units of a language that may match, in the order of the search: the newest articles first.
    pub fn search_units(&self, language: &Language) -> Vec<SearchUnit> {
        let unit = |name: String, articles: usize| SearchUnit {
            name,
            language: language.name.clone(),
            articles,
        };
        if language.shards.is_empty() {
            return vec![unit(language.name.clone(), language.articles)];
        }
        let shards = language.shards.iter().enumerate().rev();
        shards
            .filter(|(_, shard)| self.may_match(shard))
            .map(|(index, shard)| unit(shard_name(&language.name, index + 1), shard.articles))
            .collect()
    }

    fn may_match(&self, shard: &Shard) -> bool {
        let year = self.filter(Facet::Year).and_then(|year| year.parse().ok());
        let Some(year) = year else { return true };
        let years = shard.years;
        years.is_some_and(|(first, last)| (first..=last).contains(&year))
    }

    /// Returns true if another unit of a language is to be queried after `queried` units with `found` articles. A
    /// filtered search continues until a batch is full, since its reader has narrowed it already.
    pub fn needs_another_unit(&self, queried: usize, found: usize) -> bool {
        match self.extent {
            SearchExtent::Everything => true,
            SearchExtent::AsFarAsNeeded => {
                found < BATCH_SIZE && (queried < AUTOMATIC_SHARDS || !self.filters.is_empty())
            }
        }
    }

    /// Returns true if the search ends after a language: once something is found, or once the reader has to decide
    /// about older articles. A language that was searched as a whole without a match leads to the next.
    pub fn ends_after_language(&self, found: usize, remaining: Remaining) -> bool {
        let has_older = matches!(remaining, Remaining::Older | Remaining::OlderAndLanguages);
        self.extent == SearchExtent::AsFarAsNeeded && (found > 0 || has_older)
    }

    /// Returns the coverage after a search of `articles` articles, where `languages` languages may match.
    pub fn coverage(&self, articles: usize, remaining: Remaining, languages: usize) -> Coverage {
        match remaining {
            Remaining::Nothing | Remaining::Languages => Coverage::All,
            // Only in a single language, and with no shard left out, are the searched articles the newest.
            Remaining::Older if languages == 1 && self.filter(Facet::Year).is_none() => {
                Coverage::Newest(articles)
            }
            Remaining::Older | Remaining::OlderAndLanguages => Coverage::Some(articles),
        }
    }
}

impl OlderShards {
    /// Returns the state after `queried` of `units` units.
    pub fn after(queried: usize, units: usize) -> Self {
        if queried < units {
            Self::Unsearched
        } else {
            Self::Searched
        }
    }
}

impl Remaining {
    /// Combines the state of the last language's older shards with the number of languages that were not queried.
    pub fn new(older: OlderShards, languages: usize) -> Self {
        match (older, languages) {
            (OlderShards::Searched, 0) => Self::Nothing,
            (OlderShards::Searched, _) => Self::Languages,
            (OlderShards::Unsearched, 0) => Self::Older,
            (OlderShards::Unsearched, _) => Self::OlderAndLanguages,
        }
    }

    /// Returns the label of the button that widens the search; `None` if nothing remains.
    pub fn button_label(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Older => Some("Search older articles too"),
            Self::Languages => Some("Search in the other languages too"),
            Self::OlderAndLanguages => Some("Search older articles and the other languages too"),
        }
    }
}

#[cfg(test)]
mod tests;
