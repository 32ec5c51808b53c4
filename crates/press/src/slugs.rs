//! Slug rules: the slug of a file name, and slugs that some hosts do not distinguish.

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
            Self::WrongExtension => formatter.write_str("an article's name must end in `.md`"),
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
        search::INDEX_FOLDER,
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
