//! Searching in all texts: the button of the dialog, and what the library's page shows of it.
//!
//! What comes only with the app is built as nodes, in `browser`: views would cost every reader twice as much.

use leptos::{html, prelude::*};
use send_wrapper::SendWrapper;

use crate::{
    features::search::{dialog, host::SearchPlace},
    routing::{Filter, Navigation},
};

/// The button that opens the dialog.
pub fn search_button() -> impl IntoView {
    let base = Navigation::from_context().base;
    Effect::new(move || dialog::follow(base.clone()));
    html::button()
        .r#type("button")
        .class("search-button")
        .child("Search")
}

/// What the texts have of the words that the library is filtered by.
pub fn in_texts(filter: Memo<Filter>) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let base = Navigation::from_context().base;
    Effect::new(move || {
        let Some(place) = place.get() else { return };
        let search = SendWrapper::new(SearchPlace::new(place.into(), base.clone()));
        Effect::new(move || {
            let Filter { words, tag } = filter.get();
            search.ask(words, tag);
        });
    });
    html::div().class("in-texts").node_ref(place)
}
