//! Pages of the site.

pub mod article;
pub mod failure;
pub mod library;
pub mod loading;

use crate::routing::{Base, Route, Slug, article_file};

/// Content of the main element. It changes when another page must be opened, and not when only a filter or a fragment changes.
#[derive(Debug, Clone, PartialEq)]
pub enum Page {
    /// The library.
    Library,
    /// An article, with the path or URL of its Markdown.
    Article(Slug, String),
    /// No page.
    Unknown,
}

impl Page {
    /// Returns the page of a route.
    pub fn new(route: Route, base: &Base) -> Self {
        match route {
            Route::Library(_) => Self::Library,
            Route::Article(slug) => {
                let source = article_file(base, &slug);
                Self::Article(slug, source)
            }
            Route::Source(source) => Self::Article(slug_of(&source), source),
            Route::Unknown => Self::Unknown,
        }
    }
}

/// Returns the name of an article outside the library: that of its file.
fn slug_of(source: &str) -> Slug {
    let path = source.split(['?', '#']).next().unwrap_or_default();
    let name = path
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let name =
        percent_encoding::percent_decode_str(name.trim_end_matches(".md")).decode_utf8_lossy();
    Slug::new(&name).unwrap_or_else(Slug::untitled)
}
