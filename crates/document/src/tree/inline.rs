//! Inlines: text, and the elements within it.

use super::SafeUrl;

/// Text, or an element within it.
///
/// Rare and large elements are boxed, so that a text takes 32 bytes and the passes go through little memory.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Text; `\n` is a soft line break.
    Text(String),
    /// Hard line break.
    Break,
    /// Code.
    Code(String),
    /// Math, as TeX.
    Math(MathStyle, String),
    /// Element with content and without attributes.
    Span(SpanKind, Vec<Inline>),
    /// Link.
    Link(Box<Link>),
    /// Image.
    Image(Box<Image>),
    /// Reference to a footnote.
    FootnoteReference(FootnoteReference),
    /// Sentence with an id: the source of a pull quote.
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

/// Kinds of elements without attributes, from Markdown or from the permitted inline HTML.
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

/// Layout of math.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MathStyle {
    /// Within the line.
    Inline,
    /// On its own line, within a paragraph.
    Display,
}

/// Link with an allowed scheme.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Checked URL.
    pub target: SafeUrl,
    /// Title; may be empty.
    pub title: String,
    /// Inlines within the link.
    pub content: Vec<Inline>,
}

/// Sentence with an id.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// Id, unique in the article.
    pub id: String,
    /// Inlines of the sentence.
    pub content: Vec<Inline>,
}

/// Image.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// Checked URL.
    pub source: SafeUrl,
    /// Alternative text.
    pub alternative: String,
    /// Title, which is the caption of a figure; may be empty.
    pub title: String,
}

/// Reference to a footnote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FootnoteReference {
    /// Number of the footnote, from 1.
    pub number: usize,
    /// Number of this reference among those to the footnote, from 1.
    pub occurrence: usize,
}
