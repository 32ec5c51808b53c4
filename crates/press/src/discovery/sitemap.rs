//! `sitemap.xml` and `robots.txt`, which name the pages for search engines.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};

use crate::{
    Error, Result,
    articles::article_meta::{ArticleMeta, Timestamp, newest},
    output::{Output, Ownership, Provenance},
    site::SiteUrl,
    site_paths::SITEMAP,
};

/// First line of a robots.txt of press's own.
pub(crate) const ROBOTS_MARK: &str = "# Written by press.\n";

/// Comment in a sitemap of press's own.
const MARK: &str = "Written by press";

/// Rule for sitemaps: the comment follows the declaration.
pub(crate) const OWNERSHIP: Ownership<'static> = Ownership {
    provenance: Provenance::Content(|xml| {
        let head = xml.split(|&byte| byte == b'<').take(3);
        let mark = format!("!--{MARK}-->");
        head.into_iter().any(|part| part == mark.as_bytes())
    }),
    advice: "remove it to have the sitemap of all pages that press writes",
};

/// Limit of the protocol (sitemaps.org) for one file, in URLs.
const MAX_URLS: usize = 50_000;
/// Limit for one file, in bytes: the protocol allows 50 MB.
const MAX_BYTES: usize = 45_000_000;

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

type Xml = Writer<Vec<u8>>;

/// Returns the files of the sitemap with their names: one file, or an index and several parts if there are too many pages.
pub(crate) fn sitemap(
    address: &SiteUrl,
    articles: &[ArticleMeta],
) -> Result<Vec<(String, Vec<u8>)>> {
    split(address, articles, MAX_URLS)
        .map_err(|error| Error::new("cannot serialize").at(SITEMAP).caused_by(error))
}

/// Returns a robots.txt that allows everything and names the sitemap.
pub(crate) fn robots(address: &SiteUrl) -> String {
    let sitemap = address.file(SITEMAP);
    format!("{ROBOTS_MARK}User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")
}

/// Removes the parts of a sitemap from number `first` on.
pub(crate) fn remove_parts(output: &Output, first: usize) {
    let parts = (first.max(1)..).map(part_name);
    for name in parts.take_while(|name| output.root().join(name).is_file()) {
        output.remove(&name, OWNERSHIP);
    }
}

fn part_name(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

fn split(
    address: &SiteUrl,
    articles: &[ArticleMeta],
    max_urls: usize,
) -> std::io::Result<Vec<(String, Vec<u8>)>> {
    let published = || articles.iter().filter(|meta| !meta.metadata.draft);
    let changed = newest(published().filter_map(ArticleMeta::changed));
    let mut files = vec![Vec::new()];
    let (mut count, mut bytes) = (0, 0);
    let library = entry(address.root(), changed.as_ref(), &[])?;
    let tags = tags(address, published());
    let tags = tags
        .into_iter()
        .map(|(url, changed)| entry(&url, changed.as_ref(), &[]));
    let articles = published().map(|meta| article(address, meta));
    for page in std::iter::once(Ok(library)).chain(articles).chain(tags) {
        let page = page?;
        if count == max_urls || bytes + page.len() > MAX_BYTES {
            files.push(Vec::new());
            (count, bytes) = (0, 0);
        }
        count += 1;
        bytes += page.len();
        if let Some(file) = files.last_mut() {
            file.push(page);
        }
    }
    let whole = |pages: &[Vec<u8>]| previous_and_next("urlset", &pages.concat());
    if let [pages] = files.as_slice() {
        return Ok(vec![(SITEMAP.to_owned(), whole(pages)?)]);
    }
    let names: Vec<String> = (1..=files.len()).map(part_name).collect();
    let mut index = Vec::new();
    for name in &names {
        let mut xml = Writer::new(Vec::new());
        xml.create_element("sitemap")
            .write_inner_content(|xml| leaf(xml, "loc", &address.file(name)))?;
        index.extend(xml.into_inner());
    }
    let mut written = vec![(
        SITEMAP.to_owned(),
        previous_and_next("sitemapindex", &index)?,
    )];
    for (name, pages) in names.into_iter().zip(&files) {
        written.push((name, whole(pages)?));
    }
    Ok(written)
}

fn article(address: &SiteUrl, meta: &ArticleMeta) -> std::io::Result<Vec<u8>> {
    let languages: Vec<(&str, String)> = meta
        .languages
        .iter()
        .map(|(lang, slug)| (lang.as_str(), address.article(slug)))
        .collect();
    entry(
        &address.article(&meta.slug),
        meta.changed().as_ref(),
        &languages,
    )
}

/// Returns the URLs of the tags' pages with the last change of their articles.
fn tags<'a>(
    address: &SiteUrl,
    articles: impl Iterator<Item = &'a ArticleMeta>,
) -> BTreeMap<String, Option<Timestamp>> {
    let mut tags = BTreeMap::new();
    for meta in articles {
        for url in meta.metadata.tags.iter().filter_map(|tag| address.tag(tag)) {
            let changed: &mut Option<Timestamp> = tags.entry(url).or_default();
            *changed = newest(changed.take().into_iter().chain(meta.changed()));
        }
    }
    tags
}

/// Returns the entry of a page.
fn entry(
    url: &str,
    changed: Option<&Timestamp>,
    languages: &[(&str, String)],
) -> std::io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.create_element("url").write_inner_content(|xml| {
        leaf(xml, "loc", url)?;
        if let Some(changed) = changed {
            leaf(xml, "lastmod", changed.rfc3339())?;
        }
        for (lang, href) in languages {
            xml.create_element("xhtml:link")
                .with_attributes([("rel", "alternate"), ("hreflang", lang), ("href", href)])
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(xml.into_inner())
}

fn leaf(xml: &mut Xml, name: &str, text: &str) -> std::io::Result<()> {
    xml.create_element(name)
        .write_text_content(BytesText::new(text))?;
    Ok(())
}

/// Returns a complete file with this root element and content.
fn previous_and_next(root: &str, inner: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.write_event(Event::Comment(BytesText::new(MARK)))?;
    xml.create_element(root)
        .with_attributes([("xmlns", NAMESPACE), ("xmlns:xhtml", XHTML)])
        .write_inner_content(|xml| {
            xml.get_mut().extend_from_slice(inner);
            Ok(())
        })?;
    Ok(xml.into_inner())
}
