//! The later part of the app: a program of its own, which readers fetch when they first search or share.
//!
//! It links the same library as the app does, but nothing of its pages and views, so that these are left out of it. The app's
//! side of the door is `browser::later`, where the same functions are declared.

use recto::{
    browser::{Element, JsValue, page},
    features::{
        search::lazy::search_ui as search,
        sharing::{bridge as passing, lazy::menu_actions::Menu},
    },
};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {
    // Natively this program does nothing: it is built there only to be checked.
    page::report_panics();
}

/// Searching at a place of the page, until it is freed.
#[wasm_bindgen]
pub struct Search(search::Search);

/// Searches at a place of the page: in the dialog, or on the library's page.
#[wasm_bindgen]
pub fn search(place: Element) -> Search {
    Search(search::Search::new(place))
}

#[wasm_bindgen]
impl Search {
    /// Looks for words; `tag` is what the page is filtered by already.
    pub fn ask(&self, words: &str, tag: Option<String>) {
        self.0.ask(words, tag);
    }
}

/// The share menu of an article, until it is freed.
#[wasm_bindgen]
pub struct Share(Menu);

/// Fills the share menu of an article. None where the menu is in no document.
#[wasm_bindgen]
pub fn share(menu: Element, source: &JsValue) -> Option<Share> {
    Menu::new(menu, passing::source(source)).map(Share)
}

#[wasm_bindgen]
impl Share {
    /// Says what it is about.
    pub fn about(&self, passage: &JsValue) {
        self.0.set_passage(passing::passage(passage));
    }
}
