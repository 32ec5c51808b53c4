//! The share menu: it opens beside quotes and selections, and does what its buttons say.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

use document::{
    article::Article,
    plain,
    quotation::{Outcome, Quotation},
};
use js_sys::{Array, Reflect};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, File, HtmlElement, KeyboardEvent, ShareData};

use super::{
    anchors::announce,
    clipboard, document,
    dom::add,
    history,
    listen::{Listener, keep},
    picture_dialog::PictureDialog,
    quotation_note, scroll,
    selection::{self, Selected},
    timer::Timeout,
    window,
};
use crate::{
    route::Base,
    sharing::{self, Bounds, Passage, Side, Source, beside},
};

/// More than so many characters make no picture that can be read.
const MAX_PICTURED: usize = 500;

/// How long a button says what came of it, in milliseconds.
const SAID: i32 = 2_000;

/// The menu of an article.
struct Menu {
    element: HtmlElement,
    picture: Rc<PictureDialog>,
    article: Arc<Article>,
    source: Source,
    /// What it is about.
    passage: RefCell<Passage>,
    /// Whether that is a selection, and not a quote.
    is_selection: Cell<bool>,
    /// The selection that it opened beside last: for the same one it opens once.
    last: RefCell<Option<Selected>>,
}

/// Builds the menu, and has it open beside quotes and selections, until the owner is cleaned up.
pub fn follow(place: &Element, article: Arc<Article>, source: Source, base: Arc<Base>) {
    quotation_note::follow(place);
    let (Some(element), Some(picture)) = (build(place), PictureDialog::build(place, &source, base))
    else {
        return;
    };
    add_buttons(&article);
    let menu = Rc::new(Menu {
        element,
        picture,
        article,
        source,
        passage: RefCell::default(),
        is_selection: Cell::new(true),
        last: RefCell::default(),
    });
    // A press on a button must not take the selection away.
    keep(Listener::new(&menu.element, "mousedown", |event| {
        event.prevent_default();
    }));
    let clicked = menu.clone();
    keep(Listener::new(&document(), "click", move |event| {
        if let Some(button) = closest(&event, ".share-menu button") {
            spawn_local(clicked.clone().act(button));
        } else if let Some(button) = closest(&event, ".share-button") {
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
    let menu = add(place, "div", &attributes, "")?;
    for (action, label, name) in [
        ("copy-text", "Copy with its source", "Copy"),
        ("copy-markdown", "Copy as Markdown", "Markdown"),
        ("copy-link", "Copy a link to the sentence", "Link"),
        ("picture", "Make a picture", "Picture"),
        ("share", "Share… with another app", "Share…"),
    ] {
        if action != "share" || has_sheet() {
            button(&menu, action, label, name);
        }
    }
    menu.dyn_into().ok()
}

/// Adds a button to a menu or a dialog.
pub(super) fn button(parent: &Element, action: &str, label: &str, name: &str) {
    let attributes = [
        ("type", "button"),
        ("data-action", action),
        ("aria-label", label),
    ];
    add(parent, "button", &attributes, name);
}

/// Adds its button to each pull quote.
fn add_buttons(article: &Article) {
    let Ok(captions) = document().query_selector_all(".pull-quote figcaption") else {
        return;
    };
    for (number, quote) in (0..captions.length()).zip(&article.pull_quotes) {
        let text = plain::inlines(&quote.content);
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
    fn open(&self, passage: Passage, about: Bounds, side: Side) {
        self.allow_picture(passage.text.chars().count() <= MAX_PICTURED);
        self.passage.replace(passage);
        // It fails where it is shown already.
        let _ = self.element.show_popover();
        let extent = (self.element.offset_width(), self.element.offset_height());
        let (left, top) = beside(about, side, extent, scroll::seen());
        for (name, length) in [("--left", left), ("--top", top)] {
            let _ = self
                .element
                .style()
                .set_property(name, &(length.to_string() + "px"));
        }
    }

    fn allow_picture(&self, is_allowed: bool) {
        let Ok(Some(button)) = self.element.query_selector("[data-action=picture]") else {
            return;
        };
        let _ = button.toggle_attribute_with_force("disabled", !is_allowed);
        let label = if is_allowed {
            "Make a picture".to_owned()
        } else {
            format!("No picture: select up to {MAX_PICTURED} characters for one")
        };
        let _ = button.set_attribute("title", &label);
        let _ = button.set_attribute("aria-label", &label);
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
        if let Ok(Some(button)) = self.element.query_selector("button")
            && let Ok(button) = button.dyn_into::<HtmlElement>()
        {
            let _ = button.focus();
        }
    }

    fn open_beside_quote(&self, button: &Element) {
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
        let fragment = Quotation::of_source(&self.article, &quote.source_id).map_or_else(
            || quote.source_id.clone(),
            |found| sharing::fragment(&found),
        );
        Some(Passage {
            text: sharing::tidy(&plain::inlines(&quote.content)),
            speaker: quote.attribution.clone(),
            language: quote.lang.clone(),
            direction: quote.direction(self.article.metadata.direction),
            link: history::address_of(&fragment).unwrap_or_default(),
        })
    }

    fn follow_selection(&self, selected: Option<Selected>) {
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
        let is_there = |quotation: &Quotation| {
            matches!(quotation.resolve(&self.article), Outcome::Unchanged(_))
        };
        let quotation = selected
            .sentence
            .as_deref()
            .map(Quotation::of)
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
            link: history::address_of(&fragment).unwrap_or_default(),
            ..Passage::default()
        }
    }

    /// Leads the Tab key from a selection into the menu: nothing else would say that the one comes after the other.
    fn lead_in(&self, event: &Event) {
        let is_tab = event
            .dyn_ref::<KeyboardEvent>()
            .is_some_and(|key| key.key() == "Tab" && !key.shift_key());
        if is_tab && self.is_selection.get() && self.is(":popover-open:not(:focus-within)") {
            event.prevent_default();
            self.focus();
        }
    }

    /// Does what a button says, and tells what came of it where the reader would not see it otherwise.
    async fn act(self: Rc<Self>, button: Element) {
        let passage = self.passage.borrow().clone();
        let text = match button.get_attribute("data-action").as_deref() {
            Some("copy-text") => sharing::plain(&passage, &self.source),
            Some("copy-markdown") => sharing::markdown(&passage, &self.source),
            Some("copy-link") => passage.link,
            Some("picture") => {
                // First, so that the focus is back where it was: there it goes again when the dialog is closed.
                self.close();
                return self.picture.open(passage);
            }
            _ => {
                let data = ShareData::new();
                data.set_title(&self.source.title);
                data.set_text(&passage.text);
                data.set_url(&passage.link);
                share(&data).await;
                return;
            }
        };
        tell(&button, clipboard::copy(&text).await);
    }
}

/// Closes the menu, whatever it is about.
pub(super) fn close_menu() {
    let menu = document().query_selector(".share-menu:popover-open");
    if let Ok(Some(menu)) = menu
        && let Ok(menu) = menu.dyn_into::<HtmlElement>()
    {
        let _ = menu.hide_popover();
    }
}

/// The nearest element around the target of an event that matches.
pub(super) fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok().flatten()
}

/// Tells what came of copying, on the button for a moment, and to those who listen rather than look.
pub(super) fn tell(button: &Element, is_done: bool) {
    let word = if is_done { "Copied" } else { "Not copied" };
    let _ = button.set_attribute("data-said", word);
    announce(word);
    let button = button.clone();
    let over = Timeout::new(SAID, move || {
        let _ = button.remove_attribute("data-said");
        announce("");
    });
    over.forget();
}

/// Whether the device has a share sheet.
fn has_sheet() -> bool {
    Reflect::has(&window().navigator(), &JsValue::from_str("share")).unwrap_or_default()
}

/// What the share sheet is given for a file, where it takes one.
pub(super) fn of_file(file: &File) -> Option<ShareData> {
    let navigator = window().navigator();
    let can_tell = Reflect::has(&navigator, &JsValue::from_str("canShare")).unwrap_or_default();
    let data = ShareData::new();
    data.set_files(&Array::of1(file));
    (can_tell && navigator.can_share_with_data(&data)).then_some(data)
}

/// Hands something to the share sheet. The reader may think better of it, which is no failure.
pub(super) async fn share(data: &ShareData) {
    let _ = JsFuture::from(window().navigator().share_with_data(data)).await;
}
