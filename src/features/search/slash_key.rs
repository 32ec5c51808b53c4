//! Whether the key `/` opens the search: WCAG 2.1.4 asks for a way to switch off whatever a single key does.

use crate::browser::window;

/// Where it is kept that the key is not wanted.
const KEY: &str = "recto-search-key";

/// Whether the reader has left it on.
pub(crate) fn is_key_wanted() -> bool {
    let storage = window().local_storage().ok().flatten();
    let kept = storage.and_then(|storage| storage.get_item(KEY).ok().flatten());
    kept.as_deref() != Some("off")
}

/// Keeps what the reader wants, where the browser lets us.
pub(crate) fn want_key(is_wanted: bool) {
    if let Some(storage) = window().local_storage().ok().flatten() {
        let _ = if is_wanted {
            storage.remove_item(KEY)
        } else {
            storage.set_item(KEY, "off")
        };
    }
}
