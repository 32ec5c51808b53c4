//! Queries the full-text index, unit by unit. Nothing of it is fetched before the reader searches.

use std::{cell::RefCell, sync::Arc};

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::future_to_promise;

use super::{
    pagefind,
    results::{BestMatches, FullTextResults, Results},
};
use crate::{
    browser::{
        document,
        fetch::{self, Abort, FetchError, Freshness},
        js::{await_promise, object, property},
    },
    data::{self, LoadError, library::Library},
    features::search::{
        FILTERS_FILE, Hit, INDEX_FOLDER, LANGUAGES_FILE, Language, MatchQuality, OlderShards,
        Query, Remaining, SearchExtent, SearchUnit, parse_languages,
    },
    routing::{Base, index_file},
};

/// Fetched data, kept as long as the page.
#[derive(Default)]
struct Cache {
    languages: Option<Arc<Vec<Language>>>,
    library: Option<Arc<Library>>,
}

thread_local! {
    static CACHE: RefCell<Cache> = RefCell::default();
}

/// Fetches the first data for a query while the reader is still typing. Errors are ignored: the search itself reports them.
pub(super) async fn prefetch(query: &Query, base: &Base) {
    let Ok(languages) = languages(base).await else {
        return;
    };
    let mut languages = query
        .languages(&languages, page_language().as_deref())
        .into_iter();
    if let Some(first) =
        languages.find_map(|language| query.search_units(language).into_iter().next())
    {
        pagefind::prefetch(&first, base).await;
    }
}

/// Runs a query up to its extent.
///
/// # Errors
/// The index could not be loaded. A site without an index is not an error: its titles and descriptions are searched.
pub(super) async fn search(query: &Query, base: &Base) -> Result<Results, LoadError> {
    let languages = languages(base).await?;
    if languages.is_empty() {
        let library = library(base).await?;
        return Ok(Results::Titles(Hit::in_library(&library, query)));
    }
    let matching = query.languages(&languages, page_language().as_deref());
    let mut best = BestMatches::default();
    let (mut articles, mut remaining) = (0, Remaining::Nothing);
    for (index, &language) in matching.iter().enumerate() {
        let answer = search_language(language, query, base, best.exact_count()).await;
        let answer = answer.ok_or(FetchError::Unreachable)?;
        let results = answer.best.all.into_iter();
        let results = results.map(|result| (result, language.name.clone()));
        best.extend(results.collect(), answer.best.quality);
        articles += answer.articles;
        remaining = Remaining::new(answer.older, matching.len() - index - 1);
        if query.ends_after_language(best.exact_count(), remaining) {
            break;
        }
    }
    Ok(Results::FullText(FullTextResults {
        quality: best.quality,
        results: best.all,
        coverage: query.coverage(articles, remaining, matching.len()),
        remaining,
        words: query.words.clone(),
    }))
}

/// Answer of a language.
struct LanguageAnswer {
    /// Results, the best first.
    best: BestMatches<JsValue>,
    /// Number of articles in the units that were queried.
    articles: usize,
    older: OlderShards,
}

/// Queries the units of a language, after `found` articles in other languages.
async fn search_language(
    language: &Language,
    query: &Query,
    base: &Base,
    found: usize,
) -> Option<LanguageAnswer> {
    let units = query.search_units(language);
    let mut queried = 0;
    let mut best = BestMatches::default();
    while queried < units.len() && query.needs_another_unit(queried, found + best.exact_count()) {
        let next = match query.extent {
            SearchExtent::AsFarAsNeeded => &units[queried..=queried],
            SearchExtent::Everything => &units[queried..],
        };
        // All queries start before the first answer is awaited.
        let promises: Vec<JsValue> = next
            .iter()
            .map(|unit| start_query(unit, query, base))
            .collect();
        for promise in promises {
            let answer = await_promise(Some(promise)).await?;
            let results: Array = property(&answer, RESULTS).dyn_into().ok()?;
            let quality = match property(&answer, IS_EXACT).as_bool() {
                _ if results.length() == 0 => MatchQuality::None,
                Some(true) => MatchQuality::Exact,
                _ => MatchQuality::Partial,
            };
            best.extend(results.iter().collect(), quality);
        }
        queried += next.len();
    }
    // A stable sort: of equal scores, the newer article comes first.
    best.all
        .sort_by(|one, other| score(other).total_cmp(&score(one)));
    Some(LanguageAnswer {
        best,
        articles: units[..queried].iter().map(|unit| unit.articles).sum(),
        older: OlderShards::after(queried, units.len()),
    })
}

/// Properties of a unit's answer: the results, and true for exact matches.
const RESULTS: &str = "results";
const IS_EXACT: &str = "isExact";

/// Starts the query of a unit. The promise resolves to undefined on failure.
fn start_query(unit: &SearchUnit, query: &Query, base: &Base) -> JsValue {
    let (unit, query, base) = (unit.clone(), query.clone(), base.clone());
    let answer = async move {
        let answer = pagefind::search(&unit, &query, &base).await;
        Ok(answer.map_or(JsValue::UNDEFINED, |answer| {
            object(&[
                (RESULTS, answer.results.into()),
                (IS_EXACT, (answer.quality == MatchQuality::Exact).into()),
            ])
        }))
    };
    future_to_promise(answer).into()
}

fn score(result: &JsValue) -> f64 {
    property(result, "score").as_f64().unwrap_or_default()
}

/// Fetches the list of facet values.
pub(super) async fn fetch_filters(base: &Base) -> Option<String> {
    let abort = Abort::new();
    let url = [base.as_str(), INDEX_FOLDER, "/", FILTERS_FILE].concat();
    let fetched = fetch::text(&url, Freshness::Default, abort.handle()).await;
    fetched.ok().map(|fetched| fetched.text)
}

/// Returns the languages of the index; none without an index.
async fn languages(base: &Base) -> Result<Arc<Vec<Language>>, LoadError> {
    if let Some(languages) = CACHE.with_borrow(|cache| cache.languages.clone()) {
        return Ok(languages);
    }
    let abort = Abort::new();
    let url = [base.as_str(), INDEX_FOLDER, "/", LANGUAGES_FILE].concat();
    let languages = match data::load_index_text(&url, Freshness::Default, abort.handle()).await {
        Ok(text) => parse_languages(&text),
        Err(LoadError::NoIndex) => Vec::new(),
        Err(error) => return Err(error),
    };
    let languages = Arc::new(languages);
    CACHE.with_borrow_mut(|cache| cache.languages = Some(languages.clone()));
    Ok(languages)
}

async fn library(base: &Base) -> Result<Arc<Library>, LoadError> {
    if let Some(library) = CACHE.with_borrow(|cache| cache.library.clone()) {
        return Ok(library);
    }
    let abort = Abort::new();
    let library = data::load_library(&index_file(base), Freshness::Default, abort.handle()).await?;
    CACHE.with_borrow_mut(|cache| cache.library = Some(library.clone()));
    Ok(library)
}

/// Returns the language of the article on the page.
fn page_language() -> Option<String> {
    let article = document().query_selector("main article").ok()??;
    article.get_attribute("lang")
}
