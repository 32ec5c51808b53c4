//! Page for addresses that name nothing.

use leptos::{html, prelude::*};

use crate::{
    browser::page,
    routing::{Filter, Navigation, Route},
};

/// Message that the page does not exist, with a link to the library.
pub fn not_found() -> impl IntoView {
    let library = Navigation::from_context().href(&Route::Library(Filter::default()));
    Effect::new(|| {
        page::set_title("Page not found");
        page::set_ready();
    });
    html::div().class("failure").role("alert").child((
        html::h1().child("There is no such page"),
        html::p().child(
            "Articles have addresses of one part, such as /low-tide/. This one has another form.",
        ),
        html::p()
            .class("actions")
            .child(html::a().href(library).child("Go to the library")),
    ))
}
