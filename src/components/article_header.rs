//! Header of an article.

use std::sync::Arc;

use document::{
    render::walk,
    tree::{Article, Block, Image},
};
use leptos::{html, prelude::*};

use super::{date::date, quotes_switch::quotes_switch, with_native_html::with_native_html};
#[cfg(not(target_arch = "wasm32"))]
use crate::prerender;
use crate::{
    browser::dom,
    features::article_body::DomSink,
    routing::{ArticleAddress, Navigation},
};

/// Title, standfirst, byline, dates, reading time, and the lead image.
pub fn article_header(
    article: &Arc<Article>,
    address: &ArticleAddress,
    title: &str,
) -> impl IntoView + use<> {
    let metadata = &article.metadata;
    let standfirst = metadata.description.clone();
    html::header().class("article-header").child((
        html::h1().child(title.to_owned()),
        standfirst.map(|text| html::p().class("standfirst").child(text)),
        byline(article),
        external_site(address),
        facts(article),
        lead_image(article, address),
    ))
}

/// Host of an article from another site.
fn external_site(address: &ArticleAddress) -> Option<impl IntoView + use<>> {
    let host = address.other_host()?.to_owned();
    Some(
        html::p()
            .class("external-site")
            .lang("en")
            .dir("ltr")
            .child(("From another site: ", html::strong().child(host))),
    )
}

/// Lead image, rendered by the same walk as the images of the body.
fn lead_image(article: &Arc<Article>, address: &ArticleAddress) -> Option<impl IntoView + use<>> {
    let image = article.metadata.image.clone()?;
    let figure = Block::Figure(Box::new(Image {
        source: image.source,
        alternative: image.alternative,
        title: image.caption,
    }));
    let (article, address) = (article.clone(), address.clone());
    let base = Navigation::from_context().base;
    let node = NodeRef::<html::Div>::new();
    let element = html::div().class("lead-image").node_ref(node);
    let view = with_native_html!(
        element,
        prerender::block(&article, &figure, &address, &base)
    );
    Effect::new(move || {
        if let Some(parent) = node
            .get()
            .filter(|parent| !dom::has_prerendered_content(parent))
        {
            walk::block(
                &article,
                &figure,
                &mut DomSink::new(&parent, &address, &base),
            );
        }
    });
    Some(view)
}

fn byline(article: &Article) -> Option<impl IntoView + use<>> {
    let authors = article.metadata.authors.join(", ");
    let publisher = article.metadata.publisher.clone().unwrap_or_default();
    let some = !(authors.is_empty() && publisher.is_empty());
    some.then(|| {
        html::p().class("byline").child((
            (!authors.is_empty()).then(|| html::span().class("author").child(authors)),
            (!publisher.is_empty()).then(|| html::span().class("publisher").child(publisher)),
        ))
    })
}

fn facts(article: &Article) -> Option<impl IntoView + use<>> {
    let metadata = &article.metadata;
    let published = metadata.date.as_ref().map(|date| date.as_str().to_owned());
    let updated = metadata
        .updated
        .as_ref()
        .map(|date| date.as_str().to_owned());
    let minutes = article.statistics.minutes;
    let has_quotes = !article.pull_quotes.is_empty();
    let some = published.is_some() || updated.is_some() || minutes > 0 || has_quotes;
    // These words belong to the interface and have its language and direction; only their order follows the article's
    // direction.
    some.then(|| {
        html::p().class("facts").lang("en").child((
            published.map(|iso| html::span().dir("ltr").child(date(iso))),
            updated.map(|iso| {
                html::span()
                    .class("updated")
                    .dir("ltr")
                    .child(("Updated ", date(iso)))
            }),
            (minutes > 0).then(|| {
                html::span()
                    .class("reading-time")
                    .dir("ltr")
                    .child(reading_time(minutes))
            }),
            has_quotes.then(quotes_switch),
        ))
    })
}

fn reading_time(minutes: usize) -> String {
    format!("{minutes} min read")
}
