//! What an article is: the typed tree that everything else reads.
//!
//! There is no variant for markup that is passed through: whatever cannot be said in these types is text.

use crate::{
    metadata::{Direction, Metadata},
    notice::Notice,
    pull_quotes::Choice,
};

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
    pub choice: Option<Choice>,
    /// How long the article is.
    pub statistics: Statistics,
    /// What could not be honoured.
    pub notices: Vec<Notice>,
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

/// A block of the body.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading with its anchor.
    Heading(Heading),
    /// A block quote.
    Quote(Vec<Block>),
    /// A GitHub alert: a block quote that begins with `[!NOTE]` and the like.
    Alert(AlertKind, Vec<Block>),
    /// A list.
    List(List),
    /// A code block, fenced or indented.
    Code(CodeBlock),
    /// A table.
    Table(Box<Table>),
    /// Terms and their definitions.
    Definitions(Vec<Definition>),
    /// An image that stands alone in its paragraph, with its title as the caption.
    Figure(Box<Image>),
    /// Math that stands alone in its paragraph, as TeX.
    Math(String),
    /// `<details>` with its `<summary>`.
    Details(Vec<Inline>, Vec<Block>),
    /// Raw HTML, shown as the text it is; a block that is nothing but a comment is dropped.
    HtmlText(String),
    /// A thematic break.
    Rule,
}

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

/// A heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// From 1 to 6.
    pub level: u8,
    /// Unique in the article.
    pub id: String,
    /// What it says.
    pub content: Vec<Inline>,
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

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The first number of an ordered list; `None` for an unordered one.
    pub start: Option<u64>,
    /// Whether its paragraphs are set without space between them.
    pub spacing: Spacing,
    /// Its items.
    pub items: Vec<ListItem>,
}

/// Whether a list was written with blank lines between its items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spacing {
    /// No blank lines: paragraphs lose their element.
    Tight,
    /// Blank lines.
    Loose,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListItem {
    /// For an item of a task list, whether it is done.
    pub task: Option<Task>,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// The state of an item of a task list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// `[ ]`
    Open,
    /// `[x]`
    Done,
}

/// A code block.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeBlock {
    /// The first word of the info string.
    pub language: Option<String>,
    /// The code, with its last line break.
    pub text: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// One for each column.
    pub alignments: Vec<Alignment>,
    /// The cells of the header row.
    pub head: Vec<Vec<Inline>>,
    /// The cells of each further row.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// How a column of a table is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Alignment {
    None,
    Left,
    Center,
    Right,
}

/// A term and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// The term.
    pub term: Vec<Inline>,
    /// Whether the paragraphs of its definitions are set without space between them.
    pub spacing: Spacing,
    /// Its definitions.
    pub definitions: Vec<Vec<Block>>,
}

/// The five alerts of GitHub.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum AlertKind {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

/// A link whose scheme is one of those allowed.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Where it goes.
    pub target: crate::link::Target,
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
    pub source: crate::link::Target,
    /// The alternative text.
    pub alternative: String,
    /// The title; the caption where the image is a figure. May be empty.
    pub title: String,
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

/// A reference to a footnote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FootnoteReference {
    /// The number of the footnote, from 1.
    pub number: usize,
    /// Which reference to that footnote this is, from 1.
    pub occurrence: usize,
}

/// A pull quote.
#[derive(Debug, Clone, PartialEq)]
pub struct PullQuote {
    /// What it says, with its emphasis and links.
    pub content: Vec<Inline>,
    /// Who said it, where the author names somebody.
    pub attribution: Option<String>,
    /// The language it is in, where the author names one: a BCP 47 tag.
    pub lang: Option<String>,
    /// The id of the sentence it came from, or of the block it stands at.
    pub source_id: String,
    /// Who chose it.
    pub origin: Origin,
}

impl PullQuote {
    /// The direction of its language, where that is not the one of the article around it.
    pub fn direction(&self, around: Direction) -> Option<Direction> {
        let own = self.lang.as_deref().map(Direction::of_language);
        own.filter(|own| *own != around)
    }
}

/// Who chose a pull quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The author.
    Author,
    /// Recto.
    Automatic,
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
