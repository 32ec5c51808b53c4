//! The switch between light and dark.

use leptos::{ev, html, prelude::*};

use crate::{
    browser::listen::keep,
    features::theme::{self, Theme, ThemePreference},
};

/// A button that goes round: as the system, light, dark. The choice is kept across visits.
pub fn theme_switch() -> impl IntoView {
    let choice = RwSignal::new(ThemePreference::System);
    let system = RwSignal::new(Theme::Light);
    Effect::new(move || {
        choice.set(theme::stored_preference());
        system.set(theme::system_theme());
        if let Some(listener) = theme::on_system_change(move |theme| system.set(theme)) {
            keep(listener);
        }
    });
    // The start script has set the theme before the first paint; this keeps it up from then on.
    Effect::watch(
        move || choice.get().resolve(system.get()),
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
        .attr("data-theme-preference", move || name(choice.get()))
        .aria_label(move || {
            format!(
                "Colours: {}. Change to {}.",
                describe(choice.get()),
                describe(choice.get().next(system.get()))
            )
        })
        .title(move || format!("Colours: {}", describe(choice.get())))
        .on(ev::click, move |_| {
            let next = choice.get_untracked().next(system.get_untracked());
            theme::store_preference(next);
            choice.set(next);
            theme::apply(next.resolve(system.get_untracked()));
        })
}

fn name(choice: ThemePreference) -> &'static str {
    match choice {
        ThemePreference::System => "system",
        ThemePreference::Always(theme) => theme.name(),
    }
}

fn describe(choice: ThemePreference) -> &'static str {
    match choice {
        ThemePreference::System => "as your system",
        ThemePreference::Always(theme) => theme.name(),
    }
}
