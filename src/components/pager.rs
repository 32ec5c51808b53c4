//! Links from an article to adjacent ones.

use leptos::{html, prelude::*};

use crate::{
    data::library::{Adjacent, Entry, SeriesContext},
    routing::{Navigation, Route, Slug},
};

/// Links to the articles before and after this one, in its series if it has one.
pub fn pager(adjacent: &Adjacent) -> Option<impl IntoView + use<>> {
    let Adjacent {
        newer,
        older,
        series,
    } = adjacent;
    if newer.is_none() && older.is_none() && series.is_none() {
        return None;
    }
    let (before, after, noun) = match series {
        Some(parts) => {
            let (before, after) = parts.previous_and_next();
            (before, after, "part")
        }
        None => (newer.as_ref(), older.as_ref(), "article"),
    };
    let label = |direction: &str| [direction, " ", noun].concat();
    Some(
        html::nav()
            .class("pager")
            .aria_label("More articles")
            .child(html::div().child((
                series.as_ref().map(parts),
                before.and_then(|entry| link(entry, "prev", label("Previous"))),
                after.and_then(|entry| link(entry, "next", label("Next"))),
            ))),
    )
}

/// List of a series' articles, this one without a link.
fn parts(series: &SeriesContext) -> impl IntoView + use<> {
    let place = [
        "Part ",
        &(series.this + 1).to_string(),
        " of ",
        &series.articles.len().to_string(),
    ]
    .concat();
    let items: Vec<_> = series
        .articles
        .iter()
        .enumerate()
        .map(|(number, entry)| part(entry, number == series.this))
        .collect();
    html::div().class("series").child((
        html::p().class("label").child(place),
        html::p()
            .class("title")
            .dir("auto")
            .child(series.title.clone()),
        html::ol().child(items),
    ))
}

fn part(entry: &Entry, is_this: bool) -> impl IntoView + use<> {
    let slug = Slug::new(&entry.slug).filter(|_| !is_this);
    let href = slug.map(|slug| Navigation::from_context().href(&Route::Article(slug)));
    // An anchor without a target is not a link.
    html::li().child(
        html::a()
            .href(href)
            .aria_current(is_this.then_some("page"))
            .lang(entry.lang())
            .dir(entry.dir())
            .child(entry.title()),
    )
}

fn link(entry: &Entry, relation: &'static str, label: String) -> Option<impl IntoView + use<>> {
    let slug = Slug::new(&entry.slug)?;
    let href = Navigation::from_context().href(&Route::Article(slug));
    Some(
        html::a().rel(relation).href(href).child((
            html::span().class("label").child(label),
            html::span()
                .class("title")
                .lang(entry.lang())
                .dir(entry.dir())
                .child(entry.title()),
        )),
    )
}
