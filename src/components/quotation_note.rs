//! What the reader is told of a quoted sentence that is not what it was.

use document::article::Article;
use leptos::{ev, html, prelude::*};

use crate::quoting::Note;

/// A note at the lower edge of the window, as long as there is something to tell and the reader has not sent it away.
pub fn quotation_note(article: &Article, told: RwSignal<Option<Note>>) -> impl IntoView + use<> {
    let language = article.metadata.lang.clone();
    let content = move || {
        let language = language.clone();
        told.get().map(|note| {
            html::div().class("quotation-note").child((
                html::p().child(note.message),
                (!note.words.is_empty()).then(|| {
                    html::blockquote()
                        .lang(language)
                        .dir("auto")
                        .child(note.words)
                }),
                html::button()
                    .r#type("button")
                    .on(ev::click, move |_| told.set(None))
                    .child("Dismiss"),
            ))
        })
    };
    // The region is there before what it says, or nobody would be told.
    html::div()
        .role("status")
        .lang("en")
        .dir("ltr")
        .child(content)
}
