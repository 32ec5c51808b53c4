//! Footer of every page.

use leptos::{html, prelude::*};

use crate::{data::site::Site, routing::Navigation};

/// Licence of the site's texts, if the publisher names one.
pub fn site_footer() -> Option<impl IntoView> {
    let site = use_context::<Site>()?;
    let licence = site.licence.clone()?;
    let href = licence.href(&Navigation::from_context().base);
    let words = match href {
        Some(href) => html::a()
            .rel("license")
            .href(href)
            .child(licence.label)
            .into_any(),
        None => licence.label.into_any(),
    };
    let lang = site.lang();
    Some(
        html::footer()
            .class("site-footer")
            .child(html::p().lang(lang).child(words)),
    )
}
