//! Which page an address names, and back. Pure: addresses are text below the base path, without origin.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use serde::{Deserialize, Serialize};

/// What cannot stand in a path segment as it is: RFC 3986's `pchar`, turned round.
const NOT_IN_SEGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'/')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The path at which the site is served: begins and ends with `/`. In pages that are written before they are asked for it is
/// the way up to there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base(String);

impl Base {
    /// Takes a path, with or without its slashes.
    pub fn new(path: &str) -> Self {
        let path = path.trim_matches('/');
        Self(if path.is_empty() {
            "/".to_owned()
        } else {
            format!("/{path}/")
        })
    }

    /// The way up to the site's root from so many folders below it.
    pub fn up(folders: usize) -> Self {
        Self(if folders == 0 {
            "./".to_owned()
        } else {
            "../".repeat(folders)
        })
    }

    /// The path, with both slashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The name of an article: its file's name without `.md`, as it stands in the address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// A name that could be no single file's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSlug;

impl Slug {
    /// Takes the name of a file without `.md`, not encoded. None where that could be no single file's name.
    pub fn new(name: &str) -> Option<Self> {
        let fits =
            !name.is_empty() && name != "." && name != ".." && !name.contains(['/', '\\', '\0']);
        fits.then(|| Self(name.to_owned()))
    }

    /// The name of an article whose address names no file.
    pub fn untitled() -> Self {
        Self("untitled".to_owned())
    }

    /// The name, not encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for NoSlug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of an article has no `/` and is not empty")
    }
}

impl TryFrom<String> for Slug {
    type Error = NoSlug;

    fn try_from(name: String) -> Result<Self, NoSlug> {
        Self::new(&name).ok_or(NoSlug)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What the library page shows of the library.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Words that an entry must have; may be empty.
    pub words: String,
    /// The tag that an entry must have.
    pub tag: Option<String>,
}

impl Filter {
    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        self.tag.is_none() && self.words.trim().is_empty()
    }
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The library.
    Library(Filter),
    /// An article of the library.
    Article(Slug),
    /// Any Markdown, by its path or URL.
    Source(String),
    /// Nothing: no page has this address.
    Unknown,
}

impl Route {
    /// Reads the path and the query (with or without `?`) of an address.
    pub fn parse(base: &Base, path: &str, query: &str) -> Self {
        let Some(below) = path
            .strip_prefix(base.as_str())
            .or_else(|| (format!("{path}/") == base.as_str()).then_some(""))
        else {
            return Self::Unknown;
        };
        match below.trim_end_matches('/') {
            "" | "index.html" => Self::parse_root(query.trim_start_matches('?')),
            segment => {
                let name = percent_decode_str(segment.trim_end_matches("/index.html"));
                match name.decode_utf8().ok().as_deref().and_then(Slug::new) {
                    Some(slug) => Self::Article(slug),
                    None => Self::Unknown,
                }
            }
        }
    }

    fn parse_root(query: &str) -> Self {
        let mut filter = Filter::default();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            match key.as_ref() {
                "src" if !value.trim().is_empty() => return Self::Source(value.trim().to_owned()),
                "q" => filter.words = value.into_owned(),
                "tag" if !value.is_empty() => filter.tag = Some(value.into_owned()),
                _ => {}
            }
        }
        Self::Library(filter)
    }

    /// The address: an absolute path.
    pub fn href(&self, base: &Base) -> String {
        let base = base.as_str();
        match self {
            Self::Library(filter) => {
                let mut query = form_urlencoded::Serializer::new(String::new());
                if let Some(tag) = &filter.tag {
                    query.append_pair("tag", tag);
                }
                if !filter.words.is_empty() {
                    query.append_pair("q", &filter.words);
                }
                match query.finish() {
                    query if query.is_empty() => base.to_owned(),
                    query => format!("{base}?{query}"),
                }
            }
            Self::Article(slug) => format!("{base}{}/", encode(slug.as_str())),
            Self::Source(source) => {
                let query = form_urlencoded::Serializer::new(String::new())
                    .append_pair("src", source)
                    .finish();
                format!("{base}?{query}")
            }
            Self::Unknown => base.to_owned(),
        }
    }
}

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
pub fn neighbours_file(base: &Base, slug: &Slug) -> String {
    format!("{}{}/near.json", base.as_str(), encode(slug.as_str()))
}

