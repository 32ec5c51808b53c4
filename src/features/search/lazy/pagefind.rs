//! Adapter for Pagefind: runs its program for one unit of the index and converts its results.

use std::{cell::RefCell, collections::HashMap};

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    browser::{
        js::{await_promise, call_method, import, nfkd, object, property, text_property},
        root,
    },
    features::search::{
        Hit, INDEX_FOLDER, IndexedText, MAX_SECTIONS, MatchQuality, Query, SearchUnit, SectionHit,
        SectionRange, UNDETERMINED, elision, match_quality, slug_from_url,
    },
    routing::Base,
};

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

thread_local! {
    /// One instance of the program for each unit, kept as long as the page.
    static INSTANCES: RefCell<HashMap<String, JsValue>> = RefCell::default();
}

/// Fetches the data for a search in a unit. Errors are ignored: the search itself reports them.
pub(super) async fn prefetch(unit: &SearchUnit, base: &Base) {
    let _ = instance(unit, base).await;
}

/// Answer of a unit.
pub(super) struct UnitAnswer {
    /// Results, the best first.
    pub(super) results: Array,
    /// Quality of the best result.
    pub(super) quality: MatchQuality,
}

/// Queries a unit. Results that are not similar to the words are dropped.
pub(super) async fn search(unit: &SearchUnit, query: &Query, base: &Base) -> Option<UnitAnswer> {
    let instance = instance(unit, base).await?;
    let filters = Object::new();
    for (facet, value) in &query.filters {
        Reflect::set(&filters, &facet.name().into(), &value.into()).ok()?;
    }
    let options = object(&[("filters", filters.into())]);
    let words = elision::without_elisions(&query.words, &unit.language);
    let arguments = Array::of2(&words.as_str().into(), &options);
    let found = await_promise(call_method(&instance, "search", &arguments)).await?;
    let results: Array = property(&found, "results").dyn_into().ok()?;
    let quality = if results.length() == 0 {
        MatchQuality::None
    } else {
        quality_of(&results.get(0), &words).await
    };
    Some(UnitAnswer {
        results: if quality == MatchQuality::None {
            Array::new()
        } else {
            results
        },
        quality,
    })
}

/// Returns the quality of a result.
async fn quality_of(result: &JsValue, words: &str) -> MatchQuality {
    // Pagefind caches the data, which is also shown.
    let Some(data) = await_promise(call_method(result, "data", &Array::new())).await else {
        return MatchQuality::None;
    };
    let (content, positions) = (text_property(&data, "raw_content"), match_positions(&data));
    let meta = property(&data, "meta");
    let metadata: Vec<String> = ["title", "author", "date"]
        .iter()
        .flat_map(|name| {
            let value = nfkd(&text_property(&meta, name));
            value
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    // Decomposition separates the accents from the letters, so that they can be ignored.
    let found = IndexedText::new(&content, &positions, "", "").matching_words();
    let found: Vec<String> = found.iter().map(|word| nfkd(word)).collect();
    match_quality(&nfkd(words), &found, &metadata)
}

/// Returns the positions of the matching words, in ascending order.
fn match_positions(data: &JsValue) -> Vec<usize> {
    let positions = Array::from(&property(data, "locations"));
    let mut ordered: Vec<usize> = Vec::new();
    for position in positions.iter().filter_map(|position| number(&position)) {
        // Pagefind returns them in order; others would break the binary search.
        if ordered.last().is_none_or(|last| *last < position) {
            ordered.push(position);
        }
    }
    ordered
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the numbers count words of a text"
)]
fn number(value: &JsValue) -> Option<usize> {
    value.as_f64().map(|number| number as usize)
}

/// Returns the instance of the program for a unit.
async fn instance(unit: &SearchUnit, base: &Base) -> Option<JsValue> {
    if let Some(instance) = INSTANCES.with_borrow(|instances| instances.get(&unit.name).cloned()) {
        return Some(instance);
    }
    let folder = [base.as_str(), INDEX_FOLDER, "/"].concat();
    // The program serves one unit. Another fragment makes the browser load the same file as another module.
    let url = [&folder, "pagefind.js#", &unit.name].concat();
    let module = import(&url).await?;
    // A concurrent call may have created one meanwhile.
    if let Some(instance) = INSTANCES.with_borrow(|instances| instances.get(&unit.name).cloned()) {
        return Some(instance);
    }
    let options = object(&[
        ("basePath", [&folder, &unit.language, "/"].concat().into()),
        // A worker takes its URL as a string, which Trusted Types forbid.
        ("noWorker", true.into()),
    ]);
    // Pagefind reads the language from the root element only, and does so synchronously.
    let root = root()?;
    let before = root.get_attribute("lang").unwrap_or_default();
    let _ = root.set_attribute("lang", &unit.name);
    let instance = call_method(&module, "createInstance", &Array::of1(&options));
    let _ = root.set_attribute("lang", &before);
    let instance = instance?;
    INSTANCES.with_borrow_mut(|instances| instances.insert(unit.name.clone(), instance.clone()));
    Some(instance)
}

/// Converts the data of a result.
pub(super) fn hit(data: &JsValue, language: String, words: &str) -> Option<Hit> {
    let meta = property(data, "meta");
    let title = elision::rejoin_elisions(&text_property(&meta, "title"));
    let mut all = sections(data, &title, &language, words);
    // The greatest weight first; of equal weights, the earlier section.
    let mut sections = Vec::new();
    while sections.len() < MAX_SECTIONS && !all.is_empty() {
        let weight = |index: &usize| all[*index].0;
        let most = (0..all.len())
            .rev()
            .max_by(|one, other| weight(one).total_cmp(&weight(other)));
        sections.push(all.remove(most.unwrap_or_default()).1);
    }
    Some(Hit {
        slug: slug_from_url(&text_property(data, "raw_url"))?,
        title,
        language: (language != UNDETERMINED).then_some(language),
        author: text_property(&meta, "author"),
        date: text_property(&meta, "date"),
        sections,
    })
}

/// Returns the matching sections of an article with their weights.
fn sections(data: &JsValue, title: &str, language: &str, words: &str) -> Vec<(f64, SectionHit)> {
    let (content, positions) = (text_property(data, "raw_content"), match_positions(data));
    let article = IndexedText::new(&content, &positions, language, words);
    let start_of = |anchor: &JsValue| number(&property(anchor, "location"));
    // Pagefind counts every element with an id as an anchor.
    let is_heading =
        |anchor: &JsValue| HEADINGS.contains(&text_property(anchor, "element").as_str());
    let anchors: Vec<usize> = Array::from(&property(data, "anchors"))
        .iter()
        .filter(is_heading)
        .filter_map(|anchor| start_of(&anchor))
        .collect();
    let section = |result: JsValue| {
        let anchor = property(&result, "anchor");
        let start = start_of(&anchor).unwrap_or_default();
        let heading = elision::rejoin_elisions(&text_property(&result, "title"));
        let is_under_heading = anchor.is_object();
        let range = SectionRange {
            start,
            end: anchors.iter().copied().filter(|next| *next > start).min(),
            heading: if is_under_heading { &heading } else { title },
        };
        let section = SectionHit {
            id: text_property(&anchor, "id"),
            snippet: article.snippet(&range),
            heading: if is_under_heading {
                article.heading(&range)
            } else {
                Vec::new()
            },
        };
        (article.weight(&range), section)
    };
    Array::from(&property(data, "sub_results"))
        .iter()
        .map(section)
        .collect()
}
