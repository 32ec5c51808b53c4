//! The head of every page.

use leptos::{html, prelude::*};

use super::{search::search_button, theme_switch::theme_switch};
use crate::{
    navigation::Navigation,
    route::{Filter, Route},
};

/// The way to the library, the search, and the switch of the theme.
pub fn site_header() -> impl IntoView {
    let library = Navigation::from_context().href(&Route::Library(Filter::default()));
    html::header().class("site-header").child((
        html::a().class("site-name").href(library).child("Recto"),
        search_button(),
        theme_switch(),
    ))
}
