//! Element that hosts the search: loads the lazy chunk on first use and shows its state meanwhile.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};

use super::{bridge::ExportedSearch, is_long_enough};
use crate::{
    browser::{
        dom::add,
        lazy_chunk::{self, Handle},
    },
    routing::Base,
};

/// Status while the search loads.
const LOADING: &str = "Loading the search…";

/// Status after loading failed.
const FAILED: &str = "The search could not be loaded. Check the connection and type on to try again; if that does not help, reload the page.";

/// An element that hosts the search, with the latest query.
pub struct SearchHost {
    element: Element,
    base: Arc<Base>,
    /// Words, and the library's own filter.
    latest: RefCell<(String, Option<String>)>,
    search: RefCell<Option<Handle<ExportedSearch>>>,
    is_loading: Cell<bool>,
}

impl SearchHost {
    /// Creates a host without loading anything.
    pub fn new(element: Element, base: Arc<Base>) -> Rc<Self> {
        Rc::new(Self {
            element,
            base,
            latest: RefCell::default(),
            search: RefCell::default(),
            is_loading: Cell::default(),
        })
    }

    /// Searches for words, once the search is loaded; `tag` is the library's own filter.
    pub fn query(self: &Rc<Self>, words: String, tag: Option<String>) {
        if let Some(search) = &*self.search.borrow() {
            return search.search_for(&words, tag.as_deref());
        }
        // The library's page also filters by words that are too short for the index.
        let is_needed = self.element.has_type::<HtmlDialogElement>() || is_long_enough(&words);
        let _ = self
            .element
            .toggle_attribute_with_force("hidden", !is_needed);
        self.latest.replace((words, tag));
        if is_needed {
            self.load();
        }
    }

    /// Loads the search, unless it is loaded or loading. After a failure, the next call tries again.
    pub fn load(self: &Rc<Self>) {
        if self.search.borrow().is_some() || self.is_loading.replace(true) {
            return;
        }
        self.set_status(LOADING);
        let (host, base) = (Rc::downgrade(self), self.base.clone());
        spawn_local(async move {
            let chunk = lazy_chunk::load(base.as_str()).await;
            // The page may have changed meanwhile.
            if let Some(host) = host.upgrade() {
                host.is_loading.set(false);
                host.finish_loading(chunk.and_then(|chunk| chunk.search_in(&host.element)));
            }
        });
    }

    fn finish_loading(&self, search: Option<Handle<ExportedSearch>>) {
        match search {
            Some(search) => {
                let (words, tag) = self.latest.take();
                search.search_for(&words, tag.as_deref());
                self.search.replace(Some(search));
            }
            None => self.set_status(FAILED),
        }
    }

    fn set_status(&self, status: &str) {
        let attributes = [("class", "search-status"), ("role", "status")];
        let region = self.element.query_selector(".search-status").ok().flatten();
        if let Some(region) = region.or_else(|| add(&self.element, "p", &attributes, "")) {
            region.set_text_content(Some(status));
        }
    }
}
