//! The data of a page: fetched, then parsed.

use std::sync::Arc;

use document::tree::Article;

use crate::{
    browser::{
        fetch::{self, AbortHandle, Freshness},
        page,
    },
    library::{Known, Library, Neighbours},
    load::LoadError,
    routing::{ArticleAddress, Base, Slug, index_file, neighbours_file},
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
    let (text, address) = source(address, base, freshness, abort).await?;
    Ok((Arc::new(document::parse(&text)), address))
}

/// Loads the Markdown of an article, and says where it was found in the end.
///
/// # Errors
/// Whatever keeps it from coming.
pub async fn source(
    address: ArticleAddress,
    base: &Base,
    freshness: Freshness,
    abort: AbortHandle,
) -> Result<(String, ArticleAddress), LoadError> {
    let fetched = fetch::text(address.url(), freshness, abort).await?;
    let address = page::resolve(&fetched.url, base).unwrap_or(address);
    Ok((fetched.text, address))
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
    let text = index(url, freshness, abort).await?;
    read_index(&text)
}

/// The neighbours of an article in the library; none where it does not have the article.
///
/// # Errors
/// Whatever keeps the index from coming or from being read, or the file that has what the index has not.
pub async fn neighbours(
    slug: &Slug,
    base: &Base,
    abort: AbortHandle,
) -> Result<Option<Neighbours>, LoadError> {
    let index = library(&index_file(base), Freshness::Usual, abort.clone()).await?;
    match index.neighbours(slug.as_str()) {
        Known::Here(neighbours) => Ok(Some(*neighbours)),
        Known::Nowhere => Ok(None),
        Known::Elsewhere => {
            let file = neighbours_file(base, slug);
            let fetched = fetch::text(&file, Freshness::Usual, abort).await?;
            serde_json::from_str(&fetched.text)
                .map(Some)
                .map_err(|error| LoadError::Index(error.to_string()))
        }
    }
}

/// Loads the text of the library's index.
///
/// # Errors
/// Whatever keeps it from coming, and [`LoadError::NoIndex`] where there is none.
pub async fn index(
    url: &str,
    freshness: Freshness,
    abort: AbortHandle,
) -> Result<String, LoadError> {
    let fetched = match fetch::text(url, freshness, abort).await {
        // Many hosts send a page of their own for what they do not have.
        Err(LoadError::Status(404 | 410) | LoadError::WebPage) => return Err(LoadError::NoIndex),
        loaded => loaded?,
    };
    Ok(fetched.text)
}

/// Reads the library's index.
///
/// # Errors
/// [`LoadError::Index`] where it does not parse.
pub fn read_index(text: &str) -> Result<Arc<Library>, LoadError> {
    // Editors may put it there, and JSON does not know it.
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text)
        .map(Arc::new)
        .map_err(|error| LoadError::Index(error.to_string()))
}
