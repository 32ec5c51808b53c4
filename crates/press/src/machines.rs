//! What machines read of a site: gathered here, and written beside its pages.

use std::path::PathBuf;

use crate::{
    articles,
    feeds::{self, Feeds},
    head::{self, Head},
    output::{Kind, Output},
    piece::{Piece, link_translations},
    policy::Served,
    preview::{self, Previews},
    site::{self, Address, Site},
    sitemap,
};

/// What is told, and with what.
#[derive(Debug)]
pub(crate) struct Told<'a> {
    /// The site.
    pub(crate) output: &'a Output,
    /// What the publisher says of it.
    pub(crate) said: &'a Site,
    /// Folders with fonts for share pictures.
    pub(crate) fonts: &'a [PathBuf],
    /// Nobody shares what `trunk serve` serves, and it builds anew at every change: it does without share pictures.
    pub(crate) served: Served,
}

/// What was written, and what the pages are to say.
#[derive(Debug, Default)]
pub(crate) struct Written {
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
pub(crate) fn write(told: &Told, pieces: &mut [Piece]) -> Result<Written, String> {
    let mut written = Written {
        warnings: link_translations(pieces),
        ..Written::default()
    };
    let mut previews = Previews::default();
    if let Some(address) = &told.said.address {
        if told.served == Served::ByHost {
            let drawn = preview::write(told.output, told.said, pieces, told.fonts);
            previews = told.output.unless_failed(drawn).unwrap_or_default();
        }
        write_sitemap(told.output, address, pieces)?;
        write_feeds(told, address, pieces, &mut written.notes)?;
        written.notes.append(&mut previews.notes);
    } else {
        remove_earlier(told.output);
        written.notes.push(format!(
            "the site's address is not known, so there is no sitemap, no feed and no share picture; say `address = \"https://…\"` in {} or --address URL",
            site::FILE
        ));
    }
    written.heads = heads(told, pieces, &previews)?;
    Ok(written)
}

/// Removes what an earlier run has written for a site whose address was known: articles that are gone or withdrawn by now
/// must not go on in it.
fn remove_earlier(output: &Output) {
    remove_feeds(output);
    output.remove(sitemap::SITEMAP, sitemap::KIND);
    sitemap::remove_parts(output, 1);
    output.remove(sitemap::ROBOTS, robots(""));
    output.unless_failed(preview::remove(output));
}

fn remove_feeds(output: &Output) {
    output.remove(feeds::ATOM, feeds::ATOM_KIND);
    output.remove(feeds::JSON, feeds::JSON_KIND);
}

fn robots(advice: &str) -> Kind<'_> {
    Kind::says(
        |text| text.starts_with(sitemap::ROBOTS_MARK.as_bytes()),
        advice,
    )
}

fn heads(told: &Told, pieces: &[Piece], previews: &Previews) -> Result<Heads, String> {
    let Told { output, said, .. } = told;
    let for_app = said.for_app();
    let json = serde_json::to_string(&for_app)
        .map_err(|error| format!("what {} says cannot be written: {error}", site::FILE))?;
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
    let article = |piece: &Piece| {
        let picture = previews.names.get(piece.slug.as_str()).map(String::as_str);
        head(head::article(piece, said, picture))
    };
    Ok(Heads {
        library: head(head::library(said)),
        articles: pieces.iter().map(article).collect(),
        missing: head(head::missing(said)),
    })
}

fn write_sitemap(output: &Output, address: &Address, pieces: &[Piece]) -> Result<(), String> {
    let files = sitemap::sitemap(address, pieces)?;
    for (name, xml) in &files {
        output.write(name, xml, sitemap::KIND);
    }
    sitemap::remove_parts(output, files.len());
    let advice = format!(
        "it can name the sitemap by a line `Sitemap: {}`",
        address.file(sitemap::SITEMAP)
    );
    let text = sitemap::robots(address);
    output.write(sitemap::ROBOTS, text.as_bytes(), robots(&advice));
    Ok(())
}

fn write_feeds(
    told: &Told,
    address: &Address,
    pieces: &[Piece],
    notes: &mut Vec<String>,
) -> Result<(), String> {
    let output = told.output;
    let mut newest = Vec::new();
    let mut room = feeds::Room::default();
    for piece in feeds::newest(pieces.iter()) {
        // Read once more: the texts of a whole library need not be kept for the few that are in the feed.
        let path = output.root().join(format!("articles/{}.md", piece.slug));
        let text =
            articles::open(&path).map_err(|problem| format!("{}: {problem}", path.display()));
        if let Some(text) = output.unless_failed(text) {
            let content = feeds::content(&document::parse(&text), &piece.slug, address);
            newest.push((piece, room.take(content, piece)));
        }
    }
    let Some(Feeds { atom, json }) = feeds::feeds(told.said, address, newest)? else {
        remove_feeds(output);
        notes.push(
            "no article has a date, so there is no feed; say `date: 2026-05-06` in the front matter"
                .to_owned(),
        );
        return Ok(());
    };
    output.write(feeds::ATOM, atom.as_bytes(), feeds::ATOM_KIND);
    output.write(feeds::JSON, json.as_bytes(), feeds::JSON_KIND);
    Ok(())
}
