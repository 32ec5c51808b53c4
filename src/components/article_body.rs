//! Body of an article.

use std::{cell::Cell, rc::Rc, sync::Arc};

use document::tree::Article;
use leptos::{html, prelude::*, task::spawn_local};

use super::with_native_html::with_native_html;
#[cfg(not(target_arch = "wasm32"))]
use crate::prerender;
use crate::{
    browser::{dom, listener::keep_until_cleanup},
    features::{article_body, heading_links},
    routing::{ArticleAddress, Navigation},
};

/// Element that the body is rendered into, node by node. `rendered` is set once it is complete.
pub fn article_body(
    article: Arc<Article>,
    address: ArticleAddress,
    rendered: RwSignal<bool>,
) -> impl IntoView + use<> {
    let node = NodeRef::<html::Div>::new();
    let base = Navigation::from_context().base;
    let element = html::div().attr("data-body", "").node_ref(node);
    let view = with_native_html!(element, prerender::body(&article, &address, &base));
    Effect::new(move || {
        let Some(element) = node.get() else { return };
        let cancelled = Rc::new(Cell::new(false));
        keep_until_cleanup(CancelOnDrop(cancelled.clone()));
        heading_links::attach(&element);
        if dom::has_prerendered_content(&element) {
            spawn_local(async move {
                if article_body::reveal_offscreen(&element, cancelled).await {
                    rendered.set(true);
                }
            });
            return;
        }
        let (article, address, base) = (article.clone(), address.clone(), (*base).clone());
        spawn_local(async move {
            if article_body::render_body(article, address, base, element.into(), cancelled).await {
                rendered.set(true);
            }
        });
    });
    view
}

struct CancelOnDrop(Rc<Cell<bool>>);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.set(true);
    }
}
