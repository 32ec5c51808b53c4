//! The images that an article needs: found where it came from, and copied to where it goes.

use std::{
    fs,
    path::{Path, PathBuf},
};

use percent_encoding::percent_decode_str;

use super::Places;
use crate::output::safe_path;

/// An image to be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Image {
    /// Where it is.
    pub(super) from: PathBuf,
    /// Where it goes, below the folder of the articles: with `/` between the parts.
    pub(super) to: String,
}

/// What became of the address of an image.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// It stays as it is.
    Stays,
    /// It is this file.
    File(Image),
    /// There is no such file.
    Missing,
}

/// How many folders up a site's root is looked for.
const HIGHEST: usize = 4;

/// Looks for an image by the address that the file has for it.
pub(super) fn find(address: &str, places: &Places<'_>) -> Found {
    let is_elsewhere = address.starts_with("//")
        || address.starts_with("data:")
        || address.contains("://")
        || address.is_empty();
    if is_elsewhere {
        return Found::Stays;
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = percent_decode_str(path).decode_utf8_lossy().into_owned();
    let from = if is_image(&path) {
        let mut candidates = candidates(&path, places).into_iter();
        candidates.find(|path| path.is_file())
    } else {
        None
    };
    let Some(from) = from else {
        // An article may be imported into a folder that has its images already.
        let is_there = places.into.join(path.trim_start_matches("./")).is_file();
        return if is_there && !path.starts_with('/') {
            Found::Stays
        } else {
            Found::Missing
        };
    };
    let to = target(&path, places);
    let is_same = fs::canonicalize(places.into.join(&to)).ok() == fs::canonicalize(&from).ok();
    if is_same && to == address {
        Found::Stays
    } else {
        Found::File(Image { from, to })
    }
}

/// Whether a file is an image by its name. A page may name any file of this machine as one, and what is copied beside the
/// articles is published with them.
fn is_image(path: &str) -> bool {
    const ENDINGS: [&str; 10] = [
        "apng", "avif", "bmp", "gif", "ico", "jpeg", "jpg", "png", "svg", "webp",
    ];
    let ending = path.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| {
        ENDINGS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending))
    })
}

/// Where the file may be: beside the article, in a folder beside it, or below the root of the site that it came from, where
/// Hugo calls it `static` and Jekyll nothing.
fn candidates(path: &str, places: &Places<'_>) -> Vec<PathBuf> {
    let folder = places.folder();
    let below = path.trim_start_matches('/');
    if !path.starts_with('/') {
        let mut candidates = vec![folder.join(below)];
        let name = below.rsplit('/').next().unwrap_or(below);
        let beside = ["attachments", "assets", "images", "files", "_resources"];
        candidates.extend(beside.iter().map(|inner| folder.join(inner).join(name)));
        return candidates;
    }
    let whole = folder.canonicalize().unwrap_or(folder);
    whole
        .ancestors()
        .take(HIGHEST)
        .flat_map(|root| ["static", "public", ""].map(|inner| root.join(inner).join(below)))
        .collect()
}

/// A path below the folder of the articles: as it was, where that is below a folder, or else in `images/`.
fn target(path: &str, places: &Places<'_>) -> String {
    let parts: Vec<&str> = path
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".")
        .collect();
    let name = parts.last().copied().unwrap_or_default();
    if parts.len() < 2 || parts.contains(&"..") || path.starts_with('/') {
        let own = crate::slugs::from_title(places.stem).unwrap_or_default();
        return format!("images/{own}/{name}").replace("//", "/");
    }
    parts.join("/")
}

/// An address for a path: what parts it from other things in Markdown is escaped.
pub(super) fn address(path: &str) -> String {
    const NOT_IN_ADDRESS: &percent_encoding::AsciiSet = &percent_encoding::CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'#')
        .add(b'%')
        .add(b'(')
        .add(b')')
        .add(b'<')
        .add(b'>')
        .add(b'?')
        .add(b'\\');
    percent_encoding::utf8_percent_encode(path, NOT_IN_ADDRESS).to_string()
}

/// Copies images, and says what became of them. A file that is there already stays.
pub(super) fn copy(images: &[Image], into: &Path) -> Result<Vec<String>, String> {
    let mut report = Vec::new();
    for image in images {
        let to = into.join(&image.to);
        let bytes = crate::files::read(&image.from)?.unwrap_or_default();
        match safe_path::resolve(into, &image.to).map_err(|error| error.to_string())? {
            safe_path::Location::Existing(there) if crate::files::read(&there)? == Some(bytes.clone()) => {}
            safe_path::Location::Existing(_) | safe_path::Location::Symlink(_) => report.push(format!(
                "{} is there already, or behind a symbolic link, and was left as it is; the image of the article is {}",
                to.display(),
                image.from.display()
            )),
            safe_path::Location::Vacant(file) => {
                safe_path::write_atomic(&file, &bytes)
                    .map_err(|error| format!("cannot write {}: {error}", to.display()))?;
                report.push(format!(
                    "copied {} to {}",
                    image.from.display(),
                    to.display()
                ));
            }
        }
    }
    report.dedup();
    Ok(report)
}
