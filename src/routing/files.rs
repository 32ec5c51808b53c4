//! Paths of the site's data files.

use super::{
    base::Base,
    segment::{decode_slug, encode},
    slug::Slug,
};

/// Where the Markdown of an article of the library is.
pub fn article_file(base: &Base, slug: &Slug) -> String {
    format!("{}articles/{}.md", base.as_str(), encode(slug.as_str()))
}

/// Where the library's index is.
pub fn index_file(base: &Base) -> String {
    format!("{}articles/index.json", base.as_str())
}

/// Where a further part of the library's index is; the first is number 1.
pub fn part_file(base: &Base, number: usize) -> String {
    format!("{}articles/index-{number}.json", base.as_str())
}

/// Where the neighbours of an article are told, in a library whose index is in several files.
pub fn adjacent_file(base: &Base, slug: &Slug) -> String {
    format!("{}{}/adjacent.json", base.as_str(), encode(slug.as_str()))
}

/// The article whose file this path is, where it is one of the library's.
pub fn article_of_file(base: &Base, path: &str) -> Option<Slug> {
    let name = path
        .strip_prefix(base.as_str())?
        .strip_prefix("articles/")?
        .strip_suffix(".md")?;
    decode_slug(name)
}
