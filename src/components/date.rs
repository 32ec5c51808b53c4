//! Date in the reader's language.

use leptos::{html, prelude::*};

use crate::browser::intl;

/// `<time>` in the reader's language. Until the browser has formatted it, it is in ISO 8601; in a prerendered page in
/// English, like the rest of the interface.
pub fn date(iso: String) -> impl IntoView {
    let text = RwSignal::new(initial_text(&iso));
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

#[cfg(target_arch = "wasm32")]
fn initial_text(iso: &str) -> String {
    iso.to_owned()
}

#[cfg(not(target_arch = "wasm32"))]
fn initial_text(iso: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let parts: Vec<usize> = iso
        .get(..10)
        .unwrap_or_default()
        .split('-')
        .filter_map(|part| part.parse().ok())
        .collect();
    match parts[..] {
        [year, month @ 1..=12, day] => format!("{} {day}, {year}", MONTHS[month - 1]),
        _ => iso.to_owned(),
    }
}

/// Returns the text of a date in the page's markup: in the browser in the reader's language, natively in English.
pub fn date_text(iso: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    if let Some(long) = intl::long_date(iso) {
        return long;
    }
    initial_text(iso)
}
