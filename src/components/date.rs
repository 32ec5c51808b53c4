//! A date, in the reader's language.

use leptos::{html, prelude::*};

use crate::browser::intl;

/// A `<time>`: the date as the reader's language writes it. Until the browser has been asked it is as ISO 8601 has it; in a
/// page that is written before it is asked for, as English has it, like the other words of the page around the article.
pub fn date(iso: String) -> impl IntoView {
    let text = RwSignal::new(at_first(&iso));
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
fn at_first(iso: &str) -> String {
    iso.to_owned()
}

#[cfg(not(target_arch = "wasm32"))]
fn at_first(iso: &str) -> String {
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
