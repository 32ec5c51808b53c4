//! The index of the texts: Pagefind's, of which nothing is fetched before the reader searches.

mod pagefind;

use std::{cell::RefCell, sync::Arc};

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::future_to_promise;

use crate::{
    browser::{
        document,
        fetch::{self, Abort, FetchError, Freshness},
        js::{call, get, object, wait},
    },
    data::{self, LoadError, library::Library},
    features::search::{
        Extent, FILTERS, FOLDER, Hit, LANGUAGES, Language, Left, Likeness, Looked, Older, PORTION,
        Part, Query, Reach, read_languages,
    },
    routing::{Base, index_file},
};

/// What was found, as far as it is known before the articles themselves have come.
#[derive(Debug)]
pub(super) enum Found {
    /// What the index of the texts knows.
    Texts(Texts),
    /// What the library knows, where there is no index of the texts.
    Library(Vec<Hit>),
}

/// What was found in the texts.
#[derive(Debug)]
pub(super) struct Texts {
    /// Results of Pagefind's, each with the language of its article.
    results: Vec<(JsValue, String)>,
    likeness: Likeness,
    looked: Looked,
    left: Left,
    /// The words that were looked for.
    sought: String,
}

/// What has come stays as long as the page.
#[derive(Default)]
struct Kept {
    languages: Option<Arc<Vec<Language>>>,
    library: Option<Arc<Library>>,
}

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

/// Fetches what the search for these words will need first, while the reader is still typing. Whatever keeps it from coming
/// the search itself tells.
pub(super) async fn prepare(query: &Query, base: &Base) {
    let Ok(languages) = languages(base).await else {
        return;
    };
    let mut languages = query
        .languages(&languages, page_language().as_deref())
        .into_iter();
    if let Some(first) = languages.find_map(|language| query.parts(language).into_iter().next()) {
        pagefind::prepare(&first, base).await;
    }
}

/// Looks for words, as far as the query says.
///
/// # Errors
/// Whatever keeps the index from coming, but for there being none.
pub(super) async fn find(query: &Query, base: &Base) -> Result<Found, LoadError> {
    let languages = languages(base).await?;
    if languages.is_empty() {
        let library = library(base).await?;
        return Ok(Found::Library(Hit::in_library(&library, query)));
    }
    let fitting = query.languages(&languages, page_language().as_deref());
    let (mut results, mut articles, mut left) = (Best::default(), 0, Left::Nothing);
    for (number, &language) in fitting.iter().enumerate() {
        let asked = Asked::of(language, query, base, results.count()).await;
        let asked = asked.ok_or(FetchError::Unreachable)?;
        let of_language = asked.results.all.into_iter();
        let of_language = of_language.map(|result| (result, language.name.clone()));
        results.extend(of_language.collect(), asked.results.likeness);
        articles += asked.articles;
        left = Left::after(asked.left, fitting.len() - number - 1);
        if query.stops(results.count(), left) {
            break;
        }
    }
    let looked = query.looked(articles, left, fitting.len());
    Ok(Found::Texts(Texts {
        likeness: results.likeness,
        results: results.all,
        looked,
        left,
        sought: query.words.clone(),
    }))
}

/// Results of which none is less like the words than another.
struct Best<T> {
    all: Vec<T>,
    likeness: Likeness,
}

impl<T> Default for Best<T> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            likeness: Likeness::None,
        }
    }
}

impl<T> Best<T> {
    /// Adds some, unless there are better ones; they take the place of lesser ones.
    fn extend(&mut self, results: Vec<T>, likeness: Likeness) {
        if likeness > self.likeness {
            self.all.clear();
            self.likeness = likeness;
        }
        if likeness == self.likeness {
            self.all.extend(results);
        }
    }

    /// How many have the words themselves: what is only alike ends no search.
    fn count(&self) -> usize {
        match self.likeness {
            Likeness::Same => self.all.len(),
            Likeness::Alike | Likeness::None => 0,
        }
    }
}

/// What the parts of a language have answered.
struct Asked {
    /// The best first.
    results: Best<JsValue>,
    /// How many articles these parts have.
    articles: usize,
    left: Older,
}

