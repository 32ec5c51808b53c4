//! Articles in the incremental cache.

use recto::data::library::Entry;
use serde::{Deserialize, Serialize};

use super::article_meta::ArticleMeta;
use crate::slugs;

/// An article as a run has read it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct CachedArticle {
    /// Fingerprint of its text.
    pub(crate) text_fingerprint: String,
    /// Entry in the library.
    pub(crate) entry: Entry,
    /// Metadata for feeds, heads and images.
    pub(crate) meta: ArticleMeta,
    /// Warnings to its author.
    pub(crate) warnings: Vec<String>,
}

impl CachedArticle {
    /// Returns whether this is the article of a file. Anybody may have written the cache.
    pub(crate) fn belongs_to(&self, file: &str) -> bool {
        let slug = slugs::from_file_name(file, None).ok().flatten();
        slug.is_some_and(|slug| self.entry.slug == slug.as_str() && self.meta.slug == slug)
    }
}
