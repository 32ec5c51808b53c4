//! The pipeline: text to tree, then the passes.

use crate::{
    diagnostic::{NoticeKind, Source},
    front_matter,
    parse::tree as parse_tree,
    passes,
    tree::{Article, Dialect, Direction, Selection},
};
use std::borrow::Cow;

/// Longer texts are cut: 10 MB.
pub(crate) const MAX_BYTES: usize = 10_000_000;

/// Reads an article in Recto's own dialect.
pub fn parse(text: &str) -> Article {
    parse_as(text, Dialect::Recto)
}

/// The same, where it is known which pull quotes Recto would choose of it: that takes longer than all the rest.
pub fn parse_with_selection(text: &str, selection: Option<Selection>) -> Article {
    read(text, Dialect::Recto, selection)
}

/// Reads an article in a given dialect. Only [`Dialect::Recto`] has front matter, a title, figures and pull quotes.
pub fn parse_as(text: &str, dialect: Dialect) -> Article {
    read(text, dialect, None)
}

fn read(text: &str, dialect: Dialect, selection: Option<Selection>) -> Article {
    let shown = &*normalise(cap(text));
    let front = match dialect {
        Dialect::Recto => front_matter::read(shown),
        Dialect::CommonMark | Dialect::Gfm => front_matter::FrontMatter::none(),
    };
    let body = &shown[front.body..];
    let mut tree = parse_tree(body, dialect);
    if text.len() > MAX_BYTES {
        tree.notices.tell(body.len(), NoticeKind::Limit, || {
            "The article is longer than 10 MB; what follows is not shown.".to_owned()
        });
    }
    let mut article = Article {
        dialect,
        metadata: front.metadata,
        notices: front.notices,
        selection,
        ..Article::default()
    };
    if front.direction.is_none() && article.metadata.lang.is_none() {
        article.metadata.direction = Direction::of_text(body);
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
