//! The result of an import.

use crate::{
    images::Image,
    yaml::{self, Value},
};

/// An article made from a source file.
#[derive(Debug, Default)]
pub struct ImportedArticle {
    /// Name of its file, without `.md`.
    pub name: String,
    /// Front matter, in the order in which it is written.
    pub entries: Vec<(String, Value)>,
    /// Comments of the source's front matter, with their `#`.
    pub comments: Vec<String>,
    /// Markdown below the front matter.
    pub body: String,
    /// Files to copy beside the article.
    pub images: Vec<Image>,
    /// Lines for the author: where each value came from, and what is missing.
    pub report: Vec<String>,
}

impl ImportedArticle {
    /// Returns the whole text of the article's file.
    pub fn markdown(&self) -> String {
        let front_matter = yaml::front_matter(&self.entries, &self.comments);
        format!("{front_matter}\n{}\n", self.body.trim_matches('\n'))
    }
}
