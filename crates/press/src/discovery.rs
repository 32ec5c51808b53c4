//! What machines read of a site: gathered here, and written beside its pages.

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
    og_image::{self, Previews},
    output::{Output, Ownership},
    site::{self, Address, Site},
    site_paths,
};

use feeds::Feeds;
use head::Head;

/// What is context, and with what.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    /// The site.
    pub(crate) output: &'a Output,
    /// What the publisher says of it.
    pub(crate) said: &'a Site,
    /// Folders with fonts for share pictures.
    pub(crate) fonts: &'a [PathBuf],
    /// Nobody shares what `trunk serve` serves, and it builds anew at every change: it does without Open Graph images.
    pub(crate) og_images: OgImages,
}

/// Whether Open Graph images are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OgImages {
    /// One for each article.
    Drawn,
    /// None; those of an earlier run stay.
    Skipped,
}

/// What was written, and what the pages are to say.
#[derive(Debug, Default)]
pub(crate) struct Discovery {
    /// The head of every page.
    pub(crate) heads: Heads,
    /// What authors should correct.
    pub(crate) warnings: Vec<String>,
    /// What was not done, and why.
    pub(crate) notes: Vec<String>,
}

/// The heads of all pages.
#[derive(Debug, Default)]
pub(crate) struct Heads {
    /// The library's.
    pub(crate) library: Head,
    /// Those of the articles, in their order.
    pub(crate) articles: Vec<Head>,
    /// That of the page for what is not there; but for its elements that of every page.
    pub(crate) missing: Head,
}

/// Writes the sitemap, the feeds and the share pictures, where the site's address is known: all of them name whole
/// addresses. Says what the heads of the pages are.
pub(crate) fn write(context: &Context, articles: &mut [ArticleMeta]) -> Result<Discovery> {
    let mut written = Discovery {
        warnings: link_translations(articles),
        ..Discovery::default()
    };
    let mut previews = Previews::default();
    if let Some(address) = &context.said.address {
        if context.og_images == OgImages::Drawn {
            let drawn = og_image::write(context.output, context.said, articles, context.fonts);
            previews = context.output.record_failure(drawn).unwrap_or_default();
        }
        write_sitemap(context.output, address, articles)?;
        write_feeds(context, address, articles, &mut written.notes)?;
        written.notes.append(&mut previews.notes);
    } else {
        remove_earlier(context.output);
        written.notes.push(format!(
            "the site's address is not known, so there is no sitemap, no feed and no share picture; say `address = \"https://…\"` in {} or --address URL",
            site::FILE
        ));
    }
    written.heads = heads(context, articles, &previews)?;
    Ok(written)
}

/// Removes what an earlier run has written for a site whose address was known: articles that are gone or withdrawn by now
/// must not go on in it.
fn remove_earlier(output: &Output) {
    remove_feeds(output);
    output.remove(site_paths::SITEMAP, sitemap::OWNERSHIP);
    sitemap::remove_parts(output, 1);
    output.remove(site_paths::ROBOTS, robots(""));
    output.record_failure(og_image::remove(output));
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

fn heads(context: &Context, articles: &[ArticleMeta], previews: &Previews) -> Result<Heads> {
    let Context { output, said, .. } = context;
    let for_app = said.for_app();
    let json = serde_json::to_string(&for_app).map_err(|error| {
        Error::new("cannot serialize")
            .at(site::FILE)
            .caused_by(error)
    })?;
    let styles = site::write_styles(output, said)?;
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
        let picture = previews.names.get(meta.slug.as_str()).map(String::as_str);
        head(head::article(meta, said, picture))
    };
    Ok(Heads {
        library: head(head::library(said)),
        articles: articles.iter().map(article).collect(),
        missing: head(head::missing(said)),
    })
}

fn write_sitemap(output: &Output, address: &Address, articles: &[ArticleMeta]) -> Result<()> {
    let files = sitemap::sitemap(address, articles)?;
    for (name, xml) in &files {
        output.write(name, xml, sitemap::OWNERSHIP);
    }
    sitemap::remove_parts(output, files.len());
    let advice = format!(
        "it can name the sitemap by a line `Sitemap: {}`",
        address.file(site_paths::SITEMAP)
    );
    let text = sitemap::robots(address);
    output.write(site_paths::ROBOTS, text.as_bytes(), robots(&advice));
    Ok(())
}

fn write_feeds(
    context: &Context,
    address: &Address,
    articles: &[ArticleMeta],
    notes: &mut Vec<String>,
) -> Result<()> {
    let output = context.output;
    let mut newest = Vec::new();
    let mut room = feeds::Room::default();
    for meta in feeds::newest(articles.iter()) {
        // Read once more: the texts of a whole library need not be kept for the few that are in the feed.
        let path = output.root().join(format!("articles/{}.md", meta.slug));
        let text = articles::read_text(&path);
        if let Some(text) = output.record_failure(text) {
            let content = feeds::content(&document::parse(&text), &meta.slug, address);
            newest.push((meta, room.take(content, meta)));
        }
    }
    let Some(Feeds { atom, json }) = feeds::feeds(context.said, address, newest)? else {
        remove_feeds(output);
        notes.push(
            "no article has a date, so there is no feed; say `date: 2026-05-06` in the front matter"
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
