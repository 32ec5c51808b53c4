//! Which files are articles, and what their names make of their addresses.

use std::{fmt, path::Path};

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::site_paths::{ARTICLES, ATOM_FEED, FONTS, JSON_FEED, PREVIEWS, ROBOTS, SITEMAP};
use recto::{
    routing::{Slug, TAGS_FOLDER},
    search,
};

/// Why a file that looks like an article has no address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SlugError {
    /// It ends in something like `.md`.
    WrongExtension,
    /// Its address is one of the site's own.
    Reserved(String),
    /// Its name is no single name.
    Invalid,
}

impl fmt::Display for SlugError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongExtension => formatter.write_str("an article's name must end in `.md`"),
            Self::Reserved(stem) => write!(
                formatter,
                "the address /{stem}/ is the site's own, so give the file another name"
            ),
            Self::Invalid => formatter.write_str("its name cannot be an address"),
        }
    }
}

/// The address of a file; none where the file is no article. The files at the root of `site` keep their addresses.
pub(crate) fn from_file_name(name: &str, site: Option<&Path>) -> Result<Option<Slug>, SlugError> {
    let Some((stem, ending)) = name.rsplit_once('.') else {
        return Ok(None);
    };
    if ending != "md" {
        return if ending.eq_ignore_ascii_case("md") || ending == "markdown" {
            Err(SlugError::WrongExtension)
        } else {
            Ok(None)
        };
    }
    // Some file systems take `Fonts` for `fonts`.
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

/// What two addresses have in common that some hosts take for one.
pub(crate) fn collision_key(slug: &str) -> String {
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    nfc.normalize(&nfc.normalize(slug).to_lowercase())
        .into_owned()
}

/// What to do about that.
pub(crate) const COLLISION_ADVICE: &str = "rename one of them: many hosts and file systems do not tell upper case from lower, nor one way to write an accent from another";

/// What is said of two files whose addresses are alike.
pub(crate) fn collision_message(name: &str, other: &str) -> String {
    format!("`{name}` and `{other}` have the same address; {COLLISION_ADVICE}")
}

/// The name that an article with this title gets: the slug of the title, without hyphens where nobody would want one.
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

/// The longest name that is made of a title, in bytes: a line's width in most listings.
const MAX_STEM_BYTES: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, expected: Option<&str>) {
        assert_eq!(from_title(title).as_deref(), expected, "{title:?}");
    }

    #[test]
    fn names_are_slugs_without_needless_hyphens() {
        check(
            "A short walk — at low tide!",
            Some("a-short-walk-at-low-tide"),
        );
        check("-- 100% --", Some("100"));
        check("余白", Some("余白"));
        check("?!", None);
    }

    #[test]
    fn long_titles_make_short_names() {
        let name = from_title(&"many words ".repeat(40)).unwrap();
        assert!(
            name.len() <= MAX_STEM_BYTES && name.ends_with("-words"),
            "{name}"
        );
        let name = from_title(&"字".repeat(200)).unwrap();
        assert!(name.len() <= MAX_STEM_BYTES && !name.is_empty());
    }
}
