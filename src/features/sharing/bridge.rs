//! Calls into the lazy chunk for the share menu, and the values that cross the boundary as plain objects.
//! `src/bin/search_share.rs` exports the functions that are declared here.

use document::tree::Direction;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::{Citation, Passage};
use crate::browser::{
    js::{object, property, text_property},
    lazy_chunk::{ExportedObject, Handle, LazyChunk},
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(method, catch)]
    fn share_menu(
        this: &LazyChunk,
        menu: &Element,
        citation: &JsValue,
    ) -> Result<Option<ExportedShareMenu>, JsValue>;

    /// Share menu of an article.
    #[wasm_bindgen(extends = ExportedObject)]
    pub(super) type ExportedShareMenu;

    #[wasm_bindgen(method, catch)]
    fn set_passage(this: &ExportedShareMenu, passage: &JsValue) -> Result<(), JsValue>;
}

impl LazyChunk {
    /// Fills the share menu of an article with its buttons.
    pub(super) fn fill_share_menu(
        &self,
        menu: &Element,
        citation: &Citation,
    ) -> Option<Handle<ExportedShareMenu>> {
        let citation = serialize_citation(citation);
        self.share_menu(menu, &citation)
            .ok()
            .flatten()
            .map(Handle::new)
    }
}

impl Handle<ExportedShareMenu> {
    /// Sets the passage to share.
    pub(super) fn set_passage(&self, passage: &Passage) {
        let _ = self.object().set_passage(&serialize_passage(passage));
    }
}

fn serialize_citation(citation: &Citation) -> JsValue {
    object(&[
        ("title", citation.title.as_str().into()),
        ("author", citation.author.as_str().into()),
        ("publication", citation.publication.as_str().into()),
        ("language", optional(citation.language.as_deref())),
        ("direction", citation.direction.as_str().into()),
    ])
}

/// Reads a citation from the app.
pub fn deserialize_citation(object: &JsValue) -> Citation {
    Citation {
        title: text_property(object, "title"),
        author: text_property(object, "author"),
        publication: text_property(object, "publication"),
        language: property(object, "language").as_string(),
        direction: direction(object).unwrap_or_default(),
    }
}

fn serialize_passage(passage: &Passage) -> JsValue {
    object(&[
        ("text", passage.text.as_str().into()),
        ("speaker", optional(passage.speaker.as_deref())),
        ("language", optional(passage.language.as_deref())),
        (
            "direction",
            optional(passage.direction.map(Direction::as_str)),
        ),
        ("link", passage.link.as_str().into()),
    ])
}

/// Reads a passage from the app.
pub fn deserialize_passage(object: &JsValue) -> Passage {
    Passage {
        text: text_property(object, "text"),
        speaker: property(object, "speaker").as_string(),
        language: property(object, "language").as_string(),
        direction: direction(object),
        link: text_property(object, "link"),
    }
}

fn optional(text: Option<&str>) -> JsValue {
    text.map_or(JsValue::UNDEFINED, JsValue::from)
}

fn direction(object: &JsValue) -> Option<Direction> {
    match property(object, "direction").as_string()?.as_str() {
        "rtl" => Some(Direction::RightToLeft),
        _ => Some(Direction::LeftToRight),
    }
}
