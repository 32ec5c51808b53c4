//! Scroll-spy: tells which section is being read.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{
    document,
    frame::once_a_frame,
    listen::{Listener, keep},
    scroll, window,
};
use crate::spying;

/// Sets the signal to the id of the section being read, now and at every scroll, until the owner is cleaned up.
pub fn follow(ids: &[String], current: RwSignal<Option<String>>) {
    let headings: Vec<Element> = ids.iter().filter_map(|id| scroll::element(id)).collect();
    let look = once_a_frame(move || {
        let line = spying::line(scroll::extent());
        let found = spying::current(headings.len(), line, |index| {
            headings[index].get_bounding_client_rect().top()
        });
        let id = found.map(|index| headings[index].id());
        if current.with_untracked(|before| *before != id) {
            current.set(id);
            found.inspect(|&index| reveal(index));
        }
    });
    look();
    for event in ["scroll", "resize"] {
        let look = look.clone();
        keep(Listener::new(&window(), event, move |_| look()));
    }
}

/// Scrolls the contents, where they are longer than the window, so that an entry can be seen; the page stays.
fn reveal(index: usize) {
    let Ok(Some(contents)) = document().query_selector("nav.contents") else {
        return;
    };
    let link = contents.query_selector_all("a[href]").ok();
    let link = link.and_then(|links| links.item(u32::try_from(index).ok()?));
    let Some(link) = link.and_then(|link| link.dyn_into::<Element>().ok()) else {
        return;
    };
    let (frame, entry) = (
        contents.get_bounding_client_rect(),
        link.get_bounding_client_rect(),
    );
    if entry.top() < frame.top() || entry.bottom() > frame.bottom() {
        let middle = entry.top() - frame.top() - (frame.height() - entry.height()) / 2.0;
        contents.set_scroll_top(contents.scroll_top() + scroll::whole(middle));
    }
}
