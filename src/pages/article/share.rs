//! Sharing on an article's page.

use std::rc::Rc;

use futures::FutureExt;
use web_sys::Element;

use super::source::ArticleSource;
use crate::{
    browser::document,
    features::{
        fragment::{anchor_notice, sentence_link},
        sharing::{Citation, menu},
    },
};

/// Attaches the share menu and the notice about changed sentences, until the current owner is cleaned up.
pub(super) fn attach(article: &Element, source: &ArticleSource) {
    let Ok(Some(container)) = document().query_selector(".sharing") else {
        return;
    };
    anchor_notice::attach(&container);
    let source = source.clone();
    let linker: menu::SentenceLinker = Rc::new(move |sentence| {
        let source = source.clone();
        let link = async move {
            let article = source.article().await?;
            sentence_link(article, sentence).await.ok().flatten()
        };
        link.boxed_local()
    });
    menu::attach(&container, Citation::from_page(article), linker);
}
