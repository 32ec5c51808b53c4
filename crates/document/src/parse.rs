//! From text to tree. The only module that names pulldown-cmark, so that it can be exchanged.
//!
//! Nothing here recurses over the nesting of the text: the builder keeps its own stack, and caps its height.

mod autolink;
mod builder;
mod close;
mod direction;
mod frame;
mod heading_id;
mod html;
mod markup;
mod open;
pub(crate) mod places;
mod text;

use crate::{
    article::{Article, Block, Dialect},
    front_matter,
    notice::{NoticeKind, Notices, Source},
    passes,
    pull_quotes::Choice,
};
use builder::Builder;
use pulldown_cmark::{Options, Parser};
use std::borrow::Cow;

/// Longer texts are cut: 10 MB.
pub(crate) const MAX_BYTES: usize = 10_000_000;

/// Reads an article in Recto's own dialect.
pub fn parse(text: &str) -> Article {
    parse_as(text, Dialect::Recto)
}

/// The same, where it is known which pull quotes Recto would choose of it: that takes longer than all the rest.
pub fn parse_with(text: &str, choice: Option<Choice>) -> Article {
    read(text, Dialect::Recto, choice)
}

/// Reads an article in a given dialect. Only [`Dialect::Recto`] has front matter, a title, figures and pull quotes.
pub fn parse_as(text: &str, dialect: Dialect) -> Article {
    read(text, dialect, None)
}

fn read(text: &str, dialect: Dialect, choice: Option<Choice>) -> Article {
    let shown = &*normalise(cap(text));
    let front = match dialect {
        Dialect::Recto => front_matter::read(shown),
        Dialect::CommonMark | Dialect::Gfm => front_matter::FrontMatter::none(),
    };
    let body = &shown[front.body..];
    let mut tree = tree(body, dialect);
    if text.len() > MAX_BYTES {
        tree.notices.tell(body.len(), NoticeKind::Limit, || {
            "The article is longer than 10 MB; what follows is not shown.".to_owned()
        });
    }
    let mut article = Article {
        dialect,
        metadata: front.metadata,
        notices: front.notices,
        choice,
        ..Article::default()
    };
    if front.direction.is_none() && article.metadata.lang.is_none() {
        article.metadata.direction = direction::of_text(body);
    }
    let source = Source {
        text: body,
        first_line: front.body_line,
    };
    let notices = passes::run(&mut article, tree, source);
    article
        .notices
        .extend(notices.locate(body, front.body_line));
    article
}

/// What the parser hands to the passes: a tree without ids, and footnotes without numbers.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    /// The blocks of the body.
    pub blocks: Vec<Block>,
    /// The definitions of footnotes. Until their pass has run, a reference's number is an index into these, and may lie beyond.
    pub definitions: Vec<FootnoteDefinition>,
    /// Labels that are referred to, by the number that the references to them bear.
    pub labels: Vec<String>,
    /// What could not be honoured, by its place in the text.
    pub notices: Notices,
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
    fn of(text: &str) -> Self {
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
    /// Where it stands in the text.
    pub offset: usize,
}

/// Parses a text that has no front matter.
pub(crate) fn tree(text: &str, dialect: Dialect) -> Tree {
    let mut builder = Builder::new(text, dialect);
    for (event, range) in Parser::new_ext(text, options(dialect)).into_offset_iter() {
        if builder.is_full() {
            builder.add_rest(range.start);
            break;
        }
        builder.event(event, range);
    }
    Tree {
        hints: Hints::of(text),
        ..builder.finish()
    }
}

/// Parses a line that stands elsewhere than in the body, such as a summary: its inlines, or the text as it is where it
/// is no single paragraph.
pub(crate) fn line(text: &str, dialect: Dialect) -> Vec<crate::article::Inline> {
    let mut blocks = tree(text, dialect).blocks;
    match (blocks.pop(), blocks.is_empty()) {
        (None, _) => Vec::new(),
        (Some(Block::Paragraph(content)), true) => content,
        _ => vec![crate::article::Inline::Text(text.trim().to_owned())],
    }
}

fn options(dialect: Dialect) -> Options {
    let github = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM;
    match dialect {
        Dialect::CommonMark => Options::empty(),
        Dialect::Gfm => github,
        Dialect::Recto => {
            github
                | Options::ENABLE_SMART_PUNCTUATION
                | Options::ENABLE_MATH
                | Options::ENABLE_DEFINITION_LIST
                | Options::ENABLE_SUPERSCRIPT
                | Options::ENABLE_SUBSCRIPT
        }
    }
}

/// A text with line feeds where `CommonMark` sees the end of a line in a carriage return alone, and with U+FFFD for NUL, as
/// it asks for. Nearly all texts are so already.
fn normalise(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let has_lone_return =
        memchr::memchr_iter(b'\r', bytes).any(|at| bytes.get(at + 1) != Some(&b'\n'));
    if !has_lone_return && memchr::memchr(0, bytes).is_none() {
        return Cow::Borrowed(text);
    }
    let text = text.replace('\0', "\u{fffd}");
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Cuts a text that is too long before the line that crosses the limit.
fn cap(text: &str) -> &str {
    if text.len() <= MAX_BYTES {
        return text;
    }
    let limit = text.floor_char_boundary(MAX_BYTES);
    &text[..text[..limit].rfind('\n').map_or(limit, |at| at + 1)]
}
