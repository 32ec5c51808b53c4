//! The images that an article needs: found where it came from, and copied to where it goes.

use std::path::PathBuf;

use percent_encoding::percent_decode_str;

use crate::source::Context;

/// An image to be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Where it is.
    pub from: PathBuf,
    /// Where it goes, below the folder of the articles: with `/` between the parts.
    pub to: String,
}

/// What became of the address of an image.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// It stays as it is.
    Stays,
    /// It is this file.
    File(Image),
    /// There is no such file.
    Missing,
}

/// Looks for an image by the address that the file has for it.
pub(crate) fn find(address: &str, context: &Context<'_>) -> Found {
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
        context.files.find_image(&path)
    } else {
        None
    };
    let Some(from) = from else {
        // An article may be imported into a folder that has its images already.
        let is_there = context
            .files
            .is_among_articles(path.trim_start_matches("./"));
        return if is_there && !path.starts_with('/') {
            Found::Stays
        } else {
            Found::Missing
        };
    };
    let to = target(&path, context);
    let is_same = context.files.is_same_file(&from, &to);
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

/// A path below the folder of the articles: as it was, where that is below a folder, or else in `images/`.
fn target(path: &str, context: &Context<'_>) -> String {
    let parts: Vec<&str> = path
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".")
        .collect();
    let name = parts.last().copied().unwrap_or_default();
    if parts.len() < 2 || parts.contains(&"..") || path.starts_with('/') {
        let own = crate::file_name::from_title(context.stem).unwrap_or_default();
        return format!("images/{own}/{name}").replace("//", "/");
    }
    parts.join("/")
}

/// An address for a path: what parts it from other things in Markdown is escaped.
pub(crate) fn address(path: &str) -> String {
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
