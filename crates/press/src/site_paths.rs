//! Names of files and folders that press writes at a site's root, so that no article takes one of them for its slug.

/// Atom feed.
pub(crate) const ATOM_FEED: &str = "feed.xml";
/// JSON Feed.
pub(crate) const JSON_FEED: &str = "feed.json";
/// Sitemap, or the index of its parts.
pub(crate) const SITEMAP: &str = "sitemap.xml";
/// Rules for crawlers.
pub(crate) const ROBOTS: &str = "robots.txt";
/// Folder of the Open Graph images.
pub(crate) const PREVIEWS: &str = "previews";
/// Folder of the Markdown files.
pub(crate) const ARTICLES: &str = "articles";
/// Folder of the typeface.
pub(crate) const FONTS: &str = "fonts";