/// The article whose file this path is, where it is one of the library's.
pub fn article_of_file(base: &Base, path: &str) -> Option<Slug> {
    let name = path
        .strip_prefix(base.as_str())?
        .strip_prefix("articles/")?
        .strip_suffix(".md")?;
    Slug::new(&percent_decode_str(name).decode_utf8().ok()?)
}

fn encode(segment: &str) -> impl fmt::Display + '_ {
    utf8_percent_encode(segment, NOT_IN_SEGMENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(name: &str) -> Slug {
        Slug::new(name).unwrap()
    }

    fn check(base: &str, address: &str, expected: &Route) {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        assert_eq!(
            &Route::parse(&Base::new(base), path, query),
            expected,
            "{address} below {base}"
        );
    }

    fn check_both_ways(base: &str, address: &str, route: &Route) {
        check(base, address, route);
        assert_eq!(route.href(&Base::new(base)), address);
    }

    #[test]
    fn the_root_is_the_library() {
        check_both_ways("/", "/", &Route::Library(Filter::default()));
        check_both_ways(
            "/docs/recto/",
            "/docs/recto/",
            &Route::Library(Filter::default()),
        );
        check("docs", "/docs", &Route::Library(Filter::default()));
        check("/", "/index.html", &Route::Library(Filter::default()));
    }

    #[test]
    fn the_query_of_the_root_filters_the_library() {
        let filter = Filter {
            words: "low tide".into(),
            tag: Some("science & sea".into()),
        };
        check_both_ways(
            "/",
            "/?tag=science+%26+sea&q=low+tide",
            &Route::Library(filter),
        );
    }

    #[test]
    fn one_segment_is_an_article() {
        check_both_ways("/", "/low-tide/", &Route::Article(slug("low-tide")));
        check_both_ways("/a/b", "/a/b/low-tide/", &Route::Article(slug("low-tide")));
        check("/", "/low-tide", &Route::Article(slug("low-tide")));
        check(
            "/",
            "/low-tide/index.html",
            &Route::Article(slug("low-tide")),
        );
    }

    #[test]
    fn slugs_may_have_any_script_and_any_sign() {
        check("/", "/%E4%BD%99%E7%99%BD/", &Route::Article(slug("余白")));
        check_both_ways("/", "/100%25%20%3F/", &Route::Article(slug("100% ?")));
    }

    #[test]
    fn a_source_may_be_a_path_or_an_address() {
        let route = Route::Source("https://example.org/a.md?x=1&y=2".into());
        let address = "/r/?src=https%3A%2F%2Fexample.org%2Fa.md%3Fx%3D1%26y%3D2";
        check_both_ways("/r/", address, &route);
    }

    #[test]
    fn what_is_deeper_or_elsewhere_is_unknown() {
        check("/", "/a/b/", &Route::Unknown);
        check("/docs/", "/other/", &Route::Unknown);
        check("/", "/%2e%2e/", &Route::Unknown);
        check("/", "/a%2Fb/", &Route::Unknown);
        check("/", "/%FF/", &Route::Unknown);
    }

    #[test]
    fn the_file_of_an_article_leads_back_to_it() {
        let base = Base::new("docs");
        let file = article_file(&base, &slug("余白 1"));
        assert_eq!(article_of_file(&base, &file), Some(slug("余白 1")));
        assert_eq!(article_of_file(&base, "/docs/articles/images/a.svg"), None);
        assert_eq!(article_of_file(&base, "/articles/a.md"), None);
    }
}
