//! The share menu: it opens beside quotes and selections. What is in it comes when it opens first.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

use document::{
    sentence_anchor::{Resolution, SentenceAnchor},
    tree::Article,
    tree::plain_text,
};
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::{
    Passage, Side, Source, beside,
    selection::{self, Selected},
};
use crate::{
    browser::{
        document,
        dom::add,
        lazy_chunk::{self as later, Held, Share},
        listen::{Listener, closest, keep},
        rect::Rect,
        scroll,
    },
    features::{fragment::anchor_notice, sharing},
    routing::Base,
};

/// What the menu says while its buttons come.
const COMES: &str = "Loading…";

/// What it says where they do not come.
const HAS_NOT_COME: &str = "This could not be loaded. Check the connection, and open the menu again; if that does not help, load the page anew.";

/// The menu of an article.
struct Menu {
    element: HtmlElement,
    article: Arc<Article>,
    source: Source,
    base: Arc<Base>,
    /// What it is about.
    passage: RefCell<Passage>,
    /// Where that is, and on which side of it the menu stands.
    place: Cell<(Rect, Side)>,
    /// Whether that is a selection, and not a quote.
    is_selection: Cell<bool>,
    /// The selection that it opened beside last: for the same one it opens once.
    last: RefCell<Option<Selected>>,
    /// What fills it, once it has come.
    share: RefCell<Option<Held<Share>>>,
    is_coming: Cell<bool>,
    /// Whether the focus goes into it, if need be once there is something that takes it.
    takes_focus: Cell<bool>,
}

/// Builds the menu, and has it open beside quotes and selections, until the owner is cleaned up.
pub fn follow(place: &Element, article: Arc<Article>, source: Source, base: Arc<Base>) {
    anchor_notice::attach(place);
    let Some(element) = build(place) else { return };
    add_buttons(&article);
    let menu = Rc::new(Menu {
        element,
        article,
        source,
        base,
        passage: RefCell::default(),
        place: Cell::new((Rect::default(), Side::Above)),
        is_selection: Cell::new(true),
        last: RefCell::default(),
        share: RefCell::default(),
        is_coming: Cell::default(),
        takes_focus: Cell::default(),
    });
    // A press on a button must not take the selection away.
    keep(Listener::new(&menu.element, "mousedown", |event| {
        event.prevent_default();
    }));
    let clicked = menu.clone();
    keep(Listener::new(&document(), "click", move |event| {
        if let Some(button) = closest(&event, ".share-button") {
            clicked.open_beside_quote(&button);
        }
    }));
    let led = menu.clone();
    keep(Listener::new(&document(), "keydown", move |event| {
        led.lead_in(&event);
    }));
    selection::follow(move |selected| menu.follow_selection(selected));
}

fn build(place: &Element) -> Option<HtmlElement> {
    let attributes = [
        ("class", "share-menu"),
        ("popover", "auto"),
        ("role", "group"),
        ("aria-label", "Share"),
    ];
    add(place, "div", &attributes, "")?.dyn_into().ok()
}

/// Adds its button to each pull quote.
fn add_buttons(article: &Article) {
    let Ok(captions) = document().query_selector_all(".pull-quote figcaption") else {
        return;
    };
    for (number, quote) in (0..captions.length()).zip(&article.pull_quotes) {
        let text = plain_text::from_inlines(&quote.content);
        let words: Vec<&str> = text.split_whitespace().take(6).collect();
        let attributes = [
            ("type", "button"),
            ("class", "share-button"),
            ("lang", "en"),
            ("data-quote", &number.to_string()),
            ("aria-label", &["Share: ", &words.join(" "), "…"].concat()),
        ];
        if let Some(caption) = captions.item(number).and_then(|node| node.dyn_into().ok()) {
            add(&caption, "button", &attributes, "Share");
        }
    }
}

impl Menu {
    fn open(self: &Rc<Self>, passage: Passage, about: Rect, side: Side) {
        self.takes_focus.set(false);
        self.place.set((about, side));
        self.passage.replace(passage);
        self.fill();
        // It fails where it is shown already.
        let _ = self.element.show_popover();
        self.stand();
    }

    /// Fills it for what it is about; first with a word that the rest is on its way. After a failure it is tried again.
    fn fill(self: &Rc<Self>) {
        if let Some(share) = &*self.share.borrow() {
            return share.set_passage(&self.passage.borrow());
        }
        if self.is_coming.replace(true) {
            return;
        }
        self.tell(COMES);
        let (menu, base) = (Rc::downgrade(self), self.base.clone());
        spawn_local(async move {
            let later = later::fetch(&base).await;
            // The reader may be elsewhere by now.
            if let Some(menu) = menu.upgrade() {
                menu.is_coming.set(false);
                menu.take(later.and_then(|later| later.fill_menu(&menu.element, &menu.source)));
            }
        });
    }

