//! Slug rules: the slug of a file name, and the file name for a title.

use std::{fmt, path::Path};

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::site_paths::{ARTICLES, ATOM_FEED, FONTS, JSON_FEED, PREVIEWS, ROBOTS, SITEMAP};
use recto::{
    features::search,
    routing::{Slug, TAGS_FOLDER},
};

/// Reason why a file that looks like an article gets no slug.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SlugError {
    /// The extension is similar to `.md`, such as `.MD` or `.markdown`.
    WrongExtension,
    /// The site itself needs the address; with the name's stem.
    Reserved(String),
    /// The stem is not a valid slug.
    Invalid,
}

impl fmt::Display for SlugError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongExtension => formatter.write_str("an article's file name must end in `.md`"),
            Self::Reserved(stem) => write!(
                formatter,
                "the site itself uses the address /{stem}/; give the file another name"
            ),
            Self::Invalid => formatter.write_str("its name cannot be used as an address"),
        }
    }
}

/// Returns the slug of a file, or `None` if the file is not an article. Names of files at the root of `site` are reserved, and
/// so are the names in [`site_paths`](crate::site_paths).
pub(crate) fn from_file_name(name: &str, site: Option<&Path>) -> Result<Option<Slug>, SlugError> {
    let Some((stem, extension)) = name.rsplit_once('.') else {
        return Ok(None);
    };
    if extension != "md" {
        return if extension.eq_ignore_ascii_case("md") || extension == "markdown" {
            Err(SlugError::WrongExtension)
        } else {
            Ok(None)
        };
    }
    // Some file systems do not distinguish `Fonts` from `fonts`.
    let folder = stem.to_lowercase();
    let is_file = |site: &Path| {
        !stem.is_empty() && (site.join(&folder).is_file() || site.join(stem).is_file())
    };
    let reserved = [
        ARTICLES,
        FONTS,
        PREVIEWS,
        TAGS_FOLDER,
        search::FOLDER,
        ATOM_FEED,
        JSON_FEED,
        SITEMAP,
        ROBOTS,
    ];
    if reserved.contains(&folder.as_str()) || site.is_some_and(is_file) {
        return Err(SlugError::Reserved(stem.to_owned()));
    }
    Slug::new(stem).map(Some).ok_or(SlugError::Invalid)
}

/// Returns a key that is equal for slugs which some hosts or file systems do not distinguish.
pub(crate) fn collision_key(slug: &str) -> String {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    nfc.normalize(&nfc.normalize(slug).to_lowercase())
        .into_owned()
}

/// Advice for two files with one collision key.
pub(crate) const COLLISION_ADVICE: &str = "rename one of them: many hosts and file systems do not distinguish upper case from lower case, or composed accents from decomposed ones";

/// Returns the warning about two files with one collision key.
pub(crate) fn collision_message(name: &str, other: &str) -> String {
    format!("`{name}` and `{other}` have the same address; {COLLISION_ADVICE}")
}

/// Returns the stem of the file name for a new article: the slug of its title without leading, trailing and repeated hyphens,
/// at most [`MAX_STEM_BYTES`] long. `None` if nothing of the title can stand in a slug.
pub(crate) fn from_title(title: &str) -> Option<String> {
    let slug = document::slug(title);
    let parts: Vec<&str> = slug.split('-').filter(|part| !part.is_empty()).collect();
    let mut name = String::new();
    for part in parts {
        if name.len() + 1 + part.len() > MAX_STEM_BYTES {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(part);
    }
    (!name.is_empty()).then_some(name).or_else(|| {
        let start = &slug[..slug.floor_char_boundary(MAX_STEM_BYTES)];
        let start = start.trim_matches('-');
        (!start.is_empty()).then(|| start.to_owned())
    })
}

/// Limit for a stem made of a title, in bytes: the width of a line in most file listings.
const MAX_STEM_BYTES: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, expected: Option<&str>) {
        assert_eq!(from_title(title).as_deref(), expected, "{title:?}");
    }

    #[test]
    fn stems_are_slugs_without_leading_trailing_and_repeated_hyphens() {
        check(
            "A short walk — at low tide!",
            Some("a-short-walk-at-low-tide"),
        );
        check("-- 100% --", Some("100"));
        check("余白", Some("余白"));
        check("?!", None);
    }

    #[test]
    fn stems_of_long_titles_are_cut() {
        let name = from_title(&"many words ".repeat(40)).unwrap();
        assert!(
            name.len() <= MAX_STEM_BYTES && name.ends_with("-words"),
            "{name}"
        );
        let name = from_title(&"字".repeat(200)).unwrap();
        assert!(name.len() <= MAX_STEM_BYTES && !name.is_empty());
    }
}
