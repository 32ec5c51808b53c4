//! Share sheet of the device (Web Share API).

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, ShareData};

use crate::browser::window;

/// Returns true if the device has a share sheet.
pub(super) fn is_available() -> bool {
    Reflect::has(&window().navigator(), &JsValue::from_str("share")).unwrap_or_default()
}

/// Returns the data to share a file; `None` if the share sheet does not accept it.
pub(super) fn file_data(file: &File) -> Option<ShareData> {
    let navigator = window().navigator();
    let can_ask = Reflect::has(&navigator, &JsValue::from_str("canShare")).unwrap_or_default();
    let data = ShareData::new();
    data.set_files(&Array::of1(file));
    (can_ask && navigator.can_share_with_data(&data)).then_some(data)
}

/// Opens the share sheet. A reader who cancels it causes no error.
pub(super) async fn open(data: &ShareData) {
    let _ = JsFuture::from(window().navigator().share_with_data(data)).await;
}
