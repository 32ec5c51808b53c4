//! Results of a search, before the data of the articles is loaded.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::pagefind;
use crate::{
    browser::js::{await_promise, call_method},
    features::search::{BATCH_SIZE, Coverage, Hit, MatchQuality, Remaining, SearchedTexts},
};

/// Results of a search.
#[derive(Debug)]
pub(super) enum Results {
    /// Results from the full-text index.
    FullText(FullTextResults),
    /// Results from titles and descriptions, because the site has no index.
    Titles(Vec<Hit>),
}

/// Results from the full-text index.
#[derive(Debug)]
pub(super) struct FullTextResults {
    /// Pagefind's results, the best first, each with the language of its article.
    pub(super) results: Vec<(JsValue, String)>,
    /// Quality of the matches.
    pub(super) quality: MatchQuality,
    /// Articles that were searched.
    pub(super) coverage: Coverage,
    /// Articles that were not searched.
    pub(super) remaining: Remaining,
    /// Words of the query.
    pub(super) words: String,
}

impl Results {
    /// Returns the number of articles.
    pub(super) fn count(&self) -> usize {
        match self {
            Self::FullText(texts) => texts.results.len(),
            Self::Titles(hits) => hits.len(),
        }
    }

    /// Returns the texts that were searched.
    pub(super) fn searched_texts(&self) -> SearchedTexts {
        match self {
            Self::FullText(texts) => SearchedTexts::FullText(texts.coverage, texts.quality),
            Self::Titles(_) => SearchedTexts::Titles,
        }
    }

    /// Returns the articles that may match and were not searched.
    pub(super) fn remaining(&self) -> Remaining {
        match self {
            Self::FullText(texts) => texts.remaining,
            Self::Titles(_) => Remaining::Nothing,
        }
    }

    /// Loads the batch of articles from an index on; those that fail to load are left out.
    pub(super) fn load_batch(&self, from: usize) -> impl Future<Output = Vec<Hit>> + use<> {
        let (mut hits, mut loading, mut words) = (Vec::new(), Vec::new(), String::new());
        match self {
            Self::Titles(all) => hits.extend(all.iter().skip(from).take(BATCH_SIZE).cloned()),
            Self::FullText(texts) => {
                words.clone_from(&texts.words);
                let batch = texts.results.iter().skip(from).take(BATCH_SIZE);
                // All requests start before the first response is awaited.
                loading.extend(batch.map(|(result, language)| {
                    (call_method(result, "data", &Array::new()), language.clone())
                }));
            }
        }
        async move {
            for (data, language) in loading {
                if let Some(data) = await_promise(data).await {
                    hits.extend(pagefind::hit(&data, language, &words));
                }
            }
            hits
        }
    }
}

/// Results of the best quality so far.
pub(super) struct BestMatches<T> {
    /// The results.
    pub(super) all: Vec<T>,
    /// Their quality.
    pub(super) quality: MatchQuality,
}

impl<T> Default for BestMatches<T> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            quality: MatchQuality::None,
        }
    }
}

impl<T> BestMatches<T> {
    /// Adds results: better ones replace the present ones, worse ones are dropped.
    pub(super) fn extend(&mut self, results: Vec<T>, quality: MatchQuality) {
        if quality > self.quality {
            self.all.clear();
            self.quality = quality;
        }
        if quality == self.quality {
            self.all.extend(results);
        }
    }

    /// Returns the number of exact matches; partial ones never end a search.
    pub(super) fn exact_count(&self) -> usize {
        match self.quality {
            MatchQuality::Exact => self.all.len(),
            MatchQuality::Partial | MatchQuality::None => 0,
        }
    }
}
