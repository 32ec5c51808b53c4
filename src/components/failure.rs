//! Failure message, with a way to try again.

use std::rc::Rc;

use leptos::{ev, html, prelude::*};

use crate::{
    browser::{fetch::FetchError, page},
    data::LoadError,
    routing::{Filter, Navigation, Route},
};

/// Failure message with a button to try again and a link to the library. If the device was offline, it tries again as
/// soon as the device is online.
pub fn failure<R: Fn() + 'static>(error: &LoadError, retry: R) -> impl IntoView + use<R> {
    let library = Navigation::from_context().href(&Route::Library(Filter::default()));
    let headline = error.headline();
    let retry = Rc::new(retry);
    let again = (*error == LoadError::Fetch(FetchError::Offline)).then(|| retry.clone());
    Effect::new(move || {
        page::set_title(headline);
        page::set_ready();
        if let Some(again) = again.clone() {
            page::when_online(move || again());
        }
    });
    html::div().class("failure").role("alert").child((
        html::h1().child(headline),
        html::p().child(error.advice()),
        html::p().class("actions").child((
            html::button()
                .r#type("button")
                .attr("data-action", "retry")
                .on(ev::click, move |_| retry())
                .child("Try again"),
            html::a().href(library).child("Go to the library"),
        )),
    ))
}
