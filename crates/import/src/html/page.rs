//! What a page says of itself beyond what Readability reads.

use std::cell::RefCell;

use lol_html::{element, rewrite_str};
use url::Url;

use super::rewriting::settings;

/// What is known of a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its address, where it says one: canonical, or for sharing.
    pub(super) address: Option<Url>,
    /// What its relative addresses are relative to.
    pub(super) base: Option<Url>,
    /// The first time in it that a machine can read.
    pub(super) time: Option<String>,
    /// When it was changed; `dom_smoothie` knows the key and passes over it.
    pub(super) modified: Option<String>,
    /// What the image for sharing shows.
    pub(super) image_alt: Option<String>,
}

/// Reads a page.
pub(super) fn read(html: &str) -> Result<Page, String> {
    let page = RefCell::new(Page::default());
    let base = RefCell::new(None);
    let whole = |address: Option<String>| {
        Url::parse(&address?)
            .ok()
            .filter(|url| matches!(url.scheme(), "http" | "https"))
    };
    rewrite_str(
        html,
        settings(vec![
                element!("link[rel~=canonical][href]", |link| {
                    if let Some(address) = whole(link.get_attribute("href")) {
                        page.borrow_mut().address = Some(address);
                    }
                    Ok(())
                }),
                element!("meta[property='og:url'][content]", |meta| {
                    let mut page = page.borrow_mut();
                    if page.address.is_none() {
                        page.address = whole(meta.get_attribute("content"));
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
    .map_err(|error| format!("the page cannot be read: {error}"))?;
    let mut page = page.into_inner();
    page.base = match (base.into_inner().flatten(), &page.address) {
        (Some(base), Some(address)) => address.join(&base).ok(),
        (Some(base), None) => whole(Some(base)),
        (None, address) => address.clone(),
    };
    Ok(page)
}
