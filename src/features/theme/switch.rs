//! Switch between light and dark: a button of the frame that cycles through the preferences system, light, dark.

use leptos::prelude::*;

use super::{Theme, apply, on_system_change, store_preference, stored_preference, system_theme};
use crate::browser::{
    document,
    listener::{Listener, keep_until_cleanup},
};

/// Attaches to the switch, until the current owner is cleaned up. The start script has set the theme before the first paint;
/// this follows the reader's clicks and later changes of the system.
pub fn attach() {
    let Ok(Some(button)) = document().query_selector(".theme-switch") else {
        return;
    };
    let preference = RwSignal::new(stored_preference());
    let system = RwSignal::new(system_theme());
    if let Some(listener) = on_system_change(move |theme| system.set(theme)) {
        keep_until_cleanup(listener);
    }
    keep_until_cleanup(Listener::new(&button, "click", move |_| {
        let next = preference.get_untracked().next(system.get_untracked());
        store_preference(next);
        preference.set(next);
    }));
    Effect::new(move |before: Option<Theme>| {
        let (preference, system) = (preference.get(), system.get());
        for (name, value) in [
            ("data-theme-preference", preference.name()),
            ("aria-label", &preference.label(system)),
            ("title", &preference.title()),
        ] {
            let _ = button.set_attribute(name, value);
        }
        let theme = preference.resolve(system);
        if before.is_some_and(|before| before != theme) {
            apply(theme);
        }
        theme
    });
}
