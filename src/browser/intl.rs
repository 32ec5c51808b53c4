//! Formats of the reader's language.

use js_sys::{Array, Date, Intl::DateTimeFormat, Object, Reflect};
use wasm_bindgen::JsValue;

/// Formats a date of the form `2025-05-06`, with or without a time, in the reader's language. The time is left out:
/// articles are dated by day.
pub fn long_date(iso: &str) -> Option<String> {
    let day = iso.get(..10)?;
    let date = Date::new(&JsValue::from_str(day));
    if date.get_time().is_nan() {
        return None;
    }
    let format = LONG.with(DateTimeFormat::format);
    let text = format.call1(&JsValue::UNDEFINED, &date).ok()?;
    text.as_string()
}

thread_local! {
    /// Creating a format takes longer than formatting a hundred dates.
    static LONG: DateTimeFormat = long();
}

fn long() -> DateTimeFormat {
    let options = Object::new();
    // JavaScript reads a date without a time as midnight UTC; formatted in another zone it could be a day off.
    for (key, value) in [("dateStyle", "long"), ("timeZone", "UTC")] {
        // Fails only for values that are not objects.
        let _ = Reflect::set(&options, &key.into(), &value.into());
    }
    DateTimeFormat::new(&Array::new(), &options)
}
