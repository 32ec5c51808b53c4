//! Pagefind itself: its program asked for the results of one part of the index.

use std::{cell::RefCell, collections::HashMap};

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    browser::{
        js::{call, decomposed, get, import, object, text, wait},
        root,
    },
    features::search::{
        FOLDER, Hit, Likeness, Part, Passage, Query, SECTIONS, Section, Text, elision, likeness,
        slug_of,
    },
    routing::Base,
};

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

thread_local! {
    /// The program, once for each part; what has come stays as long as the page.
    static INSTANCES: RefCell<HashMap<String, JsValue>> = RefCell::default();
}

/// Has what a search of a part needs fetched. Whatever keeps it from coming the search itself tells.
pub(super) async fn prepare(part: &Part, base: &Base) {
    let _ = instance(part, base).await;
}

/// What a part answers.
pub(super) struct Answer {
    /// The results, the best first.
    pub(super) results: Array,
    /// How like the best is to what was looked for.
    pub(super) likeness: Likeness,
}

/// Asks a part; there are no results where they only look as if they had the words.
pub(super) async fn search(part: &Part, query: &Query, base: &Base) -> Option<Answer> {
    let instance = instance(part, base).await?;
    let filters = Object::new();
    for (facet, value) in &query.filters {
        Reflect::set(&filters, &facet.name().into(), &value.into()).ok()?;
    }
    let options = object(&[("filters", filters.into())]);
    let words = elision::leave_out(&query.words, &part.language);
    let arguments = Array::of2(&words.as_str().into(), &options);
    let found = wait(call(&instance, "search", &arguments)).await?;
    let results: Array = get(&found, "results").dyn_into().ok()?;
    let likeness = if results.length() == 0 {
        Likeness::None
    } else {
        likeness_of(&results.get(0), &words).await
    };
    Some(Answer {
        results: if likeness == Likeness::None {
            Array::new()
        } else {
            results
        },
        likeness,
    })
}

/// How like a result is to the words.
async fn likeness_of(result: &JsValue, words: &str) -> Likeness {
    // The same that is shown: it is fetched once.
    let Some(data) = wait(call(result, "data", &Array::new())).await else {
        return Likeness::None;
    };
    let (content, places) = (text(&data, "raw_content"), places(&data));
    let meta = get(&data, "meta");
    let known: Vec<String> = ["title", "author", "date"]
        .iter()
        .flat_map(|name| {
            let said = decomposed(&text(&meta, name));
            said.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    // Marks that one may leave out stand alone then.
    let found = Text::new(&content, &places, "", "").found();
    let found: Vec<String> = found.iter().map(|word| decomposed(word)).collect();
    likeness(&decomposed(words), &found, &known)
}

/// The numbers of the words that were found, in their order.
fn places(of: &JsValue) -> Vec<usize> {
    let places = Array::from(&get(of, "locations"));
    let mut ordered: Vec<usize> = Vec::new();
    for place in places.iter().filter_map(|place| number(&place)) {
        // As the program gives them; what is not so is left out, since they are looked up.
        if ordered.last().is_none_or(|last| *last < place) {
            ordered.push(place);
        }
    }
    ordered
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the numbers are those of words in a text"
)]
fn number(value: &JsValue) -> Option<usize> {
    value.as_f64().map(|number| number as usize)
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
pub(super) fn hit(data: &JsValue, language: String, sought: &str) -> Option<Hit> {
    let meta = get(data, "meta");
    let title = elision::join(&text(&meta, "title"));
    let mut all = sections(data, &title, &language, sought);
    // Those with most of the words first, and of these the earlier ones.
    let mut sections = Vec::new();
    while sections.len() < SECTIONS && !all.is_empty() {
        let weight = |number: &usize| all[*number].0;
        let most = (0..all.len())
            .rev()
            .max_by(|one, other| weight(one).total_cmp(&weight(other)));
        sections.push(all.remove(most.unwrap_or_default()).1);
    }
    Some(Hit {
        slug: slug_of(&text(data, "raw_url"))?,
        title,
        language: (language != crate::features::search::UNKNOWN).then_some(language),
        author: text(&meta, "author"),
        date: text(&meta, "date"),
        sections,
    })
}

/// The sections of an article in which words were found, each with how much of them it has.
fn sections(data: &JsValue, title: &str, language: &str, sought: &str) -> Vec<(f64, Section)> {
    let (content, found) = (text(data, "raw_content"), places(data));
    let words = Text::new(&content, &found, language, sought);
    let start_of = |anchor: &JsValue| number(&get(anchor, "location"));
    // Everything that has an id is an anchor.
    let is_heading = |anchor: &JsValue| HEADINGS.contains(&text(anchor, "element").as_str());
    let anchors: Vec<usize> = Array::from(&get(data, "anchors"))
        .iter()
        .filter(is_heading)
        .filter_map(|anchor| start_of(&anchor))
        .collect();
    let section = |result: JsValue| {
        let anchor = get(&result, "anchor");
        let start = start_of(&anchor).unwrap_or_default();
        let heading = elision::join(&text(&result, "title"));
        let is_under_heading = anchor.is_object();
        let passage = Passage {
            start,
            end: anchors.iter().copied().filter(|next| *next > start).min(),
            heading: if is_under_heading { &heading } else { title },
        };
        let section = Section {
            id: text(&anchor, "id"),
            excerpt: words.excerpt(&passage),
            heading: if is_under_heading {
                words.heading(&passage)
            } else {
                Vec::new()
            },
        };
        (words.weight(&passage), section)
    };
    Array::from(&get(data, "sub_results"))
        .iter()
        .map(section)
        .collect()
}
