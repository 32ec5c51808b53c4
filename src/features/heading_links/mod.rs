//! Links of headings to themselves: a click sets the address and copies it.

use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use crate::browser::{
    announcer::announce,
    clipboard,
    listener::{Listener, is_unmodified_click, keep_until_cleanup},
    page,
    timer::Timeout,
};

/// Time for which a link shows that its address was copied, in milliseconds.
const FEEDBACK_TIME: i32 = 2_000;

/// Attaches to the heading links within an element, until the owner is cleaned up.
pub fn attach(body: &Element) {
    keep_until_cleanup(Listener::new(body, "click", |event| {
        if let Some(anchor) = anchor_of(&event) {
            // The browser follows the link by itself: it sets the address and scrolls. Only the copying is added.
            spawn_local(copy_address(anchor));
        }
    }));
}

fn anchor_of(event: &Event) -> Option<Element> {
    let mouse: &MouseEvent = event.dyn_ref()?;
    let target: Element = event.target()?.dyn_into().ok()?;
    target
        .closest("a.anchor")
        .ok()
        .flatten()
        .filter(|_| is_unmodified_click(mouse))
}

async fn copy_address(anchor: Element) {
    let id = anchor.get_attribute("href").unwrap_or_default();
    let Some(address) = page::url_of_section(id.trim_start_matches('#')) else {
        return;
    };
    if clipboard::copy(&address).await {
        let _ = anchor.set_attribute("data-copied", "");
        announce("Link copied");
        let feedback = Timeout::new(FEEDBACK_TIME, move || {
            let _ = anchor.remove_attribute("data-copied");
            announce("");
        });
        feedback.forget();
    }
}
