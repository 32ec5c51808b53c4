//! JavaScript values without a type here: imported modules and their objects.

use js_sys::{Array, Function, JsString, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::window;

/// Imports a module, through `shell/boot.js`.
pub(crate) async fn import(url: &str) -> Option<JsValue> {
    await_promise(call_method(
        &window(),
        "rectoImport",
        &Array::of1(&url.into()),
    ))
    .await
}

/// Returns a property; undefined where it is missing.
pub(crate) fn property(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// Returns a text property; empty where it is missing.
pub(crate) fn text_property(object: &JsValue, name: &str) -> String {
    property(object, name).as_string().unwrap_or_default()
}

/// Returns an object with properties.
pub(crate) fn object(values: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in values {
        // A new object takes every value.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// Calls a method. Returns `None` where it is missing or throws.
pub(crate) fn call_method(object: &JsValue, name: &str, arguments: &Array) -> Option<JsValue> {
    let function: Function = property(object, name).dyn_into().ok()?;
    function.apply(object, arguments).ok()
}

/// Returns the Unicode normalization form NFKC: ligatures and letters with accents in their usual form.
pub(crate) fn nfkc(words: &str) -> String {
    normalize(words, "NFKC")
}

/// Returns the Unicode normalization form NFKD: every letter and every accent by itself.
pub(crate) fn nfkd(words: &str) -> String {
    normalize(words, "NFKD")
}

fn normalize(words: &str, form: &str) -> String {
    JsString::from(words).normalize(form).into()
}

/// Awaits a promise. Returns `None` where it is rejected.
pub(crate) async fn await_promise(promise: Option<JsValue>) -> Option<JsValue> {
    JsFuture::from(Promise::resolve(&promise?)).await.ok()
}
