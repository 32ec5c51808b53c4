//! Pull quotes of an article, in one region that can be skipped.
//!
//! The region comes after the body: screen readers read the text without interruption, each sentence once in its place,
//! and the quotes after it, as a list of links back to it. They are not hidden from screen readers, since they may
//! be the author's own words; instead the region has a name, and its first link skips it.

use std::sync::Arc;

use document::{render::walk, tree::Article, tree::Direction};
use leptos::{html, prelude::*};

use super::with_native_html::with_native_html;
#[cfg(not(target_arch = "wasm32"))]
use crate::prerender;
use crate::{
    browser::dom,
    features::{
        article_body::DomSink,
        pull_quotes::{self, figure_class, inline_layout::TextState, quote_shortcuts},
    },
    routing::{ArticleAddress, Navigation},
};

/// Quotes, each with a link to its sentence. They are placed while the body is rendered.
pub fn pull_quotes(
    article: &Arc<Article>,
    address: &ArticleAddress,
    rendered: RwSignal<bool>,
) -> Option<impl IntoView + use<>> {
    if article.pull_quotes.is_empty() {
        return None;
    }
    let node = NodeRef::<html::Aside>::new();
    let source_ids: Vec<String> = article
        .pull_quotes
        .iter()
        .map(|quote| quote.source_id.clone())
        .collect();
    Effect::new(move || {
        let text = if rendered.get() {
            TextState::Whole
        } else {
            TextState::Growing
        };
        if let Some(aside) = node.get() {
            pull_quotes::attach(aside, &source_ids, text);
        }
    });
    let sections = document::pull_quotes::sections(article);
    let figures: Vec<_> = (0..)
        .zip(sections)
        .map(|(index, section)| pull_quote(article.clone(), index, section, address.clone()))
        .collect();
    Some(
        html::aside()
            .class("pull-quotes")
            .id("recto:pull-quotes")
            .aria_label("Pull quotes")
            .attr("aria-keyshortcuts", quote_shortcuts::SHORTCUTS)
            .node_ref(node)
            .child((
                html::a()
                    .class("skip-link")
                    .href("#recto:foot")
                    .lang("en")
                    .child("Skip the pull quotes"),
                figures,
            )),
    )
}

fn pull_quote(
    article: Arc<Article>,
    index: usize,
    section: Option<String>,
    address: ArticleAddress,
) -> impl IntoView {
    let quote = &article.pull_quotes[index];
    let node = NodeRef::<html::P>::new();
    let attribution = quote.attribution.clone();
    let lang = quote.lang.clone();
    let direction = quote
        .direction(article.metadata.direction)
        .map(Direction::as_str);
    let link = in_context(&article, index, section);
    let class = figure_class(quote);
    let base = Navigation::from_context().base;
    let content = with_native_html!(
        html::p().node_ref(node),
        prerender::inlines(&article, &quote.content, &address, &base)
    );
    Effect::new(move || {
        if let Some(paragraph) = node
            .get()
            .filter(|node| !dom::has_prerendered_content(node))
        {
            let mut sink = DomSink::new(&paragraph, &address, &base);
            walk::inlines(&article, &article.pull_quotes[index].content, &mut sink);
        }
    });
    html::figure().class(class).child((
        html::blockquote().lang(lang).dir(direction).child(content),
        html::figcaption().child((attribution.map(|name| html::cite().child(name)), link)),
    ))
}

/// Link to the sentence. For screen readers it says which quote of which section it belongs to.
fn in_context(article: &Article, index: usize, section: Option<String>) -> impl IntoView + use<> {
    let language = article.metadata.lang.clone();
    let number = format!("{} of {}", index + 1, article.pull_quotes.len());
    html::a()
        .class("in-context")
        .href(format!("#{}", article.pull_quotes[index].source_id))
        .lang("en")
        .child((
            "In context",
            html::span().class("visually-hidden").child((
                ": ",
                section.map(|title| (html::span().lang(language).child(title), ", ")),
                "pull quote ",
                number,
            )),
        ))
}
