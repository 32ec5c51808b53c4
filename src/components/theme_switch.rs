//! Switch between light and dark.

use leptos::{ev, html, prelude::*};

use crate::{
    browser::listener::keep_until_cleanup,
    features::theme::{self, Theme, ThemePreference},
};

/// Button that cycles through the preferences: system, light, dark. The preference is stored.
pub fn theme_switch() -> impl IntoView {
    let preference = RwSignal::new(ThemePreference::System);
    let system = RwSignal::new(Theme::Light);
    Effect::new(move || {
        preference.set(theme::stored_preference());
        system.set(theme::system_theme());
        if let Some(listener) = theme::on_system_change(move |theme| system.set(theme)) {
            keep_until_cleanup(listener);
        }
    });
    // The start script has set the theme before the first paint; this follows later changes of the system.
    Effect::watch(
        move || preference.get().resolve(system.get()),
        |theme, before, _| {
            if before.is_some_and(|before| before != theme) {
                theme::apply(*theme);
            }
        },
        false,
    );
    html::button()
        .r#type("button")
        .class("theme-switch")
        .attr("data-action", "theme")
        .attr("data-theme-preference", move || name(preference.get()))
        .aria_label(move || {
            format!(
                "Colours: {}. Change to {}.",
                describe(preference.get()),
                describe(preference.get().next(system.get()))
            )
        })
        .title(move || format!("Colours: {}", describe(preference.get())))
        .on(ev::click, move |_| {
            let next = preference.get_untracked().next(system.get_untracked());
            theme::store_preference(next);
            preference.set(next);
            theme::apply(next.resolve(system.get_untracked()));
        })
}

fn name(preference: ThemePreference) -> &'static str {
    match preference {
        ThemePreference::System => "system",
        ThemePreference::Always(theme) => theme.name(),
    }
}

fn describe(preference: ThemePreference) -> &'static str {
    match preference {
        ThemePreference::System => "as your system",
        ThemePreference::Always(theme) => theme.name(),
    }
}
