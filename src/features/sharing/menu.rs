//! Share menu, which opens beside pull quotes and selections. Its buttons are loaded the first time it opens.

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
    Citation, MenuSide, Passage, ShareActions, collapse_whitespace, passage_directive,
    position_beside, section_fragment, sentence_fragment,
    text_selection::{self, SelectedText},
};
use crate::{
    browser::{
        document,
        dom::add,
        listener::{Listener, closest, keep_until_cleanup},
        rect::Rect,
        scroll,
    },
    parts::{self, PartError},
};

/// Status while the buttons load.
const LOADING: &str = "Loading…";

/// Beginning of the status after loading failed.
const FAILED: &str = "This could not be loaded. ";

/// Action after which the buttons load again.
const RETRY: &str = "open the menu again";

/// Share menu of an article.
struct ShareMenu {
    element: HtmlElement,
    article: Arc<Article>,
    citation: Citation,
    /// Passage to share.
    passage: RefCell<Passage>,
    /// Bounds of the passage, and the preferred side of the menu.
    target: Cell<(Rect, MenuSide)>,
    /// True for a selection, false for a pull quote.
    is_selection: Cell<bool>,
    /// Latest selection: the menu opens once for each.
    last_selection: RefCell<Option<SelectedText>>,
    /// The loaded buttons.
    buttons: RefCell<Option<Box<dyn ShareActions>>>,
    is_loading: Cell<bool>,
    /// True if the first button takes the focus, once it is loaded.
    takes_focus: Cell<bool>,
}

/// Builds the menu in an element and attaches its listeners, until the owner is cleaned up.
pub fn attach(parent: &Element, article: Arc<Article>, citation: Citation) {
    let Some(element) = build(parent) else { return };
    add_share_buttons(&article);
    let menu = Rc::new(ShareMenu {
        element,
        article,
        citation,
        passage: RefCell::default(),
        target: Cell::new((Rect::default(), MenuSide::Above)),
        is_selection: Cell::new(true),
        last_selection: RefCell::default(),
        buttons: RefCell::default(),
        is_loading: Cell::default(),
        takes_focus: Cell::default(),
    });
    // Pressing the mouse button would clear the selection.
    keep_until_cleanup(Listener::new(&menu.element, "mousedown", |event| {
        event.prevent_default();
    }));
    let clicked = menu.clone();
    keep_until_cleanup(Listener::new(&document(), "click", move |event| {
        if let Some(button) = closest(&event, ".share-button") {
            clicked.open_beside_quote(&button);
        }
    }));
    let focused = menu.clone();
    keep_until_cleanup(Listener::new(&document(), "keydown", move |event| {
        focused.move_focus_in(&event);
    }));
    text_selection::attach(move |selected| menu.handle_selection(selected));
}

fn build(parent: &Element) -> Option<HtmlElement> {
    let attributes = [
        ("class", "share-menu"),
        ("popover", "auto"),
        ("role", "group"),
        ("aria-label", "Share"),
    ];
    add(parent, "div", &attributes, "")?.dyn_into().ok()
}

/// Adds a share button to each pull quote.
fn add_share_buttons(article: &Article) {
    let Ok(captions) = document().query_selector_all(".pull-quote figcaption") else {
        return;
    };
    for (index, quote) in (0..captions.length()).zip(&article.pull_quotes) {
        let text = plain_text::from_inlines(&quote.content);
        let words: Vec<&str> = text.split_whitespace().take(6).collect();
        let attributes = [
            ("type", "button"),
            ("class", "share-button"),
            ("lang", "en"),
            ("data-quote-index", &index.to_string()),
            ("aria-label", &["Share: ", &words.join(" "), "…"].concat()),
        ];
        if let Some(caption) = captions.item(index).and_then(|node| node.dyn_into().ok()) {
            add(&caption, "button", &attributes, "Share");
        }
    }
}

impl ShareMenu {
    fn open(self: &Rc<Self>, passage: Passage, target: Rect, side: MenuSide) {
        self.takes_focus.set(false);
        self.target.set((target, side));
        self.passage.replace(passage);
        self.fill();
        // Fails if the menu is open already.
        let _ = self.element.show_popover();
        self.position();
    }

    /// Passes the passage to the buttons, which load first if necessary. After a failure, the next call tries again.
    fn fill(self: &Rc<Self>) {
        if let Some(buttons) = &*self.buttons.borrow() {
            return buttons.set_passage(self.passage.borrow().clone());
        }
        if self.is_loading.replace(true) {
            return;
        }
        self.set_status(LOADING);
        let menu = Rc::downgrade(self);
        let (element, citation) = (self.element.clone().into(), self.citation.clone());
        spawn_local(async move {
            let buttons = parts::share_menu(element, citation).await;
            // The page may have changed meanwhile.
            if let Some(menu) = menu.upgrade() {
                menu.is_loading.set(false);
                menu.finish_loading(buttons);
            }
        });
    }

