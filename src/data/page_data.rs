//! Data that `press` wrote into the page, as attributes of its root element.

use document::pull_quotes::Selection;

use crate::{
    browser::root,
    data::{initial_data, library::Adjacent, site::Site},
    routing::{Filter, Route, tag_folder},
};

/// What the publisher says of the site. `press` wrote it; what does not parse says nothing.
pub fn site() -> Site {
    let json = root().and_then(|root| root.get_attribute("data-site"));
    json.and_then(|json| serde_json::from_str(&json).ok())
        .unwrap_or_default()
}

/// Whether the page came with its content, written for this version of the app.
pub fn is_prerendered() -> bool {
    root().is_some_and(|root| {
        root.get_attribute("data-prerendered").as_deref() == Some(initial_data::VERSION)
    })
}

/// Whether the page was written from this text.
pub fn is_prerendered_from(text: &str) -> bool {
    let source = root().and_then(|root| root.get_attribute("data-source-fingerprint"));
    source.is_some_and(|source| source == document::fingerprint(text))
}

/// The articles before and after the one that the page was written for, as the page says.
pub fn adjacent() -> Option<Adjacent> {
    let text = root()?.get_attribute("data-adjacent")?;
    serde_json::from_str(&text).ok()
}

/// Which pull quotes Recto has chosen for the page that was written; none where the page does not say.
pub fn auto_pull_quotes() -> Option<Selection> {
    Selection::parse(&root()?.get_attribute("data-auto-pull-quotes")?)
}

/// Whether the page was written for what this address asks for: a host may send one page for all addresses.
pub fn is_prerendered_for(route: &Route) -> bool {
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
