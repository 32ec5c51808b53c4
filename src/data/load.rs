//! The data of a page: fetched, then parsed.

use std::sync::Arc;

use document::tree::Article;

use crate::{
    browser::fetch::{self, AbortHandle, FetchError, Freshness},
    data::{
        LoadError,
        library::{Adjacent, Library, Lookup},
    },
    routing::{ArticleAddress, Base, Slug, adjacent_file, index_file, resolve_source},
};

/// Loads an article, and says where it was found in the end.
///
/// # Errors
/// Whatever keeps its text from coming; no text fails to parse.
pub async fn load_article(
    address: ArticleAddress,
    base: &Base,
    freshness: Freshness,
    abort: AbortHandle,
) -> Result<(Arc<Article>, ArticleAddress), LoadError> {
    let (text, address) = load_markdown(address, base, freshness, abort).await?;
    Ok((Arc::new(document::parse(&text)), address))
}

/// Loads the Markdown of an article, and says where it was found in the end.
///
/// # Errors
/// Whatever keeps it from coming.
pub async fn load_markdown(
    address: ArticleAddress,
    base: &Base,
    freshness: Freshness,
    abort: AbortHandle,
) -> Result<(String, ArticleAddress), LoadError> {
    let fetched = fetch::text(address.url(), freshness, abort).await?;
    let address = resolve_source(&fetched.url, base).unwrap_or(address);
    Ok((fetched.text, address))
}

/// Loads the library's index.
///
/// # Errors
/// Whatever keeps it from coming, and [`LoadError::Index`] where it does not parse, [`LoadError::NoIndex`] where
/// there is none.
pub async fn load_library(
    url: &str,
    freshness: Freshness,
    abort: AbortHandle,
) -> Result<Arc<Library>, LoadError> {
    let text = load_index_text(url, freshness, abort).await?;
    parse_index(&text)
}

/// The neighbours of an article in the library; none where it does not have the article.
///
/// # Errors
/// Whatever keeps the index from coming or from being read, or the file that has what the index has not.
pub async fn load_adjacent(
    slug: &Slug,
    base: &Base,
    abort: AbortHandle,
) -> Result<Option<Adjacent>, LoadError> {
    let index = load_library(&index_file(base), Freshness::Usual, abort.clone()).await?;
    match index.adjacent(slug.as_str()) {
        Lookup::Found(adjacent) => Ok(Some(*adjacent)),
        Lookup::Missing => Ok(None),
        Lookup::OtherPart => {
            let file = adjacent_file(base, slug);
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
pub async fn load_index_text(
    url: &str,
    freshness: Freshness,
    abort: AbortHandle,
) -> Result<String, LoadError> {
    let fetched = match fetch::text(url, freshness, abort).await {
        // Many hosts send a page of their own for what they do not have.
        Err(FetchError::Status(404 | 410) | FetchError::WebPage) => return Err(LoadError::NoIndex),
        loaded => loaded?,
    };
    Ok(fetched.text)
}

/// Reads the library's index.
///
/// # Errors
/// [`LoadError::Index`] where it does not parse.
pub fn parse_index(text: &str) -> Result<Arc<Library>, LoadError> {
    // Editors may put it there, and JSON does not know it.
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text)
        .map(Arc::new)
        .map_err(|error| LoadError::Index(error.to_string()))
}
