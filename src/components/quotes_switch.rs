//! Switch that hides the pull quotes.

use leptos::{ev, html, prelude::*};

use crate::features::pull_quotes::{Visibility, set_visibility, stored_visibility};

/// Button that hides the pull quotes or shows them again, here and in every other article.
pub fn quotes_switch() -> impl IntoView {
    let visibility = RwSignal::new(Visibility::Shown);
    let is_shown = move || visibility.get() == Visibility::Shown;
    Effect::new(move || {
        let stored = stored_visibility();
        set_visibility(stored);
        visibility.set(stored);
    });
    html::button()
        .r#type("button")
        .class("quotes-switch")
        .attr("data-action", "pull-quotes")
        .aria_expanded(move || if is_shown() { "true" } else { "false" })
        .aria_controls("recto:pull-quotes")
        .title("The key Q goes from one to the next, Shift and Q back, as long as they are shown.")
        .on(ev::click, move |_| {
            let toggled = visibility.get_untracked().toggled();
            set_visibility(toggled);
            visibility.set(toggled);
        })
        .child(move || {
            if is_shown() {
                "Hide pull quotes"
            } else {
                "Show pull quotes"
            }
        })
}
