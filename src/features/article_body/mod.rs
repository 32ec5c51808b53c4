//! Body of an article as nodes of the page.

mod dom_sink;
mod offscreen;
mod render;
mod rerender;

pub use dom_sink::DomSink;
pub use offscreen::reveal_offscreen;
pub use render::{Rendering, render_body};
pub use rerender::{rerender_block, rerender_part};

use document::tree::Article;

/// Returns the index of the footnotes among the children of the body: they follow the last block.
pub fn footnotes_index(article: &Article) -> usize {
    article.blocks.len()
}

/// Longest slice of work, in milliseconds: half of the 50 ms from which a task counts as long, so that a slow phone still
/// answers in between.
const SLICE: f64 = 25.0;
