//! What passes from the app to its later part, as an object that both can read.

use document::tree::Direction;
use wasm_bindgen::JsValue;

use crate::{
    browser::js::{get, object, text},
    features::sharing::{Passage, Source},
};

/// The article that something is shared of, on its way.
pub(crate) fn of_source(source: &Source) -> JsValue {
    object(&[
        ("title", source.title.as_str().into()),
        ("author", source.author.as_str().into()),
        ("publication", source.publication.as_str().into()),
        ("language", maybe(source.language.as_deref())),
        ("direction", source.direction.as_str().into()),
    ])
}

/// The same, arrived.
pub fn source(object: &JsValue) -> Source {
    Source {
        title: text(object, "title"),
        author: text(object, "author"),
        publication: text(object, "publication"),
        language: get(object, "language").as_string(),
        direction: direction(object).unwrap_or_default(),
    }
}

/// Words of it, on their way.
pub(crate) fn of_passage(passage: &Passage) -> JsValue {
    object(&[
        ("text", passage.text.as_str().into()),
        ("speaker", maybe(passage.speaker.as_deref())),
        ("language", maybe(passage.language.as_deref())),
        ("direction", maybe(passage.direction.map(Direction::as_str))),
        ("link", passage.link.as_str().into()),
    ])
}

/// The same, arrived.
pub fn passage(object: &JsValue) -> Passage {
    Passage {
        text: text(object, "text"),
        speaker: get(object, "speaker").as_string(),
        language: get(object, "language").as_string(),
        direction: direction(object),
        link: text(object, "link"),
    }
}

fn maybe(text: Option<&str>) -> JsValue {
    text.map_or(JsValue::UNDEFINED, JsValue::from)
}

fn direction(object: &JsValue) -> Option<Direction> {
    match get(object, "direction").as_string()?.as_str() {
        "rtl" => Some(Direction::RightToLeft),
        _ => Some(Direction::LeftToRight),
    }
}
