//! A date, in the reader's language.

use leptos::{html, prelude::*};

use crate::platform::intl;

/// A `<time>`: the date as the reader's language writes it, or as ISO 8601 does until the browser has been asked.
pub fn date(iso: String) -> impl IntoView {
    let text = RwSignal::new(iso.clone());
    Effect::new({
        let iso = iso.clone();
        move || {
            if let Some(long) = intl::long_date(&iso) {
                text.set(long);
            }
        }
    });
    html::time().datetime(iso).child(move || text.get())
}
