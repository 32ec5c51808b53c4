//! The contents of a narrow screen, unfolded over the text: folded again once they have led somewhere or are left.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::{
    browser::{
        document,
        listen::{Listener, closest, keep},
        scroll, window,
    },
    features::contents::scroll_spy,
};

/// Keeps `open` up with what the reader does on the page, until the current owner is cleaned up.
pub fn attach(open: RwSignal<bool>) {
    Effect::new(move || {
        if !open.get() {
            return;
        }
        bring_into_view();
        scroll_spy::reveal_current();
        let clicked = Listener::new(&document(), "click", move |event| {
            let is_within = closest(&event, ".contents").is_some();
            if !is_within || closest(&event, ".contents a").is_some() {
                open.set(false);
            }
        });
        let pressed = Listener::new(&document(), "keydown", move |event| {
            let key = event.dyn_ref::<KeyboardEvent>();
            if key.is_some_and(|key| key.key() == "Escape") {
                // Before the list goes, and the focus with it.
                if closest(&event, ".contents").is_some() {
                    focus_button();
                }
                open.set(false);
            }
        });
        let left = Listener::new(&document(), "focusin", move |event| {
            if closest(&event, ".contents").is_none() {
                open.set(false);
            }
        });
        keep([clicked, pressed, left]);
    });
}

/// At the head of an article the bar may stand so low that the list would end below the window: then the page is scrolled by
/// what is missing, which is no more than lies above the bar. Where the text is read the bar is at the top, and nothing moves.
fn bring_into_view() {
    let bottom = |list: Element| list.get_bounding_client_rect().bottom();
    let list = document().query_selector(".contents > ol").ok().flatten();
    let below = list.map_or(0.0, bottom) - scroll::extent().window;
    if below > 0.0 {
        window().scroll_by_with_x_and_y(0.0, below.ceil());
    }
}

fn focus_button() {
    let button = document().query_selector(".contents > button").ok();
    if let Some(button) = button.flatten()
        && let Ok(button) = button.dyn_into::<HtmlElement>()
    {
        let _ = button.focus();
    }
}
