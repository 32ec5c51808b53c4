//! Pages with their content.

use lol_html::{element, html_content::ContentType};

use crate::html_rewrite::{attribute, rewrite};
use crate::{
    Result,
    discovery::head::{self, Head},
    render::pages::RenderedPage,
    sanitize::replace_controls,
};

/// What is the same in all pages of a place.
#[derive(Debug)]
pub(crate) struct Template {
    html: String,
    fingerprint: String,
}

/// What marks the link that asks for the italic typeface.
pub(super) const ITALIC: &str = "data-italic";

impl Template {
    pub(super) fn new(html: String) -> Self {
        Self {
            fingerprint: document::fingerprint(&html),
            html,
        }
    }

    /// Its fingerprint.
    pub(crate) fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// A page with its head.
    pub(crate) fn fill(&self, page: &RenderedPage, head: &Head) -> Result<String> {
        let filled = rewrite(
            &self.html,
            vec![
                element!("html", |html| {
                    html.set_attribute("data-page", &attribute(&page.slug))?;
                    html.set_attribute("data-source-fingerprint", &page.source)?;
                    if let Some(quotes) = &page.quotes {
                        html.set_attribute("data-auto-pull-quotes", quotes)?;
                    }
                    if !page.near.is_empty() {
                        html.set_attribute("data-adjacent", &attribute(&page.near))?;
                    }
                    Ok(())
                }),
                element!(format!("link[{ITALIC}]"), |link| {
                    if page.body.contains("<em") {
                        link.remove_attribute(ITALIC);
                    } else {
                        link.remove();
                    }
                    Ok(())
                }),
                element!("body", |body| {
                    body.prepend(&replace_controls(&page.body), ContentType::Html);
                    Ok(())
                }),
            ],
        )?;
        head::apply(&filled, head)
    }
}
