//! Blocks: paragraphs, headings, lists and the like.

use super::{Image, Inline};

/// Block of the body.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Paragraph.
    Paragraph(Vec<Inline>),
    /// Heading with its anchor.
    Heading(Heading),
    /// Block quote.
    Quote(Vec<Block>),
    /// GitHub alert: a block quote that begins with `[!NOTE]` and the like.
    Alert(AlertKind, Vec<Block>),
    /// List.
    List(List),
    /// Code block, fenced or indented.
    Code(CodeBlock),
    /// Table.
    Table(Box<Table>),
    /// Terms and their definitions.
    Definitions(Vec<Definition>),
    /// Image alone in its paragraph, with its title as the caption.
    Figure(Box<Image>),
    /// Math alone in its paragraph, as TeX.
    Math(String),
    /// `<details>` with its `<summary>`.
    Details(Vec<Inline>, Vec<Block>),
    /// Raw HTML, shown as text. A block of nothing but comments is dropped.
    HtmlText(String),
    /// Thematic break.
    Rule,
}

/// Heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// Level, from 1 to 6.
    pub level: u8,
    /// Id, unique in the article.
    pub id: String,
    /// Inlines of the heading.
    pub content: Vec<Inline>,
}

/// List.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// First number of an ordered list; `None` for an unordered one.
    pub start: Option<u64>,
    /// Space between its paragraphs.
    pub spacing: Spacing,
    /// Items.
    pub items: Vec<ListItem>,
}

/// Space between the paragraphs of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spacing {
    /// None: the items have no blank lines between them, and paragraphs lose their element.
    Tight,
    /// Some: the items have blank lines between them.
    Loose,
}

/// Item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListItem {
    /// State of an item of a task list.
    pub task: Option<Task>,
    /// Blocks of the item.
    pub blocks: Vec<Block>,
}

/// State of an item of a task list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// `[ ]`
    Open,
    /// `[x]`
    Done,
}

/// Code block.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeBlock {
    /// First word of the info string.
    pub language: Option<String>,
    /// Code, with its last line break.
    pub text: String,
}

/// Table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Alignment of each column.
    pub alignments: Vec<Alignment>,
    /// Cells of the header row.
    pub head: Vec<Vec<Inline>>,
    /// Cells of each further row.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// Alignment of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Alignment {
    None,
    Left,
    Center,
    Right,
}

/// Term and its definitions.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// Term.
    pub term: Vec<Inline>,
    /// Space between the paragraphs of its definitions.
    pub spacing: Spacing,
    /// Definitions of the term.
    pub definitions: Vec<Vec<Block>>,
}

/// Kinds of GitHub's alerts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum AlertKind {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}
