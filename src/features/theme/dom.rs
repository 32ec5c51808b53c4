//! Theme of the page: the system's preference, the stored one, and the attribute for the style.

use crate::{
    browser::{listener::Listener, root, window},
    features::theme::{Theme, ThemePreference},
};

/// Key in the local storage. `shell/boot.js` reads the same key before the first paint.
const STORAGE_KEY: &str = "recto-theme";

/// Returns the preference from an earlier visit.
pub fn stored_preference() -> ThemePreference {
    storage()
        .and_then(|storage| storage.get_item(STORAGE_KEY).ok().flatten())
        .map_or(ThemePreference::System, |name| {
            ThemePreference::from_name(&name)
        })
}

/// Stores the preference for later visits, where the browser allows it.
pub fn store_preference(preference: ThemePreference) {
    let Some(storage) = storage() else { return };
    // If the storage is full or forbidden, the reader chooses again on the next visit.
    let _ = match preference {
        ThemePreference::System => storage.remove_item(STORAGE_KEY),
        ThemePreference::Always(theme) => storage.set_item(STORAGE_KEY, theme.name()),
    };
}

/// Returns the theme that the system prefers.
pub fn system_theme() -> Theme {
    let dark = window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    if dark { Theme::Dark } else { Theme::Light }
}

/// Calls back when the preference of the system changes.
pub fn on_system_change(callback: impl Fn(Theme) + 'static) -> Option<Listener> {
    let query = window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()??;
    Some(Listener::new(&query, "change", move |_| {
        callback(system_theme());
    }))
}

/// Applies a theme to the page.
pub fn apply(theme: Theme) {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-theme", theme.name());
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
