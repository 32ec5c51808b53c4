//! The switch between light and dark.

use leptos::{ev, html, prelude::*};

use crate::{
    browser::{listen::keep, theme},
    theme::{Choice, Theme},
};

/// A button that goes round: as the system, light, dark. The choice is kept across visits.
pub fn theme_switch() -> impl IntoView {
    let choice = RwSignal::new(Choice::System);
    let system = RwSignal::new(Theme::Light);
    Effect::new(move || {
        choice.set(theme::stored());
        system.set(theme::of_system());
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
        .attr("data-choice", move || name(choice.get()))
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
            theme::store(next);
            choice.set(next);
            theme::apply(next.resolve(system.get_untracked()));
        })
}

fn name(choice: Choice) -> &'static str {
    match choice {
        Choice::System => "system",
        Choice::Always(theme) => theme.name(),
    }
}

fn describe(choice: Choice) -> &'static str {
    match choice {
        Choice::System => "as your system",
        Choice::Always(theme) => theme.name(),
    }
}
