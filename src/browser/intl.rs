//! What the browser knows of languages.

use js_sys::{Array, Date, Intl::DateTimeFormat, Object, Reflect};
use wasm_bindgen::JsValue;

/// A date of the form `2025-05-06`, with or without a time, as the reader's language writes it.
/// The time is left out: articles are dated by day.
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
    /// To make one takes longer than to write a hundred dates with it.
    static LONG: DateTimeFormat = long();
}

fn long() -> DateTimeFormat {
    let options = Object::new();
    // A date without a time is midnight UTC to JavaScript, and must be read in UTC or be a day off.
    for (key, value) in [("dateStyle", "long"), ("timeZone", "UTC")] {
        // It fails only for what is no object.
        let _ = Reflect::set(&options, &key.into(), &value.into());
    }
    DateTimeFormat::new(&Array::new(), &options)
}
