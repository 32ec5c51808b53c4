//! Data that `press` wrote into the page, as attributes of its root element.

use document::pull_quotes::Selection;

use crate::{
    browser::root,
    data::site::Site,
    routing::{Filter, Route, tag_folder},
};

/// Returns the publisher's settings of the site; the defaults where they do not parse.
pub fn site() -> Site {
    let json = root().and_then(|root| root.get_attribute("data-site"));
    json.and_then(|json| serde_json::from_str(&json).ok())
        .unwrap_or_default()
}

/// Version of the markup: to pages of another version the app does not attach.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Returns whether the page was prerendered by this version of the app.
fn is_prerendered() -> bool {
    root().is_some_and(|root| root.get_attribute("data-prerendered").as_deref() == Some(VERSION))
}

/// Returns whether the page was prerendered from a text.
pub fn is_prerendered_from(text: &str) -> bool {
    let source = root().and_then(|root| root.get_attribute("data-source-fingerprint"));
    source.is_some_and(|source| source == document::fingerprint(text))
}

/// Returns the pull quotes that `press` chose for the page, if it has them.
pub fn auto_pull_quotes() -> Option<Selection> {
    Selection::parse(&root()?.get_attribute("data-auto-pull-quotes")?)
}

/// Returns whether the page was prerendered for a route: a host may send one page for all addresses.
pub fn is_prerendered_for(route: &Route) -> bool {
    if !is_prerendered() {
        return false;
    }
    let page = root().and_then(|root| root.get_attribute("data-page"));
    match route {
        Route::Article(slug) => page.as_deref() == Some(slug.as_str()),
        Route::Library(Filter { words, tag }) => {
            let folder = tag.as_deref().map(tag_folder);
            words.is_empty() && page == folder.unwrap_or_else(|| Some(String::new()))
        }
        Route::Source(_) | Route::Unknown => false,
    }
}
