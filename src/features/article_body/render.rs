//! Rendering of the body in slices.

use std::{cell::Cell, rc::Rc, sync::Arc};

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

/// Share of the blocks in the page that must be waiting before they are added. So the page is laid out a few dozen
/// times however long the article is.
const SHARE: u32 = 8;

/// Renders the body of an article into an element, in slices. Returns whether it finished, and was not
/// cancelled.
pub async fn render_body(
    article: Arc<Article>,
    address: ArticleAddress,
    base: Base,
    parent: Element,
    cancelled: Rc<Cell<bool>>,
) -> bool {
    parent.set_text_content(None);
    // New blocks wait beside the page until they are worth a layout: each one goes through all blocks of the page.
    let waiting = document().create_document_fragment();
    let mut sink = DomSink::new(&waiting, &address, &base);
    let mut started = now();
    for block in &article.blocks {
        if now() - started > SLICE {
            if waiting.child_element_count() >= parent.child_element_count() / SHARE {
                let _ = parent.append_child(&waiting);
            }
            yield_to_browser().await;
            if cancelled.get() {
                return false;
            }
            started = now();
        }
        walk::block(&article, block, &mut sink);
    }
    walk::footnotes(&article, &mut sink);
    let _ = parent.append_child(&waiting);
    true
}
