//! The lazy chunk: a second program, for searching and sharing, which readers download when they first do either.
//!
//! It links the same library as the app but none of its pages and components, so these are left out of it. The app
//! declares the functions exported here in `features::search::bridge` and `features::sharing::bridge`.

use recto::{
    browser::{Element, JsValue, page},
    features::{
        search::lazy::SearchUi,
        sharing::{bridge, lazy::MenuActions},
    },
};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    // Natively this program does nothing; it is built only so that the compiler checks it.
    page::report_panics();
}

/// Search at one place of the page, until it is freed.
#[wasm_bindgen]
pub struct Search(SearchUi);

/// Builds the search in the dialog or on the library's page.
#[wasm_bindgen]
pub fn search(host: Element) -> Search {
    Search(SearchUi::build(host))
}

#[wasm_bindgen]
impl Search {
    /// Searches for words; `tag` is the library's own filter.
    pub fn query(&self, words: &str, tag: Option<String>) {
        self.0.query(words, tag);
    }
}

/// Share menu of an article, until it is freed.
#[wasm_bindgen(js_name = ShareMenu)]
pub struct ExportedShareMenu(MenuActions);

/// Fills the share menu of an article; returns `None` if the menu is in no document.
#[wasm_bindgen]
pub fn share_menu(menu: Element, citation: &JsValue) -> Option<ExportedShareMenu> {
    MenuActions::build(menu, bridge::deserialize_citation(citation)).map(ExportedShareMenu)
}

#[wasm_bindgen(js_class = ShareMenu)]
impl ExportedShareMenu {
    /// Sets the passage to share.
    pub fn set_passage(&self, passage: &JsValue) {
        self.0.set_passage(bridge::deserialize_passage(passage));
    }
}
