//! The HTML of an article, made ready to become Markdown: its links and images lead somewhere.

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashSet},
};

use lol_html::{element, html_content::Element, rewrite_str};
use url::Url;

use super::rewriting::settings;

use super::page::Page;
use crate::{
    fields,
    images::{self, Found, Image},
    source::Context,
};

/// What was made ready.
#[derive(Debug, Default)]
pub(super) struct Prepared {
    pub(super) html: String,
    pub(super) images: Vec<Image>,
    /// What could not be taken over.
    pub(super) report: Vec<String>,
}

/// Makes the content of an article ready.
pub(super) fn content(html: &str, page: &Page, context: &Context<'_>) -> Result<Prepared, String> {
    let anchors = Anchors::of(html, page)?;
    let lost = RefCell::new(BTreeMap::<&str, usize>::new());
    let images = RefCell::new(Vec::new());
    let html = rewrite_str(
        html,
        settings(vec![
            element!("a[href]", |link| {
                if let Err(reason) = settle_link(link, page, &anchors) {
                    *lost.borrow_mut().entry(reason).or_default() += 1;
                    link.remove_and_keep_content();
                }
                Ok(())
            }),
            element!("img", |image| {
                match settle_image(image, page, context) {
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
                if !id.is_some_and(|id| anchors.linked.contains(&id)) {
                    heading.remove_attribute("id");
                }
                Ok(())
            }),
        ]),
    )
    .map_err(|error| format!("the article cannot be read: {error}"))?;
    Ok(Prepared {
        html,
        images: images.into_inner(),
        report: lost
            .into_inner()
            .into_iter()
            .map(|(reason, count)| format!("{count} {reason}"))
            .collect(),
    })
}

/// The ids of headings, and those of them that something links to.
#[derive(Debug, Default)]
struct Anchors {
    linked: HashSet<String>,
}

impl Anchors {
    fn of(html: &str, page: &Page) -> Result<Self, String> {
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
                    targets.borrow_mut().extend(fragment(&href, page));
                    Ok(())
                }),
            ]),
        )
        .map_err(|error| format!("the article cannot be read: {error}"))?;
        // An id with a brace or a space cannot be written behind a heading.
        let fits = |id: &String| !id.is_empty() && !id.contains(['{', '}', ' ', '#', '"', '=']);
        let linked = ids
            .borrow()
            .intersection(&targets.borrow())
            .filter(|id| fits(id))
            .cloned()
            .collect();
        Ok(Self { linked })
    }
}

/// The fragment of an address that leads to the same page.
pub(super) fn fragment(href: &str, page: &Page) -> Option<String> {
    let fragment = if let Some(fragment) = href.strip_prefix('#') {
        fragment
    } else {
        let (before, fragment) = href.split_once('#')?;
        let own = page.address.as_ref().or(page.base.as_ref())?;
        if before.trim_end_matches('/') != own.as_str().trim_end_matches('/') {
            return None;
        }
        fragment
    };
    let fragment = percent_encoding::percent_decode_str(fragment).decode_utf8_lossy();
    Some(fragment.into_owned())
}

/// Makes a link lead somewhere; an error says why it cannot.
fn settle_link(
    link: &mut Element<'_, '_>,
    page: &Page,
    anchors: &Anchors,
) -> Result<(), &'static str> {
    let href = link.get_attribute("href").unwrap_or_default();
    let href = href.trim();
    if let Some(id) = fragment(href, page) {
        if anchors.linked.contains(&id) {
            return set(link, "href", &format!("#{id}"));
        }
        return Err("links within the page lead to no heading, and became plain words");
    }
    let whole = match &page.base {
        Some(base) => base.join(href),
        None => Url::parse(href),
    };
    match whole {
        Ok(url) if matches!(url.scheme(), "http" | "https" | "mailto" | "tel") => {
            set(link, "href", url.as_str())
        }
        Ok(_) => Err("links have a scheme that is not allowed, and became plain words"),
        Err(_) => Err("relative links became plain words, since the page does not say its address"),
    }
}

/// Makes an image come from somewhere: over https, or as a file beside the page.
fn settle_image(
    image: &mut Element<'_, '_>,
    page: &Page,
    context: &Context<'_>,
) -> Result<Option<Image>, &'static str> {
    let source = image.get_attribute("src").unwrap_or_default();
    // A page that was saved with its images has them in a folder beside it.
    if let Found::File(file) = images::find(source.trim(), context) {
        set(image, "src", &images::address(&file.to))?;
        return Ok(Some(file));
    }
    let whole = match &page.base {
        Some(base) => base.join(source.trim()),
        None => Url::parse(source.trim()),
    };
    match whole.ok().and_then(|url| fields::image(url.as_str())) {
        Some(address) => set(image, "src", &address).map(|()| None),
        None if source.starts_with("data:") => {
            Err("images are written into the page, and were left out: save them as files")
        }
        None => Err(
            "images were left out, since they are not beside the page and it does not say its address",
        ),
    }
}

fn set(element: &mut Element<'_, '_>, name: &str, value: &str) -> Result<(), &'static str> {
    let value = value.replace('&', "&amp;").replace('"', "&quot;");
    element
        .set_attribute(name, &value)
        .map_err(|_| "addresses could not be written")
}
