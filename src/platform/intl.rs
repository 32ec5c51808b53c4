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
    let options = Object::new();
    // A date without a time is midnight UTC to JavaScript, and must be read in UTC or be a day off.
    for (key, value) in [("dateStyle", "long"), ("timeZone", "UTC")] {
        Reflect::set(&options, &key.into(), &value.into()).ok()?;
    }
    let format = DateTimeFormat::new(&Array::new(), &options);
    let text = format.format().call1(&JsValue::UNDEFINED, &date).ok()?;
    text.as_string()
}
