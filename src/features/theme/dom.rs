//! Light and dark: the system's wish, the reader's, and what follows from both.

use crate::{
    browser::{listen::Listener, root, window},
    features::theme::{Theme, ThemePreference},
};

/// Where the choice is kept. `shell/boot.js` reads the same key before the first paint.
const KEY: &str = "recto-theme";

/// What the reader chose on an earlier visit.
pub fn stored_preference() -> ThemePreference {
    storage()
        .and_then(|storage| storage.get_item(KEY).ok().flatten())
        .map_or(ThemePreference::System, |name| {
            ThemePreference::from_name(&name)
        })
}

/// Keeps the choice for later visits, where the browser lets us.
pub fn store_preference(preference: ThemePreference) {
    let Some(storage) = storage() else { return };
    // A full or forbidden storage costs the reader a click on the next visit, and nothing now.
    let _ = match preference {
        ThemePreference::System => storage.remove_item(KEY),
        ThemePreference::Always(theme) => storage.set_item(KEY, theme.name()),
    };
}

/// What the system asks for.
pub fn system_theme() -> Theme {
    let dark = window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    if dark { Theme::Dark } else { Theme::Light }
}

/// Calls back when the system changes its mind.
pub fn on_system_change(callback: impl Fn(Theme) + 'static) -> Option<Listener> {
    let query = window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()??;
    Some(Listener::new(&query, "change", move |_| {
        callback(system_theme());
    }))
}

/// Shows the page in a theme.
pub fn apply(theme: Theme) {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-theme", theme.name());
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
