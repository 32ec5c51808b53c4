//! What is found, as it is shown: in the dialog, and on the library's page.

mod result_list;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlSelectElement};

use super::index::{self, Found};
use crate::{
    browser::{
        dom::add,
        js::normalized,
        listen::{Listener, closest},
        timer::Timeout,
    },
    features::search::{
        Extent, Facet, Hit, ONLY_TITLES, PORTION, Query, Reach, is_enough, read_filters, told,
        typed,
    },
    routing::Base,
};

/// How long no key must come before the words are searched for, in milliseconds: who types is quicker.
const PAUSE: i32 = 200;

/// Where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the dialog.
    Dialog,
    /// Below the library's own list, which has its own words and tags.
    Library,
}

/// What is found, with what filters it.
pub(super) struct Panel {
    root: Element,
    base: Arc<Base>,
    place: Place,
    asked: RefCell<Query>,
    found: RefCell<Option<Found>>,
    shown: Cell<usize>,
    /// Counts questions, since the answer to an earlier one may come later.
    latest: Cell<u32>,
    waiting: RefCell<Option<Timeout>>,
}

impl Panel {
    /// Builds it in an element where nothing is but a region of status, with what follows the events there.
    pub(super) fn build(
        root: &Element,
        base: Arc<Base>,
        place: Place,
    ) -> (Rc<Self>, Vec<Listener>) {
        let panel = Rc::new(Self {
            root: root.clone(),
            base,
            place,
            asked: RefCell::default(),
            found: RefCell::default(),
            shown: Cell::default(),
            latest: Cell::default(),
            waiting: RefCell::default(),
        });
        panel.fill();
        let listeners = ["change", "click"].map(|event| {
            let panel = panel.clone();
            Listener::new(root, event, move |event| panel.act(&event))
        });
        (panel, listeners.into())
    }

    fn fill(&self) {
        let root = &self.root;
        let status = self.part(".search-status");
        let heading = (self.place == Place::Library).then(|| add(root, "h2", &[], "In the texts"));
        let filters = add(root, "details", &[("class", "search-filters")], "");
        if let Some(filters) = &filters {
            add(filters, "summary", &[], "Filter");
        }
        // These go over the region of status, which stays where it is: a new one would not be listened to.
        for part in [heading.flatten(), filters].into_iter().flatten() {
            let _ = root.insert_before(&part, status.as_deref());
        }
        let Some(found) = add(root, "div", &[("class", "search-found")], "") else {
            return;
        };
        add(&found, "ol", &[("class", "search-results")], "");
        if let Some(further) = add(&found, "div", &[("class", "search-further")], "") {
            for (name, text) in [
                ("search-more", "Show more"),
                // What it says depends on what is left.
                ("search-wider", ""),
            ] {
                let attributes = [("type", "button"), ("class", name), ("hidden", "")];
                add(&further, "button", &attributes, text);
            }
        }
    }

    /// Looks for words in a moment, unless other words come before; `tag` is what the page is filtered by already.
    pub(super) fn ask(self: &Rc<Self>, words: &str, tag: Option<String>) {
        self.latest.set(self.latest.get() + 1);
        let mut query = Query {
            words: normalized(&typed(words)),
            ..Query::default()
        };
        query.filters.extend(tag.map(|tag| (Facet::Tag, tag)));
        self.asked.replace(query);
        self.ask_in(PAUSE);
    }

    fn ask_in(self: &Rc<Self>, milliseconds: i32) {
        let mut query = self.asked.borrow().clone();
        query.filters.extend(self.filters());
        let is_enough = is_enough(&query.words);
        if self.place == Place::Library {
            let _ = self.root.toggle_attribute_with_force("hidden", !is_enough);
        }
        if !is_enough {
            self.waiting.replace(None);
            self.found.replace(None);
            self.clear("");
            return;
        }
        if self.found.borrow().is_none() {
            self.tell("Searching…");
            let (query, base) = (query.clone(), self.base.clone());
            spawn_local(async move { index::prepare(&query, &base).await });
        }
        let (panel, number) = (self.clone(), self.latest.get());
        let waiting = Timeout::new(milliseconds, move || {
            spawn_local(async move { panel.answer(&query, number).await });
        });
        self.waiting.replace(Some(waiting));
    }

