//! Clipboard access.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ClipboardItem};

use super::window;

/// Copies text; returns false if the browser refuses, as in insecure contexts.
pub async fn copy(text: &str) -> bool {
    if !window().is_secure_context() {
        return false;
    }
    let written = window().navigator().clipboard().write_text(text);
    JsFuture::from(written).await.is_ok()
}

/// Returns true if images can be copied.
pub fn supports_images() -> bool {
    window().is_secure_context()
        && Reflect::has(&window(), &JsValue::from_str("ClipboardItem")).unwrap_or_default()
}

/// Copies a PNG; returns false if the browser refuses.
pub async fn copy_image(png: &Blob) -> bool {
    let record = Object::new();
    let set = Reflect::set(
        &record,
        &JsValue::from_str("image/png"),
        &Promise::resolve(png),
    );
    let Some(item) = set
        .ok()
        .and_then(|_| ClipboardItem::new_with_record_from_str_to_blob_promise(&record).ok())
    else {
        return false;
    };
    let written = window().navigator().clipboard().write(&Array::of1(&item));
    JsFuture::from(written).await.is_ok()
}
