//! Panel with filters, status and results: in the dialog, and on the library's page.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlSelectElement};

use super::{index, result_list, results::Results};
use crate::{
    browser::{
        dom::add,
        js::nfkc,
        listener::{Listener, closest},
        timer::Timeout,
    },
    data::normalize_query::normalize_query,
    features::search::{
        BATCH_SIZE, Facet, Hit, Query, SearchExtent, SearchedTexts, TITLES_ONLY, is_long_enough,
        parse_filters, status_message,
    },
    routing::Base,
};

/// Delay between the last keystroke and the search, in milliseconds: longer than between the keystrokes of a word.
const TYPING_PAUSE: i32 = 200;

/// Place of a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PanelPlace {
    /// The dialog.
    Dialog,
    /// The library's page, below its own list, which has its own words and tags.
    Library,
}

/// Filters, status and results of a search.
pub(super) struct ResultsPanel {
    root: Element,
    base: Arc<Base>,
    place: PanelPlace,
    /// Query without the panel's own filters.
    query: RefCell<Query>,
    results: RefCell<Option<Results>>,
    shown: Cell<usize>,
    /// Number of the latest search; answers to earlier ones are dropped.
    latest: Cell<u32>,
    pending: RefCell<Option<Timeout>>,
}

impl ResultsPanel {
    /// Builds the panel in an element with a status region, and returns it with its listeners.
    pub(super) fn build(
        root: &Element,
        base: Arc<Base>,
        place: PanelPlace,
    ) -> (Rc<Self>, Vec<Listener>) {
        let panel = Rc::new(Self {
            root: root.clone(),
            base,
            place,
            query: RefCell::default(),
            results: RefCell::default(),
            shown: Cell::default(),
            latest: Cell::default(),
            pending: RefCell::default(),
        });
        panel.add_elements();
        let listeners = ["change", "click"].map(|event| {
            let panel = panel.clone();
            Listener::new(root, event, move |event| panel.handle(&event))
        });
        (panel, listeners.into())
    }

    fn add_elements(&self) {
        let root = &self.root;
        let status = self.element(".search-status");
        let heading =
            (self.place == PanelPlace::Library).then(|| add(root, "h2", &[], "In the texts"));
        let filters = add(root, "details", &[("class", "search-filters")], "");
        if let Some(filters) = &filters {
            add(filters, "summary", &[], "Filter");
        }
        // Inserted before the status region, which stays in place: screen readers ignore a new one.
        for element in [heading.flatten(), filters].into_iter().flatten() {
            let _ = root.insert_before(&element, status.as_deref());
        }
        let Some(body) = add(root, "div", &[("class", "search-body")], "") else {
            return;
        };
        add(&body, "ol", &[("class", "search-results")], "");
        if let Some(buttons) = add(&body, "div", &[("class", "search-actions")], "") {
            for (name, text) in [
                ("search-more", "Show more"),
                // Gets its label after the search, which knows what remains.
                ("search-widen", ""),
            ] {
                let attributes = [("type", "button"), ("class", name), ("hidden", "")];
                add(&buttons, "button", &attributes, text);
            }
        }
    }

    /// Searches for words after a pause in typing; `tag` is the library's own filter.
    pub(super) fn query(self: &Rc<Self>, words: &str, tag: Option<String>) {
        self.latest.set(self.latest.get() + 1);
        let mut query = Query {
            words: nfkc(&normalize_query(words)),
            ..Query::default()
        };
        query.filters.extend(tag.map(|tag| (Facet::Tag, tag)));
        self.query.replace(query);
        self.search_after(TYPING_PAUSE);
    }

    fn search_after(self: &Rc<Self>, milliseconds: i32) {
        let mut query = self.query.borrow().clone();
        query.filters.extend(self.filters());
        let is_long_enough = is_long_enough(&query.words);
        if self.place == PanelPlace::Library {
            let _ = self
                .root
                .toggle_attribute_with_force("hidden", !is_long_enough);
        }
        if !is_long_enough {
            self.pending.replace(None);
            self.results.replace(None);
            self.clear("");
            return;
        }
        if self.results.borrow().is_none() {
            self.set_status("Searching…");
            let (query, base) = (query.clone(), self.base.clone());
            spawn_local(async move { index::prefetch(&query, &base).await });
        }
        let (panel, number) = (self.clone(), self.latest.get());
        let pending = Timeout::new(milliseconds, move || {
            spawn_local(async move { panel.search(&query, number).await });
        });
        self.pending.replace(Some(pending));
    }

