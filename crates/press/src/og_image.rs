//! Open Graph images, which link previews show: a card for each article in the site's own type. If no font has a letter, the article
//! has no image, rather than one with a box in place of the letter.

mod bidi_line;
mod card;
mod display_list;
mod fonts;
mod png;
mod renderer;
#[cfg(test)]
mod tests;

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

use card::Card;
use fonts::{FontFiles, FontSet};

/// Width, in pixels.
pub(crate) const WIDTH: u32 = 1200;
/// Height, in pixels.
pub(crate) const HEIGHT: u32 = 630;

/// Version of the design. It is part of the hash in the file names, and has to be raised when images look different.
const VERSION: u32 = 3;

/// Open Graph images of a site.
#[derive(Debug, Default)]
pub(crate) struct OgImages {
    /// Paths below the site's root, by slug of the article.
    pub(crate) names: BTreeMap<String, String>,
    /// Notes about articles without an image.
    pub(crate) notes: Vec<String>,
}

/// Draws missing images and removes obsolete ones. `fonts` are folders with further fonts, for letters that the site's own fonts
/// lack.
pub(crate) fn write(
    output: &Output,
    site: &Site,
    articles: &[ArticleMeta],
    fonts: &[PathBuf],
) -> Result<OgImages> {
    let fonts = FontFiles::find(output.root(), &site.typefaces, fonts)?;
    let cards: Vec<(&ArticleMeta, Card, String)> = articles
        .iter()
        .filter(|meta| !meta.metadata.draft)
        .map(|meta| {
            let card = Card::new(meta, site);
            let name = name(&card, &fonts);
            (meta, card, name)
        })
        .collect();
    remove_others(output, cards.iter().map(|(.., name)| name.as_str()))?;
    let (old, new): (Vec<_>, Vec<_>) = cards
        .into_iter()
        .partition(|(.., name)| is_drawn(output, name));
    let mut images = OgImages::default();
    for (meta, _, name) in old {
        images.names.insert(meta.slug.as_str().to_owned(), name);
    }
    if !new.is_empty() {
        draw(output, new, fonts, &mut images);
    }
    Ok(images)
}

/// Rule for images.
const OWNERSHIP: Ownership<'static> = Ownership {
    provenance: Provenance::Content(png::is_drawn_here),
    advice: "press would write an Open Graph image of this name, so the article has none: give the file another name",
};

/// Returns whether press has already drawn an image and its file is undamaged.
fn is_drawn(output: &Output, name: &str) -> bool {
    let Ok(Location::Existing(path)) = safe_path::resolve(output.root(), name) else {
        return false;
    };
    let png = files::read(&path).ok().flatten().unwrap_or_default();
    png::is_drawn_here(&png) && png::is_whole(&png)
}

/// Removes all images.
pub(crate) fn remove(output: &Output) -> Result<()> {
    remove_others(output, std::iter::empty())?;
    output.remove_folder_if_empty(PREVIEWS);
    Ok(())
}

/// Draws images in parallel.
fn draw(
    output: &Output,
    new: Vec<(&ArticleMeta, Card, String)>,
    fonts: FontFiles,
    images: &mut OgImages,
) {
    let mut font_set = FontSet::new(fonts);
    let mut missing = BTreeMap::<char, Vec<&str>>::new();
    let mut drawn = Vec::new();
    for (meta, card, name) in new {
        let lacking = card.texts().find_map(|text| font_set.load_for(text));
        match lacking {
            Some(letter) => missing.entry(letter).or_default().push(meta.slug.as_str()),
            None => drawn.push((meta, card, name)),
        }
    }
    // A renderer caches the widths of words, so each thread has one for its whole share.
    let share = drawn.len().div_ceil(rayon::current_num_threads()).max(1);
    let written: Vec<_> = drawn
        .par_chunks(share)
        .flat_map_iter(|share| draw_share(output, share, &font_set))
        .collect();
    images.names.extend(written);
    images.notes = notes(&missing, font_set.is_empty());
}

/// Draws some of the images and returns the names of those that were written, by the slugs of their articles. A panic of the
/// rasteriser costs the rest of the share only.
fn draw_share(
    output: &Output,
    cards: &[(&ArticleMeta, Card, String)],
    font_set: &FontSet,
) -> Vec<(String, String)> {
    let drawn = panic::catch_unwind(AssertUnwindSafe(|| draw_all(output, cards, font_set)));
    drawn.unwrap_or_else(|_| {
        output.record_error(Error::new("cannot draw some of the Open Graph images"));
        Vec::new()
    })
}

fn draw_all(
    output: &Output,
    cards: &[(&ArticleMeta, Card, String)],
    font_set: &FontSet,
) -> Vec<(String, String)> {
    let mut renderer = renderer::Renderer::new(font_set);
    let mut written = Vec::new();
    for (meta, card, name) in cards {
        let png = renderer.draw(card).map_err(|error| {
            Error::new(format!(
                "cannot draw the Open Graph image of `{}`",
                meta.slug
            ))
            .caused_by(error)
        });
        if let Some(png) = output.ok_or_record(png)
            && output.write(name, &png, OWNERSHIP) == Outcome::Written
        {
            written.push((meta.slug.as_str().to_owned(), name.clone()));
        }
    }
    written
}

/// Returns the path of an image, with a hash of everything that the image depends on.
fn name(card: &Card, fonts: &FontFiles) -> String {
    let depends = format!("{VERSION} {card:?} {fonts:?}");
    format!("{PREVIEWS}/{}.png", content_hash(depends.as_bytes()))
}

fn remove_others<'a>(output: &Output, wanted: impl Iterator<Item = &'a str>) -> Result<()> {
    let wanted: BTreeSet<&str> = wanted.collect();
    let folder = output.root().join(PREVIEWS);
    // The target of a link is not press's own.
    if folder.is_symlink() {
        return Ok(());
    }
    for name in files::file_names(&folder, ".png")? {
        let is_own = name.strip_suffix(".png").is_some_and(|hash| {
            hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        let name = format!("{PREVIEWS}/{name}");
        if is_own && !wanted.contains(name.as_str()) {
            output.remove(&name, OWNERSHIP);
        }
    }
    Ok(())
}

fn notes(missing: &BTreeMap<char, Vec<&str>>, without_fonts: bool) -> Vec<String> {
    if without_fonts && !missing.is_empty() {
        return vec![
            "there are no Open Graph images, because there are no fonts to draw them with; `cargo xtask setup` installs some, and `--preview-fonts DIR` names a folder with others".to_owned(),
        ];
    }
    let note = |(letter, slugs): (&char, &Vec<&str>)| {
        let code = u32::from(*letter);
        let mut note = format!(
            "no Open Graph image for {}",
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
