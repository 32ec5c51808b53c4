//! Article behind a page, as data.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use document::tree::Article;

use super::{parse, quotes::add_pull_quotes};
use crate::{
    browser::fetch::{Abort, Freshness},
    data::{self, page_data},
    routing::{ArticleAddress, Base, Slug},
};

/// Article behind a page. A prerendered page has only elements: its Markdown is loaded and parsed when something needs it.
#[derive(Clone)]
pub struct ArticleSource(Rc<Inner>);

struct Inner {
    slug: Slug,
    address: ArticleAddress,
    base: Arc<Base>,
    article: RefCell<Option<Arc<Article>>>,
}

impl ArticleSource {
    /// Takes the address of an article's Markdown, and the article if it is parsed already.
    pub fn new(
        slug: Slug,
        address: ArticleAddress,
        base: Arc<Base>,
        article: Option<Arc<Article>>,
    ) -> Self {
        Self(Rc::new(Inner {
            slug,
            address,
            base,
            article: RefCell::new(article),
        }))
    }

    /// Returns the name of the article.
    pub fn slug(&self) -> &Slug {
        &self.0.slug
    }

    /// Returns the address of the Markdown.
    pub fn address(&self) -> &ArticleAddress {
        &self.0.address
    }

    /// Returns the path of the site.
    pub fn base(&self) -> &Arc<Base> {
        &self.0.base
    }

    /// Returns the article if it is parsed.
    pub fn parsed(&self) -> Option<Arc<Article>> {
        self.0.article.borrow().clone()
    }

    /// Replaces the article, when its pull quotes are added.
    pub fn set_article(&self, article: Arc<Article>) {
        self.0.article.replace(Some(article));
    }

    /// Returns the article with its pull quotes; `None` if the Markdown or a part of the program cannot be loaded.
    pub async fn article(&self) -> Option<Arc<Article>> {
        if let Some(article) = self.parsed() {
            return Some(article);
        }
        let abort = Abort::new();
        let (address, base) = (self.address().clone(), self.base());
        let loaded = data::load_markdown(address, base, Freshness::Default, abort.handle());
        let (text, _) = loaded.await.ok()?;
        let article = parse::parse(text).await.ok()?;
        let added = add_pull_quotes(article, page_data::auto_pull_quotes()).await;
        let article = added.ok()?.article;
        self.set_article(article.clone());
        Some(article)
    }
}
