//! The dialog in which one searches, from any page.

use std::{rc::Rc, sync::Arc};

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent, MouseEvent,
};

use super::{
    document,
    dom::add,
    listen::{Listener, is_plain, keep},
    search_panel::{Panel, Place},
    share::closest,
    window,
};
use crate::route::{Base, Filter, Route};

/// Where a key is a letter, and where another dialog is open.
const TYPING: &str = "input, textarea, select, [contenteditable], dialog, [role=dialog]";

/// Where it is kept that the key `/` is not wanted: WCAG 2.1.4 asks for a way to switch off whatever a single key does.
const KEY: &str = "recto-search-key";

struct Dialog {
    element: HtmlDialogElement,
    panel: Rc<Panel>,
    base: Arc<Base>,
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
    let panel = Panel::follow(element.clone().into(), base.clone(), Place::Dialog);
    let dialog = Rc::new(Dialog {
        element: element.clone(),
        panel,
        base,
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
    for event in ["input", "keydown", "click", "change"] {
        let dialog = dialog.clone();
        keep(Listener::new(element, event, move |event| {
            dialog.act(&event);
        }));
    }
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
    fn open(&self) {
        self.build();
        // It fails where it is shown already.
        let _ = self.element.show_modal();
        if let Some(input) = self.input() {
            let _ = input.focus();
            input.select();
        }
    }

    fn build(&self) -> Option<()> {
        if self.input().is_some() {
            return None;
        }
        let root = &self.element;
        let head = add(root, "div", &[("class", "search-head")], "")?;
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
        self.panel.build();
        let foot = add(root, "div", &[("class", "search-foot")], "")?;
        add(
            &foot,
            "a",
            &[("class", "search-all"), ("hidden", "")],
            "Search in the library",
        );
        let label = add(&foot, "label", &[], "")?;
        let attributes = [("type", "checkbox"), ("name", "search-key")];
        let key = add(&label, "input", &attributes, "")?;
        key.unchecked_into::<HtmlInputElement>()
            .set_checked(is_key_wanted());
        add(&label, "span", &[], "The key / opens this");
        Some(())
    }

    fn input(&self) -> Option<HtmlInputElement> {
        let input = self.element.query_selector("input[type=search]").ok()??;
        input.dyn_into().ok()
    }

    fn act(&self, event: &Event) {
        match event.type_().as_str() {
            "input" => self.ask(event),
            "change" => {
                if let Some(input) = closest(event, "[name=search-key]") {
                    want_key(input.unchecked_into::<HtmlInputElement>().checked());
                }
            }
            "click" => {
                let link = closest(event, "a[href]").is_some();
                let is_followed = link && event.dyn_ref::<MouseEvent>().is_some_and(is_plain);
                let is_outside = event.target().as_ref() == Some(self.element.as_ref());
                if is_followed || is_outside || closest(event, ".search-close").is_some() {
                    self.element.close();
                }
            }
            _ => _ = self.walk(event),
        }
    }

    fn ask(&self, event: &Event) {
        if closest(event, "input[type=search]").is_none() {
            return;
        }
        let words = self.input().map(|input| input.value()).unwrap_or_default();
        if let Ok(Some(all)) = self.element.query_selector(".search-all") {
            let filter = Filter {
                words: words.clone(),
                tag: None,
            };
            let _ = all.set_attribute("href", &Route::Library(filter).href(&self.base));
            let _ = all.toggle_attribute_with_force("hidden", words.trim().is_empty());
        }
        self.panel.ask(words, None);
    }

    /// The arrows go from result to result, and back to the words; Enter in the words opens the first.
    fn walk(&self, event: &Event) -> Option<()> {
        let key: &KeyboardEvent = event.dyn_ref()?;
        if key.is_composing() {
            return None;
        }
        let links = self.element.query_selector_all(".search-results a").ok()?;
        let focus = document().active_element()?;
        let on =
            (0..links.length()).find(|&number| links.item(number).as_ref() == Some(focus.as_ref()));
        let is_in_words = focus.matches("input[type=search]").ok()?;
        match (key.key().as_str(), on) {
            ("ArrowDown", Some(on)) => _ = self.panel.focus_link(on + 1),
            ("ArrowDown", None) if is_in_words => _ = self.panel.focus_link(0),
            ("ArrowUp", Some(0)) => _ = self.input()?.focus(),
            ("ArrowUp", Some(on)) => _ = self.panel.focus_link(on - 1),
            ("Enter", None) if is_in_words => {
                let first = self.first_section()?;
                first.click();
            }
            _ => return None,
        }
        event.prevent_default();
        Some(())
    }

    fn first_section(&self) -> Option<HtmlElement> {
        let find = |selector| -> Option<Element> { self.element.query_selector(selector).ok()? };
        let first =
            find(".search-results > li:first-child li a").or_else(|| find(".search-results a"))?;
        first.dyn_into().ok()
    }
}

fn is_key_wanted() -> bool {
    let storage = window().local_storage().ok().flatten();
    let kept = storage.and_then(|storage| storage.get_item(KEY).ok().flatten());
    kept.as_deref() != Some("off")
}

fn want_key(is_wanted: bool) {
    if let Some(storage) = window().local_storage().ok().flatten() {
        let _ = if is_wanted {
            storage.remove_item(KEY)
        } else {
            storage.set_item(KEY, "off")
        };
    }
}
