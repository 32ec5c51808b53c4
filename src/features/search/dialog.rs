//! Search dialog, on every page: opens and closes it. Its results are loaded on demand.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDialogElement, HtmlInputElement, KeyboardEvent, MouseEvent};

use super::{host::SearchHost, slash_key};
use crate::browser::{
    document,
    dom::add,
    listener::{Listener, closest, is_unmodified_click, keep_until_cleanup},
};

/// Elements in which a shortcut does not apply: text fields, and other dialogs.
const NO_SHORTCUTS: &str = "input, textarea, select, [contenteditable], dialog, [role=dialog]";

struct Dialog {
    element: HtmlDialogElement,
    host: Rc<SearchHost>,
}

/// Adds the dialog to the page and attaches listeners for the search button and the shortcuts, until the owner is
/// cleaned up. The dialog stays empty until it opens for the first time.
pub fn attach() {
    if let Some(element) = create() {
        attach_to(&element);
    }
}

fn create() -> Option<HtmlDialogElement> {
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

fn attach_to(element: &HtmlDialogElement) {
    let dialog = Rc::new(Dialog {
        element: element.clone(),
        host: SearchHost::new(element.clone().into()),
    });
    let opened = dialog.clone();
    keep_until_cleanup(Listener::new(&document(), "click", move |event| {
        if closest(&event, ".search-button").is_some() {
            opened.open();
        }
    }));
    let opened = dialog.clone();
    keep_until_cleanup(Listener::new(&document(), "keydown", move |event| {
        if is_shortcut(&event) {
            event.prevent_default();
            opened.open();
        }
    }));
    let typed_in = dialog.clone();
    keep_until_cleanup(Listener::new(element, "input", move |event| {
        if closest(&event, "input[type=search]").is_some() {
            typed_in.query();
        }
    }));
    let closed = dialog.clone();
    keep_until_cleanup(Listener::new(element, "keydown", move |event| {
        // Without this, the first Escape only clears the field.
        if is_escape(&event) {
            event.prevent_default();
            closed.element.close();
        }
    }));
    keep_until_cleanup(Listener::new(element, "click", move |event| {
        if dialog.is_closing_click(&event) {
            dialog.element.close();
        }
    }));
}

fn is_escape(event: &Event) -> bool {
    let key = event.dyn_ref::<KeyboardEvent>();
    key.is_some_and(|key| key.key() == "Escape" && !key.is_composing())
}

fn is_shortcut(event: &Event) -> bool {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
        return false;
    };
    let with_control = key.ctrl_key() || key.meta_key();
    let is_key = match key.key().as_str() {
        "/" => !with_control && slash_key::is_enabled(),
        "k" | "K" => with_control && !key.shift_key(),
        _ => false,
    };
    let is_typing = closest(event, NO_SHORTCUTS).is_some();
    is_key && !key.alt_key() && !is_typing && !key.is_composing() && !key.default_prevented()
}

impl Dialog {
    /// Opens the dialog at once: readers can type while the search loads.
    fn open(&self) {
        if self.input().is_none() {
            self.build();
        }
        // Fails if the dialog is open already.
        let _ = self.element.show_modal();
        if let Some(input) = self.input() {
            let _ = input.focus();
            input.select();
        }
        self.host.load();
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

    fn query(&self) {
        let words = self.input().map(|input| input.value()).unwrap_or_default();
        self.host.query(words, None);
    }

    /// Returns true for a click that closes the dialog: on a link, outside, or on the close button.
    fn is_closing_click(&self, event: &Event) -> bool {
        let link = closest(event, "a[href]").is_some();
        let is_followed = link
            && event
                .dyn_ref::<MouseEvent>()
                .is_some_and(is_unmodified_click);
        let is_outside = event.target().as_ref() == Some(self.element.as_ref());
        is_followed || is_outside || closest(event, ".search-close").is_some()
    }
}
