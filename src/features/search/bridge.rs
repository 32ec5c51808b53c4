//! Calls into the lazy chunk for searching. `src/bin/search_share.rs` exports the functions that are declared here.

use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::browser::lazy_chunk::{ExportedObject, Handle, LazyChunk};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(method, catch)]
    fn search(this: &LazyChunk, host: &Element) -> Result<ExportedSearch, JsValue>;

    /// Search at one place of the page.
    #[wasm_bindgen(extends = ExportedObject)]
    pub(super) type ExportedSearch;

    #[wasm_bindgen(method, catch)]
    fn query(this: &ExportedSearch, words: &str, tag: Option<&str>) -> Result<(), JsValue>;
}

impl LazyChunk {
    /// Builds the search in an element that is empty but for the search field of the dialog and the status region.
    pub(super) fn search_in(&self, host: &Element) -> Option<Handle<ExportedSearch>> {
        self.search(host).ok().map(Handle::new)
    }
}

impl Handle<ExportedSearch> {
    /// Searches for words; `tag` is the library's own filter.
    pub(super) fn search_for(&self, words: &str, tag: Option<&str>) {
        let _ = self.object().query(words, tag);
    }
}
