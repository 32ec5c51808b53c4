//! Searching, at one place of the page: in the dialog, or on the library's page.

use std::{rc::Rc, sync::Arc};

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::panel::{Panel, Place};
use crate::{
    browser::{
        document,
        dom::add,
        listen::{Listener, closest},
    },
    features::search::slash_key::{is_key_wanted, want_key},
    routing::{Base, Filter, Route},
};

/// The search at a place. Dropped, it answers no more.
pub struct Search {
    root: Element,
    base: Arc<Base>,
    place: Place,
    panel: Rc<Panel>,
    _listeners: Vec<Listener>,
}

impl Search {
    /// Builds it in an element where `features::search::host` has told that it is on its way.
    pub fn new(root: Element) -> Self {
        let base = Arc::new(crate::routing::site_base());
        let place = if root.has_type::<HtmlDialogElement>() {
            Place::Dialog
        } else {
            Place::Library
        };
        let (panel, mut listeners) = Panel::build(&root, base.clone(), place);
        if place == Place::Dialog {
            add_foot(&root);
            listeners.push(Listener::new(&root, "change", |event| {
                if let Some(input) = closest(&event, "[name=search-key]") {
                    want_key(input.unchecked_into::<HtmlInputElement>().checked());
                }
            }));
            let (dialog, walked) = (root.clone(), panel.clone());
            listeners.push(Listener::new(&root, "keydown", move |event| {
                walk(&dialog, &walked, &event);
            }));
        }
        Self {
            root,
            base,
            place,
            panel,
            _listeners: listeners,
        }
    }

    /// Looks for words; `tag` is what the page is filtered by already.
    pub fn ask(&self, words: &str, tag: Option<String>) {
        if self.place == Place::Dialog {
            self.offer_library(words);
        }
        self.panel.ask(words, tag);
    }

    /// Has the dialog's link lead to the same words in the library.
    fn offer_library(&self, words: &str) {
        if let Ok(Some(all)) = self.root.query_selector(".search-all") {
            let filter = Filter {
                words: words.to_owned(),
                tag: None,
            };
            let _ = all.set_attribute("href", &Route::Library(filter).href(&self.base));
            let _ = all.toggle_attribute_with_force("hidden", words.trim().is_empty());
        }
    }
}

fn add_foot(dialog: &Element) -> Option<()> {
    let foot = add(dialog, "div", &[("class", "search-foot")], "")?;
    let attributes = [("class", "search-all"), ("hidden", "")];
    add(&foot, "a", &attributes, "Search in the library");
    let label = add(&foot, "label", &[], "")?;
    let attributes = [("type", "checkbox"), ("name", "search-key")];
    let key = add(&label, "input", &attributes, "")?;
    key.unchecked_into::<HtmlInputElement>()
        .set_checked(is_key_wanted());
    add(&label, "span", &[], "The key / opens this");
    Some(())
}

/// The arrows go from result to result, and back to the words; Enter in the words opens the first.
fn walk(dialog: &Element, panel: &Panel, event: &Event) -> Option<()> {
    let key: &KeyboardEvent = event.dyn_ref()?;
    if key.is_composing() {
        return None;
    }
    let links = dialog.query_selector_all(".search-results a").ok()?;
    let focus = document().active_element()?;
    let on =
        (0..links.length()).find(|&number| links.item(number).as_ref() == Some(focus.as_ref()));
    let is_in_words = focus.matches("input[type=search]").ok()?;
    match (key.key().as_str(), on) {
        ("ArrowDown", Some(on)) => _ = panel.focus_link(on + 1),
        ("ArrowDown", None) if is_in_words => _ = panel.focus_link(0),
        ("ArrowUp", Some(0)) => _ = words_of(dialog)?.focus(),
        ("ArrowUp", Some(on)) => _ = panel.focus_link(on - 1),
        ("Enter", None) if is_in_words => first_section(dialog)?.click(),
        _ => return None,
    }
    event.prevent_default();
    Some(())
}

fn words_of(dialog: &Element) -> Option<HtmlElement> {
    let input = dialog.query_selector("input[type=search]").ok()??;
    input.dyn_into().ok()
}

fn first_section(dialog: &Element) -> Option<HtmlElement> {
    let find = |selector| -> Option<Element> { dialog.query_selector(selector).ok()? };
    let first =
        find(".search-results > li:first-child li a").or_else(|| find(".search-results a"))?;
    first.dyn_into().ok()
}
