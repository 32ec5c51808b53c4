//! The data of a page: fetched, then parsed.

use std::sync::Arc;

use document::article::Article;

use crate::{
    address::ArticleAddress,
    library::Library,
    load::LoadError,
    platform::fetch::{self, AbortHandle, Freshness},
};

/// Loads an article.
///
/// # Errors
/// Whatever keeps its text from coming; no text fails to parse.
pub async fn article(
    address: &ArticleAddress,
    freshness: Freshness,
    abort: AbortHandle,
) -> Result<Arc<Article>, LoadError> {
    let text = fetch::text(address.url(), freshness, abort).await?;
    Ok(Arc::new(document::parse(&text)))
}

/// Loads the library's index.
///
/// # Errors
/// Whatever keeps it from coming, and [`LoadError::Index`] where it does not parse.
pub async fn library(
    url: &str,
    freshness: Freshness,
    abort: AbortHandle,
) -> Result<Arc<Library>, LoadError> {
    let text = fetch::text(url, freshness, abort).await?;
    serde_json::from_str(&text)
        .map(Arc::new)
        .map_err(|error| LoadError::Index(error.to_string()))
}
