//! Library page. Its data is the index.

mod further_parts;
mod part;

use std::sync::Arc;

use leptos::{either::Either, ev, html, prelude::*};

use crate::{
    browser::page,
    components::{date::date, search::full_text_results},
    data::{
        library::{Entry, Library, LoadedIndex, MAX_TAGS, PAGE_LENGTH},
        site::Site,
    },
    routing::{Filter, Navigation, Route, Slug, history, scroll_restoration},
};

use further_parts::FurtherPartsProgress;

pub use part::{Arrival, Opening, load_adjacent, open};

/// View of the library. `loaded` has further parts of the index, or as much of them as the page lists.
pub fn library(index: &Arc<Library>, loaded: Option<LoadedIndex>) -> impl IntoView + use<> {
    let visit = Navigation::from_context().visit;
    let site = use_context::<Site>().unwrap_or_default();
    Effect::new(move || page::set_title(&site.window_title(&visit.get().route.filter())));
    if index.articles.is_empty() {
        Either::Left(empty())
    } else {
        Either::Right(list(index, loaded))
    }
}

fn empty() -> impl IntoView {
    Effect::new(page::set_ready);
    html::div().class("library-page").child((
        html::h1().child("The library is empty"),
        html::p().child((
            "Put a Markdown file into the folder ",
            html::code().child("articles"),
            " beside this page, as ",
            html::code().child("articles/my-essay.md"),
            ". It opens at once at ",
            html::code().child("my-essay/"),
            ", and is listed here when the site is built again or its name is added to ",
            html::code().child("articles/index.json"),
            ".",
        )),
    ))
}

fn list(library: &Arc<Library>, loaded: Option<LoadedIndex>) -> impl IntoView + use<> {
    let visit = Navigation::from_context().visit;
    let filter = Memo::new(move |_| visit.get().route.filter());
    let shown = RwSignal::new(library.first_page_length());
    let index = RwSignal::new(loaded.unwrap_or_else(|| LoadedIndex::new(library.clone())));
    let further_parts = further_parts::attach(index, shown, filter);
    let found = Memo::new(move |_| index.with(|index| index.find(&filter.get())));
    // Without a filter the loaded entries are enough.
    let is_looking = Memo::new(move |_| !filter.get().is_empty() && further_parts.is_loading.get());
    Effect::new(move || {
        let visit = visit.get();
        if is_looking.get() {
            return page::clear_ready();
        }
        queue_microtask(move || {
            scroll_restoration::scroll_to_visit(&visit);
            page::set_ready();
        });
    });
    let all = library.count();
    let count = move || match filter.get() {
        filter if filter.is_empty() => count(all, &filter),
        _ if is_looking.get() => "Looking through the library…".to_owned(),
        filter => count(found.with(Vec::len), &filter),
    };
    html::div().class("library-page").child((
        html::h1().child(move || filter.get().tag.unwrap_or_else(|| "Library".to_owned())),
        search(filter),
        tags(library, filter),
        html::p().class("count").role("status").child(count),
        html::ul().class("library").child(move || {
            index.with(|index| {
                found.with(|found| {
                    found
                        .iter()
                        .take(shown.get())
                        .filter_map(|&place| entry(index.entry(place)?))
                        .collect::<Vec<_>>()
                })
            })
        }),
        more(further_parts, shown, move || match filter.get() {
            filter if filter.is_empty() => all,
            _ => found.with(Vec::len),
        }),
        full_text_results(filter),
    ))
}

/// Button for more entries, or for another attempt to load the missing ones.
fn more(
    further_parts: FurtherPartsProgress,
    shown: RwSignal<usize>,
    all: impl Fn() -> usize + Copy + Send + 'static,
) -> impl IntoView {
    let button = |class: &'static str| html::button().r#type("button").class(class);
    move || match further_parts.problem.get() {
        Some(problem) => Either::Left(
            html::div().class("more").role("alert").child((
                html::p().child(format!(
                    "The rest of the library could not be loaded. {}",
                    problem.advice()
                )),
                button("again")
                    .attr("data-action", "retry")
                    .on(ev::click, move |_| further_parts.retry())
                    .child("Try again"),
            )),
        ),
        None => Either::Right((all() > shown.get()).then(|| {
            button("more")
                .on(ev::click, move |_| {
                    shown.update(|shown| *shown += PAGE_LENGTH);
                })
                .child("Show more")
        })),
    }
}

