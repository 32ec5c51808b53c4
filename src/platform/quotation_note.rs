//! Tells the reader what became of a quoted sentence.

use web_sys::Element;

use super::{
    document,
    listen::{Listener, keep},
};
use crate::quoting::Note;

/// Has the button of the note send it away, until the owner is cleaned up.
pub fn follow(note: &Element) {
    if let Ok(Some(button)) = note.query_selector("button") {
        keep(Listener::new(&button, "click", |_| show(None)));
    }
}

/// Shows a note, or none.
pub fn show(note: Option<&Note>) {
    let Ok(Some(element)) = document().query_selector(".quotation-note") else {
        return;
    };
    let _ = element.set_attribute("hidden", "");
    let Some(note) = note else { return };
    for (part, text) in [("p", note.message), ("blockquote", &note.words)] {
        if let Ok(Some(part)) = element.query_selector(part) {
            part.set_text_content(Some(text));
        }
    }
    let _ = element.remove_attribute("hidden");
}
