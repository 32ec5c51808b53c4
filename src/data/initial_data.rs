//! What a page is about when its data is there before it: as it is written natively, and as a written page is adopted.

use std::sync::{Arc, Mutex};

use document::tree::Article;
use leptos::prelude::*;

use crate::{
    data::library::{Adjacent, Library, LoadedIndex},
    routing::ArticleAddress,
};

/// The version of the components: a page that was written by others is not adopted.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The data of the first page. Whoever shows it takes it, so that the next page loads its own.
#[derive(Debug, Clone, Default)]
pub struct InitialData {
    article: TakeOnce<(Arc<Article>, ArticleAddress)>,
    adjacent: TakeOnce<Adjacent>,
    library: TakeOnce<Arc<Library>>,
    loaded_index: TakeOnce<LoadedIndex>,
}

type TakeOnce<T> = Arc<Mutex<Option<T>>>;

impl InitialData {
    /// An article, and where its Markdown is.
    pub fn article(article: Arc<Article>, address: ArticleAddress) -> Self {
        Self {
            article: take_once(Some((article, address))),
            ..Self::default()
        }
    }

    /// The same, with the articles before and after it.
    #[must_use]
    pub fn with_adjacent(self, adjacent: Option<Adjacent>) -> Self {
        Self {
            adjacent: take_once(adjacent),
            ..self
        }
    }

    /// The library.
    pub fn library(library: Arc<Library>) -> Self {
        Self {
            library: take_once(Some(library)),
            ..Self::default()
        }
    }

    /// The same, with what has come of it besides its index, or with as much as the page lists.
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

/// The article that is there already, once.
pub fn take_article() -> Option<(Arc<Article>, ArticleAddress)> {
    take(&use_context::<InitialData>()?.article)
}

/// The neighbours of the article that is there already, once.
pub fn take_adjacent() -> Option<Adjacent> {
    take(&use_context::<InitialData>()?.adjacent)
}

/// The library that is there already, once.
pub fn take_library() -> Option<Arc<Library>> {
    take(&use_context::<InitialData>()?.library)
}

/// What there is of that library, once.
pub fn take_loaded_index() -> Option<LoadedIndex> {
    take(&use_context::<InitialData>()?.loaded_index)
}

fn take<T>(kept: &TakeOnce<T>) -> Option<T> {
    // Nobody panics while holding it.
    kept.lock().ok()?.take()
}
