//! Open elements: the entries of the builder's stack, with their content so far.

use crate::tree::{
    AlertKind, Alignment, Block, Definition, Inline, ListItem, SafeUrl, Spacing, SpanKind, Task,
};
use std::ops::Range;

/// Open element with its content so far.
#[derive(Debug)]
pub(super) struct OpenElement {
    /// Kind of the element.
    pub open: Open,
    /// Blocks so far.
    pub blocks: Vec<Block>,
    /// Inlines so far; in an element of blocks, those of a paragraph without an element of its own.
    pub inlines: Vec<Inline>,
    /// Start of its content in the text, for diagnostics.
    pub start: usize,
    /// Latest end of its content in the text, for autolinks.
    pub end: usize,
}

impl OpenElement {
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

/// Kinds of open elements.
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
    /// Code block, whose text is pending in the builder.
    Code {
        language: Option<String>,
    },
    /// HTML block, whose text is pending in the builder.
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
    DefinitionBody(Spacing),
    Span(SpanKind),
    Link {
        target: SafeUrl,
        title: String,
    },
    /// Image; without a target, it becomes its alternative text.
    Image {
        target: Option<SafeUrl>,
        title: String,
    },
    /// Element written in HTML. It becomes text unless it is closed within the element in which it was opened.
    Element {
        kind: SpanKind,
        source: &'static str,
    },
    /// `<details>`. It becomes text unless it is closed.
    Details {
        summary: Vec<Inline>,
        source: String,
    },
    /// Refused link, whose content goes to the element around it.
    Transparent,
    /// Element that begins within an autolink: its content and the signs that close it are text.
    Swallowed {
        closing: Range<usize>,
    },
}

impl Open {
    /// Returns `true` for an element written in HTML, which no event closes.
    pub(super) fn is_html(&self) -> bool {
        matches!(self, Self::Element { .. } | Self::Details { .. })
    }

    /// Returns `true` for an element without links in it.
    pub(super) fn forbids_links(&self) -> bool {
        matches!(self, Self::Link { .. } | Self::Image { .. })
    }
}
