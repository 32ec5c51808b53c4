//! Entries of the session's history.

use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

use super::window;

/// Adds an entry with a URL. Returns false if the browser refuses.
pub fn push_url(href: &str) -> bool {
    let history = window().history();
    history.is_ok_and(|history| {
        history
            .push_state_with_url(&JsValue::NULL, "", Some(href))
            .is_ok()
    })
}

/// Changes the URL of the current entry.
pub fn replace_url(href: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(href));
    }
}

/// Stores a text as the state of the current entry.
pub fn replace_state(text: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::from_str(text), "", None);
    }
}

/// Returns the text that is the state of the current entry.
pub fn state() -> Option<String> {
    window().history().ok()?.state().ok()?.as_string()
}

/// Leaves the restoration of scroll positions to the app.
pub fn restore_scroll_manually() {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
}