    async fn search(self: Rc<Self>, query: &Query, number: u32) {
        let results = index::search(query, &self.base).await;
        let batch = match &results {
            Ok(results) => results.load_batch(0).await,
            Err(_) => Vec::new(),
        };
        if self.latest.get() != number {
            return;
        }
        match results {
            Ok(results)
                if results.searched_texts() == SearchedTexts::Titles
                    && self.place == PanelPlace::Library =>
            {
                // The list above shows the same articles.
                self.clear(TITLES_ONLY);
            }
            Ok(results) => {
                self.clear(&status_message(results.count(), results.searched_texts()));
                let label = results.remaining().button_label();
                self.results.replace(Some(results));
                self.show(&batch);
                self.label_widen_button(label);
            }
            Err(error) => {
                self.results.replace(None);
                self.clear(&[error.headline(), ". ", &error.advice()].concat());
            }
        }
    }

    async fn show_more(self: Rc<Self>) {
        let number = self.latest.get();
        let from = self.shown.get();
        let batch = self
            .results
            .borrow()
            .as_ref()
            .map(|results| results.load_batch(from));
        let Some(batch) = batch else { return };
        let batch = batch.await;
        if self.latest.get() == number && self.shown.get() == from {
            let next = self
                .root
                .query_selector_all("a")
                .map_or(0, |links| links.length());
            self.show(&batch);
            // The button may be hidden now; the focus moves to the first new result.
            self.focus_link(next);
        }
    }

    fn show(&self, hits: &[Hit]) {
        let Some(list) = self.element(".search-results") else {
            return;
        };
        for hit in hits {
            result_list::append_hit(&list, hit, &self.base);
        }
        self.shown.set(self.shown.get() + BATCH_SIZE);
        let all = self.results.borrow().as_ref().map_or(0, Results::count);
        self.show_more_button(self.shown.get() < all);
    }

    fn show_more_button(&self, has_more: bool) {
        if let Some(button) = self.element(".search-more") {
            let _ = button.toggle_attribute_with_force("hidden", !has_more);
        }
    }

    fn label_widen_button(&self, label: Option<&str>) {
        if let Some(button) = self.element(".search-widen") {
            button.set_text_content(label);
            let _ = button.toggle_attribute_with_force("hidden", label.is_none());
        }
    }

    /// Focuses a link of the results by its index; returns false if no result has it.
    pub(super) fn focus_link(&self, index: u32) -> bool {
        let links = self.root.query_selector_all(".search-results a").ok();
        let link = links.and_then(|links| links.item(index));
        let link = link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok());
        link.is_some_and(|link| link.focus().is_ok())
    }

    fn clear(&self, status: &str) {
        if let Some(list) = self.element(".search-results") {
            list.set_text_content(None);
        }
        self.show_more_button(false);
        self.label_widen_button(None);
        self.shown.set(0);
        self.set_status(status);
    }

    fn set_status(&self, status: &str) {
        if let Some(region) = self.element(".search-status")
            && region.text_content().as_deref() != Some(status)
        {
            region.set_text_content(Some(status));
        }
    }

    /// Returns the filters that the reader has set.
    fn filters(&self) -> Vec<(Facet, String)> {
        let value = |facet: Facet| {
            let select = self.element(&["select[name=", facet.name(), "]"].concat())?;
            let value = select.unchecked_into::<HtmlSelectElement>().value();
            (!value.is_empty()).then_some((facet, value))
        };
        Facet::ALL.into_iter().filter_map(value).collect()
    }

    fn handle(self: &Rc<Self>, event: &Event) {
        if event.type_() == "change" {
            if closest(event, ".search-filters").is_some() {
                self.latest.set(self.latest.get() + 1);
                self.search_after(0);
            }
        } else if closest(event, ".search-more").is_some() {
            spawn_local(self.clone().show_more());
        } else if closest(event, ".search-widen").is_some() {
            self.query.borrow_mut().extent = SearchExtent::Everything;
            self.latest.set(self.latest.get() + 1);
            self.search_after(0);
        } else if let Some(summary) = closest(event, ".search-filters summary")
            && summary.next_element_sibling().is_none()
        {
            spawn_local(self.clone().add_filters());
        }
    }

    async fn add_filters(self: Rc<Self>) {
        let list = index::fetch_filters(&self.base).await.unwrap_or_default();
        let Some(filters) = self.element(".search-filters") else {
            return;
        };
        if self.element(".search-filters div").is_some() {
            return;
        }
        let Some(group) = add(&filters, "div", &[], "") else {
            return;
        };
        let mut is_empty = true;
        for facet in Facet::ALL {
            // The library's page filters by tag itself.
            let values = parse_filters(&list, facet);
            if values.is_empty() || (facet == Facet::Tag && self.place == PanelPlace::Library) {
                continue;
            }
            is_empty = false;
            result_list::append_filter(&group, facet, &values);
        }
        if is_empty {
            group.set_text_content(Some("There is nothing to filter by."));
        }
    }

    fn element(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).ok().flatten()
    }
}
