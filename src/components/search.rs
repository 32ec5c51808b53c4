//! Full-text results on the library's page. `features::search` builds them as nodes.

use leptos::{html, prelude::*};
use send_wrapper::SendWrapper;

use crate::{features::search::host::SearchHost, routing::Filter};

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
