//! Stored choice of the reader to hide the pull quotes.

use crate::browser::{root, window};

/// Key in the local storage.
const STORAGE_KEY: &str = "recto-pull-quotes";

/// Attribute of the root element for the style.
const ATTRIBUTE: &str = "data-pull-quotes";

/// Value of both while the quotes are hidden.
const HIDDEN_VALUE: &str = "hidden";

/// Visibility of the pull quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Shown.
    Shown,
    /// Hidden.
    Hidden,
}

impl Visibility {
    /// Returns the opposite.
    #[must_use]
    pub fn toggled(self) -> Self {
        match self {
            Self::Shown => Self::Hidden,
            Self::Hidden => Self::Shown,
        }
    }
}

/// Returns the choice from an earlier visit.
pub fn stored_visibility() -> Visibility {
    let stored = storage().and_then(|storage| storage.get_item(STORAGE_KEY).ok().flatten());
    if stored.as_deref() == Some(HIDDEN_VALUE) {
        Visibility::Hidden
    } else {
        Visibility::Shown
    }
}

/// Shows or hides the quotes, and stores that for later visits, where the browser allows it.
pub fn set_visibility(visibility: Visibility) {
    if let Some(root) = root() {
        let _ = match visibility {
            Visibility::Shown => root.remove_attribute(ATTRIBUTE),
            Visibility::Hidden => root.set_attribute(ATTRIBUTE, HIDDEN_VALUE),
        };
    }
    let Some(storage) = storage() else { return };
    let _ = match visibility {
        Visibility::Shown => storage.remove_item(STORAGE_KEY),
        Visibility::Hidden => storage.set_item(STORAGE_KEY, HIDDEN_VALUE),
    };
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
