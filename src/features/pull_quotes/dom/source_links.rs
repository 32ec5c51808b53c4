//! A quote and its sentence, each marked by what happens to the other; and the way from the one to the other.

use std::rc::Rc;

use js_sys::Array;
use leptos::prelude::queue_microtask;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, IntersectionObserver, IntersectionObserverEntry, MouseEvent};

use crate::{
    browser::{
        frame::once_a_frame,
        listen::{Listener, is_plain, keep},
    },
    features::pull_quotes::dom::{Quote, Rail, window},
};

pub(super) fn attach(rail: &Rc<Rail>) {
    keep(Listener::new(&rail.aside, "click", {
        let rail = rail.clone();
        move |event| lead(&rail, &event)
    }));
    let mark = once_a_frame({
        let rail = rail.clone();
        move || mark_sentences(&rail.quotes)
    });
    for event in ["pointerover", "pointerout", "focusin", "focusout"] {
        let mark = mark.clone();
        keep(Listener::new(&rail.aside, event, move |_| mark()));
    }
    watch(rail);
}

/// A click on the words of a quote follows its link. Links within the words lead where they say, and words that were
/// selected are to be copied.
fn lead(rail: &Rail, event: &Event) {
    let Some(target) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return;
    };
    let is_within = |selector: &str| target.closest(selector).ok().flatten().is_some();
    let is_plain = event.dyn_ref::<MouseEvent>().is_some_and(is_plain);
    if !is_plain || is_within("a") || !is_within("blockquote") || is_selecting() {
        return;
    }
    let quote = rail
        .quotes
        .iter()
        .find(|quote| quote.figure.contains(Some(&target)));
    // As if the link had been clicked: the history treats both alike. Its click comes here as well, once this one is done.
    if let Some(link) = quote.and_then(Quote::link) {
        queue_microtask(move || link.click());
    }
}

fn is_selecting() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// Marks the sentences of the quotes that the pointer or the focus is on.
fn mark_sentences(quotes: &[Quote]) {
    let is_on = |quote: &&Quote| {
        quote
            .figure
            .matches(":hover, :focus-within")
            .unwrap_or(false)
    };
    // Two quotes may be of one sentence.
    for quote in quotes {
        let _ = quote.source.remove_attribute("data-quoted");
    }
    for quote in quotes.iter().filter(is_on) {
        let _ = quote.source.set_attribute("data-quoted", "");
    }
}

/// Marks each quote while its sentence is on screen. For the eye alone: who listens knows which sentence they are at.
fn watch(rail: &Rc<Rail>) {
    let seen = Closure::<dyn FnMut(Array)>::new({
        let rail = rail.clone();
        move |entries: Array| {
            for entry in entries
                .iter()
                .filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok())
            {
                let sentence = entry.target();
                for quote in rail.quotes.iter().filter(|quote| quote.source == sentence) {
                    let _ = quote
                        .figure
                        .toggle_attribute_with_force("data-current", entry.is_intersecting());
                }
            }
        }
    });
    if let Ok(observer) = IntersectionObserver::new(seen.as_ref().unchecked_ref()) {
        for quote in &rail.quotes {
            observer.observe(&quote.source);
        }
        keep(Watching {
            observer,
            _callback: seen,
        });
    }
}

struct Watching {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
