//! The article page: its data is one file of Markdown.

use std::sync::Arc;

use document::tree::Article;
use leptos::{either::EitherOf3, html, prelude::*, task::spawn_local};

use crate::{
    browser::{
        fetch::{Abort, FetchError, Freshness},
        listen::keep,
        page,
    },
    components::{
        article_body::article_body, article_footer::article_footer, article_header::article_header,
        contents, failure::failure, loading::loading, pager::pager, pull_quotes::pull_quotes,
        share::share,
    },
    data::{self, Load, LoadError, initial_data, library::title_of_file},
    features::{
        article_body,
        contents::scroll_spy,
        fragment::{anchor_notice, resolve},
        search::highlight,
    },
    routing::{ArticleAddress, Navigation, Slug, Visit, resolve_source, scroll_restoration},
};

/// An article, wherever its Markdown is: `source` is a path or URL, read from the site's root.
pub fn article(slug: Slug, source: String) -> impl IntoView {
    let there = initial_data::take_article();
    let is_there = there.is_some();
    let state = RwSignal::new(there.map_or(Load::Pending, Load::Ready));
    let attempt = RwSignal::new(0_u32);
    let base = Navigation::from_context().base;
    Effect::new(move || {
        let attempt = attempt.get();
        if is_there && attempt == 0 {
            return;
        }
        let freshness = Freshness::of_attempt(attempt);
        state.set(Load::Pending);
        page::clear_ready();
        let Some(address) = resolve_source(&source, &base) else {
            return state.set(Load::Failed(LoadError::Address));
        };
        let abort = Abort::new();
        let handle = abort.handle();
        keep(abort);
        let base = base.clone();
        spawn_local(async move {
            match data::load_article(address, &base, freshness, handle).await {
                Ok(loaded) => state.set(Load::Ready(loaded)),
                // Whoever aborted has something else to show.
                Err(LoadError::Fetch(FetchError::Aborted)) => {}
                Err(error) => state.set(Load::Failed(error)),
            }
        });
    });
    move || match state.get() {
        Load::Pending => EitherOf3::A(loading()),
        Load::Ready((article, address)) => {
            let arrival = if is_there {
                Arrival::Adopted
            } else {
                Arrival::Shown
            };
            EitherOf3::B(loaded(&article, &address, &slug, arrival))
        }
        Load::Failed(error) => EitherOf3::C(failure(&error, move || {
            attempt.update(|attempt| *attempt += 1);
        })),
    }
}

/// How the reader came to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arrival {
    /// The app shows it.
    Shown,
    /// It was there before the app: perhaps they are reading already.
    Adopted,
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
    let ids = contents::ids(&article.outline);
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

/// Goes to where the visit asks once the body is there, and says that the page is complete.
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
                highlight::show(&resolved.words, &resolved.fragment);
                let is_led = resolved.part.is_some() || resolved.fragment != visit.fragment;
                let visit = Visit {
                    fragment: resolved.fragment,
                    ..visit
                };
                if arrival == Arrival::Adopted && visit.serial == 0 && !is_led {
                    scroll_restoration::stay(&visit);
                } else {
                    scroll_restoration::arrive(&visit);
                }
                page::set_ready();
            });
        }
    });
}

/// The pager, once the article is there and its neighbours after it, unless the page came with them. An article that the
/// index does not have, or an index that is not to be had, is no failure of this page.
fn more_articles(slug: Slug, rendered: RwSignal<bool>) -> impl IntoView + use<> {
    let there = initial_data::take_adjacent();
    let is_there = there.is_some();
    let neighbours = RwSignal::new(there);
    let base = Navigation::from_context().base;
    Effect::new(move || {
        if rendered.get() && !is_there {
            let abort = Abort::new();
            let handle = abort.handle();
            keep(abort);
            let (slug, base) = (slug.clone(), base.clone());
            spawn_local(async move {
                if let Ok(loaded) = data::load_adjacent(&slug, &base, handle).await {
                    neighbours.set(loaded);
                }
            });
        }
    });
    move || neighbours.with(|neighbours| neighbours.as_ref().and_then(pager))
}
