//! Sharing a pull quote, or what the reader has selected. What the buttons do is in `platform::share`.

use std::sync::Arc;

use document::article::{Article, PullQuote};
use leptos::{html, prelude::*};

use crate::{navigation::Navigation, platform::share, sharing::Source};

/// The button of a pull quote, which opens the menu beside it.
pub fn share_button(quote: &PullQuote, index: usize) -> impl IntoView + use<> {
    let text = document::plain::inlines(&quote.content);
    let words: Vec<&str> = text.split_whitespace().take(6).collect();
    html::button()
        .r#type("button")
        .class("share-button")
        .lang("en")
        .attr("data-quote", index.to_string())
        .aria_label(format!("Share: {}…", words.join(" ")))
        .child("Share")
}

/// The menu, which opens beside a quote at the reader's wish and beside each selection; and the dialog in which a picture
/// is made.
pub fn share_menu(
    article: &Arc<Article>,
    title: &str,
    rendered: RwSignal<bool>,
) -> impl IntoView + use<> {
    let menu = NodeRef::<html::Div>::new();
    let dialog = NodeRef::<html::Dialog>::new();
    let base = Navigation::from_context().base;
    let (article, source) = (article.clone(), Source::of(article, title));
    Effect::new(move || {
        if let (true, Some(menu), Some(dialog)) = (rendered.get(), menu.get(), dialog.get()) {
            share::follow(
                menu.into(),
                dialog,
                article.clone(),
                source.clone(),
                base.clone(),
            );
        }
    });
    (
        html::div()
            .class("share-menu")
            .attr("popover", "auto")
            .role("group")
            .aria_label("Share")
            .lang("en")
            .dir("ltr")
            .node_ref(menu)
            .child([
                button("copy-text", "Copy", "Copy with its source"),
                button("copy-markdown", "Markdown", "Copy as Markdown"),
                button("copy-link", "Link", "Copy a link to the sentence"),
                button("picture", "Picture", "Make a picture"),
                button("share", "Share…", "Share… with another app"),
            ]),
        html::dialog()
            .class("picture")
            .aria_label("A picture of the quotation")
            .lang("en")
            .dir("ltr")
            .node_ref(dialog)
            .child((
                html::div().class("preview"),
                html::div().class("choices").child([
                    choice("shape", "Shape", [("square", "Square"), ("wide", "Wide")]),
                    choice("colours", "Colours", [("light", "Light"), ("dark", "Dark")]),
                ]),
                html::div().class("actions").child((
                    html::a().class("button").child("Download"),
                    [
                        button("copy-picture", "Copy picture", "Copy picture"),
                        button("share-picture", "Share…", "Share… with another app"),
                        button("close", "Close", "Close"),
                    ],
                )),
            )),
    )
}

fn button(action: &'static str, name: &'static str, label: &'static str) -> impl IntoView {
    html::button()
        .r#type("button")
        .attr("data-action", action)
        .aria_label(label)
        .child(name)
}

/// Radio buttons of one name.
fn choice(
    name: &'static str,
    legend: &'static str,
    choices: [(&'static str, &'static str); 2],
) -> impl IntoView {
    let label = |(value, label)| {
        let input = html::input().r#type("radio").name(name).value(value);
        html::label().child((input, label))
    };
    html::fieldset().child((html::legend().child(legend), choices.map(label)))
}
