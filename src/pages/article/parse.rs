//! Functions of the part `parse`: what puts an article on the screen.

use std::{cell::Cell, rc::Rc, sync::Arc};

use document::{
    front_matter::{YamlReader, needs_full_yaml},
    render::walk,
    sentence_anchor::MarkedPart,
    tree::Article,
};
use futures::future::LocalBoxFuture;

use super::{
    markup::{self, ArticlePage, Quotes},
    quotes::QuotedArticle,
    source::ArticleSource,
};
use crate::{
    browser::{
        dom, main_content, page,
        parts::{PartError, functions_of_part},
    },
    data::library::Adjacent,
    features::article_body::{self, DomSink, Rendering},
};

/// Parses an article, without its pull quotes. The reader for all of YAML is loaded where the front matter needs it.
///
/// # Errors
/// If a part cannot be loaded.
pub(super) async fn parse(text: String) -> Result<Arc<Article>, PartError> {
    match parse_common(text).await? {
        Ok(article) => Ok(article),
        Err(text) => parse_with(text, full_yaml().await?).await,
    }
}

functions_of_part! { rare:
    /// Returns the reader for all of YAML.
    fn full_yaml() -> YamlReader {
        YamlReader::full()
    }
}

functions_of_part! { parse:
    /// Parses an article; returns the text if its front matter needs the reader for all of YAML.
    fn parse_common(text: String) -> Result<Arc<Article>, String> {
        if needs_full_yaml(&text) {
            Err(text)
        } else {
            Ok(Arc::new(document::parse_text(&text, YamlReader::common())))
        }
    }

    /// Parses an article with a reader for its front matter.
    fn parse_with(text: String, yaml: YamlReader) -> Arc<Article> {
        Arc::new(document::parse_text(&text, yaml))
    }

    /// Shows an article as the main content of the page. The future renders its body, and gives `None` if that is cancelled.
    pub(super) fn show(
        source: ArticleSource,
        article: Arc<Article>,
        quotes: Quotes,
        cancelled: Rc<Cell<bool>>,
    ) -> LocalBoxFuture<'static, Option<Rendering>> {
        Box::pin(show_in_slices(source, article, quotes, cancelled))
    }

    /// Adds the pull quotes to the page of an article: renders the marked blocks again, and writes the region of the quotes.
    pub(super) fn show_pull_quotes(source: ArticleSource, quoted: QuotedArticle) -> () {
        let QuotedArticle { article, marked } = quoted;
        let (address, base) = (source.address(), source.base());
        for index in marked {
            if let Some(block) = article.blocks.get(index) {
                article_body::rerender_block(index, address, base, |sink| {
                    walk::block(&article, block, sink);
                });
            }
        }
        let content = main_content::fragment();
        markup::pull_quotes(&article, &mut DomSink::new(&content, address, base));
        dom::insert_before(".article-footer", &content);
    }

    /// Renders a part of the body again, to mark a sentence in it.
    pub(super) fn show_mark(source: ArticleSource, article: Arc<Article>, part: MarkedPart, id: String) -> () {
        article_body::rerender_part(&article, &part, &id, source.address(), source.base());
    }

    /// Adds the links to other articles to the page of an article.
    pub(super) fn show_pager(source: ArticleSource, adjacent: Adjacent) -> () {
        let content = main_content::fragment();
        let mut sink = DomSink::new(&content, source.address(), source.base());
        markup::pager(&adjacent, source.base(), &mut sink);
        dom::insert_before(".sharing", &content);
    }
}

async fn show_in_slices(
    source: ArticleSource,
    article: Arc<Article>,
    quotes: Quotes,
    cancelled: Rc<Cell<bool>>,
) -> Option<Rendering> {
    let content = main_content::fragment();
    let page = ArticlePage {
        article: &article,
        address: source.address(),
        slug: source.slug(),
        base: source.base(),
        quotes,
    };
    page.write(
        &mut DomSink::new(&content, source.address(), source.base()),
        |_| {},
        |_| {},
    );
    let body = content.query_selector("[data-body]").ok()??;
    main_content::replace(&content);
    page::set_title(&page.title());
    article_body::render_body(&article, source.address(), source.base(), &body, &cancelled).await
}
