//! The pull quotes of an article, in one region that can be skipped.

use std::sync::Arc;

use document::{
    article::{Article, PullQuote},
    metadata::Direction,
    walk,
};
use leptos::{html, prelude::*};

use crate::{
    address::ArticleAddress,
    navigation::Navigation,
    platform::{dom::DomSink, rail},
};

/// The quotes, each with a link to its sentence. They are placed once the body they belong to is rendered.
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
        if let Some(rail) = node.get().filter(|_| rendered.get()) {
            rail::follow(rail, &source_ids);
        }
    });
    let figures: Vec<_> = (0..article.pull_quotes.len())
        .map(|index| pull_quote(article.clone(), index, address.clone()))
        .collect();
    Some(
        html::aside()
            .class("pull-quotes")
            .aria_label("Pull quotes")
            .node_ref(node)
            .child(figures),
    )
}

fn pull_quote(article: Arc<Article>, index: usize, address: ArticleAddress) -> impl IntoView {
    let quote = &article.pull_quotes[index];
    let node = NodeRef::<html::P>::new();
    let attribution = quote.attribution.clone();
    let lang = quote.lang.clone();
    let direction = quote
        .direction(article.metadata.direction)
        .map(Direction::as_str);
    let href = format!("#{}", quote.source_id);
    let label = format!("Read in context: {}", opening(quote));
    let base = Navigation::from_context().base;
    Effect::new(move || {
        if let Some(paragraph) = node.get() {
            let mut sink = DomSink::new(&paragraph, &address, &base);
            walk::inlines(&article, &article.pull_quotes[index].content, &mut sink);
        }
    });
    html::figure().class("pull-quote").child((
        html::blockquote()
            .lang(lang)
            .dir(direction)
            .child(html::p().node_ref(node)),
        html::figcaption().child((
            attribution.map(|name| html::cite().child(name)),
            html::a().href(href).aria_label(label).child("In context"),
        )),
    ))
}

/// The first words of a quote, for those who meet its link without it.
fn opening(quote: &PullQuote) -> String {
    let text = document::plain::inlines(&quote.content);
    let words: Vec<&str> = text.split_whitespace().take(6).collect();
    words.join(" ") + "…"
}
