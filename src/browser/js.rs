//! Values of JavaScript's that have no type here: modules that are imported, and what passes between programs.

use js_sys::{Array, Function, JsString, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::window;

/// Imports a module: `shell/boot.js` has the word for it.
pub(crate) async fn import(url: &str) -> Option<JsValue> {
    wait(call(&window(), "rectoImport", &Array::of1(&url.into()))).await
}

/// A property; undefined where there is none.
pub(crate) fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// A property that is text; empty where there is none.
pub(crate) fn text(of: &JsValue, name: &str) -> String {
    get(of, name).as_string().unwrap_or_default()
}

/// An object with these properties.
pub(crate) fn object(values: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in values {
        // A new object takes every value.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// Calls a method; none where there is none, or where it throws.
pub(crate) fn call(of: &JsValue, name: &str, arguments: &Array) -> Option<JsValue> {
    let function: Function = get(of, name).dyn_into().ok()?;
    function.apply(of, arguments).ok()
}

/// A text in which what looks the same is the same: ligatures and letters with accents as they are usually written.
pub(crate) fn normalized(words: &str) -> String {
    in_form(words, "NFKC")
}

/// A text in which every letter and every accent stands by itself.
pub(crate) fn decomposed(words: &str) -> String {
    in_form(words, "NFKD")
}

fn in_form(words: &str, form: &str) -> String {
    JsString::from(words).normalize(form).into()
}

/// Waits for what a promise brings; none where it is rejected.
pub(crate) async fn wait(promise: Option<JsValue>) -> Option<JsValue> {
    JsFuture::from(Promise::resolve(&promise?)).await.ok()
}
