//! Pull quotes of the author, before they are tied to their source sentences.

use super::Inline;
use std::ops::Range;

/// Pull quotes that were taken out of the text: what the second step of parsing needs of the first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UnplacedQuotes {
    /// Quotes marked in place, in the order of the text.
    pub(crate) in_place: Vec<QuoteInPlace>,
    /// Quotes written as blocks, in the order of the text.
    pub(crate) blocks: Vec<QuoteBlock>,
}

/// Pull quote marked in place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct QuoteInPlace {
    /// Index of its paragraph, in the order of [`paragraphs`](super::visit::paragraphs).
    pub paragraph: usize,
    /// Bytes of the paragraph's text.
    pub range: Range<usize>,
    /// Bytes of the file where the author wrote it; `None` if they are not known.
    pub span: Option<Range<usize>>,
}

/// Pull quote written as a block.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct QuoteBlock {
    /// Words.
    pub content: Vec<Inline>,
    /// Person who said them.
    pub attribution: Option<String>,
    /// Language, if it differs from the article's.
    pub lang: Option<String>,
    /// Number of paragraphs before it.
    pub paragraph: usize,
    /// Bytes of the file that its words take.
    pub span: Option<Range<usize>>,
}
