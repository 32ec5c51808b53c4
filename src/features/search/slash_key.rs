//! Preference for the key `/`, which opens the search. WCAG 2.1.4 requires that single-key shortcuts can be switched off.

use crate::browser::window;

/// Key of the preference in the local storage.
const STORAGE_KEY: &str = "recto-search-key";

/// Returns true unless the reader has switched the key off.
pub(super) fn is_enabled() -> bool {
    let storage = window().local_storage().ok().flatten();
    let stored = storage.and_then(|storage| storage.get_item(STORAGE_KEY).ok().flatten());
    stored.as_deref() != Some("off")
}

/// Stores the preference, if the browser allows it.
pub(super) fn set_enabled(is_enabled: bool) {
    if let Some(storage) = window().local_storage().ok().flatten() {
        let _ = if is_enabled {
            storage.remove_item(STORAGE_KEY)
        } else {
            storage.set_item(STORAGE_KEY, "off")
        };
    }
}
