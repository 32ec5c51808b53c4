//! The clipboard.

use wasm_bindgen_futures::JsFuture;

use super::window;

/// Copies text. False where the browser does not allow it, as on pages that are not served securely.
pub async fn copy(text: &str) -> bool {
    if !window().is_secure_context() {
        return false;
    }
    let written = window().navigator().clipboard().write_text(text);
    JsFuture::from(written).await.is_ok()
}
