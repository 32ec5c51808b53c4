//! Tree as the parser leaves it for the passes.

use super::Block;
use crate::diagnostic::{BlockQuoteSpans, Diagnostics, IdSpans, MarkReader};
use std::ops::Range;

/// Tree without ids of headings, and with footnotes without numbers.
#[derive(Debug, Default)]
pub(crate) struct RawTree {
    /// Blocks of the body.
    pub blocks: Vec<Block>,
    /// Definitions of footnotes. Before the footnote pass, the number of a reference is an index into `labels`.
    pub definitions: Vec<FootnoteDefinition>,
    /// Labels of the references, by the number of the reference.
    pub labels: Vec<String>,
    /// Problems so far.
    pub diagnostics: Diagnostics,
    /// Spans of the headings with ids that the author wrote.
    pub id_spans: IdSpans,
    /// Spans of the block quotes of the body.
    pub block_quote_spans: BlockQuoteSpans,
    /// Marks of pull quotes in place.
    pub marks: MarkReader,
    /// Syntax that the text may contain.
    pub hints: Hints,
}

/// Syntax that a text may contain. A pass for something else need not go through the tree.
#[derive(Debug, Default)]
pub(crate) struct Hints {
    /// Pull quotes marked in place.
    pub marks: bool,
    /// Pull quotes written as blocks.
    pub blocks: bool,
    /// Images or formulas.
    pub figures: bool,
}

impl Hints {
    /// Looks for the bytes that each syntax needs.
    pub(crate) fn scan(text: &str) -> Self {
        let has = |byte| memchr::memchr(byte, text.as_bytes()).is_some();
        Self {
            marks: has(b'{'),
            blocks: memchr::memchr_iter(b'[', text.as_bytes())
                .any(|at| text.as_bytes().get(at + 1) == Some(&b'!')),
            figures: has(b'!') || has(b'$'),
        }
    }
}

/// Definition of a footnote.
#[derive(Debug)]
pub(crate) struct FootnoteDefinition {
    /// Label as written.
    pub label: String,
    /// Blocks of the footnote.
    pub blocks: Vec<Block>,
    /// Bytes of the file that its label takes, brackets and colon included.
    pub span: Range<usize>,
}
