//! Inlines: text, and the elements within it.

use super::SafeUrl;

/// A run of text or an element within it.
///
/// What is rare and large is boxed, so that a text, which is neither, takes 32 bytes and the passes go through little memory.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Text; a soft line break is a `\n` in it.
    Text(String),
    /// A hard line break.
    Break,
    /// Code.
    Code(String),
    /// Math, as TeX.
    Math(MathStyle, String),
    /// An element that has content and no attributes.
    Span(SpanKind, Vec<Inline>),
    /// A link.
    Link(Box<Link>),
    /// An image.
    Image(Box<Image>),
    /// A reference to a footnote.
    FootnoteReference(FootnoteReference),
    /// A sentence that something links to: the source of a pull quote.
    Sentence(Box<Sentence>),
}

impl Inline {
    /// Returns the inlines within this one.
    pub(crate) fn content(&self) -> Option<&[Self]> {
        match self {
            Self::Span(_, content) => Some(content),
            Self::Sentence(sentence) => Some(&sentence.content),
            Self::Link(link) => Some(&link.content),
            Self::Text(_)
            | Self::Break
            | Self::Code(_)
            | Self::Math(..)
            | Self::Image(_)
            | Self::FootnoteReference(_) => None,
        }
    }

    /// Returns the inlines within this one, to change them.
    pub(crate) fn content_mut(&mut self) -> Option<&mut Vec<Self>> {
        match self {
            Self::Span(_, content) => Some(content),
            Self::Sentence(sentence) => Some(&mut sentence.content),
            Self::Link(link) => Some(&mut link.content),
            Self::Text(_)
            | Self::Break
            | Self::Code(_)
            | Self::Math(..)
            | Self::Image(_)
            | Self::FootnoteReference(_) => None,
        }
    }
}

/// The elements without attributes, from Markdown or from the inline HTML that Recto lets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is named after what HTML calls it")]
pub enum SpanKind {
    Emphasis,
    Strong,
    Strikethrough,
    Superscript,
    Subscript,
    Keyboard,
    Mark,
    Abbreviation,
    Inserted,
    Small,
    Cite,
    Quotation,
    Variable,
    Sample,
}

/// How math is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MathStyle {
    /// In the line of text.
    Inline,
    /// On a line of its own, within a paragraph.
    Display,
}

/// A link whose scheme is one of those allowed.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Where it goes.
    pub target: SafeUrl,
    /// Its title; may be empty.
    pub title: String,
    /// What it says.
    pub content: Vec<Inline>,
}

/// A sentence with an id.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// Unique in the article.
    pub id: String,
    /// What it says.
    pub content: Vec<Inline>,
}

/// An image.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// Where it is.
    pub source: SafeUrl,
    /// The alternative text.
    pub alternative: String,
    /// The title; the caption where the image is a figure. May be empty.
    pub title: String,
}

/// A reference to a footnote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FootnoteReference {
    /// The number of the footnote, from 1.
    pub number: usize,
    /// Which reference to that footnote this is, from 1.
    pub occurrence: usize,
}