impl Asked {
    /// Asks the parts of a language; so many articles were found before.
    async fn of(language: &Language, query: &Query, base: &Base, found: usize) -> Option<Self> {
        let parts = query.parts(language);
        let mut asked = 0;
        let mut answers = Best::default();
        while asked < parts.len() && query.goes_on(asked, found + answers.count()) {
            let several = match query.reach {
                Reach::AsFarAsNeeded => &parts[asked..=asked],
                Reach::Everything => &parts[asked..],
            };
            // All are asked before the first answer is waited for.
            let promises: Vec<JsValue> = several
                .iter()
                .map(|part| promise(part, query, base))
                .collect();
            for promise in promises {
                let answer = wait(Some(promise)).await?;
                let results: Array = get(&answer, RESULTS).dyn_into().ok()?;
                let likeness = match get(&answer, IS_SAME).as_bool() {
                    _ if results.length() == 0 => Likeness::None,
                    Some(true) => Likeness::Same,
                    _ => Likeness::Alike,
                };
                answers.extend(results.iter().collect(), likeness);
            }
            asked += several.len();
        }
        // A newer article comes before an older one that is as good.
        answers
            .all
            .sort_by(|one, other| score(other).total_cmp(&score(one)));
        Some(Self {
            results: answers,
            articles: parts[..asked].iter().map(|part| part.articles).sum(),
            left: Older::of(asked, parts.len()),
        })
    }
}

/// What a promise of a part brings: its results, and whether they have the words themselves.
const RESULTS: &str = "results";
const IS_SAME: &str = "isSame";

/// What will be the answer of a part; undefined where it does not come.
fn promise(part: &Part, query: &Query, base: &Base) -> JsValue {
    let (part, query, base) = (part.clone(), query.clone(), base.clone());
    let answer = async move {
        let answer = pagefind::search(&part, &query, &base).await;
        Ok(answer.map_or(JsValue::UNDEFINED, |answer| {
            object(&[
                (RESULTS, answer.results.into()),
                (IS_SAME, (answer.likeness == Likeness::Same).into()),
            ])
        }))
    };
    future_to_promise(answer).into()
}

fn score(result: &JsValue) -> f64 {
    get(result, "score").as_f64().unwrap_or_default()
}

impl Found {
    /// How many articles it has.
    pub(super) fn count(&self) -> usize {
        match self {
            Self::Texts(texts) => texts.results.len(),
            Self::Library(hits) => hits.len(),
        }
    }

    /// What was searched.
    pub(super) fn extent(&self) -> Extent {
        match self {
            Self::Texts(texts) => Extent::Texts(texts.looked, texts.likeness),
            Self::Library(_) => Extent::Library,
        }
    }

    /// What may have the words and was not asked.
    pub(super) fn left(&self) -> Left {
        match self {
            Self::Texts(texts) => texts.left,
            Self::Library(_) => Left::Nothing,
        }
    }

    /// A portion of it, from this number on, for whose articles it asks; those that do not come are left out.
    pub(super) fn portion(&self, from: usize) -> impl Future<Output = Vec<Hit>> + use<> {
        let (mut hits, mut asked, mut sought) = (Vec::new(), Vec::new(), String::new());
        match self {
            Self::Library(all) => hits.extend(all.iter().skip(from).take(PORTION).cloned()),
            Self::Texts(texts) => {
                sought.clone_from(&texts.sought);
                let portion = texts.results.iter().skip(from).take(PORTION);
                asked.extend(portion.map(|(result, language)| {
                    // All are asked for before the first is waited for.
                    (call(result, "data", &Array::new()), language.clone())
                }));
            }
        }
        async move {
            for (data, language) in asked {
                if let Some(data) = wait(data).await {
                    hits.extend(pagefind::hit(&data, language, &sought));
                }
            }
            hits
        }
    }
}

/// What articles can be filtered by: the text of that list.
pub(super) async fn filters(base: &Base) -> Option<String> {
    let abort = Abort::new();
    let url = [base.as_str(), FOLDER, "/", FILTERS].concat();
    let fetched = fetch::text(&url, Freshness::Default, abort.handle()).await;
    fetched.ok().map(|fetched| fetched.text)
}

/// The languages of the index; none where there is no index.
async fn languages(base: &Base) -> Result<Arc<Vec<Language>>, LoadError> {
    if let Some(languages) = KEPT.with_borrow(|kept| kept.languages.clone()) {
        return Ok(languages);
    }
    let abort = Abort::new();
    let url = [base.as_str(), FOLDER, "/", LANGUAGES].concat();
    let languages = match data::load_index_text(&url, Freshness::Default, abort.handle()).await {
        Ok(text) => read_languages(&text),
        Err(LoadError::NoIndex) => Vec::new(),
        Err(error) => return Err(error),
    };
    let languages = Arc::new(languages);
    KEPT.with_borrow_mut(|kept| kept.languages = Some(languages.clone()));
    Ok(languages)
}

async fn library(base: &Base) -> Result<Arc<Library>, LoadError> {
    if let Some(library) = KEPT.with_borrow(|kept| kept.library.clone()) {
        return Ok(library);
    }
    let abort = Abort::new();
    let library = data::load_library(&index_file(base), Freshness::Default, abort.handle()).await?;
    KEPT.with_borrow_mut(|kept| kept.library = Some(library.clone()));
    Ok(library)
}

/// The language of the article that is being read.
fn page_language() -> Option<String> {
    let article = document().query_selector("main article").ok()??;
    article.get_attribute("lang")
}
