//! A place where one searches, before that which searches has come: it is fetched, and meanwhile the reader is told.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};

use super::is_enough;
use crate::{
    browser::{
        dom::add,
        lazy_chunk::{self as later, Held, Search},
    },
    routing::Base,
};

/// What is told while it comes.
const COMES: &str = "Loading the search…";

/// What is told where it does not come.
const HAS_NOT_COME: &str = "The search could not be loaded. Check the connection and type on to try again; if that does not help, load the page anew.";

/// The place, and what the reader looks for there.
pub struct SearchPlace {
    root: Element,
    base: Arc<Base>,
    asked: RefCell<(String, Option<String>)>,
    search: RefCell<Option<Held<Search>>>,
    is_coming: Cell<bool>,
}

impl SearchPlace {
    /// Takes an element for it. Nothing is fetched yet.
    pub fn new(root: Element, base: Arc<Base>) -> Rc<Self> {
        Rc::new(Self {
            root,
            base,
            asked: RefCell::default(),
            search: RefCell::default(),
            is_coming: Cell::default(),
        })
    }

    /// Looks for words, if need be once that can be done; `tag` is what the page is filtered by already.
    pub fn ask(self: &Rc<Self>, words: String, tag: Option<String>) {
        if let Some(search) = &*self.search.borrow() {
            return search.look_for(&words, tag.as_deref());
        }
        // The dialog is there for nothing else; the library's page has words that are too short for the texts.
        let is_wanted = self.root.has_type::<HtmlDialogElement>() || is_enough(&words);
        let _ = self.root.toggle_attribute_with_force("hidden", !is_wanted);
        self.asked.replace((words, tag));
        if is_wanted {
            self.begin();
        }
    }

    /// Has it fetched, unless it is there or on its way. After a failure it is tried again.
    pub fn begin(self: &Rc<Self>) {
        if self.search.borrow().is_some() || self.is_coming.replace(true) {
            return;
        }
        self.tell(COMES);
        let (place, base) = (Rc::downgrade(self), self.base.clone());
        spawn_local(async move {
            let later = later::fetch(&base).await;
            // The reader may be elsewhere by now.
            if let Some(place) = place.upgrade() {
                place.is_coming.set(false);
                place.take(later.and_then(|later| later.search_at(&place.root)));
            }
        });
    }

    fn take(&self, search: Option<Held<Search>>) {
        match search {
            Some(search) => {
                let (words, tag) = self.asked.take();
                search.look_for(&words, tag.as_deref());
                self.search.replace(Some(search));
            }
            None => self.tell(HAS_NOT_COME),
        }
    }

    fn tell(&self, status: &str) {
        let attributes = [("class", "search-status"), ("role", "status")];
        let there = self.root.query_selector(".search-status").ok().flatten();
        if let Some(region) = there.or_else(|| add(&self.root, "p", &attributes, "")) {
            region.set_text_content(Some(status));
        }
    }
}
