//! Parser: text to tree. The only module that names pulldown-cmark, so that it can be replaced.
//!
//! Nothing here recurses over the nesting of the text: the builder has a stack of its own, with a limit.

mod autolink;
mod builder;
mod close;
mod element_spans;
mod entities;
mod heading_id;
mod html;
mod markup;
mod open;
mod open_element;
mod text;

use crate::tree::{Block, Dialect, Hints, Inline, RawTree};
use builder::Builder;
pub use element_spans::{ElementKind, ElementSpan, element_spans};
pub use entities::needs_entities;
use pulldown_cmark::{Options, Parser};

/// Parses a text without front matter. `start` is the number of bytes of the file before it.
pub(crate) fn tree(text: &str, start: usize, dialect: Dialect) -> RawTree {
    let mut builder = Builder::new(text, start, dialect);
    for (event, range) in Parser::new_ext(text, options(dialect)).into_offset_iter() {
        if builder.is_full() {
            builder.add_rest(range.start);
            break;
        }
        builder.event(event, range);
    }
    RawTree {
        hints: Hints::scan(text),
        ..builder.finish()
    }
}

/// Parses a line outside of the body, such as a summary. Returns its inlines, or the whole text if it is not a single
/// paragraph.
pub(crate) fn line(text: &str, dialect: Dialect) -> Vec<Inline> {
    let mut blocks = tree(text, 0, dialect).blocks;
    match (blocks.pop(), blocks.is_empty()) {
        (None, _) => Vec::new(),
        (Some(Block::Paragraph(content)), true) => content,
        _ => vec![Inline::Text(text.trim().to_owned())],
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
