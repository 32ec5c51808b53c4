//! Notice that a linked sentence has changed or no longer exists.

use web_sys::Element;

use crate::{
    browser::{
        document,
        dom::add,
        listener::{Listener, closest, keep_until_cleanup},
    },
    features::fragment::AnchorNotice,
};

/// Attaches to the button that dismisses the notice, until the owner is cleaned up.
pub fn attach(place: &Element) {
    keep_until_cleanup(Listener::new(place, "click", |event| {
        if closest(&event, ".anchor-notice button").is_some() {
            clear();
        }
    }));
}

/// Shows a notice, or removes the one that is shown.
pub fn show(note: Option<&AnchorNotice>) {
    clear();
    if let (Some(note), Some(region)) = (note, region()) {
        let shown = add(&region, "div", &[("class", "anchor-notice")], "");
        let Some(shown) = shown else { return };
        add(&shown, "p", &[], note.message);
        if !note.words.is_empty() {
            add(&shown, "p", &[], "The link has it as:");
            let article = document().query_selector("article").ok().flatten();
            let language = article.and_then(|article| article.get_attribute("lang"));
            add(
                &shown,
                "blockquote",
                &[
                    ("lang", language.as_deref().unwrap_or_default()),
                    ("dir", "auto"),
                ],
                &note.words,
            );
        }
        add(&shown, "button", &[("type", "button")], "Dismiss");
    }
}

fn clear() {
    if let Some(region) = region() {
        region.set_text_content(None);
    }
}

fn region() -> Option<Element> {
    document().query_selector(".anchor-notices").ok().flatten()
}
