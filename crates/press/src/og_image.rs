//! Share pictures: what a preview of a link to an article shows. Drawn in the site's own type, or not at all: where no font
//! has a letter, there is no picture with a box in its place.

mod design;
mod drawing;
mod line;
mod png;
mod sheet;
#[cfg(test)]
mod tests;
mod typefaces;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    panic::{self, AssertUnwindSafe},
    path::PathBuf,
};

use rayon::prelude::*;

use crate::{
    Error, Result,
    articles::article_meta::ArticleMeta,
    files,
    fingerprint::content_hash,
    output::{
        Outcome, Output, Ownership, Provenance,
        safe_path::{self, Location},
    },
    site::Site,
    site_paths::PREVIEWS,
};

use design::Card;
use typefaces::{Sources, Typefaces};

/// The size that previews of links have, in pixels.
pub(crate) const WIDTH: u32 = 1200;
pub(crate) const HEIGHT: u32 = 630;

/// To be raised when pictures come to look otherwise: their names are made of what is on them.
const VERSION: u32 = 3;

/// The pictures of a site.
#[derive(Debug, Default)]
pub(crate) struct Previews {
    /// Their names below the site's root, by the slug of the article.
    pub(crate) names: BTreeMap<String, String>,
    /// Which articles have none, and what to do.
    pub(crate) notes: Vec<String>,
}

/// Draws the pictures that are not there yet, and removes those of no article. `fonts` are folders with fonts, for what
/// those of the site itself cannot say.
pub(crate) fn write(
    output: &Output,
    said: &Site,
    articles: &[ArticleMeta],
    fonts: &[PathBuf],
) -> Result<Previews> {
    let site = output.root();
    let sources = Sources::find(site, &said.typefaces, fonts)?;
    let cards: Vec<(&ArticleMeta, Card, String)> = articles
        .iter()
        .filter(|meta| !meta.metadata.draft)
        .map(|meta| {
            let card = Card::of(meta, said);
            let name = name(&card, &sources);
            (meta, card, name)
        })
        .collect();
    remove_others(output, cards.iter().map(|(.., name)| name.as_str()))?;
    let (old, new): (Vec<_>, Vec<_>) = cards
        .into_iter()
        .partition(|(.., name)| is_there(output, name));
    let mut previews = Previews::default();
    for (meta, _, name) in old {
        previews.names.insert(meta.slug.as_str().to_owned(), name);
    }
    if !new.is_empty() {
        draw(output, new, sources, &mut previews);
    }
    Ok(previews)
}

/// How a picture is known.
const OWNERSHIP: Ownership<'static> = Ownership {
    provenance: Provenance::Content(png::is_drawn_here),
    advice: "its name is that of a share picture, so the article has none: give the file another name",
};

/// Whether a picture that was drawn here is there, as it was drawn.
fn is_there(output: &Output, name: &str) -> bool {
    let Ok(Location::Existing(path)) = safe_path::resolve(output.root(), name) else {
        return false;
    };
    let png = files::read(&path).ok().flatten().unwrap_or_default();
    png::is_drawn_here(&png) && png::is_whole(&png)
}

/// Removes the pictures of a site that says no longer where it is.
pub(crate) fn remove(output: &Output) -> Result<()> {
    remove_others(output, std::iter::empty())?;
    output.remove_folder_if_empty(PREVIEWS);
    Ok(())
}

/// Draws pictures, on as many threads as the machine has cores.
fn draw(
    output: &Output,
    new: Vec<(&ArticleMeta, Card, String)>,
    sources: Sources,
    previews: &mut Previews,
) {
    let mut typefaces = Typefaces::new(sources);
    let mut missing = BTreeMap::<char, Vec<&str>>::new();
    let mut drawn = Vec::new();
    for (meta, card, name) in new {
        let lacking = card.texts().find_map(|text| typefaces.load_for(text));
        match lacking {
            Some(letter) => missing.entry(letter).or_default().push(meta.slug.as_str()),
            None => drawn.push((meta, card, name)),
        }
    }
    // A renderer keeps what it has measured, so that each thread has one for all of its share.
    let share = drawn.len().div_ceil(rayon::current_num_threads()).max(1);
    let written: Vec<_> = drawn
        .par_chunks(share)
        .flat_map_iter(|share| draw_share(output, share, &typefaces))
        .collect();
    previews.names.extend(written);
    previews.notes = notes(&missing, typefaces.is_empty());
}

/// Draws some of the images and returns the names of those that were written, by the slugs of their articles. A panic of the
/// rasteriser costs the rest of the share only.
fn draw_share(
    output: &Output,
    cards: &[(&ArticleMeta, Card, String)],
    typefaces: &Typefaces,
) -> Vec<(String, String)> {
    let drawn = panic::catch_unwind(AssertUnwindSafe(|| draw_all(output, cards, typefaces)));
    drawn.unwrap_or_else(|_| {
        output.fail(Error::new("cannot draw some of the Open Graph images"));
        Vec::new()
    })
}

fn draw_all(
    output: &Output,
    cards: &[(&ArticleMeta, Card, String)],
    typefaces: &Typefaces,
) -> Vec<(String, String)> {
    let mut renderer = drawing::Renderer::new(typefaces);
    let mut there = Vec::new();
    for (meta, card, name) in cards {
        let png = renderer.draw(card).map_err(|error| {
            Error::new(format!(
                "cannot draw the Open Graph image of `{}`",
                meta.slug
            ))
            .caused_by(error)
        });
        if let Some(png) = output.record_failure(png)
            && output.write(name, &png, OWNERSHIP) == Outcome::Written
        {
            there.push((meta.slug.as_str().to_owned(), name.clone()));
        }
    }
    there
}

/// The name of a picture: it says all that the picture depends on, so that one that is there is the one that is meant.
fn name(card: &Card, sources: &Sources) -> String {
    let depends = format!("{VERSION} {card:?} {sources:?}");
    format!("{PREVIEWS}/{}.png", content_hash(depends.as_bytes()))
}

fn remove_others<'a>(output: &Output, wanted: impl Iterator<Item = &'a str>) -> Result<()> {
    let wanted: BTreeSet<&str> = wanted.collect();
    let folder = output.root().join(PREVIEWS);
    // What is behind a link is none of ours.
    if folder.is_symlink() {
        return Ok(());
    }
    for name in files::file_names(&folder, ".png")? {
        let is_ours = name.strip_suffix(".png").is_some_and(|hash| {
            hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        let name = format!("{PREVIEWS}/{name}");
        if is_ours && !wanted.contains(name.as_str()) {
            output.remove(&name, OWNERSHIP);
        }
    }
    Ok(())
}

fn notes(missing: &BTreeMap<char, Vec<&str>>, without_fonts: bool) -> Vec<String> {
    if without_fonts && !missing.is_empty() {
        return vec![
            "there are no share pictures, because there are no fonts to draw them with; `cargo xtask setup` installs some, and `--preview-fonts DIR` names a folder with others".to_owned(),
        ];
    }
    let note = |(letter, slugs): (&char, &Vec<&str>)| {
        let code = u32::from(*letter);
        let mut note = format!(
            "no share picture for {}",
            slugs[..slugs.len().min(3)].join(", ")
        );
        if slugs.len() > 3 {
            // Writing to a string does not fail.
            let _ = write!(note, " and {} others", slugs.len() - 3);
        }
        note + &format!(
            ": no font has the letter `{letter}` (U+{code:04X}); put one that has it into a folder, as .woff2, .ttf or .otf, and name that by `--preview-fonts DIR`"
        )
    };
    missing.iter().map(note).collect()
}
