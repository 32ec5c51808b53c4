//! Pagefind itself: its program asked for the results of one part of the index.

use std::{cell::RefCell, collections::HashMap};

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    platform::{
        js::{call, get, import, object, text, wait},
        root,
    },
    route::Base,
    search::{
        FOLDER, Hit, Part, Query, SECTIONS, Section, are_like, elision, pieces, slug_of,
        without_heading, words_at,
    },
};

/// So many words has an excerpt.
const EXCERPT: u32 = 24;

thread_local! {
    /// The program, once for each part; what has come stays as long as the page.
    static INSTANCES: RefCell<HashMap<String, JsValue>> = RefCell::default();
}

/// Has what a search of a part needs fetched. Whatever keeps it from coming the search itself tells.
pub(super) async fn prepare(part: &Part, base: &Base) {
    let _ = instance(part, base).await;
}

/// The results of a part: none where they only look as if they had the words.
pub(super) async fn search(part: &Part, query: &Query, base: &Base) -> Option<Array> {
    let instance = instance(part, base).await?;
    let filters = Object::new();
    for (facet, value) in &query.filters {
        Reflect::set(&filters, &facet.name().into(), &value.into()).ok()?;
    }
    let options = object(&[("filters", filters.into())]);
    let words = elision::leave_out(&query.words, &part.language);
    let arguments = Array::of2(&words.as_str().into(), &options);
    let found = wait(call(&instance, "search", &arguments)).await?;
    let found: Array = get(&found, "results").dyn_into().ok()?;
    if found.length() == 0 || is_like(&found.get(0), &words).await {
        Some(found)
    } else {
        Some(Array::new())
    }
}

/// Whether a result has the words.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the numbers are those of words in a text"
)]
async fn is_like(result: &JsValue, words: &str) -> bool {
    // The same that is shown: it is fetched once.
    let Some(data) = wait(call(result, "data", &Array::new())).await else {
        return false;
    };
    let places: Vec<usize> = Array::from(&get(&data, "locations"))
        .iter()
        .filter_map(|place| place.as_f64())
        .map(|place| place as usize)
        .collect();
    let mut found = words_at(&text(&data, "raw_content"), &places);
    let meta = get(&data, "meta");
    for name in ["title", "author", "date"] {
        found.extend(text(&meta, name).split_whitespace().map(str::to_owned));
    }
    are_like(words, &found)
}

/// Pagefind for a part.
async fn instance(part: &Part, base: &Base) -> Option<JsValue> {
    if let Some(instance) = INSTANCES.with_borrow(|kept| kept.get(&part.name).cloned()) {
        return Some(instance);
    }
    let folder = [base.as_str(), FOLDER, "/"].concat();
    // The program has room for one part. Another fragment makes of the same file another module.
    let url = [&folder, "pagefind.js#", &part.name].concat();
    let module = import(&url).await?;
    // Who else waited for it may have made one by now.
    if let Some(instance) = INSTANCES.with_borrow(|kept| kept.get(&part.name).cloned()) {
        return Some(instance);
    }
    let options = object(&[
        ("basePath", [&folder, &part.language, "/"].concat().into()),
        ("excerptLength", EXCERPT.into()),
        // A worker has a URL that is a string, which Trusted Types forbid.
        ("noWorker", true.into()),
    ]);
    // It takes the language from the root and from nowhere else; nothing comes between the change and the way back.
    let root = root()?;
    let before = root.get_attribute("lang").unwrap_or_default();
    let _ = root.set_attribute("lang", &part.name);
    let instance = call(&module, "createInstance", &Array::of1(&options));
    let _ = root.set_attribute("lang", &before);
    let instance = instance?;
    INSTANCES.with_borrow_mut(|kept| kept.insert(part.name.clone(), instance.clone()));
    Some(instance)
}

/// An article that was found, from what the program knows of it.
pub(super) fn hit(data: &JsValue, language: String) -> Option<Hit> {
    let meta = get(data, "meta");
    let title = elision::join(&text(&meta, "title"), &language);
    let mut all: Vec<(u32, Section)> = Array::from(&get(data, "sub_results"))
        .iter()
        .map(|section| {
            let anchor = get(&section, "anchor");
            let heading = if anchor.is_object() {
                elision::join(&text(&section, "title"), &language)
            } else {
                String::new()
            };
            let above = if heading.is_empty() { &title } else { &heading };
            let excerpt = elision::join(&text(&section, "excerpt"), &language);
            let places = Array::from(&get(&section, "locations")).length();
            let section = Section {
                id: text(&anchor, "id"),
                excerpt: without_heading(pieces(&excerpt), above),
                heading,
            };
            (places, section)
        })
        .collect();
    // Those with most of the words first, and of these the earlier ones.
    let mut sections = Vec::new();
    while sections.len() < SECTIONS && !all.is_empty() {
        let most = (0..all.len()).rev().max_by_key(|&number| all[number].0);
        sections.push(all.remove(most.unwrap_or_default()).1);
    }
    Some(Hit {
        slug: slug_of(&text(data, "raw_url"))?,
        title,
        language: (language != crate::search::UNKNOWN).then_some(language),
        author: text(&meta, "author"),
        date: text(&meta, "date"),
        sections,
    })
}
