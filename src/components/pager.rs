//! The ways on from an article.

use leptos::{html, prelude::*};

use crate::{
    library::{Entry, Library},
    navigation::Navigation,
    route::{Route, Slug},
};

/// The articles before and after this one, in the order of the library; nothing where the library does not have it.
pub fn pager(library: &Library, slug: &Slug) -> Option<impl IntoView + use<>> {
    let position = library
        .articles
        .iter()
        .position(|entry| entry.slug == slug.as_str())?;
    let newer = position
        .checked_sub(1)
        .and_then(|before| library.articles.get(before));
    let older = library.articles.get(position + 1);
    if newer.is_none() && older.is_none() {
        return None;
    }
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
