//! Article: the result of parsing.

use super::{Block, Metadata, PullQuote, Selection, UnplacedQuotes};
#[cfg(feature = "diagnostics")]
use crate::diagnostic::Diagnostic;

/// Parsed article. Every text gives one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Article {
    /// Dialect of the source. The walk adds some elements for readers to [`Dialect::Recto`] alone.
    pub dialect: Dialect,
    /// Metadata: the front matter, completed from the text (with the title, for one).
    pub metadata: Metadata,
    /// Blocks of the body, without the heading that became the title.
    pub blocks: Vec<Block>,
    /// Footnotes with references, in the order of their first reference; number `n` is at `n - 1`.
    pub footnotes: Vec<Footnote>,
    /// Contents, nested.
    pub outline: Vec<Section>,
    /// Pull quotes, in the order of their source sentences.
    pub pull_quotes: Vec<PullQuote>,
    /// Sentences that Recto selected as pull quotes; `None` if it did not select.
    pub selection: Option<Selection>,
    /// Pull quotes of the author that [`add_pull_quotes`](crate::add_pull_quotes) still has to place; `None` once it has.
    pub unplaced_quotes: Option<Box<UnplacedQuotes>>,
    /// Length of the article.
    pub statistics: Statistics,
    /// Problems, in the order of their spans.
    #[cfg(feature = "diagnostics")]
    pub diagnostics: Vec<Diagnostic>,
}

/// Dialect of Markdown.
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

/// Entry of the contents.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Level of its heading, from 1 to 6.
    pub level: u8,
    /// Id of its heading.
    pub id: String,
    /// Plain text of its heading.
    pub title: String,
    /// Sections within it.
    pub sections: Vec<Section>,
}

/// Footnote.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    /// Label as written: `[^label]`.
    pub label: String,
    /// Number of references to it.
    pub references: usize,
    /// Blocks of the footnote.
    pub blocks: Vec<Block>,
}

/// Length of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Statistics {
    /// Words of text, code and captions included. For scripts without spaces between words, see `characters`.
    pub words: usize,
    /// Characters of Chinese, Japanese and other scripts without spaces between words; not counted in `words`.
    pub characters: usize,
    /// Reading time in minutes, rounded up; 0 for an empty article.
    pub minutes: usize,
}
