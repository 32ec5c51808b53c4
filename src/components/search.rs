//! Full-text search: the button of the dialog, and the results on the library's page.
//!
//! `features::search` builds the dialog and the results as nodes, since views would double the code that every reader downloads.

use leptos::{html, prelude::*};
use send_wrapper::SendWrapper;

use crate::{
    features::search::{dialog, host::SearchHost},
    routing::Filter,
};

/// Button that opens the dialog.
pub fn search_button() -> impl IntoView {
    Effect::new(|| dialog::attach());
    html::button()
        .r#type("button")
        .class("search-button")
        .child("Search")
}

/// Full-text results for the library's own filter.
pub fn full_text_results(filter: Memo<Filter>) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move || {
        let Some(element) = node.get() else { return };
        let search = SendWrapper::new(SearchHost::new(element.into()));
        Effect::new(move || {
            let Filter { words, tag } = filter.get();
            search.query(words, tag);
        });
    });
    html::div().class("full-text-results").node_ref(node)
}
