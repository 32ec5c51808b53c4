//! Discovery: feeds, sitemap, robots.txt, Open Graph images and the heads of pages, for search engines, feed readers and link
//! previews.

pub(crate) mod feeds;
pub(crate) mod head;
mod sitemap;

use std::path::PathBuf;

use crate::{
    Error, Result,
    articles::{
        self,
        article_meta::{ArticleMeta, link_translations},
    },
    og_image::{self, OgImages},
    output::{Output, Ownership},
    site::{self, Site, SiteUrl},
    site_paths,
};

use feeds::Feeds;
use head::Head;

/// Inputs of [`write()`].
#[derive(Debug)]
pub(crate) struct Context<'a> {
    /// Site to write into.
    pub(crate) output: &'a Output,
    /// Settings of the site.
    pub(crate) site: &'a Site,
    /// Folders with further fonts for Open Graph images.
    pub(crate) fonts: &'a [PathBuf],
    /// `Skip` for `trunk serve`: nobody shares its pages, and it builds after every change.
    pub(crate) og_images: OgImageMode,
}

/// Treatment of Open Graph images.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OgImageMode {
    /// Draw one for each article.
    Draw,
    /// Draw none; those of an earlier run stay.
    Skip,
}

/// Result of [`write()`].
#[derive(Debug, Default)]
pub(crate) struct Discovery {
    /// Heads of all pages.
    pub(crate) heads: Heads,
    /// Warnings to authors.
    pub(crate) warnings: Vec<String>,
    /// Notes about what was left out.
    pub(crate) notes: Vec<String>,
}

/// Heads of all pages.
#[derive(Debug, Default)]
pub(crate) struct Heads {
    /// Head of the library.
    pub(crate) library: Head,
    /// Heads of the articles, in their order.
    pub(crate) articles: Vec<Head>,
    /// Head of the page for unknown addresses. Apart from its elements, every page has it.
    pub(crate) not_found: Head,
}

/// Writes the sitemap, the feeds and the Open Graph images, and returns the heads of the pages. Without the site's address it
/// removes those files instead, since they need absolute URLs.
pub(crate) fn write(context: &Context, articles: &mut [ArticleMeta]) -> Result<Discovery> {
    let mut discovery = Discovery {
        warnings: link_translations(articles),
        ..Discovery::default()
    };
    let mut images = OgImages::default();
    if let Some(address) = &context.site.address {
        if context.og_images == OgImageMode::Draw {
            let drawn = og_image::write(context.output, context.site, articles, context.fonts);
            images = context.output.ok_or_record(drawn).unwrap_or_default();
        }
        write_sitemap(context.output, address, articles)?;
        write_feeds(context, address, articles, &mut discovery.notes)?;
        discovery.notes.append(&mut images.notes);
    } else {
        remove_earlier(context.output);
        discovery.notes.push(format!(
            "the site's address is not known, so there are no sitemap, no feeds and no Open Graph images; set `address = \"https://…\"` in {} or use --address URL",
            site::PATH
        ));
    }
    discovery.heads = heads(context, articles, &images)?;
    Ok(discovery)
}

/// Removes the files of earlier runs that knew the site's address. They would go on naming articles that have been removed since.
fn remove_earlier(output: &Output) {
    remove_feeds(output);
    output.remove(site_paths::SITEMAP, sitemap::OWNERSHIP);
    sitemap::remove_parts(output, 1);
    output.remove(site_paths::ROBOTS, robots(""));
    output.ok_or_record(og_image::remove(output));
}

fn remove_feeds(output: &Output) {
    output.remove(site_paths::ATOM_FEED, feeds::ATOM_OWNERSHIP);
    output.remove(site_paths::JSON_FEED, feeds::JSON_OWNERSHIP);
}

fn robots(advice: &str) -> Ownership<'_> {
    Ownership::by_content(
        |text| text.starts_with(sitemap::ROBOTS_MARK.as_bytes()),
        advice,
    )
}

fn heads(context: &Context, articles: &[ArticleMeta], images: &OgImages) -> Result<Heads> {
    let Context { output, site, .. } = context;
    let for_app = site.for_app();
    let json = serde_json::to_string(&for_app).map_err(|error| {
        Error::new("cannot serialize")
            .at(site::PATH)
            .caused_by(error)
    })?;
    let styles = site::write_stylesheets(output, site)?;
    let head = |elements| Head {
        elements,
        site: if for_app == recto::data::site::Site::default() {
            String::new()
        } else {
            json.clone()
        },
        styles: styles.clone(),
    };
    let article = |meta: &ArticleMeta| {
        let image = images.names.get(meta.slug.as_str()).map(String::as_str);
        head(head::article(meta, site, image))
    };
    Ok(Heads {
        library: head(head::library(site)),
        articles: articles.iter().map(article).collect(),
        not_found: head(head::not_found(site)),
    })
}

fn write_sitemap(output: &Output, address: &SiteUrl, articles: &[ArticleMeta]) -> Result<()> {
    let files = sitemap::sitemap(address, articles)?;
    for (name, xml) in &files {
        output.write(name, xml, sitemap::OWNERSHIP);
    }
    sitemap::remove_parts(output, files.len());
    let advice = format!(
        "to name the sitemap in it, add the line `Sitemap: {}`",
        address.file(site_paths::SITEMAP)
    );
    let text = sitemap::robots(address);
    output.write(site_paths::ROBOTS, text.as_bytes(), robots(&advice));
    Ok(())
}

fn write_feeds(
    context: &Context,
    address: &SiteUrl,
    articles: &[ArticleMeta],
    notes: &mut Vec<String>,
) -> Result<()> {
    let output = context.output;
    let mut newest = Vec::new();
    let mut budget = feeds::Budget::default();
    for meta in feeds::newest(articles.iter()) {
        // Only the few articles of the feed are read again, instead of keeping the texts of all.
        let path = output
            .root()
            .join(format!("{}/{}.md", site_paths::ARTICLES, meta.slug));
        let text = articles::read_text(&path);
        if let Some(text) = output.ok_or_record(text) {
            let html = feeds::to_html(&document::parse(&text), &meta.slug, address);
            newest.push((meta, budget.fit(html, meta)));
        }
    }
    let Some(Feeds { atom, json }) = feeds::feeds(context.site, address, newest)? else {
        remove_feeds(output);
        notes.push(
            "no article has a date, so there is no feed; write `date: 2026-05-06` into the front matter"
                .to_owned(),
        );
        return Ok(());
    };
    output.write(
        site_paths::ATOM_FEED,
        atom.as_bytes(),
        feeds::ATOM_OWNERSHIP,
    );
    output.write(
        site_paths::JSON_FEED,
        json.as_bytes(),
        feeds::JSON_OWNERSHIP,
    );
    Ok(())
}
