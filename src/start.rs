//! Start of the reader on the page that was loaded: puts what the address names on the screen, then starts the app.

use std::{rc::Rc, sync::Arc};

use crate::{
    app::{self, FirstPage},
    browser::{
        fetch::{Abort, Freshness},
        page,
        parts::{Part, prefetch},
        scroll::element_by_id,
    },
    data::page_data,
    pages::{Page, article, failure, loading},
    routing::{
        Base,
        history::{current_fragment, current_route},
        site_base,
    },
};

/// Puts the page on the screen and starts the app. If the app does not arrive, the text stays readable and a message says so.
pub async fn start() {
    let base = Arc::new(site_base());
    let route = current_route(&base);
    let first = if page_data::is_prerendered_for(&route) {
        FirstPage::Prerendered
    } else {
        page::point_frame_links(base.as_str());
        open(Page::new(route, &base), &base).await
    };
    if app::start(first).await.is_err() {
        page::report_missing_part();
    }
}

/// Opens an article; other pages are opened by the app.
async fn open(page: Page, base: &Arc<Base>) -> FirstPage {
    let Page::Article(slug, source) = page else {
        return FirstPage::Missing;
    };
    // It is compiled while the Markdown comes.
    prefetch(Part::Parse);
    loading::show();
    let abort = Abort::new();
    let opened = article::open(
        slug,
        &source,
        base.clone(),
        Freshness::Default,
        abort.handle(),
        Rc::default(),
    );
    match opened.await {
        Ok(Some(shown)) => {
            // The app goes to the exact place later. Until then the reader should not read the wrong section.
            if let Some(section) = element_by_id(&current_fragment()) {
                section.scroll_into_view();
            }
            FirstPage::Article(shown)
        }
        Ok(None) => FirstPage::Missing,
        Err(error) => {
            failure::show(&error, base);
            FirstPage::Failed(error)
        }
    }
}
