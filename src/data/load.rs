//! Loading of a page's data: fetches, then parses.

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

/// Loads an article, and returns the final address of its Markdown.
///
/// # Errors
/// [`LoadError::Fetch`]; every text parses.
pub async fn load_article(
    address: ArticleAddress,
    base: &Base,
    freshness: Freshness,
    abort: AbortHandle,
) -> Result<(Arc<Article>, ArticleAddress), LoadError> {
    let (text, address) = load_markdown(address, base, freshness, abort).await?;
    Ok((Arc::new(document::parse(&text)), address))
}

/// Loads the Markdown of an article, and returns its final address.
///
/// # Errors
/// [`LoadError::Fetch`].
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
/// [`LoadError::Fetch`], [`LoadError::NoIndex`] if it is missing, [`LoadError::Index`] if it does not parse.
pub async fn load_library(
    url: &str,
    freshness: Freshness,
    abort: AbortHandle,
) -> Result<Arc<Library>, LoadError> {
    let text = load_index_text(url, freshness, abort).await?;
    parse_index(&text)
}

/// Loads the articles adjacent to one; `None` where the library does not have the article.
///
/// # Errors
/// As [`load_library`], for the index or the file with the adjacent articles.
pub async fn load_adjacent(
    slug: &Slug,
    base: &Base,
    abort: AbortHandle,
) -> Result<Option<Adjacent>, LoadError> {
    let index = load_library(&index_file(base), Freshness::Default, abort.clone()).await?;
    match index.find_adjacent(slug.as_str()) {
        Lookup::Found(adjacent) => Ok(Some(*adjacent)),
        Lookup::Missing => Ok(None),
        Lookup::OtherPart => {
            let file = adjacent_file(base, slug);
            let fetched = fetch::text(&file, Freshness::Default, abort).await?;
            serde_json::from_str(&fetched.text)
                .map(Some)
                .map_err(|error| LoadError::Index(error.to_string()))
        }
    }
}

/// Loads the text of the library's index.
///
/// # Errors
/// [`LoadError::Fetch`], and [`LoadError::NoIndex`] if it is missing.
pub async fn load_index_text(
    url: &str,
    freshness: Freshness,
    abort: AbortHandle,
) -> Result<String, LoadError> {
    let fetched = match fetch::text(url, freshness, abort).await {
        // Many hosts send a web page of their own in place of a missing file.
        Err(FetchError::Status(404 | 410) | FetchError::WebPage) => return Err(LoadError::NoIndex),
        loaded => loaded?,
    };
    Ok(fetched.text)
}

/// Parses the library's index.
///
/// # Errors
/// [`LoadError::Index`] where it does not parse.
pub fn parse_index(text: &str) -> Result<Arc<Library>, LoadError> {
    // Some editors write a byte order mark, which JSON does not allow.
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text)
        .map(Arc::new)
        .map_err(|error| LoadError::Index(error.to_string()))
}
