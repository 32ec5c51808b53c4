//! Scroll-spy: tells which section is being read.

use leptos::prelude::*;
use web_sys::Element;

use super::{
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
        }
    });
    look();
    for event in ["scroll", "resize"] {
        let look = look.clone();
        keep(Listener::new(&window(), event, move |_| look()));
    }
}
