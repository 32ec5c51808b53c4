//! The switch that hides the pull quotes.

use leptos::{ev, html, prelude::*};

use crate::features::pull_quotes;

/// A button that hides the pull quotes or shows them again, here and in every other article, until it is pressed again.
pub fn quotes_switch() -> impl IntoView {
    let shown = RwSignal::new(true);
    Effect::new(move || {
        let wanted = pull_quotes::are_visible();
        pull_quotes::set_visible(wanted);
        shown.set(wanted);
    });
    html::button()
        .r#type("button")
        .class("quotes-switch")
        .attr("data-action", "pull-quotes")
        .aria_expanded(move || if shown.get() { "true" } else { "false" })
        .aria_controls("recto:pull-quotes")
        .title("The key Q goes from one to the next, Shift and Q back, as long as they are shown.")
        .on(ev::click, move |_| {
            let wanted = !shown.get_untracked();
            pull_quotes::set_visible(wanted);
            shown.set(wanted);
        })
        .child(move || {
            if shown.get() {
                "Hide pull quotes"
            } else {
                "Show pull quotes"
            }
        })
}
