//! Header of every page.

use leptos::{html, prelude::*};

use super::{search::search_button, theme_switch::theme_switch};
use crate::{
    data::site::Site,
    routing::{Filter, Navigation, Route},
};

/// Link to the library, the publisher's links, the search button and the theme switch.
pub fn site_header() -> impl IntoView {
    let navigation = Navigation::from_context();
    let site = use_context::<Site>().unwrap_or_default();
    let library = navigation.href(&Route::Library(Filter::default()));
    let links: Vec<_> = site
        .navigation
        .iter()
        .filter_map(|link| {
            let href = link.href(&navigation.base)?;
            Some(html::li().child(html::a().href(href).child(link.label.clone())))
        })
        .collect();
    html::header().class("site-header").child((
        html::a()
            .class("site-name")
            .lang(site.lang())
            .href(library)
            .child(site.name().to_owned()),
        (!links.is_empty()).then(|| {
            html::nav()
                .class("site-navigation")
                .lang(site.lang())
                .aria_label("Site")
                .child(html::ul().child(links))
        }),
        html::div()
            .class("site-tools")
            .child((search_button(), theme_switch())),
    ))
}
