//! Head elements of pages, for search engines, link previews and feed readers.

mod html;
mod json_ld;
#[cfg(test)]
mod tests;

use recto::routing::Filter;

use crate::{
    articles::article_meta::{self, ArticleMeta},
    og_image,
    site::{Site, SiteUrl},
};

pub(crate) use html::{Head, apply, strip};

/// Element of the head.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Element {
    /// `<title>`.
    Title(String),
    /// `<meta name>`.
    Meta(&'static str, String),
    /// `<meta property>`, which Open Graph uses.
    Property(&'static str, String),
    /// `<link>`.
    Link(HeadLink),
    /// A block of JSON-LD.
    JsonLd(serde_json::Value),
}

/// Link of the page as a whole.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct HeadLink {
    /// Relation to the page.
    pub(crate) rel: &'static str,
    /// URL of the target.
    pub(crate) href: String,
    /// Language of the target.
    pub(crate) lang: Option<String>,
    /// Media type of the target.
    pub(crate) kind: Option<&'static str>,
    /// Title of the target.
    pub(crate) title: Option<String>,
}

/// Returns the head of an article's page. `image` is the path of its Open Graph image below the site's root.
pub(crate) fn article(meta: &ArticleMeta, site: &Site, image: Option<&str>) -> Vec<Element> {
    let metadata = &meta.metadata;
    let address = site.address.as_ref();
    let url = address.map(|address| address.article(&meta.slug));
    let image = address.zip(image).map(|(address, name)| address.file(name));
    let mut head = vec![Element::Title(meta.title.clone())];
    push_meta(&mut head, "description", &meta.summary);
    let authors = meta.authors(site).join(", ");
    push_meta(&mut head, "author", &authors);
    if metadata.draft {
        push_meta(&mut head, "robots", "noindex");
    }
    if let Some(address) = address {
        head.push(link("canonical", address.article(&meta.slug)));
        for (lang, slug) in &meta.languages {
            head.push(Element::Link(HeadLink {
                rel: "alternate",
                href: address.article(slug),
                lang: Some(lang.clone()),
                ..HeadLink::default()
            }));
        }
        push_feeds(&mut head, site, address);
        push_licence(&mut head, site, address);
    }
    push_property(&mut head, "og:type", "article");
    push_card(&mut head, site, &meta.title, &meta.summary, url);
    push_locale(&mut head, metadata.lang.as_deref());
    if let Some(published) = meta.published() {
        push_property(&mut head, "article:published_time", published.rfc3339());
    }
    if let Some(changed) = meta.changed() {
        push_property(&mut head, "article:modified_time", changed.rfc3339());
    }
    for tag in &metadata.tags {
        push_property(&mut head, "article:tag", tag);
    }
    push_image(&mut head, image.as_deref(), &meta.title);
    head.push(Element::JsonLd(json_ld::article(
        meta,
        site,
        image.as_deref(),
    )));
    head.push(Element::JsonLd(json_ld::breadcrumbs(meta, site)));
    head
}

/// Returns the head of the library's page.
pub(crate) fn library(site: &Site) -> Vec<Element> {
    let address = site.address.as_ref();
    let description = site.description.as_deref().unwrap_or_default();
    let mut head = vec![Element::Title(site.name().to_owned())];
    push_meta(&mut head, "description", description);
    push_meta(
        &mut head,
        "author",
        site.author.as_deref().unwrap_or_default(),
    );
    if let Some(address) = address {
        head.push(link("canonical", address.root().to_owned()));
        push_feeds(&mut head, site, address);
        push_licence(&mut head, site, address);
    }
    push_property(&mut head, "og:type", "website");
    let url = address.map(|address| address.root().to_owned());
    push_card(&mut head, site, site.name(), description, url);
    push_locale(&mut head, site.lang.as_deref());
    push_image(&mut head, None, "");
    head.push(Element::JsonLd(json_ld::library(site)));
    head
}