    async fn answer(self: Rc<Self>, query: &Query, number: u32) {
        let found = index::find(query, &self.base).await;
        let portion = match &found {
            Ok(found) => found.portion(0).await,
            Err(_) => Vec::new(),
        };
        if self.latest.get() != number {
            return;
        }
        match found {
            Ok(found) if found.extent() == Extent::Library && self.place == Place::Library => {
                // The list above has found the same.
                self.clear(ONLY_TITLES);
            }
            Ok(found) => {
                self.clear(&told(found.count(), found.extent()));
                let offer = found.left().offer();
                self.found.replace(Some(found));
                self.show(&portion);
                self.offer_wider(offer);
            }
            Err(error) => {
                self.found.replace(None);
                self.clear(&[error.headline(), ". ", &error.advice()].concat());
            }
        }
    }

    async fn show_more(self: Rc<Self>) {
        let number = self.latest.get();
        let from = self.shown.get();
        let portion = self
            .found
            .borrow()
            .as_ref()
            .map(|found| found.portion(from));
        let Some(portion) = portion else { return };
        let portion = portion.await;
        if self.latest.get() == number && self.shown.get() == from {
            let next = self
                .root
                .query_selector_all("a")
                .map_or(0, |links| links.length());
            self.show(&portion);
            // The button may be gone; who pressed it goes on with what is new.
            self.focus_link(next);
        }
    }

    fn show(&self, hits: &[Hit]) {
        let Some(list) = self.part(".search-results") else {
            return;
        };
        for hit in hits {
            result_list::show_hit(&list, hit, &self.base);
        }
        self.shown.set(self.shown.get() + PORTION);
        let all = self.found.borrow().as_ref().map_or(0, Found::count);
        self.offer_further(".search-more", self.shown.get() < all);
    }

    fn offer_further(&self, button: &str, is_there_more: bool) {
        if let Some(button) = self.part(button) {
            let _ = button.toggle_attribute_with_force("hidden", !is_there_more);
        }
    }

    fn offer_wider(&self, offer: Option<&str>) {
        if let Some(button) = self.part(".search-wider") {
            button.set_text_content(offer);
            let _ = button.toggle_attribute_with_force("hidden", offer.is_none());
        }
    }

    /// Goes to a link among those that are shown, if there is one.
    pub(super) fn focus_link(&self, number: u32) -> bool {
        let links = self.root.query_selector_all(".search-results a").ok();
        let link = links.and_then(|links| links.item(number));
        let link = link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok());
        link.is_some_and(|link| link.focus().is_ok())
    }

    fn clear(&self, status: &str) {
        if let Some(list) = self.part(".search-results") {
            list.set_text_content(None);
        }
        self.offer_further(".search-more", false);
        self.offer_wider(None);
        self.shown.set(0);
        self.tell(status);
    }

    fn tell(&self, status: &str) {
        if let Some(part) = self.part(".search-status")
            && part.text_content().as_deref() != Some(status)
        {
            part.set_text_content(Some(status));
        }
    }

    /// What the reader has chosen to filter by.
    fn filters(&self) -> Vec<(Facet, String)> {
        let chosen = |facet: Facet| {
            let select = self.part(&["select[name=", facet.name(), "]"].concat())?;
            let value = select.unchecked_into::<HtmlSelectElement>().value();
            (!value.is_empty()).then_some((facet, value))
        };
        Facet::ALL.into_iter().filter_map(chosen).collect()
    }

    fn act(self: &Rc<Self>, event: &Event) {
        if event.type_() == "change" {
            if closest(event, ".search-filters").is_some() {
                self.latest.set(self.latest.get() + 1);
                self.ask_in(0);
            }
        } else if closest(event, ".search-more").is_some() {
            spawn_local(self.clone().show_more());
        } else if closest(event, ".search-wider").is_some() {
            self.asked.borrow_mut().reach = Reach::Everything;
            self.latest.set(self.latest.get() + 1);
            self.ask_in(0);
        } else if let Some(summary) = closest(event, ".search-filters summary")
            && summary.next_element_sibling().is_none()
        {
            spawn_local(self.clone().offer_filters());
        }
    }

    async fn offer_filters(self: Rc<Self>) {
        let list = index::filters(&self.base).await.unwrap_or_default();
        let Some(filters) = self.part(".search-filters") else {
            return;
        };
        if self.part(".search-filters div").is_some() {
            return;
        }
        let Some(group) = add(&filters, "div", &[], "") else {
            return;
        };
        let mut has_some = false;
        for facet in Facet::ALL {
            // The library's page has its own tags.
            let values = read_filters(&list, facet);
            if values.is_empty() || (facet == Facet::Tag && self.place == Place::Library) {
                continue;
            }
            has_some = true;
            result_list::offer(&group, facet, &values);
        }
        if !has_some {
            group.set_text_content(Some("There is nothing to filter by."));
        }
    }

    fn part(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).ok().flatten()
    }
}
