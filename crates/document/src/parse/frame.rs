//! What the builder's stack holds: an element that is open, and what it has gathered.

use crate::tree::{
    AlertKind, Alignment, Block, Definition, Inline, ListItem, SafeUrl, Spacing, SpanKind, Task,
};
use std::ops::Range;

/// An element that is open.
#[derive(Debug)]
pub(super) struct Frame {
    /// Which element.
    pub open: Open,
    /// Its blocks so far.
    pub blocks: Vec<Block>,
    /// Its inlines so far; in an element of blocks, those of a paragraph that has no element of its own.
    pub inlines: Vec<Inline>,
    /// Where its content starts in the text, for notices.
    pub start: usize,
    /// Where its content ends at the latest, for autolinks.
    pub end: usize,
}

impl Frame {
    pub(super) fn new(open: Open, start: usize, end: usize) -> Self {
        Self {
            open,
            blocks: Vec::new(),
            inlines: Vec::new(),
            start,
            end,
        }
    }
}

/// The kinds of elements that can be open.
#[derive(Debug)]
pub(super) enum Open {
    Document,
    Paragraph,
    Heading {
        level: u8,
    },
    Quote,
    Alert(AlertKind),
    List {
        start: Option<u64>,
        spacing: Spacing,
        items: Vec<ListItem>,
    },
    Item(Option<Task>),
    /// Its text gathers in the builder.
    Code {
        language: Option<String>,
    },
    /// Its text gathers in the builder.
    HtmlBlock,
    Footnote(String),
    Table {
        alignments: Vec<Alignment>,
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
        row: Vec<Vec<Inline>>,
    },
    Cell,
    Definitions(Vec<Definition>),
    Term,
    Meaning(Spacing),
    Span(SpanKind),
    Link {
        target: SafeUrl,
        title: String,
    },
    /// Without a target, its alternative text stays in its place.
    Image {
        target: Option<SafeUrl>,
        title: String,
    },
    /// An element written in HTML; it stays text unless it is closed in the element in which it was opened.
    Element {
        kind: SpanKind,
        source: &'static str,
    },
    /// `<details>`; it stays text unless it is closed.
    Details {
        summary: Vec<Inline>,
        source: String,
    },
    /// Its content goes to the element around it: a link that was refused.
    Transparent,
    /// An element that begins within an autolink: its content and the signs that close it are text.
    Swallowed {
        closing: Range<usize>,
    },
}

impl Open {
    /// Whether the element was written in HTML, so that no event closes it.
    pub(super) fn is_html(&self) -> bool {
        matches!(self, Self::Element { .. } | Self::Details { .. })
    }

    /// Whether no link may stand in it.
    pub(super) fn forbids_links(&self) -> bool {
        matches!(self, Self::Link { .. } | Self::Image { .. })
    }
}
