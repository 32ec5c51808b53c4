//! Full-text search: planning of queries, and presentation of results.
//!
//! The rules at the top level are pure. [`dialog`], [`host`] and [`highlight`] work in the browser; [`lazy`] belongs
//! to a part that is loaded on demand.

pub mod dialog;
pub mod elision;
pub mod highlight;
mod hit;
pub mod host;
mod index_files;
pub mod lazy;
mod match_quality;
mod part;
mod query;
mod shard_plan;
mod slash_key;
mod snippet;
mod status;
mod text_directives;
mod writing_system;

pub use hit::{Hit, SectionHit, slug_from_url};
pub use index_files::{
    FILTERS_FILE, Facet, INDEX_FOLDER, LANGUAGES_FILE, Language, Shard, UNDETERMINED,
    format_filters, format_languages, parse_filters, parse_languages, shard_name,
};
pub use match_quality::{MatchQuality, match_quality};
pub use query::{Query, SearchExtent, is_long_enough};
pub use shard_plan::{Coverage, OlderShards, Remaining, SearchUnit};
pub use snippet::{IndexedText, SectionRange, SnippetPart};
pub use status::{SearchedTexts, TITLES_ONLY, status_message};
pub use text_directives::text_directives;
pub use writing_system::Script;

/// Number of articles in the first batch of results and in each further one. Each costs its text, some kilobytes.
pub const BATCH_SIZE: usize = 6;

/// Greatest number of sections shown of one article.
pub const MAX_SECTIONS: usize = 3;

/// Search at one place of the page. It ends when dropped.
pub trait Search {
    /// Searches for words; `tag` is the library's own filter.
    fn query(&self, words: &str, tag: Option<String>);
}

#[cfg(test)]
mod tests;
