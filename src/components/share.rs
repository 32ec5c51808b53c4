//! Share menu, and the notice about a changed sentence anchor.

use std::sync::Arc;

use document::tree::Article;
use leptos::{html, prelude::*};

use crate::features::{
    fragment::anchor_notice,
    sharing::{Citation, menu},
};

/// Container of the share menu, which is built once the article is rendered, and of the notice.
pub fn share(
    article: &Arc<Article>,
    title: &str,
    rendered: RwSignal<bool>,
) -> impl IntoView + use<> {
    let node = NodeRef::<html::Div>::new();
    let (article, citation) = (article.clone(), Citation::for_article(article, title));
    Effect::new(move || {
        if let Some(container) = node.get().filter(|_| rendered.get()) {
            anchor_notice::attach(&container);
            menu::attach(&container, article.clone(), citation.clone());
        }
    });
    // Screen readers announce only changes of a status region that exists already.
    let notes = html::div().class("anchor-notices").role("status");
    html::div()
        .lang("en")
        .dir("ltr")
        .node_ref(node)
        .child(notes)
}
