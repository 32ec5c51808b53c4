//! Article page. Its data is one Markdown file.

use std::sync::Arc;

use document::tree::Article;
use leptos::{either::EitherOf3, html, prelude::*, task::spawn_local};

use crate::{
    browser::{
        fetch::{Abort, FetchError, Freshness},
        listener::keep_until_cleanup,
        page,
    },
    components::{
        article_body::article_body, article_footer::article_footer, article_header::article_header,
        contents, failure::failure, loading::loading, pager::pager, pull_quotes::pull_quotes,
        share::share,
    },
    data::{self, LoadError, LoadState, initial_data, library::title_of_file},
    features::{
        article_body,
        contents::scroll_spy,
        fragment::{anchor_notice, resolve},
        search::highlight,
    },
    routing::{ArticleAddress, Navigation, Slug, Visit, resolve_source, scroll_restoration},
};

/// Article from any Markdown: `source` is a path or URL, relative to the site's root.
pub fn article(slug: Slug, source: String) -> impl IntoView {
    let initial = initial_data::take_article();
    let has_initial = initial.is_some();
    let state = RwSignal::new(initial.map_or(LoadState::Pending, LoadState::Ready));
    let attempt = RwSignal::new(0_u32);
    let base = Navigation::from_context().base;
    Effect::new(move || {
        let attempt = attempt.get();
        if has_initial && attempt == 0 {
            return;
        }
        let freshness = Freshness::for_attempt(attempt);
        state.set(LoadState::Pending);
        page::clear_ready();
        let Some(address) = resolve_source(&source, &base) else {
            return state.set(LoadState::Failed(LoadError::Address));
        };
        let abort = Abort::new();
        let handle = abort.handle();
        keep_until_cleanup(abort);
        let base = base.clone();
        spawn_local(async move {
            match data::load_article(address, &base, freshness, handle).await {
                Ok(loaded) => state.set(LoadState::Ready(loaded)),
                // Whatever aborted it shows another page already.
                Err(LoadError::Fetch(FetchError::Aborted)) => {}
                Err(error) => state.set(LoadState::Failed(error)),
            }
        });
    });
    move || match state.get() {
        LoadState::Pending => EitherOf3::A(loading()),
        LoadState::Ready((article, address)) => {
            let arrival = if has_initial {
                Arrival::Hydrated
            } else {
                Arrival::Rendered
            };
            EitherOf3::B(loaded(&article, &address, &slug, arrival))
        }
        LoadState::Failed(error) => EitherOf3::C(failure(&error, move || {
            attempt.update(|attempt| *attempt += 1);
        })),
    }
}

/// Origin of the article's nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arrival {
    /// The app rendered them.
    Rendered,
    /// They were prerendered, and the reader may be reading already.
    Hydrated,
}

fn loaded(
    article: &Arc<Article>,
    address: &ArticleAddress,
    slug: &Slug,
    arrival: Arrival,
) -> impl IntoView + use<> {
    let rendered = RwSignal::new(false);
    let current = RwSignal::new(None);
    let title = article
        .metadata
        .title
        .clone()
        .unwrap_or_else(|| title_of_file(slug.as_str()));
    complete_when(article.clone(), address.clone(), rendered, arrival);
    Effect::new({
        let title = title.clone();
        move || page::set_title(&title)
    });
    let ids = contents::section_ids(&article.outline);
    Effect::new(move || {
        if rendered.get() {
            scroll_spy::attach(&ids, current);
        }
    });
    let language = article.metadata.lang.clone();
    let direction = article.metadata.direction.as_str();
    html::div().class("reading").child((
        html::article()
            .attr("data-slug", slug.to_string())
            .lang(language)
            .dir(direction)
            .child((
                article_header(article, address, &title),
                contents::contents(&article.outline, current),
                article_body(article.clone(), address.clone(), rendered),
                is_empty(article).then(|| {
                    html::p()
                        .class("empty")
                        .lang("en")
                        .dir("ltr")
                        .child("This article has no text yet.")
                }),
                pull_quotes(article, address, rendered),
                article_footer(article, address),
            )),
        more_articles(slug.clone(), rendered),
        share(article, &title, rendered),
    ))
}

fn is_empty(article: &Article) -> bool {
    article.blocks.is_empty() && article.footnotes.is_empty()
}

/// Goes to the target of the visit once the body is initial, and marks the page as ready.
fn complete_when(
    article: Arc<Article>,
    address: ArticleAddress,
    rendered: RwSignal<bool>,
    arrival: Arrival,
) {
    let Navigation { base, visit } = Navigation::from_context();
    // Effects run in the order of their creation; this one must come after those that give the page its heights.
    Effect::new(move || {
        let visit = visit.get();
        if rendered.get() {
            let (article, address, base) = (article.clone(), address.clone(), base.clone());
            queue_microtask(move || {
                let resolved = resolve(&article, &visit.fragment, &visit.directives);
                if let Some(part) = &resolved.part {
                    article_body::rerender_block(
                        &article,
                        part,
                        &resolved.fragment,
                        &address,
                        &base,
                    );
                }
                anchor_notice::show(resolved.note.as_ref(), &article);
                highlight::mark_words(&resolved.words, &resolved.fragment);
                let is_redirected = resolved.part.is_some() || resolved.fragment != visit.fragment;
                let visit = Visit {
                    fragment: resolved.fragment,
                    ..visit
                };
                if arrival == Arrival::Hydrated && visit.serial == 0 && !is_redirected {
                    scroll_restoration::keep_or_scroll(&visit);
                } else {
                    scroll_restoration::scroll_to_visit(&visit);
                }
                page::set_ready();
            });
        }
    });
}

/// Pager, loaded after the article unless the page already has it. If the index cannot be loaded or does not have the
/// article, the page has no pager, and that is not an error.
fn more_articles(slug: Slug, rendered: RwSignal<bool>) -> impl IntoView + use<> {
    let initial = initial_data::take_adjacent();
    let has_initial = initial.is_some();
    let adjacent = RwSignal::new(initial);
    let base = Navigation::from_context().base;
    Effect::new(move || {
        if rendered.get() && !has_initial {
            let abort = Abort::new();
            let handle = abort.handle();
            keep_until_cleanup(abort);
            let (slug, base) = (slug.clone(), base.clone());
            spawn_local(async move {
                if let Ok(loaded) = data::load_adjacent(&slug, &base, handle).await {
                    adjacent.set(loaded);
                }
            });
        }
    });
    move || adjacent.with(|adjacent| adjacent.as_ref().and_then(pager))
}