    fn take(self: &Rc<Self>, share: Option<Held<Share>>) {
        match share {
            Some(share) => {
                self.share.replace(Some(share));
                self.fill();
            }
            None => self.tell(HAS_NOT_COME),
        }
        if self.is(":popover-open") {
            self.stand();
            if self.takes_focus.get() {
                self.focus();
            }
        }
    }

    fn tell(&self, status: &str) {
        let there = self.element.query_selector("p").ok().flatten();
        if let Some(region) = there.or_else(|| add(&self.element, "p", &[("role", "status")], "")) {
            region.set_text_content(Some(status));
        }
    }

    /// Puts it beside what it is about.
    fn stand(&self) {
        let (about, side) = self.place.get();
        let extent = (self.element.offset_width(), self.element.offset_height());
        let (left, top) = beside(about, side, extent, scroll::viewport());
        for (name, length) in [("--left", left), ("--top", top)] {
            let _ = self
                .element
                .style()
                .set_property(name, &(length.to_string() + "px"));
        }
    }

    /// Hides it; the focus goes back to where it was before.
    fn close(&self) {
        // It fails where it is hidden already.
        let _ = self.element.hide_popover();
    }

    fn is(&self, state: &str) -> bool {
        self.element.matches(state).unwrap_or_default()
    }

    fn focus(&self) {
        self.takes_focus.set(true);
        if let Ok(Some(button)) = self.element.query_selector("button")
            && let Ok(button) = button.dyn_into::<HtmlElement>()
        {
            let _ = button.focus();
        }
    }

    fn open_beside_quote(self: &Rc<Self>, button: &Element) {
        let index = button
            .get_attribute("data-quote")
            .and_then(|index| index.parse().ok());
        let Some(passage) = index.and_then(|index: usize| self.quote(index)) else {
            return;
        };
        if self.is(":popover-open") && *self.passage.borrow() == passage {
            return self.close();
        }
        self.is_selection.set(false);
        self.open(passage, selection::bounds(button), Side::Below);
        self.focus();
    }

    fn quote(&self, index: usize) -> Option<Passage> {
        let quote = self.article.pull_quotes.get(index)?;
        let fragment = SentenceAnchor::for_pull_quote(&self.article, &quote.source_id).map_or_else(
            || quote.source_id.clone(),
            |found| sharing::fragment(&found),
        );
        Some(Passage {
            text: sharing::tidy(&plain_text::from_inlines(&quote.content)),
            speaker: quote.attribution.clone(),
            language: quote.lang.clone(),
            direction: quote.direction(self.article.metadata.direction),
            link: crate::browser::page::url_of_section(&fragment).unwrap_or_default(),
        })
    }

    fn follow_selection(self: &Rc<Self>, selected: Option<Selected>) {
        if *self.last.borrow() == selected {
            return;
        }
        self.last.replace(selected.clone());
        match selected {
            Some(selected) => {
                self.is_selection.set(true);
                let about = selected.bounds;
                self.open(self.selected(selected), about, Side::Above);
            }
            None if self.is_selection.get() && !self.is(":focus-within") => self.close(),
            None => {}
        }
    }

    /// What is selected, with a link to its first sentence; or, where that is none of the text's, to its section.
    fn selected(&self, selected: Selected) -> Passage {
        let is_there = |quotation: &SentenceAnchor| {
            matches!(quotation.resolve(&self.article), Resolution::Exact(_))
        };
        let quotation = selected
            .sentence
            .as_deref()
            .map(SentenceAnchor::new)
            .filter(is_there);
        let goes_on = |sentence: &str| selected.text.chars().count() > sentence.chars().count();
        let fragment = match (quotation, selected.section) {
            (Some(quotation), _) => {
                let beyond = selected.sentence.as_deref().is_some_and(goes_on);
                let directive = sharing::directive(&selected.text).filter(|_| beyond);
                sharing::fragment(&quotation) + &directive.unwrap_or_default()
            }
            (None, Some(section)) => sharing::section_fragment(&section),
            (None, None) => String::new(),
        };
        Passage {
            text: selected.text,
            link: crate::browser::page::url_of_section(&fragment).unwrap_or_default(),
            ..Passage::default()
        }
    }

    /// Leads the Tab key from a selection into the menu: nothing else would say that the one comes after the other.
    fn lead_in(&self, event: &Event) {
        let is_tab = event
            .dyn_ref::<KeyboardEvent>()
            .is_some_and(|key| key.key() == "Tab" && !key.shift_key());
        // There is nothing in it to go to where its buttons could not be had.
        let has_more = self.is_coming.get() || self.share.borrow().is_some();
        if is_tab
            && has_more
            && self.is_selection.get()
            && self.is(":popover-open:not(:focus-within)")
        {
            event.prevent_default();
            self.focus();
        }
    }
}

/// Closes the menu, whatever it is about.
pub(crate) fn close_menu() {
    let menu = document().query_selector(".share-menu:popover-open");
    if let Ok(Some(menu)) = menu
        && let Ok(menu) = menu.dyn_into::<HtmlElement>()
    {
        let _ = menu.hide_popover();
    }
}
