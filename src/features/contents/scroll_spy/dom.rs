//! Scroll-spy in the page: observes scrolling and shows the current entry of the contents.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::{
    browser::{
        animation_frame::once_a_frame,
        document,
        listener::{Listener, keep_until_cleanup},
        scroll, window,
    },
    features::contents::scroll_spy::{reading_line, section_at},
};

/// Distance below the line within which a heading counts as passed, in CSS pixels: marked words stand higher than their
/// heading.
const LINE_TOLERANCE: f64 = 16.0;

/// Sets the signal to the id of the current section, now and at every scroll, until the owner is cleaned up.
pub fn attach(ids: &[String], current: RwSignal<Option<String>>) {
    let mut headings: Vec<Element> = ids
        .iter()
        .filter_map(|id| scroll::element_by_id(id))
        .collect();
    // The footnotes at the end belong to no section.
    let notes = document().query_selector("[data-body] > .footnotes");
    headings.extend(notes.ok().flatten());
    // On narrow screens the bar covers the head of the page, and link targets stop below it.
    let bar = document()
        .query_selector(".contents > button")
        .ok()
        .flatten();
    let look = once_a_frame(move || {
        let covered = bar
            .as_ref()
            .map_or(0.0, |bar| bar.get_bounding_client_rect().height());
        let line = reading_line(scroll::extent()) + covered + LINE_TOLERANCE;
        let found = section_at(headings.len(), line, |index| {
            headings[index].get_bounding_client_rect().top()
        });
        let id = found.map(|index| headings[index].id());
        let id = id.filter(|id| !id.is_empty());
        if current.with_untracked(|before| *before != id) {
            current.set(id);
            if let Some(number) = found {
                reveal_number(number);
            }
        }
    });
    look();
    for event in ["scroll", "resize"] {
        let look = look.clone();
        keep_until_cleanup(Listener::new(&window(), event, move |_| look()));
    }
}

/// Scrolls the contents so that the current section can be seen.
pub fn reveal_current() {
    if let Ok(Some(link)) = document().query_selector("nav.contents a[aria-current]") {
        reveal(&link);
    }
}

fn reveal_number(number: usize) {
    let links = document().query_selector_all("nav.contents a[href]").ok();
    let link = links.and_then(|links| links.item(u32::try_from(number).ok()?));
    if let Some(link) = link.and_then(|link| link.dyn_into::<Element>().ok()) {
        reveal(&link);
    }
}

/// Scrolls the contents within their own box so that an entry can be seen; the page does not scroll.
fn reveal(link: &Element) {
    let Ok(Some(list)) = link.closest("nav.contents > ol") else {
        return;
    };
    let (frame, entry) = (
        list.get_bounding_client_rect(),
        link.get_bounding_client_rect(),
    );
    if entry.top() < frame.top() || entry.bottom() > frame.bottom() {
        let middle = entry.top() - frame.top() - (frame.height() - entry.height()) / 2.0;
        list.set_scroll_top(list.scroll_top() + scroll::round(middle));
    }
}
