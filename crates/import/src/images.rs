//! Images of an article: finds their files and their paths beside the article.

use std::path::PathBuf;

use percent_encoding::percent_decode_str;

use crate::source::Context;

/// Image to copy beside the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// File of the image.
    pub from: PathBuf,
    /// Destination below the folder of articles, with `/` between its parts.
    pub to: String,
}

/// Result of looking up an image.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum ImageLookup {
    /// The URL needs no change.
    Unchanged,
    /// The image is a file to copy.
    File(Image),
    /// No such file exists.
    Missing,
}

/// Looks up an image by its URL in the source.
pub(crate) fn look_up(address: &str, context: &Context<'_>) -> ImageLookup {
    let is_elsewhere = address.starts_with("//")
        || address.starts_with("data:")
        || address.contains("://")
        || address.is_empty();
    if is_elsewhere {
        return ImageLookup::Unchanged;
    }
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = percent_decode_str(path).decode_utf8_lossy().into_owned();
    let from = if is_image(&path) {
        context.files.find_image(&path)
    } else {
        None
    };
    let Some(from) = from else {
        // The folder of articles may have the image already.
        let is_among_articles = context
            .files
            .is_among_articles(path.trim_start_matches("./"));
        return if is_among_articles && !path.starts_with('/') {
            ImageLookup::Unchanged
        } else {
            ImageLookup::Missing
        };
    };
    let to = destination(&path, context);
    let is_same = context.files.is_same_file(&from, &to);
    if is_same && to == address {
        ImageLookup::Unchanged
    } else {
        ImageLookup::File(Image { from, to })
    }
}

/// Returns true if a path has the extension of an image. A page may name any file on the author's machine as an image, and copied
/// files are published.
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

/// Returns the destination below the folder of articles: the path itself if it is in a subfolder, or else one in `images/`.
fn destination(path: &str, context: &Context<'_>) -> String {
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

/// Percent-encodes a path for a URL in Markdown.
pub(crate) fn encode_path(path: &str) -> String {
    const ENCODED: &percent_encoding::AsciiSet = &percent_encoding::CONTROLS
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
    percent_encoding::utf8_percent_encode(path, ENCODED).to_string()
}
