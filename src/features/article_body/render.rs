//! Rendering of the body in slices.

use std::cell::Cell;

use document::{render::walk, tree::Article};
use web_sys::Element;

use super::{DomSink, SLICE};
use crate::{
    browser::{
        document,
        timer::{now, yield_to_browser},
    },
    routing::{ArticleAddress, Base},
};

/// Number of blocks in the page for each waiting block, up to which the waiting blocks are added. Thus the page is laid
/// out a few dozen times, however long the article is.
const PAGE_BLOCKS_PER_WAITING: u32 = 8;

/// Manner in which a body came to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rendering {
    /// In one task: the browser has painted none of it.
    InOneTask,
    /// In slices: the browser may have painted the first ones.
    InSlices,
}

/// Renders the body of an article into an element, in slices. Returns `None` if it is cancelled.
pub async fn render_body(
    article: &Article,
    address: &ArticleAddress,
    base: &Base,
    parent: &Element,
    cancelled: &Cell<bool>,
) -> Option<Rendering> {
    // New blocks wait outside the page until there are enough of them: each layout visits all blocks of the page.
    let waiting = document().create_document_fragment();
    let mut sink = DomSink::new(&waiting, address, base);
    let mut rendering = Rendering::InOneTask;
    let mut started = now();
    for block in &article.blocks {
        if now() - started > SLICE {
            if waiting.child_element_count()
                >= parent.child_element_count() / PAGE_BLOCKS_PER_WAITING
            {
                let _ = parent.append_child(&waiting);
            }
            rendering = Rendering::InSlices;
            yield_to_browser().await;
            if cancelled.get() {
                return None;
            }
            started = now();
        }
        walk::block(article, block, &mut sink);
    }
    walk::footnotes(article, &mut sink);
    let _ = parent.append_child(&waiting);
    Some(rendering)
}
