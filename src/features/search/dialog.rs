//! The dialog in which one searches, from any page: how it opens and closes. What is found in it comes later.

use std::{rc::Rc, sync::Arc};

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDialogElement, HtmlInputElement, KeyboardEvent, MouseEvent};

use super::{host::SearchPlace, slash_key::is_key_wanted};
use crate::{
    browser::{
        document,
        dom::add,
        listen::{Listener, closest, is_plain, keep},
    },
    routing::Base,
};

/// Where a key is a letter, and where another dialog is open.
const TYPING: &str = "input, textarea, select, [contenteditable], dialog, [role=dialog]";

struct Dialog {
    element: HtmlDialogElement,
    place: Rc<SearchPlace>,
}

/// Makes the dialog, and has it open by the button of the page's head and by keys, until the owner is cleaned up. What is in
/// it is built when it opens first.
pub fn follow(base: Arc<Base>) {
    if let Some(element) = make() {
        follow_in(&element, base);
    }
}

fn make() -> Option<HtmlDialogElement> {
    let button = document().query_selector(".search-button").ok()??;
    for (name, value) in [
        ("data-action", "search"),
        ("aria-haspopup", "dialog"),
        ("aria-keyshortcuts", "/ Control+K Meta+K"),
        ("title", "Search in all articles (/ or Ctrl K)"),
    ] {
        let _ = button.set_attribute(name, value);
    }
    let attributes = [("class", "search-dialog"), ("aria-label", "Search")];
    let head = button.parent_element()?;
    add(&head, "dialog", &attributes, "")?.dyn_into().ok()
}

fn follow_in(element: &HtmlDialogElement, base: Arc<Base>) {
    let dialog = Rc::new(Dialog {
        element: element.clone(),
        place: SearchPlace::new(element.clone().into(), base),
    });
    let opened = dialog.clone();
    keep(Listener::new(&document(), "click", move |event| {
        if closest(&event, ".search-button").is_some() {
            opened.open();
        }
    }));
    let opened = dialog.clone();
    keep(Listener::new(&document(), "keydown", move |event| {
        if asks(&event) {
            event.prevent_default();
            opened.open();
        }
    }));
    let asked = dialog.clone();
    keep(Listener::new(element, "input", move |event| {
        if closest(&event, "input[type=search]").is_some() {
            asked.ask();
        }
    }));
    let closed = dialog.clone();
    keep(Listener::new(element, "keydown", move |event| {
        // By itself the first press would only empty the words.
        if is_escape(&event) {
            event.prevent_default();
            closed.element.close();
        }
    }));
    keep(Listener::new(element, "click", move |event| {
        if dialog.is_left_by(&event) {
            dialog.element.close();
        }
    }));
}

fn is_escape(event: &Event) -> bool {
    let key = event.dyn_ref::<KeyboardEvent>();
    key.is_some_and(|key| key.key() == "Escape" && !key.is_composing())
}

fn asks(event: &Event) -> bool {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
        return false;
    };
    let with_control = key.ctrl_key() || key.meta_key();
    let is_asked = match key.key().as_str() {
        "/" => !with_control && is_key_wanted(),
        "k" | "K" => with_control && !key.shift_key(),
        _ => false,
    };
    let is_typing = closest(event, TYPING).is_some();
    is_asked && !key.alt_key() && !is_typing && !key.is_composing() && !key.default_prevented()
}

impl Dialog {
    /// Opens it at once: the words may be typed while what looks for them is on its way.
    fn open(&self) {
        if self.input().is_none() {
            self.build();
        }
        // It fails where it is shown already.
        let _ = self.element.show_modal();
        if let Some(input) = self.input() {
            let _ = input.focus();
            input.select();
        }
        self.place.begin();
    }

    fn build(&self) -> Option<()> {
        let head = add(&self.element, "div", &[("class", "search-head")], "")?;
        let attributes = [
            ("type", "search"),
            ("aria-label", "Search in all articles"),
            ("placeholder", "Search in all articles"),
            ("autocomplete", "off"),
            ("enterkeyhint", "search"),
        ];
        add(&head, "input", &attributes, "");
        let attributes = [("type", "button"), ("class", "search-close")];
        add(&head, "button", &attributes, "Close");
        Some(())
    }

    fn input(&self) -> Option<HtmlInputElement> {
        let input = self.element.query_selector("input[type=search]").ok()??;
        input.dyn_into().ok()
    }

    fn ask(&self) {
        let words = self.input().map(|input| input.value()).unwrap_or_default();
        self.place.ask(words, None);
    }

    /// Whether a click leads out of it: to a result, to what is behind it, or by its button.
    fn is_left_by(&self, event: &Event) -> bool {
        let link = closest(event, "a[href]").is_some();
        let is_followed = link && event.dyn_ref::<MouseEvent>().is_some_and(is_plain);
        let is_outside = event.target().as_ref() == Some(self.element.as_ref());
        is_followed || is_outside || closest(event, ".search-close").is_some()
    }
}
