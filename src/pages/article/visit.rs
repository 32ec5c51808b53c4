//! Visits to an article: goes to the place in the text that the address names.

use super::{parse, source::ArticleSource};
use crate::{
    browser::{page, scroll::element_by_id},
    features::{
        fragment::{Resolved, anchor_notice, resolve_in_article, resolve_in_page},
        search::highlight,
    },
    routing::{Visit, scroll_restoration},
};

/// Goes to the target of a visit.
pub(super) async fn go(visit: Visit, source: ArticleSource) {
    if !go_in_page(&visit) {
        let resolved = resolve(&visit, &source).await;
        go_to(&visit, resolved);
    }
    page::set_ready();
}

/// Goes to the target of a visit if the page alone tells it. Otherwise returns false.
pub(super) fn go_in_page(visit: &Visit) -> bool {
    let has_element = |id: &str| element_by_id(id).is_some();
    let resolved = resolve_in_page(&visit.fragment, &visit.directives, has_element);
    let is_in_page = resolved.is_some();
    if let Some(resolved) = resolved {
        go_to(visit, resolved);
    }
    is_in_page
}

fn go_to(visit: &Visit, resolved: Resolved) {
    anchor_notice::show(resolved.note.as_ref());
    highlight::mark_words(&resolved.words, &resolved.fragment);
    let is_redirected = resolved.part.is_some() || resolved.fragment != visit.fragment;
    let visit = Visit {
        fragment: resolved.fragment,
        ..visit.clone()
    };
    // On the first page the reader may be reading already.
    if visit.serial == 0 && !is_redirected {
        scroll_restoration::keep_or_scroll(&visit);
    } else {
        scroll_restoration::scroll_to_visit(&visit);
    }
}

/// Finds the target in the article and marks it in the page. Without the article, the fragment alone counts.
async fn resolve(visit: &Visit, source: &ArticleSource) -> Resolved {
    let (fragment, directives) = (visit.fragment.clone(), visit.directives.clone());
    let without_article = Resolved {
        fragment: fragment.clone(),
        ..Resolved::default()
    };
    let Some(article) = source.article().await else {
        return without_article;
    };
    let Ok(resolved) = resolve_in_article(article.clone(), fragment, directives).await else {
        return without_article;
    };
    if let Some(part) = resolved.part.clone() {
        let id = resolved.fragment.clone();
        // If it cannot be marked, the visit goes to the top.
        let _ = parse::show_mark(source.clone(), article, part, id).await;
    }
    resolved
}
