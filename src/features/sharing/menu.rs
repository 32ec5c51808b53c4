//! Share menu, which opens beside pull quotes and selections. Its buttons are loaded the first time it opens.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use document::tree::Direction;
use futures::future::LocalBoxFuture;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::{
    Citation, LinkedSentence, MenuSide, Passage, ShareActions, collapse_whitespace, part,
    passage_directive, position_beside, section_fragment,
    text_selection::{self, SelectedText},
};
use crate::browser::{
    document,
    dom::{add, elements},
    listener::{Listener, closest, keep_until_cleanup},
    page,
    parts::PartError,
    rect::Rect,
    scroll,
};

/// Returns the fragment of a link to a sentence of the article; `None` if the article does not have it or cannot be loaded.
pub type SentenceLinker = Rc<dyn Fn(LinkedSentence) -> LocalBoxFuture<'static, Option<String>>>;

/// Status while the buttons load.
const LOADING: &str = "Loading…";

/// Beginning of the status after loading failed.
const FAILED: &str = "This could not be loaded. ";

/// Action after which the buttons load again.
const RETRY: &str = "open the menu again";

/// Share menu of an article.
struct ShareMenu {
    element: HtmlElement,
    citation: Citation,
    linker: SentenceLinker,
    /// Passage to share. Until its sentence is found, its link leads to its section.
    passage: RefCell<Passage>,
    /// Number of passages so far: a link that is found for an earlier one is out of date.
    passages: Cell<u32>,
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
pub fn attach(parent: &Element, citation: Citation, linker: SentenceLinker) {
    let Some(element) = build(parent) else { return };
    let menu = Rc::new(ShareMenu {
        element,
        citation,
        linker,
        passage: RefCell::default(),
        passages: Cell::default(),
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
pub fn add_share_buttons() {
    let quotes = document()
        .query_selector("aside.pull-quotes")
        .ok()
        .flatten();
    let figures = quotes.map(|quotes| elements::<Element>(&quotes, "figure"));
    for figure in figures.into_iter().flatten() {
        let text = text_within(&figure, "blockquote").unwrap_or_default();
        let words: Vec<&str> = text.split_whitespace().take(6).collect();
        let attributes = [
            ("type", "button"),
            ("class", "share-button"),
            ("lang", "en"),
            ("aria-label", &["Share: ", &words.join(" "), "…"].concat()),
        ];
        if let Ok(Some(caption)) = figure.query_selector("figcaption") {
            add(&caption, "button", &attributes, "Share");
        }
    }
}

fn text_within(element: &Element, selector: &str) -> Option<String> {
    element.query_selector(selector).ok()??.text_content()
}

/// Returns the passage of a pull quote, and the sentence to link to.
fn quoted_passage(figure: &Element) -> Option<(Passage, LinkedSentence)> {
    let words = figure.query_selector("blockquote").ok()??;
    let link = figure.query_selector("a.in-context").ok()??;
    let id = link.get_attribute("href")?.strip_prefix('#')?.to_owned();
    let passage = Passage {
        text: collapse_whitespace(&words.text_content()?),
        speaker: text_within(figure, "cite"),
        language: words.get_attribute("lang"),
        direction: words
            .get_attribute("dir")
            .map(|name| Direction::from_name(&name)),
        link: page::url_of_section(&id).unwrap_or_default(),
    };
    Some((passage, LinkedSentence::PullQuote(id)))
}

impl ShareMenu {
    fn open(self: &Rc<Self>, passage: Passage, target: Rect, side: MenuSide) {
        self.takes_focus.set(false);
        self.target.set((target, side));
        self.passages.set(self.passages.get() + 1);
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
            let buttons = part::share_menu(element, citation).await;
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

    /// Makes the passage link to its sentence. `directive` follows the sentence in the link.
    fn link_to(self: &Rc<Self>, sentence: LinkedSentence, directive: Option<String>) {
        let (menu, number) = (self.clone(), self.passages.get());
        spawn_local(async move {
            let Some(fragment) = (menu.linker)(sentence).await else {
                return;
            };
            if menu.passages.get() == number {
                let fragment = fragment + &directive.unwrap_or_default();
                menu.passage.borrow_mut().link =
                    page::url_of_section(&fragment).unwrap_or_default();
                if let Some(buttons) = &*menu.buttons.borrow() {
                    buttons.set_passage(menu.passage.borrow().clone());
                }
            }
        });
    }

    fn open_beside_quote(self: &Rc<Self>, button: &Element) {
        let figure = button.closest("figure").ok().flatten();
        let Some((passage, sentence)) = figure.as_ref().and_then(quoted_passage) else {
            return;
        };
        let is_same = self.passage.borrow().text == passage.text && !self.is_selection.get();
        if self.matches(":popover-open") && is_same {
            return self.close();
        }
        self.is_selection.set(false);
        self.open(
            passage,
            text_selection::page_bounds(button),
            MenuSide::Below,
        );
        self.link_to(sentence, None);
        self.focus();
    }

    fn handle_selection(self: &Rc<Self>, selected: Option<SelectedText>) {
        if *self.last_selection.borrow() == selected {
            return;
        }
        self.last_selection.replace(selected.clone());
        match selected {
            Some(selected) => {
                self.is_selection.set(true);
                self.open_beside_selection(selected);
            }
            None if self.is_selection.get() && !self.matches(":focus-within") => self.close(),
            None => {}
        }
    }

    /// Opens the menu for a selection, which links to its first sentence or, if the article lacks that sentence, to its section.
    fn open_beside_selection(self: &Rc<Self>, selected: SelectedText) {
        let section = selected.section.as_deref().map(section_fragment);
        let passage = Passage {
            text: selected.text,
            link: page::url_of_section(&section.unwrap_or_default()).unwrap_or_default(),
            ..Passage::default()
        };
        let directive = selected.sentence.as_deref().and_then(|sentence| {
            let goes_on = passage.text.chars().count() > sentence.chars().count();
            passage_directive(&passage.text).filter(|_| goes_on)
        });
        self.open(passage, selected.bounds, MenuSide::Above);
        if let Some(sentence) = selected.sentence {
            self.link_to(LinkedSentence::Words(sentence), directive);
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
