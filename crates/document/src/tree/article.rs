//! The article: everything that is known of a text after parsing.

use super::{Block, Metadata, PullQuote, Selection};
#[cfg(feature = "diagnostics")]
use crate::diagnostic::Diagnostic;

/// A parsed article. Whatever text comes in, one of these comes out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Article {
    /// What it was read as; the walk adds what only Recto's readers need to [`Dialect::Recto`] alone.
    pub dialect: Dialect,
    /// What the front matter says, completed from the text (the title, for one).
    pub metadata: Metadata,
    /// The body, without the heading that became the title.
    pub blocks: Vec<Block>,
    /// The footnotes that are referred to, in the order of their first reference; number `n` is at `n - 1`.
    pub footnotes: Vec<Footnote>,
    /// The contents, nested.
    pub outline: Vec<Section>,
    /// The pull quotes, in the order of their source sentences.
    pub pull_quotes: Vec<PullQuote>,
    /// Which of them Recto has chosen; none where it was not asked to.
    pub selection: Option<Selection>,
    /// How long the article is.
    pub statistics: Statistics,
    /// Problems, in the order of their spans.
    #[cfg(feature = "diagnostics")]
    pub diagnostics: Vec<Diagnostic>,
}

/// What a text is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dialect {
    /// `CommonMark` 0.31.2 and no more.
    CommonMark,
    /// `CommonMark` with GitHub's tables, task lists, strikethrough, autolinks, footnotes and alerts.
    Gfm,
    /// GitHub's Markdown with front matter, a title, figures, math, definition lists, smart punctuation and pull quotes.
    #[default]
    Recto,
}

/// An entry of the contents.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The level of its heading, from 1 to 6.
    pub level: u8,
    /// The id of its heading.
    pub id: String,
    /// The plain text of its heading.
    pub title: String,
    /// The sections within it.
    pub sections: Vec<Section>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    /// The label as written: `[^label]`.
    pub label: String,
    /// How many references point to it.
    pub references: usize,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// How long an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Statistics {
    /// Words of text, code and captions included; in scripts that do not part words, see `characters`.
    pub words: usize,
    /// Characters of Chinese, Japanese and other scripts that do not part words; not counted in `words`.
    pub characters: usize,
    /// Reading time in minutes, rounded up; 0 for an empty article.
    pub minutes: usize,
}
