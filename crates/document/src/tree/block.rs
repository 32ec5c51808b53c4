//! Blocks: paragraphs, headings, lists and the like.

use super::{Image, Inline};

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