fn search(filter: Memo<Filter>) -> impl IntoView {
    let navigation = Navigation::from_context();
    html::label().class("search").child((
        html::span().child("Find an article"),
        html::input()
            .r#type("search")
            .name("q")
            .autocomplete("off")
            .prop("value", move || filter.get().words)
            .on(ev::input, move |event| {
                let words = event_target_value(&event);
                let filter = Filter {
                    words,
                    ..filter.get_untracked()
                };
                history::replace_route(&navigation, Route::Library(filter));
            }),
    ))
}

fn tags(library: &Library, filter: Memo<Filter>) -> Option<impl IntoView + use<>> {
    let tags = library.tags();
    if tags.is_empty() {
        return None;
    }
    let navigation = Navigation::from_context();
    let items: Vec<_> = std::iter::once(None)
        .chain(tags.into_iter().take(MAX_TAGS).map(Some))
        .map(|tag| {
            let navigation = navigation.clone();
            let label = tag.clone().unwrap_or_else(|| "All".to_owned());
            let same = tag.clone();
            html::li().child(
                html::a()
                    .href(move || {
                        navigation.href(&Route::Library(Filter {
                            tag: tag.clone(),
                            ..filter.get()
                        }))
                    })
                    .aria_current(move || {
                        filter.with(|filter| filter.tag == same).then_some("true")
                    })
                    .child(label),
            )
        })
        .collect();
    Some(
        html::nav()
            .class("tag-filter")
            .aria_label("Tags")
            .child(html::ul().class("tags").child(items)),
    )
}

fn entry(entry: &Entry) -> Option<impl IntoView + use<>> {
    let slug = Slug::new(&entry.slug)?;
    let href = Navigation::from_context().href(&Route::Article(slug));
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let source = [entry.authors.join(", "), entry.publisher.clone()];
    let source = source.into_iter().filter(|part| !part.is_empty());
    // Each in its own direction, whatever the script of the other.
    let source: Vec<_> = source
        .enumerate()
        .map(|(number, part)| ((number > 0).then_some(", "), html::bdi().child(part)))
        .collect();
    let tags: Vec<_> = entry
        .tags
        .iter()
        .map(|tag| html::li().child(tag.clone()))
        .collect();
    Some(
        html::li().child((
            html::h2()
                .lang(entry.lang())
                .dir(entry.dir())
                .child(html::a().href(href).child(entry.title())),
            some(&entry.description).map(|text| {
                html::p()
                    .class("standfirst")
                    .lang(entry.lang())
                    .dir(entry.dir())
                    .child(text)
            }),
            html::p().class("facts").dir(entry.dir()).child((
                (!source.is_empty()).then(|| html::span().class("byline").child(source)),
                some(&entry.date).map(|iso| html::span().dir("ltr").child(date(iso))),
                (entry.minutes > 0).then(|| {
                    html::span()
                        .class("reading-time")
                        .dir("ltr")
                        .child(format!("{} min read", entry.minutes))
                }),
            )),
            (!tags.is_empty()).then(|| {
                html::ul()
                    .class("tags")
                    .aria_label("Tags")
                    .dir(entry.dir())
                    .child(tags)
            }),
        )),
    )
}

fn count(found: usize, filter: &Filter) -> String {
    match found {
        0 if filter.words.trim().is_empty() => "No article has this tag.".to_owned(),
        0 if filter.tag.is_some() => {
            "No title or description with this tag has these words.".to_owned()
        }
        0 => "No title or description has these words.".to_owned(),
        1 if !filter.words.trim().is_empty() => {
            "1 title or description has these words.".to_owned()
        }
        _ if !filter.words.trim().is_empty() => {
            format!("{found} titles or descriptions have these words.")
        }
        1 => "1 article".to_owned(),
        _ => format!("{found} articles"),
    }
}
