//! Root of the app: the page for each route.

use leptos::{either::EitherOf3, html, prelude::*};

use crate::{
    browser::page,
    components::{site_footer::site_footer, site_header::site_header},
    data::initial_data::InitialData,
    pages,
    routing::{Navigation, Route, Slug, article_file},
};

/// Content of the page. It changes when another page must be built, and not when only a filter or a fragment changes.
#[derive(Debug, Clone, PartialEq)]
enum Page {
    Library,
    Article(Slug),
    Source(String),
    Unknown,
}

impl From<Route> for Page {
    fn from(route: Route) -> Self {
        match route {
            Route::Library(_) => Self::Library,
            Route::Article(slug) => Self::Article(slug),
            Route::Source(source) => Self::Source(source),
            Route::Unknown => Self::Unknown,
        }
    }
}

/// The whole app. `navigation` has the page to show; the data of the first page may be loaded already.
pub fn app(navigation: Navigation, prepared: InitialData) -> impl IntoView {
    provide_context(navigation.clone());
    provide_context(prepared);
    let visit = navigation.visit;
    let current = Memo::new(move |_| Page::from(visit.get().route));
    Effect::watch(
        move || current.get(),
        // Not on the first page, where the browser has set the focus already.
        |_, _, _| page::focus_main(),
        false,
    );
    (
        html::a()
            .class("skip-link")
            .href("#recto:main")
            .child("Skip to the text"),
        site_header(),
        html::main()
            .id("recto:main")
            .tabindex("-1")
            .child(move || show(current.get(), &navigation)),
        site_footer(),
        html::p()
            .role("status")
            .class("announcements visually-hidden"),
    )
}

fn show(page: Page, navigation: &Navigation) -> impl IntoView + use<> {
    match page {
        Page::Library => EitherOf3::A(pages::library::library()),
        Page::Article(slug) => {
            let source = article_file(&navigation.base, &slug);
            EitherOf3::B(pages::article::article(slug, source))
        }
        Page::Source(source) => EitherOf3::B(pages::article::article(slug_of(&source), source)),
        Page::Unknown => EitherOf3::C(pages::not_found::not_found()),
    }
}

/// Returns the name of an article outside the library: that of its file.
fn slug_of(source: &str) -> Slug {
    let path = source.split(['?', '#']).next().unwrap_or_default();
    let name = path
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let name =
        percent_encoding::percent_decode_str(name.trim_end_matches(".md")).decode_utf8_lossy();
    Slug::new(&name).unwrap_or_else(Slug::untitled)
}
