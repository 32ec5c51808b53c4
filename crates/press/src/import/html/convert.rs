//! HTML to Markdown: each block is written so that Recto reads the words of the page in it, and no others.

mod addresses;
mod blocks;
mod code;
mod definitions;
mod inlines;
mod lists;
mod media;
mod names;
mod run;
mod settle;
mod tables;

use dom_query::Document;

/// Converts the content of an article.
pub(super) fn markdown(html: &str) -> String {
    let document = Document::fragment(html);
    blocks::joined(&blocks::of(&document.root(), &[]))
}
