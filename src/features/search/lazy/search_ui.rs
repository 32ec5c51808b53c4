//! Search at one place of the page: in the dialog, or on the library's page.

use std::{rc::Rc, sync::Arc};

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::panel::{PanelPlace, ResultsPanel};
use crate::{
    browser::{
        document,
        dom::add,
        listener::{Listener, closest},
    },
    features::search::{Search, slash_key},
    routing::{Base, Filter, Route},
};

/// Search in a host element. When dropped, it no longer reacts.
pub struct SearchUi {
    host: Element,
    base: Arc<Base>,
    place: PanelPlace,
    panel: Rc<ResultsPanel>,
    _listeners: Vec<Listener>,
}

impl SearchUi {
    /// Builds the search in the element of a `SearchHost`.
    pub fn build(host: Element) -> Self {
        let base = Arc::new(crate::routing::site_base());
        let place = if host.has_type::<HtmlDialogElement>() {
            PanelPlace::Dialog
        } else {
            PanelPlace::Library
        };
        let (panel, mut listeners) = ResultsPanel::build(&host, base.clone(), place);
        if place == PanelPlace::Dialog {
            add_footer(&host);
            listeners.push(Listener::new(&host, "change", |event| {
                if let Some(input) = closest(&event, "[name=slash-key]") {
                    slash_key::set_enabled(input.unchecked_into::<HtmlInputElement>().checked());
                }
            }));
            let (dialog, navigated) = (host.clone(), panel.clone());
            listeners.push(Listener::new(&host, "keydown", move |event| {
                navigate_by_key(&dialog, &navigated, &event);
            }));
        }
        Self {
            host,
            base,
            place,
            panel,
            _listeners: listeners,
        }
    }

    /// Points the dialog's link to the same search in the library.
    fn link_to_library(&self, words: &str) {
        if let Ok(Some(link)) = self.host.query_selector(".search-library-link") {
            let filter = Filter {
                words: words.to_owned(),
                tag: None,
            };
            let _ = link.set_attribute("href", &Route::Library(filter).href(&self.base));
            let _ = link.toggle_attribute_with_force("hidden", words.trim().is_empty());
        }
    }
}

impl Search for SearchUi {
    fn query(&self, words: &str, tag: Option<String>) {
        if self.place == PanelPlace::Dialog {
            self.link_to_library(words);
        }
        self.panel.query(words, tag);
    }
}

fn add_footer(dialog: &Element) -> Option<()> {
    let footer = add(dialog, "div", &[("class", "search-footer")], "")?;
    let attributes = [("class", "search-library-link"), ("hidden", "")];
    add(&footer, "a", &attributes, "Search in the library");
    let label = add(&footer, "label", &[], "")?;
    let attributes = [("type", "checkbox"), ("name", "slash-key")];
    let checkbox = add(&label, "input", &attributes, "")?;
    checkbox
        .unchecked_into::<HtmlInputElement>()
        .set_checked(slash_key::is_enabled());
    add(&label, "span", &[], "The key / opens this");
    Some(())
}

/// Handles keys in the dialog: the arrows move between the field and the results; Enter in the field opens the first result.
fn navigate_by_key(dialog: &Element, panel: &ResultsPanel, event: &Event) -> Option<()> {
    let key: &KeyboardEvent = event.dyn_ref()?;
    if key.is_composing() {
        return None;
    }
    let links = dialog.query_selector_all(".search-results a").ok()?;
    let focus = document().active_element()?;
    let focused =
        (0..links.length()).find(|&index| links.item(index).as_ref() == Some(focus.as_ref()));
    let is_in_field = focus.matches("input[type=search]").ok()?;
    match (key.key().as_str(), focused) {
        ("ArrowDown", Some(index)) => _ = panel.focus_link(index + 1),
        ("ArrowDown", None) if is_in_field => _ = panel.focus_link(0),
        ("ArrowUp", Some(0)) => _ = search_field(dialog)?.focus(),
        ("ArrowUp", Some(index)) => _ = panel.focus_link(index - 1),
        ("Enter", None) if is_in_field => first_result(dialog)?.click(),
        _ => return None,
    }
    event.prevent_default();
    Some(())
}

fn search_field(dialog: &Element) -> Option<HtmlElement> {
    let input = dialog.query_selector("input[type=search]").ok()??;
    input.dyn_into().ok()
}

fn first_result(dialog: &Element) -> Option<HtmlElement> {
    let find = |selector| -> Option<Element> { dialog.query_selector(selector).ok()? };
    let first =
        find(".search-results > li:first-child li a").or_else(|| find(".search-results a"))?;
    first.dyn_into().ok()
}
