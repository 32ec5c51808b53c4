//! An article as an earlier run has read it.

use recto::library::Entry;
use serde::{Deserialize, Serialize};

use super::article_meta::ArticleMeta;
use crate::slugs;

/// What was found in an article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct CachedArticle {
    /// The fingerprint of its text.
    pub(crate) text: String,
    /// What the index says of it.
    pub(crate) entry: Entry,
    /// What other machines are told of it.
    pub(crate) meta: ArticleMeta,
    /// What its author should know.
    pub(crate) warnings: Vec<String>,
}

impl CachedArticle {
    /// Whether it says of itself that it is of this file.
    pub(crate) fn is_of(&self, file: &str) -> bool {
        let slug = slugs::from_file_name(file, None).ok().flatten();
        slug.is_some_and(|slug| self.entry.slug == slug.as_str() && self.meta.slug == slug)
    }
}
