//! The ways on from an article.

use leptos::{html, prelude::*};

use crate::{
    library::{Entry, Neighbours},
    navigation::Navigation,
    route::{Route, Slug},
};

/// The articles before and after this one; nothing where there is neither.
pub fn pager(neighbours: &Neighbours) -> Option<impl IntoView + use<>> {
    let Neighbours { newer, older } = neighbours;
    if newer.is_none() && older.is_none() {
        return None;
    }
    let newer = newer.as_ref();
    let older = older.as_ref();
    Some(
        html::nav()
            .class("pager")
            .aria_label("More articles")
            .child(html::div().child((
                newer.and_then(|entry| link(entry, "prev", "Previous article")),
                older.and_then(|entry| link(entry, "next", "Next article")),
            ))),
    )
}

fn link(
    entry: &Entry,
    relation: &'static str,
    label: &'static str,
) -> Option<impl IntoView + use<>> {
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
