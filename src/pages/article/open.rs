//! Opening of an article: loads its Markdown and shows it.

use std::{cell::Cell, rc::Rc, sync::Arc};

use document::tree::Article;

use super::{
    markup::Quotes,
    parse,
    quotes::{self, add_pull_quotes},
    source::ArticleSource,
};
use crate::{
    browser::{
        fetch::{AbortHandle, Freshness},
        timer::yield_to_browser,
    },
    data::{self, LoadError, page_data},
    features::{article_body::Rendering, pull_quotes::Arrival},
    routing::{ArticleAddress, Base, Slug, article_file, resolve_source},
};

/// Length of a text whose parsing and rendering are one task, in bytes. For a longer one each is a task of its own.
const MAX_IN_ONE_TASK: usize = 50_000;

/// Article that is on the screen.
pub struct ShownArticle {
    pub(super) source: ArticleSource,
    pub(super) quotes: ShownQuotes,
}

/// Pull quotes on the screen.
pub(super) enum ShownQuotes {
    /// The page has them, if the article has any.
    Shown(Arrival),
    /// They are still to be found in this article.
    Pending(Arc<Article>),
}

impl ShownArticle {
    /// Returns the article behind the page.
    pub fn source(&self) -> ArticleSource {
        self.source.clone()
    }

    /// Takes the article of a prerendered page.
    pub fn prerendered(slug: Slug, base: Arc<Base>) -> Option<Self> {
        let address = resolve_source(&article_file(&base, &slug), &base)?;
        Some(Self {
            source: ArticleSource::new(slug, address, base, None),
            quotes: ShownQuotes::Shown(Arrival::WithText),
        })
    }
}

/// Loads an article and shows it; `source` is a path or URL, relative to the site's root. Returns `None` if it is cancelled.
///
/// # Errors
/// [`LoadError::Address`], [`LoadError::Fetch`], [`LoadError::Part`]; every text parses.
pub async fn open(
    slug: Slug,
    source: &str,
    base: Arc<Base>,
    freshness: Freshness,
    abort: AbortHandle,
    cancelled: Rc<Cell<bool>>,
) -> Result<Option<ShownArticle>, LoadError> {
    let address = resolve_source(source, &base).ok_or(LoadError::Address)?;
    let (text, address) = data::load_markdown(address, &base, freshness, abort).await?;
    show(text, slug, address, base, cancelled).await
}

/// Loads the Markdown of a prerendered article, and shows the article if the page was prerendered from another text. Returns
/// `None` if the page is up to date.
///
/// # Errors
/// As [`open`].
pub async fn show_again(
    shown: ArticleSource,
    abort: AbortHandle,
    cancelled: Rc<Cell<bool>>,
) -> Result<Option<ShownArticle>, LoadError> {
    let (address, base) = (shown.address().clone(), shown.base().clone());
    let loaded = data::load_markdown(address, &base, Freshness::Default, abort).await;
    let (text, address) = loaded?;
    if page_data::is_prerendered_from(&text) {
        return Ok(None);
    }
    show(text, shown.slug().clone(), address, base, cancelled).await
}

async fn show(
    text: String,
    slug: Slug,
    address: ArticleAddress,
    base: Arc<Base>,
    cancelled: Rc<Cell<bool>>,
) -> Result<Option<ShownArticle>, LoadError> {
    let is_long = text.len() > MAX_IN_ONE_TASK;
    let mut article = parse::parse(text).await?;
    if is_long {
        yield_to_browser().await;
    }
    let has_quotes = quotes::is_loaded();
    if has_quotes {
        article = add_pull_quotes(article, None).await?.article;
        if is_long {
            yield_to_browser().await;
        }
    }
    if cancelled.get() {
        return Ok(None);
    }
    let quotes = if has_quotes {
        Quotes::Complete
    } else {
        Quotes::Pending
    };
    let source = ArticleSource::new(slug, address, base, has_quotes.then(|| article.clone()));
    let rendering = parse::show(source.clone(), article.clone(), quotes, cancelled).await?;
    let quotes = match rendering.await {
        None => return Ok(None),
        Some(_) if !has_quotes => ShownQuotes::Pending(article),
        Some(Rendering::InOneTask) => ShownQuotes::Shown(Arrival::WithText),
        Some(Rendering::InSlices) => ShownQuotes::Shown(Arrival::AfterText),
    };
    Ok(Some(ShownArticle { source, quotes }))
}
