//! Paths of the site's data files.

use super::{
    base::Base,
    segment::{decode_slug, encode},
    slug::Slug,
};

/// Returns the path of the Markdown of an article in the library.
pub fn article_file(base: &Base, slug: &Slug) -> String {
    format!("{}articles/{}.md", base.as_str(), encode(slug.as_str()))
}

/// Returns the path of the library's index.
pub fn index_file(base: &Base) -> String {
    format!("{}articles/index.json", base.as_str())
}

/// Returns the path of a further part of the library's index; the first is number 1.
pub fn part_file(base: &Base, number: usize) -> String {
    format!("{}articles/index-{number}.json", base.as_str())
}

/// Returns the path of the file with the articles adjacent to one, in a library whose index is in several files.
pub fn adjacent_file(base: &Base, slug: &Slug) -> String {
    format!("{}{}/adjacent.json", base.as_str(), encode(slug.as_str()))
}

/// Returns the article of the library whose file has a path.
pub fn article_from_path(base: &Base, path: &str) -> Option<Slug> {
    let name = path
        .strip_prefix(base.as_str())?
        .strip_prefix("articles/")?
        .strip_suffix(".md")?;
    decode_slug(name)
}
