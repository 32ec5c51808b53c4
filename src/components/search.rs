//! Searching in all texts: the button and the dialog that it opens, and what the library's page shows of it.

use leptos::{html, prelude::*};

use crate::{
    navigation::Navigation,
    platform::{
        search_dialog,
        search_panel::{Panel, Place},
    },
    route::Filter,
};

/// The button, and the place of the dialog, which is built when it opens.
pub fn search() -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let base = Navigation::from_context().base;
    Effect::new(move || {
        if let Some(dialog) = dialog.get() {
            search_dialog::follow(&dialog, base.clone());
        }
    });
    (
        html::button()
            .r#type("button")
            .class("search-button")
            .attr("data-action", "search")
            .aria_haspopup("dialog")
            .aria_keyshortcuts("/ Control+K Meta+K")
            .title("Search in all articles (/ or Ctrl K)")
            .child("Search"),
        html::dialog()
            .class("search-dialog")
            .aria_label("Search")
            .node_ref(dialog),
    )
}

/// What the texts have of the words that the library is filtered by.
pub fn in_texts(filter: Memo<Filter>) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let base = Navigation::from_context().base;
    Effect::new(move || {
        let Some(place) = place.get() else { return };
        let panel = Panel::follow(place.into(), base.clone(), Place::Library);
        let panel = send_wrapper::SendWrapper::new(panel);
        Effect::new(move || {
            let Filter { words, tag } = filter.get();
            if !words.trim().is_empty() {
                panel.build();
            }
            panel.ask(words, tag);
        });
    });
    html::div()
        .class("in-texts")
        .hidden(true)
        .node_ref(place)
        .child(html::h2().child("In the texts"))
}
