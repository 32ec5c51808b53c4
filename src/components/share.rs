//! Sharing pull quotes, and what the reader has selected; and what is told of those that others shared.

use std::sync::Arc;

use document::tree::Article;
use leptos::{html, prelude::*};

use crate::{
    features::sharing::{Source, menu},
    routing::Navigation,
};

/// The place of the menu, which is built once the article is there; and of the note on a quotation.
pub fn share(
    article: &Arc<Article>,
    title: &str,
    rendered: RwSignal<bool>,
) -> impl IntoView + use<> {
    let node = NodeRef::<html::Div>::new();
    let base = Navigation::from_context().base;
    let (article, source) = (article.clone(), Source::of(article, title));
    Effect::new(move || {
        if let Some(place) = node.get().filter(|_| rendered.get()) {
            menu::follow(&place, article.clone(), source.clone(), base.clone());
        }
    });
    // A region of status is there before what it tells, or nobody would be told.
    let notes = html::div().class("anchor-notices").role("status");
    html::div()
        .lang("en")
        .dir("ltr")
        .node_ref(node)
        .child(notes)
}