    fn finish_loading(self: &Rc<Self>, buttons: Result<Option<Box<dyn ShareActions>>, PartError>) {
        match buttons {
            Ok(Some(buttons)) => {
                self.buttons.replace(Some(buttons));
                self.fill();
            }
            // The menu is no longer in the page.
            Ok(None) => {}
            Err(error) => self.set_status(&[FAILED, &error.advice(RETRY)].concat()),
        }
        if self.matches(":popover-open") {
            self.position();
            if self.takes_focus.get() {
                self.focus();
            }
        }
    }

    fn set_status(&self, status: &str) {
        let region = self.element.query_selector("p").ok().flatten();
        if let Some(region) = region.or_else(|| add(&self.element, "p", &[("role", "status")], ""))
        {
            region.set_text_content(Some(status));
        }
    }

    /// Positions the menu beside the passage.
    fn position(&self) {
        let (target, side) = self.target.get();
        let menu_size = (self.element.offset_width(), self.element.offset_height());
        let (left, top) = position_beside(target, side, menu_size, scroll::viewport());
        for (name, length) in [("--left", left), ("--top", top)] {
            let _ = self
                .element
                .style()
                .set_property(name, &(length.to_string() + "px"));
        }
    }

    /// Closes the menu; the browser restores the focus.
    fn close(&self) {
        // Fails if the menu is closed already.
        let _ = self.element.hide_popover();
    }

    fn matches(&self, state: &str) -> bool {
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
            .get_attribute("data-quote-index")
            .and_then(|index| index.parse().ok());
        let Some(passage) = index.and_then(|index: usize| self.quote(index)) else {
            return;
        };
        if self.matches(":popover-open") && *self.passage.borrow() == passage {
            return self.close();
        }
        self.is_selection.set(false);
        self.open(
            passage,
            text_selection::page_bounds(button),
            MenuSide::Below,
        );
        self.focus();
    }

    fn quote(&self, index: usize) -> Option<Passage> {
        let quote = self.article.pull_quotes.get(index)?;
        let fragment = SentenceAnchor::for_pull_quote(&self.article, &quote.source_id).map_or_else(
            || quote.source_id.clone(),
            |anchor| sentence_fragment(&anchor),
        );
        Some(Passage {
            text: collapse_whitespace(&plain_text::from_inlines(&quote.content)),
            speaker: quote.attribution.clone(),
            language: quote.lang.clone(),
            direction: quote.direction(self.article.metadata.direction),
            link: crate::browser::page::url_of_section(&fragment).unwrap_or_default(),
        })
    }

    fn handle_selection(self: &Rc<Self>, selected: Option<SelectedText>) {
        if *self.last_selection.borrow() == selected {
            return;
        }
        self.last_selection.replace(selected.clone());
        match selected {
            Some(selected) => {
                self.is_selection.set(true);
                let target = selected.bounds;
                self.open(self.selected_passage(selected), target, MenuSide::Above);
            }
            None if self.is_selection.get() && !self.matches(":focus-within") => self.close(),
            None => {}
        }
    }

    /// Returns the selected passage with a link to its first sentence or, if the article lacks that sentence, to its section.
    fn selected_passage(&self, selected: SelectedText) -> Passage {
        let is_exact =
            |anchor: &SentenceAnchor| matches!(anchor.resolve(&self.article), Resolution::Exact(_));
        let anchor = selected
            .sentence
            .as_deref()
            .map(SentenceAnchor::new)
            .filter(is_exact);
        let goes_on = |sentence: &str| selected.text.chars().count() > sentence.chars().count();
        let fragment = match (anchor, selected.section) {
            (Some(anchor), _) => {
                let beyond = selected.sentence.as_deref().is_some_and(goes_on);
                let directive = passage_directive(&selected.text).filter(|_| beyond);
                sentence_fragment(&anchor) + &directive.unwrap_or_default()
            }
            (None, Some(section)) => section_fragment(&section),
            (None, None) => String::new(),
        };
        Passage {
            text: selected.text,
            link: crate::browser::page::url_of_section(&fragment).unwrap_or_default(),
            ..Passage::default()
        }
    }

    /// Moves the focus from a selection into the menu on Tab, because the menu does not come after the
    /// selection in document order.
    fn move_focus_in(&self, event: &Event) {
        let is_tab = event
            .dyn_ref::<KeyboardEvent>()
            .is_some_and(|key| key.key() == "Tab" && !key.shift_key());
        // After a failure, the menu has no buttons.
        let has_buttons = self.is_loading.get() || self.buttons.borrow().is_some();
        if is_tab
            && has_buttons
            && self.is_selection.get()
            && self.matches(":popover-open:not(:focus-within)")
        {
            event.prevent_default();
            self.focus();
        }
    }
}

/// Closes the menu if it is open.
pub(crate) fn close_menu() {
    let menu = document().query_selector(".share-menu:popover-open");
    if let Ok(Some(menu)) = menu
        && let Ok(menu) = menu.dyn_into::<HtmlElement>()
    {
        let _ = menu.hide_popover();
    }
}
