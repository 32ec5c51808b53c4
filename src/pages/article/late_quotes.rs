//! Pull quotes that come after the text, when the part of the program that finds them has arrived.

use std::sync::Arc;

use document::tree::Article;
use futures::FutureExt;
use leptos::task::spawn_local;
use web_sys::Element;

use super::{attach::AttachedPage, parse, quotes::add_pull_quotes};
use crate::{
    browser::listener::{Listener, keep_until_cleanup},
    features::pull_quotes::Arrival,
};

/// Adds the pull quotes of an article to its page. If they cannot be loaded, the switch in the header becomes a button that
/// tries again.
pub(super) async fn add(page: AttachedPage, article: Arc<Article>) {
    let Ok(quoted) = add_pull_quotes(article.clone(), None).await else {
        page.source.set_article(article.clone());
        return offer_retry(page, article);
    };
    if page.cancelled.get() {
        return;
    }
    page.source.set_article(quoted.article.clone());
    if quoted.article.pull_quotes.is_empty() {
        return;
    }
    // The part was needed for the text, so it is there.
    let _ = parse::show_pull_quotes(page.source.clone(), quoted).await;
    if let Some(switch) = switch(&page.article) {
        let _ = switch.remove_attribute("data-pending");
        let _ = switch.remove_attribute("data-failed");
    }
    page.attach_quotes(Arrival::AfterText);
}

/// Offers to load the pull quotes again.
fn offer_retry(page: AttachedPage, article: Arc<Article>) {
    let Some(switch) = switch(&page.article) else {
        return;
    };
    switch.set_text_content(Some("Load the pull quotes"));
    let _ = switch.remove_attribute("data-pending");
    let _ = switch.set_attribute("data-failed", "");
    page.owner.clone().with(|| {
        keep_until_cleanup(Listener::new(&switch.clone(), "click", move |_| {
            if switch.has_attribute("data-failed") {
                let _ = switch.remove_attribute("data-failed");
                spawn_local(add(page.clone(), article.clone()).boxed_local());
            }
        }));
    });
}

fn switch(article: &Element) -> Option<Element> {
    article.query_selector(".quotes-switch").ok().flatten()
}
