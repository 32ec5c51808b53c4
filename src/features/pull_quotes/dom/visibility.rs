//! Whether the reader wants to see pull quotes.

use crate::{browser::root, features::pull_quotes::dom::window};

/// Where it is kept that they do not.
const KEY: &str = "recto-pull-quotes";

/// The attribute of the root that tells the style sheet.
const ATTRIBUTE: &str = "data-pull-quotes";

/// The value of both.
const HIDDEN: &str = "hidden";

/// What the reader chose on an earlier visit.
pub fn are_visible() -> bool {
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    kept.as_deref() != Some(HIDDEN)
}

/// Shows or hides them, and keeps that for later visits, where the browser lets us.
pub fn set_visible(visible: bool) {
    if let Some(root) = root() {
        let _ = if visible {
            root.remove_attribute(ATTRIBUTE)
        } else {
            root.set_attribute(ATTRIBUTE, HIDDEN)
        };
    }
    let Some(storage) = storage() else { return };
    let _ = if visible {
        storage.remove_item(KEY)
    } else {
        storage.set_item(KEY, HIDDEN)
    };
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
