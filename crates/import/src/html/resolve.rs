//! Resolves the links and images of an article: absolute URLs, sections of the article, or files beside the page.

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashSet},
};

use super::{html_rewrite::settings, page_metadata::PageMetadata};
use crate::{
    error::Error,
    fields,
    images::{self, Image, ImageLookup},
    source::Context,
};
use lol_html::{element, html_content::Element, rewrite_str};

/// Article with resolved links and images.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    pub(super) html: String,
    /// Files to copy beside the article.
    pub(super) images: Vec<Image>,
    /// Counts of links and images that could not be resolved.
    pub(super) report: Vec<String>,
}

/// Resolves the links and images in the content of an article.
pub(super) fn content(
    html: &str,
    page: &PageMetadata,
    context: &Context<'_>,
) -> Result<Resolved, Error> {
    let linked_ids = linked_ids(html, page)?;
    let lost = RefCell::new(BTreeMap::<&str, usize>::new());
    let images = RefCell::new(Vec::new());
    let html = rewrite_str(
        html,
        settings(vec![
            element!("a[href]", |link| {
                if let Err(reason) = resolve_link(link, page, &linked_ids) {
                    *lost.borrow_mut().entry(reason).or_default() += 1;
                    link.remove_and_keep_content();
                }
                Ok(())
            }),
            element!("img", |image| {
                match resolve_image(image, page, context) {
                    Ok(found) => images.borrow_mut().extend(found),
                    Err(reason) => {
                        *lost.borrow_mut().entry(reason).or_default() += 1;
                        image.remove();
                    }
                }
                Ok(())
            }),
            element!("h1, h2, h3, h4, h5, h6", |heading| {
                let id = heading.get_attribute("id");
                if !id.is_some_and(|id| linked_ids.contains(&id)) {
                    heading.remove_attribute("id");
                }
                Ok(())
            }),
        ]),
    )
    .map_err(|error| Error::Page(error.to_string()))?;
    Ok(Resolved {
        html,
        images: images.into_inner(),
        report: lost
            .into_inner()
            .into_iter()
            .map(|(reason, count)| format!("{count} {reason}"))
            .collect(),
    })
}

/// Returns the ids of headings that some link of the page leads to.
fn linked_ids(html: &str, page: &PageMetadata) -> Result<HashSet<String>, Error> {
    let ids = RefCell::new(HashSet::new());
    let targets = RefCell::new(HashSet::new());
    rewrite_str(
        html,
        settings(vec![
            element!(
                "h1[id], h2[id], h3[id], h4[id], h5[id], h6[id]",
                |heading| {
                    ids.borrow_mut().extend(heading.get_attribute("id"));
                    Ok(())
                }
            ),
            element!("a[href]", |link| {
                let href = link.get_attribute("href").unwrap_or_default();
                targets.borrow_mut().extend(page.fragment(&href));
                Ok(())
            }),
        ]),
    )
    .map_err(|error| Error::Page(error.to_string()))?;
    // An id with a brace or a space cannot be written behind a heading.
    let fits = |id: &String| !id.is_empty() && !id.contains(['{', '}', ' ', '#', '"', '=']);
    let linked = ids
        .borrow()
        .intersection(&targets.borrow())
        .filter(|id| fits(id))
        .cloned()
        .collect();
    Ok(linked)
}

/// Resolves a link. An error says why it cannot be kept.
fn resolve_link(
    link: &mut Element<'_, '_>,
    page: &PageMetadata,
    linked_ids: &HashSet<String>,
) -> Result<(), &'static str> {
    let href = link.get_attribute("href").unwrap_or_default();
    let href = href.trim();
    if let Some(id) = page.fragment(href) {
        if linked_ids.contains(&id) {
            return set_attribute(link, "href", &format!("#{id}"));
        }
        return Err("links within the page lead to no heading and became plain text");
    }
    match page.absolute(href) {
        Ok(url) if matches!(url.scheme(), "http" | "https" | "mailto" | "tel") => {
            set_attribute(link, "href", url.as_str())
        }
        Ok(_) => Err("links have a scheme that is not allowed and became plain text"),
        Err(_) => Err("relative links became plain text, since the page does not state its URL"),
    }
}

/// Resolves an image to an https URL or to a file beside the page. An error says why it cannot be kept.
fn resolve_image(
    image: &mut Element<'_, '_>,
    page: &PageMetadata,
    context: &Context<'_>,
) -> Result<Option<Image>, &'static str> {
    let source = image.get_attribute("src").unwrap_or_default();
    // Browsers save the images of a page in a folder beside it.
    if let ImageLookup::File(file) = images::look_up(source.trim(), context) {
        set_attribute(image, "src", &images::encode_path(&file.to))?;
        return Ok(Some(file));
    }
    let absolute = page.absolute(source.trim());
    match absolute.ok().and_then(|url| fields::image(url.as_str())) {
        Some(address) => set_attribute(image, "src", &address).map(|()| None),
        None if source.starts_with("data:") => {
            Err("images embedded as data were left out: save them as files")
        }
        None => Err(
            "images were left out, since they are not beside the page and it does not state its URL",
        ),
    }
}

fn set_attribute(
    element: &mut Element<'_, '_>,
    name: &str,
    value: &str,
) -> Result<(), &'static str> {
    let value = value.replace('&', "&amp;").replace('"', "&quot;");
    element
        .set_attribute(name, &value)
        .map_err(|_| "URLs could not be written")
}
