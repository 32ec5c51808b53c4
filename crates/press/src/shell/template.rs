//! Pages with their content.

use lol_html::{element, html_content::ContentType};

use super::rewrite::{attribute, rewrite};
use crate::pages::Written;

/// What is the same in all pages of a place.
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

    /// Its fingerprint.
    pub(crate) fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// A page.
    pub(crate) fn fill(&self, page: &Written) -> Result<String, String> {
        rewrite(
            &self.html,
            vec![
                element!("html", |html| {
                    html.set_attribute("data-page", &attribute(&page.slug))?;
                    html.set_attribute("data-source", &page.source)?;
                    if !page.near.is_empty() {
                        html.set_attribute("data-near", &attribute(&page.near))?;
                    }
                    Ok(())
                }),
                element!("title", |title| {
                    title.set_inner_content(&page.title, ContentType::Text);
                    Ok(())
                }),
                element!("meta[name=description]", |meta| {
                    if page.description.is_empty() {
                        meta.remove();
                    } else {
                        meta.set_attribute("content", &attribute(&page.description))?;
                    }
                    Ok(())
                }),
                element!("body", |body| {
                    body.prepend(&page.body, ContentType::Html);
                    Ok(())
                }),
            ],
        )
    }
}
