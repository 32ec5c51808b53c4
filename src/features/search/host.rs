//! Element that hosts the search: loads the search on first use and shows its state meanwhile.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};

use super::part;
use super::{Search, is_long_enough};
use crate::browser::{dom::add, parts::PartError};

/// Status while the search loads.
const LOADING: &str = "Loading the search…";

/// Beginning of the status after loading failed.
const FAILED: &str = "The search could not be loaded. ";

/// Action after which the search loads again.
const RETRY: &str = "type on to try again";

/// An element that hosts the search, with the latest query.
pub struct SearchHost {
    element: Element,
    /// Words, and the library's own filter.
    latest: RefCell<(String, Option<String>)>,
    search: RefCell<Option<Box<dyn Search>>>,
    is_loading: Cell<bool>,
}

impl SearchHost {
    /// Creates a host without loading anything.
    pub fn new(element: Element) -> Rc<Self> {
        Rc::new(Self {
            element,
            latest: RefCell::default(),
            search: RefCell::default(),
            is_loading: Cell::default(),
        })
    }

    /// Searches for words, once the search is loaded; `tag` is the library's own filter.
    pub fn query(self: &Rc<Self>, words: String, tag: Option<String>) {
        if let Some(search) = &*self.search.borrow() {
            return search.query(&words, tag);
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
        let (host, element) = (Rc::downgrade(self), self.element.clone());
        spawn_local(async move {
            let search = part::search(element).await;
            // The page may have changed meanwhile.
            if let Some(host) = host.upgrade() {
                host.is_loading.set(false);
                host.finish_loading(search);
            }
        });
    }

    fn finish_loading(&self, search: Result<Box<dyn Search>, PartError>) {
        match search {
            Ok(search) => {
                let (words, tag) = self.latest.take();
                search.query(&words, tag);
                self.search.replace(Some(search));
            }
            Err(error) => self.set_status(&[FAILED, &error.advice(RETRY)].concat()),
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
