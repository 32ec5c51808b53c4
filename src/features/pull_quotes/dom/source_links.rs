//! Links between quotes and their sentences: marks on the one while the other is in use, and clicks.

use std::rc::Rc;

use js_sys::Array;
use leptos::prelude::queue_microtask;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, IntersectionObserver, IntersectionObserverEntry, MouseEvent};

use crate::{
    browser::{
        animation_frame::once_a_frame,
        listener::{Listener, is_unmodified_click, keep_until_cleanup},
    },
    features::pull_quotes::dom::{Quote, QuoteRegion, window},
};

pub(super) fn attach(region: &Rc<QuoteRegion>) {
    keep_until_cleanup(Listener::new(&region.aside, "click", {
        let region = region.clone();
        move |event| follow_click(&region, &event)
    }));
    let mark = once_a_frame({
        let region = region.clone();
        move || mark_sentences(&region.quotes)
    });
    for event in ["pointerover", "pointerout", "focusin", "focusout"] {
        let mark = mark.clone();
        keep_until_cleanup(Listener::new(&region.aside, event, move |_| mark()));
    }
    observe_sentences(region);
}

/// Follows the link of a quote on a click on its words. Links within the words lead to their own targets, and a
/// selection of words stays.
fn follow_click(region: &QuoteRegion, event: &Event) {
    let Some(target) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return;
    };
    let is_within = |selector: &str| target.closest(selector).ok().flatten().is_some();
    let is_unmodified = event
        .dyn_ref::<MouseEvent>()
        .is_some_and(is_unmodified_click);
    if !is_unmodified || is_within("a") || !is_within("blockquote") || is_selecting() {
        return;
    }
    let quote = region
        .quotes
        .iter()
        .find(|quote| quote.figure.contains(Some(&target)));
    // Clicks the link, so that a click on the words adds the same entry to the history. That click reaches this
    // listener too, after the current event.
    if let Some(link) = quote.and_then(Quote::link) {
        queue_microtask(move || link.click());
    }
}

fn is_selecting() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// Marks the sentences of the quotes that have the pointer or the focus.
fn mark_sentences(quotes: &[Quote]) {
    let is_on = |quote: &&Quote| {
        quote
            .figure
            .matches(":hover, :focus-within")
            .unwrap_or(false)
    };
    // Two quotes may share a sentence.
    for quote in quotes {
        let _ = quote.source.remove_attribute("data-quote-source");
    }
    for quote in quotes.iter().filter(is_on) {
        let _ = quote.source.set_attribute("data-quote-source", "");
    }
}

/// Marks each quote while its sentence is on screen. The mark is visual only: screen readers have the sentence itself.
fn observe_sentences(region: &Rc<QuoteRegion>) {
    let seen = Closure::<dyn FnMut(Array)>::new({
        let region = region.clone();
        move |entries: Array| {
            for entry in entries
                .iter()
                .filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok())
            {
                let sentence = entry.target();
                for quote in region
                    .quotes
                    .iter()
                    .filter(|quote| quote.source == sentence)
                {
                    let _ = quote
                        .figure
                        .toggle_attribute_with_force("data-current", entry.is_intersecting());
                }
            }
        }
    });
    if let Ok(observer) = IntersectionObserver::new(seen.as_ref().unchecked_ref()) {
        for quote in &region.quotes {
            observer.observe(&quote.source);
        }
        keep_until_cleanup(SentenceObserver {
            observer,
            _callback: seen,
        });
    }
}

struct SentenceObserver {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl Drop for SentenceObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