/// Returns the head of a tag's page, which the titles of its articles describe.
pub(crate) fn tag(tag: &str, titles: &[String], site: &Site) -> Vec<Element> {
    let address = site.address.as_ref();
    let url = address.and_then(|address| address.tag(tag));
    let title = site.for_app().window_title(&Filter {
        tag: Some(tag.to_owned()),
        ..Filter::default()
    });
    let description = article_meta::truncate(&titles.join(" · "), article_meta::SUMMARY_CHARS);
    let mut head = vec![Element::Title(title.clone())];
    push_meta(&mut head, "description", &description);
    if let Some((address, url)) = address.zip(url.clone()) {
        head.push(link("canonical", url));
        push_feeds(&mut head, site, address);
        push_licence(&mut head, site, address);
    }
    push_property(&mut head, "og:type", "website");
    push_card(&mut head, site, &title, &description, url);
    push_locale(&mut head, site.lang.as_deref());
    push_image(&mut head, None, "");
    head.push(Element::JsonLd(json_ld::tag(tag, site)));
    head
}

/// Returns the head of the page for unknown addresses.
pub(crate) fn not_found(site: &Site) -> Vec<Element> {
    let mut head = vec![Element::Title(site.name().to_owned())];
    push_meta(&mut head, "robots", "noindex");
    head
}

fn link(rel: &'static str, href: String) -> Element {
    Element::Link(HeadLink {
        rel,
        href,
        ..HeadLink::default()
    })
}

/// Adds an element unless it would be empty.
fn push_meta(head: &mut Vec<Element>, name: &'static str, content: &str) {
    if !content.is_empty() {
        head.push(Element::Meta(name, content.to_owned()));
    }
}

fn push_property(head: &mut Vec<Element>, name: &'static str, content: &str) {
    if !content.is_empty() {
        head.push(Element::Property(name, content.to_owned()));
    }
}

fn push_card(
    head: &mut Vec<Element>,
    site: &Site,
    title: &str,
    description: &str,
    url: Option<String>,
) {
    push_property(head, "og:title", title);
    push_property(head, "og:description", description);
    push_property(head, "og:site_name", site.name());
    push_property(head, "og:url", &url.unwrap_or_default());
    push_meta(head, "twitter:title", title);
    push_meta(head, "twitter:description", description);
}

/// Adds the locale if the language tag names a territory, which Open Graph requires.
fn push_locale(head: &mut Vec<Element>, lang: Option<&str>) {
    let mut parts = lang.unwrap_or_default().split('-');
    let language = parts.next().unwrap_or_default();
    let territory = parts.find(|part| part.len() == 2);
    if let Some(territory) = territory {
        let locale = format!("{}_{}", language.to_lowercase(), territory.to_uppercase());
        push_property(head, "og:locale", &locale);
    }
}

fn push_image(head: &mut Vec<Element>, image: Option<&str>, title: &str) {
    let Some(image) = image else {
        push_meta(head, "twitter:card", "summary");
        return;
    };
    push_property(head, "og:image", image);
    push_property(head, "og:image:type", "image/png");
    push_property(head, "og:image:width", &og_image::WIDTH.to_string());
    push_property(head, "og:image:height", &og_image::HEIGHT.to_string());
    push_property(head, "og:image:alt", title);
    push_meta(head, "twitter:card", "summary_large_image");
    push_meta(head, "twitter:image", image);
    push_meta(head, "twitter:image:alt", title);
}

fn push_feeds(head: &mut Vec<Element>, site: &Site, address: &SiteUrl) {
    for (file, kind) in [
        (crate::site_paths::ATOM_FEED, "application/atom+xml"),
        (crate::site_paths::JSON_FEED, "application/feed+json"),
    ] {
        head.push(Element::Link(HeadLink {
            rel: "alternate",
            href: address.file(file),
            kind: Some(kind),
            title: Some(site.name().to_owned()),
            ..HeadLink::default()
        }));
    }
}

fn push_licence(head: &mut Vec<Element>, site: &Site, address: &SiteUrl) {
    let licence = site.licence.as_ref();
    if let Some(url) = licence.and_then(|licence| address.licence(licence)) {
        head.push(link("license", url));
    }
}
