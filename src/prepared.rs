//! What a page is about when its data is there before it: as it is written natively, and as a written page is adopted.

use std::sync::{Arc, Mutex};

use document::tree::Article;
use leptos::prelude::*;

use crate::{
    library::{Library, Neighbours, Stock},
    routing::ArticleAddress,
};

/// The version of the components: a page that was written by others is not adopted.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The data of the first page. Whoever shows it takes it, so that the next page loads its own.
#[derive(Debug, Clone, Default)]
pub struct Prepared {
    article: Kept<(Arc<Article>, ArticleAddress)>,
    neighbours: Kept<Neighbours>,
    library: Kept<Arc<Library>>,
    stock: Kept<Stock>,
}

type Kept<T> = Arc<Mutex<Option<T>>>;

impl Prepared {
    /// An article, and where its Markdown is.
    pub fn article(article: Arc<Article>, address: ArticleAddress) -> Self {
        Self {
            article: kept(Some((article, address))),
            ..Self::default()
        }
    }

    /// The same, with the articles before and after it.
    #[must_use]
    pub fn beside(self, neighbours: Option<Neighbours>) -> Self {
        Self {
            neighbours: kept(neighbours),
            ..self
        }
    }

    /// The library.
    pub fn library(library: Arc<Library>) -> Self {
        Self {
            library: kept(Some(library)),
            ..Self::default()
        }
    }

    /// The same, with what has come of it besides its index, or with as much as the page lists.
    #[must_use]
    pub fn stocked(self, stock: Stock) -> Self {
        Self {
            stock: kept(Some(stock)),
            ..self
        }
    }
}

fn kept<T>(value: Option<T>) -> Kept<T> {
    Arc::new(Mutex::new(value))
}

/// The article that is there already, once.
pub fn take_article() -> Option<(Arc<Article>, ArticleAddress)> {
    take(&use_context::<Prepared>()?.article)
}

/// The neighbours of the article that is there already, once.
pub fn take_neighbours() -> Option<Neighbours> {
    take(&use_context::<Prepared>()?.neighbours)
}

/// The library that is there already, once.
pub fn take_library() -> Option<Arc<Library>> {
    take(&use_context::<Prepared>()?.library)
}

/// What there is of that library, once.
pub fn take_stock() -> Option<Stock> {
    take(&use_context::<Prepared>()?.stock)
}

fn take<T>(kept: &Kept<T>) -> Option<T> {
    // Nobody panics while holding it.
    kept.lock().ok()?.take()
}
