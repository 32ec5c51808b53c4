//! Shortcut from quote to quote, in the page.
//!
//! Hiding the quotes also disables the shortcut, and the choice is stored: WCAG 2.1.4 requires that it can be disabled.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusOptions, KeyboardEvent};

use crate::{
    browser::{
        announcer::announce,
        document,
        listener::{Listener, keep_until_cleanup},
    },
    features::{
        pull_quotes::{
            dom::{Quote, QuoteRegion, height, scroll},
            quote_shortcuts::{ShiftKey, Step},
        },
        sharing::menu::close_menu,
    },
};

/// Selector of the elements in which letters are typed.
const TYPING_ELEMENTS: &str = "input, textarea, select, [contenteditable], dialog, [role=dialog]";

pub(super) fn attach(region: &Rc<QuoteRegion>) {
    let region = region.clone();
    let last = Cell::new(None);
    keep_until_cleanup(Listener::new(&document(), "keydown", move |event| {
        let is_shown = region
            .quotes
            .first()
            .is_some_and(|quote| height(&quote.figure) > 0.0);
        if let Some(step) = requested_step(&event).filter(|_| is_shown) {
            event.prevent_default();
            close_menu();
            last.set(go_to_quote(&region.quotes, step, last.get()));
        }
    }));
}

fn requested_step(event: &Event) -> Option<Step> {
    let key: &KeyboardEvent = event.dyn_ref()?;
    if key.ctrl_key()
        || key.alt_key()
        || key.meta_key()
        || key.is_composing()
        || key.default_prevented()
    {
        return None;
    }
    let target: Element = key.target()?.dyn_into().ok()?;
    let is_typing = target.closest(TYPING_ELEMENTS).ok()?.is_some();
    let shift = if key.shift_key() {
        ShiftKey::Pressed
    } else {
        ShiftKey::Released
    };
    Step::from_key(&key.key(), &key.code(), shift).filter(|_| !is_typing)
}

/// Goes to a quote and announces it. The page scrolls only if the quote is not fully on screen. Unlike the quote's
/// link, this adds no entry to the history.
fn go_to_quote(quotes: &[Quote], step: Step, last: Option<usize>) -> Option<usize> {
    let bounds = |index: usize| quotes[index].figure.get_bounding_client_rect();
    let window = scroll::extent().window;
    let has_focus = |quote: &Quote| quote.figure.matches(":focus-within").unwrap_or(false);
    // A reader who came back from a sentence continues at its quote, while it is on screen.
    let current = quotes
        .iter()
        .position(has_focus)
        .or(last.filter(|&last| bounds(last).bottom() > 0.0 && bounds(last).top() < window));
    let quotes_above = (0..quotes.len())
        .take_while(|&index| bounds(index).top() < 0.0)
        .count();
    let to = step.target(current, quotes_above, quotes.len())?;
    let quote = quotes.get(to)?;
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = quote.link()?.focus_with_options(&options);
    if bounds(to).top() < 0.0 || bounds(to).bottom() > window {
        quote.figure.scroll_into_view();
    }
    // The focused link says where the quote comes from; the announcement has its words.
    let words = quote.figure.query_selector("blockquote").ok()??;
    announce(&words.text_content().unwrap_or_default());
    Some(to)
}
