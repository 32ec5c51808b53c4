//! What the reader is told of a quoted sentence that is not what it was.

use document::article::Article;
use leptos::{html, prelude::*};

use crate::platform::quotation_note as note;

/// The place of the note, at the lower edge of the window: `platform::quotation_note` fills it and shows it.
pub fn quotation_note(article: &Article) -> impl IntoView + use<> {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let Some(element) = node.get() {
            note::follow(&element);
        }
    });
    // The region is there before what it says, or nobody would be told.
    html::div().role("status").lang("en").dir("ltr").child(
        html::div()
            .class("quotation-note")
            .hidden(true)
            .node_ref(node)
            .child((
                html::p(),
                html::blockquote()
                    .lang(article.metadata.lang.clone())
                    .dir("auto"),
                html::button().r#type("button").child("Dismiss"),
            )),
    )
}
