//! Buttons of the share menu and their actions.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, ShareData};

use super::{quote_image_dialog::QuoteImageDialog, share_sheet};
use crate::{
    browser::{
        announcer::announce,
        clipboard,
        dom::add,
        listener::{Listener, closest},
        timer::Timeout,
    },
    features::sharing::{self, Citation, Passage, ShareActions, menu::close_menu},
};

/// Greatest number of characters in a readable image.
const MAX_IMAGE_CHARACTERS: usize = 500;

/// Duration of a button's feedback, in milliseconds.
const FEEDBACK_TIME: i32 = 2_000;

/// Buttons of an article's share menu. When dropped, they no longer react.
pub struct MenuActions {
    inner: Rc<Inner>,
    _listeners: Vec<Listener>,
}

struct Inner {
    element: Element,
    image_dialog: Rc<QuoteImageDialog>,
    citation: Citation,
    /// Passage to share.
    passage: RefCell<Passage>,
}

impl MenuActions {
    /// Builds the buttons in the menu, and the dialog for images beside it; returns `None` if the menu is in no document.
    pub fn build(element: Element, citation: Citation) -> Option<Self> {
        let parent = element.parent_element()?;
        let base = Arc::new(crate::routing::site_base());
        let (image_dialog, mut listeners) = QuoteImageDialog::build(&parent, &citation, base)?;
        element.set_text_content(None);
        add_buttons(&element);
        let inner = Rc::new(Inner {
            element,
            image_dialog,
            citation,
            passage: RefCell::default(),
        });
        let clicked = inner.clone();
        listeners.push(Listener::new(&inner.element, "click", move |event| {
            if let Some(button) = closest(&event, "button") {
                spawn_local(clicked.clone().handle_click(button));
            }
        }));
        Some(Self {
            inner,
            _listeners: listeners,
        })
    }
}

impl ShareActions for MenuActions {
    fn set_passage(&self, passage: Passage) {
        self.inner.set_passage(passage);
    }
}

fn add_buttons(menu: &Element) {
    for (action, label, name) in [
        ("copy-text", "Copy with its source", "Copy"),
        ("copy-markdown", "Copy as Markdown", "Markdown"),
        ("copy-link", "Copy a link to the sentence", "Link"),
        ("make-image", "Make a picture", "Picture"),
        ("share", "Share… with another app", "Share…"),
    ] {
        if action != "share" || share_sheet::is_available() {
            button(menu, action, label, name);
        }
    }
}

/// Adds a button to the menu or the dialog.
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
        self.enable_image(passage.text.chars().count() <= MAX_IMAGE_CHARACTERS);
        self.passage.replace(passage);
    }

    fn enable_image(&self, is_enabled: bool) {
        let Ok(Some(button)) = self.element.query_selector("[data-action=make-image]") else {
            return;
        };
        let _ = button.toggle_attribute_with_force("disabled", !is_enabled);
        let label = if is_enabled {
            "Make a picture".to_owned()
        } else {
            format!("No picture: select up to {MAX_IMAGE_CHARACTERS} characters for one")
        };
        let _ = button.set_attribute("title", &label);
        let _ = button.set_attribute("aria-label", &label);
    }

    /// Runs the action of a button, and reports the result if it is not visible otherwise.
    async fn handle_click(self: Rc<Self>, button: Element) {
        let passage = self.passage.borrow().clone();
        let text = match button.get_attribute("data-action").as_deref() {
            Some("copy-text") => sharing::plain_text(&passage, &self.citation),
            Some("copy-markdown") => sharing::markdown(&passage, &self.citation),
            Some("copy-link") => passage.link,
            Some("make-image") => {
                // Closed first: the dialog restores the focus to where it was before the menu.
                close_menu();
                return self.image_dialog.open(passage);
            }
            _ => {
                let data = ShareData::new();
                data.set_title(&self.citation.title);
                data.set_text(&passage.text);
                data.set_url(&passage.link);
                share_sheet::open(&data).await;
                return;
            }
        };
        show_copy_feedback(&button, clipboard::copy(&text).await);
    }
}

/// Shows the result of copying on the button for a moment, and announces it to screen readers.
pub(super) fn show_copy_feedback(button: &Element, is_done: bool) {
    let word = if is_done { "Copied" } else { "Not copied" };
    let _ = button.set_attribute("data-feedback", word);
    announce(word);
    let button = button.clone();
    let end = Timeout::new(FEEDBACK_TIME, move || {
        let _ = button.remove_attribute("data-feedback");
        announce("");
    });
    end.forget();
}
