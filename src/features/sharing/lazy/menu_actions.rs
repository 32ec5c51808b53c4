//! The share menu's buttons, and what they do.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, File, ShareData};

use super::quote_image_dialog::PictureDialog;
use crate::{
    browser::{
        announcer::announce,
        clipboard,
        dom::add,
        listen::{Listener, closest},
        timer::Timeout,
        window,
    },
    features::sharing::{self, Passage, Source, menu::close_menu},
};

/// More than so many characters make no picture that can be read.
const MAX_PICTURED: usize = 500;

/// How long a button says what came of it, in milliseconds.
const SAID: i32 = 2_000;

/// The share menu of an article. Dropped, its buttons do nothing.
pub struct Menu {
    inner: Rc<Inner>,
    _listeners: Vec<Listener>,
}

struct Inner {
    element: Element,
    picture: Rc<PictureDialog>,
    source: Source,
    /// What it is about.
    passage: RefCell<Passage>,
}

impl Menu {
    /// Builds the buttons in the menu, and the dialog for pictures beside it. None where the menu is in no document.
    pub fn new(element: Element, source: Source) -> Option<Self> {
        let place = element.parent_element()?;
        let base = Arc::new(crate::routing::site_base());
        let (picture, mut listeners) = PictureDialog::build(&place, &source, base)?;
        element.set_text_content(None);
        add_buttons(&element);
        let inner = Rc::new(Inner {
            element,
            picture,
            source,
            passage: RefCell::default(),
        });
        let clicked = inner.clone();
        listeners.push(Listener::new(&inner.element, "click", move |event| {
            if let Some(button) = closest(&event, "button") {
                spawn_local(clicked.clone().act(button));
            }
        }));
        Some(Self {
            inner,
            _listeners: listeners,
        })
    }

    /// Says what it is about.
    pub fn set_passage(&self, passage: Passage) {
        self.inner.set_passage(passage);
    }
}

fn add_buttons(menu: &Element) {
    for (action, label, name) in [
        ("copy-text", "Copy with its source", "Copy"),
        ("copy-markdown", "Copy as Markdown", "Markdown"),
        ("copy-link", "Copy a link to the sentence", "Link"),
        ("picture", "Make a picture", "Picture"),
        ("share", "Share… with another app", "Share…"),
    ] {
        if action != "share" || has_sheet() {
            button(menu, action, label, name);
        }
    }
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

impl Inner {
    fn set_passage(&self, passage: Passage) {
        self.allow_picture(passage.text.chars().count() <= MAX_PICTURED);
        self.passage.replace(passage);
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

    /// Does what a button says, and tells what came of it where the reader would not see it otherwise.
    async fn act(self: Rc<Self>, button: Element) {
        let passage = self.passage.borrow().clone();
        let text = match button.get_attribute("data-action").as_deref() {
            Some("copy-text") => sharing::plain(&passage, &self.source),
            Some("copy-markdown") => sharing::markdown(&passage, &self.source),
            Some("copy-link") => passage.link,
            Some("picture") => {
                // First, so that the focus is back where it was: there it goes again when the dialog is closed.
                close_menu();
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

/// Tells what came of copying, on the button for a moment, and to those who listen rather than look.
pub(super) fn tell(button: &Element, is_done: bool) {
    let word = if is_done { "Copied" } else { "Not copied" };
    let _ = button.set_attribute("data-feedback", word);
    announce(word);
    let button = button.clone();
    let over = Timeout::new(SAID, move || {
        let _ = button.remove_attribute("data-feedback");
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
