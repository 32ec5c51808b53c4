//! Metadata of a page beyond that which Readability reads.

use std::cell::RefCell;

use lol_html::{element, rewrite_str};
use url::Url;

use super::html_rewrite::settings;
use crate::error::Error;

/// Metadata of a page.
#[derive(Debug, Default)]
pub(super) struct PageMetadata {
    /// Canonical URL, or else that of Open Graph.
    pub(super) address: Option<Url>,
    /// Base of relative URLs.
    pub(super) base: Option<Url>,
    /// First `datetime` in the page.
    pub(super) time: Option<String>,
    /// Date of the last change; `dom_smoothie` does not read these keys.
    pub(super) modified: Option<String>,
    /// Alternative text of the Open Graph image.
    pub(super) image_alt: Option<String>,
}

impl PageMetadata {
    /// Returns the decoded fragment of a link within this page; none for links to elsewhere.
    pub(super) fn fragment(&self, href: &str) -> Option<String> {
        let fragment = if let Some(fragment) = href.strip_prefix('#') {
            fragment
        } else {
            let (before, fragment) = href.split_once('#')?;
            let own = self.address.as_ref().or(self.base.as_ref())?;
            if before.trim_end_matches('/') != own.as_str().trim_end_matches('/') {
                return None;
            }
            fragment
        };
        let fragment = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
        Some(fragment.into_owned())
    }

    /// Makes a URL absolute.
    pub(super) fn absolute(&self, href: &str) -> Result<Url, url::ParseError> {
        match &self.base {
            Some(base) => base.join(href),
            None => Url::parse(href),
        }
    }
}

/// Reads the metadata of a page.
pub(super) fn read(html: &str) -> Result<PageMetadata, Error> {
    let page = RefCell::new(PageMetadata::default());
    let base = RefCell::new(None);
    let absolute = |address: Option<String>| {
        Url::parse(&address?)
            .ok()
            .filter(|url| matches!(url.scheme(), "http" | "https"))
    };
    rewrite_str(
        html,
        settings(vec![
                element!("link[rel~=canonical][href]", |link| {
                    if let Some(address) = absolute(link.get_attribute("href")) {
                        page.borrow_mut().address = Some(address);
                    }
                    Ok(())
                }),
                element!("meta[property='og:url'][content]", |meta| {
                    let mut page = page.borrow_mut();
                    if page.address.is_none() {
                        page.address = absolute(meta.get_attribute("content"));
                    }
                    Ok(())
                }),
                element!("meta[property='og:image:alt'][content]", |meta| {
                    page.borrow_mut().image_alt = meta.get_attribute("content");
                    Ok(())
                }),
                element!(
                    "meta[property='article:modified_time'][content], meta[property='og:updated_time'][content]",
                    |meta| {
                        let mut page = page.borrow_mut();
                        if page.modified.is_none() {
                            page.modified = meta.get_attribute("content");
                        }
                        Ok(())
                    }
                ),
                element!("base[href]", |element| {
                    base.borrow_mut()
                        .get_or_insert(element.get_attribute("href"));
                    Ok(())
                }),
                element!("time[datetime]", |time| {
                    let mut page = page.borrow_mut();
                    if page.time.is_none() {
                        page.time = time.get_attribute("datetime");
                    }
                    Ok(())
                }),
            ]),
    )
    .map_err(|error| Error::Page(error.to_string()))?;
    let mut page = page.into_inner();
    page.base = match (base.into_inner().flatten(), &page.address) {
        (Some(base), Some(address)) => address.join(&base).ok(),
        (Some(base), None) => absolute(Some(base)),
        (None, address) => address.clone(),
    };
    Ok(page)
}
