//! Templates of pages.

use lol_html::{element, html_content::ContentType};

use crate::html_rewriter::{escape_attribute, rewrite};
use crate::{
    Result,
    control_characters::replace_controls,
    discovery::head::{self, Head},
    render::prerender::RenderedPage,
};

/// Everything that the pages at a level have in common.
#[derive(Debug)]
pub(crate) struct Template {
    html: String,
    fingerprint: String,
}

impl Template {
    pub(super) fn new(html: String) -> Self {
        Self {
            fingerprint: document::fingerprint(&html),
            html,
        }
    }

    /// Returns the fingerprint of the template.
    pub(crate) fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Returns a page with its content and its head.
    pub(crate) fn fill(&self, page: &RenderedPage, head: &Head) -> Result<String> {
        let page_with_body = rewrite(
            &self.html,
            vec![
                element!("html", |html| {
                    html.set_attribute("data-page", &escape_attribute(&page.slug))?;
                    html.set_attribute("data-source-fingerprint", &page.source_fingerprint)?;
                    if let Some(selection) = &page.selection {
                        html.set_attribute("data-auto-pull-quotes", selection)?;
                    }
                    Ok(())
                }),
                element!("body", |body| {
                    body.prepend(&replace_controls(&page.body), ContentType::Html);
                    Ok(())
                }),
            ],
        )?;
        head::apply(&page_with_body, head)
    }
}
