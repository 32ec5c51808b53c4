//! Switch that hides the pull quotes: a button in the header of an article.

use leptos::prelude::*;
use web_sys::Element;

use super::{Visibility, set_visibility, stored_visibility};
use crate::browser::listener::{Listener, keep_until_cleanup};

/// Attaches to the switch of an article, until the current owner is cleaned up. It hides the quotes or shows them again, here
/// and in every other article.
pub fn attach(article: &Element) {
    let Ok(Some(button)) = article.query_selector(".quotes-switch") else {
        return;
    };
    let visibility = RwSignal::new(stored_visibility());
    keep_until_cleanup(Listener::new(&button, "click", move |_| {
        visibility.update(|visibility| *visibility = visibility.toggled());
    }));
    Effect::new(move || {
        let visibility = visibility.get();
        set_visibility(visibility);
        let (is_shown, label) = match visibility {
            Visibility::Shown => ("true", "Hide pull quotes"),
            Visibility::Hidden => ("false", "Show pull quotes"),
        };
        let _ = button.set_attribute("aria-expanded", is_shown);
        button.set_text_content(Some(label));
    });
}
