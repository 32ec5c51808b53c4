//! The data of a page: fetched, then parsed.

use std::sync::Arc;

use document::article::Article;

use crate::{
    address::ArticleAddress,
    library::Library,
    load::LoadError,
    platform::{
        fetch::{self, AbortHandle, Freshness},
        page,
    },
    route::Base,
};

/// Loads an article, and says where it was found in the end.
///
/// # Errors
/// Whatever keeps its text from coming; no text fails to parse.
pub async fn article(
    address: ArticleAddress,
    base: &Base,
    freshness: Freshness,
    abort: AbortHandle,
) -> Result<(Arc<Article>, ArticleAddress), LoadError> {
    let fetched = fetch::text(address.url(), freshness, abort).await?;
    let address = page::resolve(&fetched.url, base).unwrap_or(address);
    Ok((Arc::new(document::parse(&fetched.text)), address))
}

/// Loads the library's index.
///
/// # Errors
/// Whatever keeps it from coming, and [`LoadError::Index`] where it does not parse, [`LoadError::NoIndex`] where
/// there is none.
pub async fn library(
    url: &str,
    freshness: Freshness,
    abort: AbortHandle,
) -> Result<Arc<Library>, LoadError> {
    let fetched = match fetch::text(url, freshness, abort).await {
        // Many hosts send a page of their own for what they do not have.
        Err(LoadError::Status(404 | 410) | LoadError::WebPage) => return Err(LoadError::NoIndex),
        loaded => loaded?,
    };
    // Editors may put it there, and JSON does not know it.
    let text = fetched.text.trim_start_matches('\u{feff}');
    serde_json::from_str(text)
        .map(Arc::new)
        .map_err(|error| LoadError::Index(error.to_string()))
}
