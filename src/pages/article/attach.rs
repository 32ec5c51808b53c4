//! Behaviour of an article's page. It needs only the elements; what needs the article itself loads it then.

use std::{cell::Cell, rc::Rc};

use futures::FutureExt;
use leptos::{prelude::*, task::spawn_local};
use web_sys::Element;

use super::{
    late_quotes,
    open::{ShownArticle, ShownQuotes},
    parse, share,
    source::ArticleSource,
    visit,
};
use crate::{
    browser::{document, dom::elements, intl, page},
    data::library::Adjacent,
    features::{
        article_body, contents, heading_links,
        pull_quotes::{self, Arrival},
        sharing::menu,
    },
    routing::{Route, Visit},
};

/// Page of an article with a reactive owner for its behaviour.
#[derive(Clone)]
pub(super) struct AttachedPage {
    pub(super) article: Element,
    pub(super) source: ArticleSource,
    pub(super) owner: Owner,
    pub(super) cancelled: Rc<Cell<bool>>,
}

/// Makes the article on the screen interactive, until the current owner is cleaned up, and goes to the target of the visit.
/// `is_current` tells whether a route is the one of this page.
pub fn attach(
    shown: ShownArticle,
    visit: RwSignal<Visit>,
    is_current: impl Fn(&Route) -> bool + 'static,
    cancelled: Rc<Cell<bool>>,
) {
    let article = document().query_selector("main article").ok().flatten();
    let (Some(article), Some(owner)) = (article, Owner::current()) else {
        return page::set_ready();
    };
    let ShownArticle { source, quotes } = shown;
    show_dates(&article);
    heading_links::attach(&article);
    let page = AttachedPage {
        article,
        source,
        owner,
        cancelled,
    };
    spawn_local(page.complete(quotes, visit, is_current));
}

impl AttachedPage {
    async fn complete(
        self,
        quotes: ShownQuotes,
        visit: RwSignal<Visit>,
        is_current: impl Fn(&Route) -> bool + 'static,
    ) {
        if !article_body::reveal_offscreen(&self.article, self.cancelled.clone()).await {
            return;
        }
        self.owner.with(|| {
            contents::attach(&self.article);
            share::attach(&self.article, &self.source);
        });
        // The first visit does not wait for quotes that are still to be found, unless its target does.
        let first = visit.get_untracked();
        let mut is_done = false;
        match quotes {
            ShownQuotes::Shown(arrival) => self.attach_quotes(arrival),
            ShownQuotes::Pending(article) => {
                is_done = visit::go_in_page(&first);
                late_quotes::add(self.clone(), article).boxed_local().await;
            }
        }
        if self.cancelled.get() {
            return;
        }
        if is_done {
            page::set_ready();
        }
        let source = self.source.clone();
        self.owner.with(|| {
            Effect::new(move || {
                let visit = visit.get();
                if is_current(&visit.route) && !(is_done && visit == first) {
                    spawn_local(visit::go(visit, source.clone()));
                }
            });
        });
    }

    /// Attaches to the pull quotes on the screen.
    pub(super) fn attach_quotes(&self, arrival: Arrival) {
        self.owner.with(|| {
            pull_quotes::attach_switch(&self.article);
            pull_quotes::attach(arrival);
            menu::add_share_buttons();
        });
    }
}

/// Adds the links to other articles to the page of an article.
pub async fn show_pager(source: ArticleSource, adjacent: Adjacent) {
    // The part was needed for the text, so it is there.
    let _ = parse::show_pager(source, adjacent).await;
}

/// Shows the dates in the reader's language: a prerendered page has them in English.
fn show_dates(article: &Element) {
    for time in elements::<Element>(article, "time[datetime]") {
        let iso = time.get_attribute("datetime").unwrap_or_default();
        if let Some(long) = intl::long_date(&iso)
            && time.text_content().as_ref() != Some(&long)
        {
            time.set_text_content(Some(&long));
        }
    }
}
