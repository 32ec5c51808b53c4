//! Drawer with the contents, on narrow screens: opens over the text, and closes when the reader follows a link or
//! leaves it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use crate::{
    browser::{
        document,
        listener::{Listener, closest, keep_until_cleanup},
        scroll, window,
    },
    features::contents::scroll_spy,
};

/// Scrolls the contents into view when the drawer opens, and closes it when the reader follows a link, presses Escape
/// or leaves it, until the current owner is cleaned up.
pub(super) fn attach(open: RwSignal<bool>) {
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
                // Before the list closes, which would lose the focus.
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
        keep_until_cleanup([clicked, pressed, left]);
    });
}

/// Scrolls the page if the list would end below the window. This happens only at the head of an article, where the bar
/// is not yet at the top, and the page scrolls by no more than the height above the bar.
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
