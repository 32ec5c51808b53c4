//! From quote to quote by one key.
//!
//! The key is off while the quotes are hidden, and that is kept: it is the way to switch it off that WCAG 2.1.4 asks for.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusOptions, KeyboardEvent};

use crate::{
    browser::{
        announcer::announce,
        document,
        listen::{Listener, keep},
    },
    features::{
        pull_quotes::{
            dom::{Quote, Rail, height, scroll},
            quote_shortcuts::Step,
        },
        sharing::menu::close_menu,
    },
};

/// Where a letter is a letter.
const TYPING: &str = "input, textarea, select, [contenteditable], dialog, [role=dialog]";

pub(super) fn attach(rail: &Rc<Rail>) {
    let rail = rail.clone();
    let last = Cell::new(None);
    keep(Listener::new(&document(), "keydown", move |event| {
        let is_shown = rail
            .quotes
            .first()
            .is_some_and(|quote| height(&quote.figure) > 0.0);
        if let Some(step) = asked(&event).filter(|_| is_shown) {
            event.prevent_default();
            close_menu();
            last.set(walk(&rail.quotes, step, last.get()));
        }
    }));
}

fn asked(event: &Event) -> Option<Step> {
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
    let is_typing = target.closest(TYPING).ok()?.is_some();
    Step::of_key(&key.key(), &key.code(), key.shift_key()).filter(|_| !is_typing)
}

/// Goes to a quote and says which. The page moves only where the quote is not all on screen, and no entry of the history
/// is made: that is for those who follow its link.
fn walk(quotes: &[Quote], step: Step, last: Option<usize>) -> Option<usize> {
    let bounds = |index: usize| quotes[index].figure.get_bounding_client_rect();
    let window = scroll::extent().window;
    let has_focus = |quote: &Quote| quote.figure.matches(":focus-within").unwrap_or(false);
    // Who came back from a sentence goes on from its quote, as long as they see it.
    let on = quotes
        .iter()
        .position(has_focus)
        .or(last.filter(|&last| bounds(last).bottom() > 0.0 && bounds(last).top() < window));
    let passed = (0..quotes.len())
        .take_while(|&index| bounds(index).top() < 0.0)
        .count();
    let to = step.from(on, passed, quotes.len())?;
    let quote = quotes.get(to)?;
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = quote.link()?.focus_with_options(&options);
    if bounds(to).top() < 0.0 || bounds(to).bottom() > window {
        quote.figure.scroll_into_view();
    }
    // The link says where the quote comes from; this is what it says.
    let words = quote.figure.query_selector("blockquote").ok()??;
    announce(&words.text_content().unwrap_or_default());
    Some(to)
}
