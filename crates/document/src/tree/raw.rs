//! The tree as the parser leaves it, before the passes.

use super::Block;
use crate::diagnostic::{Diagnostics, IdSpans, QuoteSpans};
use std::ops::Range;

/// What the parser hands to the passes: a tree without ids, and footnotes without numbers.
#[derive(Debug, Default)]
pub(crate) struct RawTree {
    /// The blocks of the body.
    pub blocks: Vec<Block>,
    /// The definitions of footnotes. Until their pass has run, a reference's number is an index into these, and may lie beyond.
    pub definitions: Vec<FootnoteDefinition>,
    /// Labels that are referred to, by the number that the references to them bear.
    pub labels: Vec<String>,
    /// Problems so far.
    pub diagnostics: Diagnostics,
    /// Spans of the headings with ids that the author wrote.
    pub id_spans: IdSpans,
    /// Spans of the block quotes of the body.
    pub quote_spans: QuoteSpans,
    /// What the text may hold.
    pub hints: Hints,
}

/// What a text may hold: passes that look for what it does not hold need not go through the tree.
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
    /// Looks for the bytes that every one of these needs.
    pub(crate) fn of(text: &str) -> Self {
        let has = |byte| memchr::memchr(byte, text.as_bytes()).is_some();
        Self {
            marks: has(b'{'),
            blocks: memchr::memchr_iter(b'[', text.as_bytes())
                .any(|at| text.as_bytes().get(at + 1) == Some(&b'!')),
            figures: has(b'!') || has(b'$'),
        }
    }
}

/// A definition of a footnote, as it was met.
#[derive(Debug)]
pub(crate) struct FootnoteDefinition {
    /// The label as written.
    pub label: String,
    /// What it says.
    pub blocks: Vec<Block>,
    /// Bytes of the file that its label takes, brackets and colon included.
    pub span: Range<usize>,
}
