//! Data of the first page, loaded before the page is built: for prerendering and hydration.

use std::sync::{Arc, Mutex};

use document::tree::Article;
use leptos::prelude::*;

use crate::{
    data::library::{Adjacent, Library, LoadedIndex},
    routing::ArticleAddress,
};

/// Version of the components: pages that another version prerendered are not hydrated.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Data of the first page. A page takes it once, so that the next page loads its own.
#[derive(Debug, Clone, Default)]
pub struct InitialData {
    article: TakeOnce<(Arc<Article>, ArticleAddress)>,
    adjacent: TakeOnce<Adjacent>,
    library: TakeOnce<Arc<Library>>,
    loaded_index: TakeOnce<LoadedIndex>,
}

type TakeOnce<T> = Arc<Mutex<Option<T>>>;

impl InitialData {
    /// Takes an article, and the address of its Markdown.
    pub fn article(article: Arc<Article>, address: ArticleAddress) -> Self {
        Self {
            article: take_once(Some((article, address))),
            ..Self::default()
        }
    }

    /// Adds the adjacent articles.
    #[must_use]
    pub fn with_adjacent(self, adjacent: Option<Adjacent>) -> Self {
        Self {
            adjacent: take_once(adjacent),
            ..self
        }
    }

    /// Takes the library's index.
    pub fn library(library: Arc<Library>) -> Self {
        Self {
            library: take_once(Some(library)),
            ..Self::default()
        }
    }

    /// Adds the parts of the index that are loaded, or as much of them as the page lists.
    #[must_use]
    pub fn with_loaded_index(self, index: LoadedIndex) -> Self {
        Self {
            loaded_index: take_once(Some(index)),
            ..self
        }
    }
}

fn take_once<T>(value: Option<T>) -> TakeOnce<T> {
    Arc::new(Mutex::new(value))
}

/// Takes the article, if present.
pub fn take_article() -> Option<(Arc<Article>, ArticleAddress)> {
    take(&use_context::<InitialData>()?.article)
}

/// Takes the adjacent articles, if present.
pub fn take_adjacent() -> Option<Adjacent> {
    take(&use_context::<InitialData>()?.adjacent)
}

/// Takes the library's index, if present.
pub fn take_library() -> Option<Arc<Library>> {
    take(&use_context::<InitialData>()?.library)
}

/// Takes the loaded parts of the index, if present.
pub fn take_loaded_index() -> Option<LoadedIndex> {
    take(&use_context::<InitialData>()?.loaded_index)
}

fn take<T>(value: &TakeOnce<T>) -> Option<T> {
    // No code panics while it holds the lock.
    value.lock().ok()?.take()
}
