//! One walk over the tree for all sinks: tests of the HTML sink prove what readers see on the page.

mod blocks;
mod inlines;
mod notes;
mod vocabulary;

pub(crate) use notes::number_of as note_number;

use crate::{
    render::Labels,
    tree::{Article, Block, Dialect, Footnote, Inline},
};

pub use vocabulary::{Attribute, AttributeName, Tag};

/// Receives an article as a sequence of elements and texts, properly nested.
pub trait Sink {
    /// Opens an element; a void element ([`Tag::is_void`]) is not closed.
    fn open(&mut self, tag: Tag, attributes: &[Attribute<'_>]);
    /// Adds text.
    fn text(&mut self, text: &str);
    /// Closes the element that was opened last.
    fn close(&mut self, tag: Tag);
}

/// Visits the body: its blocks, then its footnotes.
pub fn body(article: &Article, sink: &mut impl Sink) {
    let walk = Walk::new(article);
    blocks::blocks(walk, &article.blocks, sink);
    notes::section(walk, &article.footnotes, sink);
}

/// Visits one block of the body, so that a long article can be shown slice by slice.
pub fn block(article: &Article, block: &Block, sink: &mut impl Sink) {
    blocks::block(Walk::new(article), block, sink);
}

/// Visits the footnotes: one section after the last block, or nothing if there are none.
pub fn footnotes(article: &Article, sink: &mut impl Sink) {
    footnote_section(article, &article.footnotes, sink);
}

/// Visits given footnotes in place of the article's own.
pub fn footnote_section(article: &Article, notes: &[Footnote], sink: &mut impl Sink) {
    notes::section(Walk::new(article), notes, sink);
}

/// Visits inlines without a block, such as those of a pull quote.
pub fn inlines(article: &Article, inlines: &[Inline], sink: &mut impl Sink) {
    inlines::inlines(Walk::new(article), inlines, sink);
}

/// Settings of a walk.
#[derive(Clone, Copy)]
struct Walk {
    dialect: Dialect,
    labels: &'static Labels,
}

impl Walk {
    fn new(article: &Article) -> Self {
        Self {
            dialect: article.dialect,
            labels: Labels::for_language(article.metadata.lang.as_deref()),
        }
    }

    /// Returns `true` if additions for Recto's readers are wanted, such as tables that scroll by keyboard.
    fn is_for_readers(self) -> bool {
        self.dialect == Dialect::Recto
    }
}

/// Writes an element without attributes, with its content.
pub fn element<S: Sink>(sink: &mut S, tag: Tag, content: impl FnOnce(&mut S)) {
    with(sink, tag, &[], content);
}

/// Writes an element with attributes and content.
pub fn with<S: Sink>(
    sink: &mut S,
    tag: Tag,
    attributes: &[Attribute<'_>],
    content: impl FnOnce(&mut S),
) {
    sink.open(tag, attributes);
    content(sink);
    sink.close(tag);
}
