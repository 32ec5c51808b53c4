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

    /// Whether it is the way up from a page that is written before it is asked for.
    fn is_way_up(&self) -> bool {
        self.0.starts_with('.')
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

/// The folder that has a page for each tag. No article can have its name.
pub const TAGS_FOLDER: &str = "tags";

/// The longest name of a tag's folder, in bytes: file systems take 255, and the address is up to three times as long.
const LONGEST_TAG: usize = 120;

/// The folder of a tag's page, below the site's root. None where no page is written for it, because some file system, host
/// or tool for publishing would refuse a folder of that name; such a tag has the library's page with a filter only.
pub fn tag_folder(tag: &str) -> Option<String> {
    let is_refused = |c: char| c.is_control() || "/\\\"*:<>?|#%".contains(c);
    let fits = !tag.is_empty()
        && tag.len() <= LONGEST_TAG
        && !tag.starts_with(['.', ' '])
        && !tag.ends_with(['.', ' '])
        && !tag.contains(is_refused);
    fits.then(|| format!("{TAGS_FOLDER}/{tag}"))
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
            TAGS_FOLDER => Self::Library(Filter::default()),
            path => {
                let path = path.trim_end_matches("/index.html");
                match path.strip_prefix("tags/") {
                    Some(tag) => Self::parse_tag(tag),
                    None => name_in(path).map_or(Self::Unknown, Self::Article),
                }
            }
        }
    }

    /// The page of a tag is the library's with that tag.
    fn parse_tag(segment: &str) -> Self {
        name_in(segment).map_or(Self::Unknown, |name| {
            Self::Library(Filter {
                tag: Some(name.0),
                ..Filter::default()
            })
        })
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

    /// The address: an absolute path. In a page that is written before it is asked for a tag leads to its own page, which
    /// is there without JavaScript too.
    pub fn href(&self, base: &Base) -> String {
        if base.is_way_up()
            && let Some(page) = self.tag_page(base)
        {
            return page;
        }
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

    /// The tag that the page is about.
    pub fn tag(&self) -> Option<&str> {
        match self {
            Self::Library(filter) => filter.tag.as_deref(),
            Self::Article(_) | Self::Source(_) | Self::Unknown => None,
        }
    }

    /// The address of the page that is written for a tag; none where this is no tag's, or no such page is written.
    pub fn tag_page(&self, base: &Base) -> Option<String> {
        let Self::Library(Filter {
            words,
            tag: Some(tag),
        }) = self
        else {
            return None;
        };
        let has_page = words.is_empty() && tag_folder(tag).is_some();
        has_page.then(|| format!("{}{TAGS_FOLDER}/{}/", base.as_str(), encode(tag)))
    }
}

/// The name that a segment of a path has encoded.
fn name_in(segment: &str) -> Option<Slug> {
    let name = percent_decode_str(segment).decode_utf8().ok()?;
    Slug::new(&name)
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

    fn tagged(tag: &str) -> Route {
        Route::Library(Filter {
            tag: Some(tag.into()),
            ..Filter::default()
        })
    }

    #[test]
    fn the_page_of_a_tag_is_the_library_with_that_tag() {
        check("/", "/tags/sea/", &tagged("sea"));
        check("/a/b/", "/a/b/tags/sea", &tagged("sea"));
        check("/", "/tags/%E6%B5%B7/index.html", &tagged("海"));
        check("/", "/tags/", &Route::Library(Filter::default()));
        check("/", "/tags/a/b/", &Route::Unknown);
        check("/", "/tags/a%2Fb/", &Route::Unknown);
    }

    #[test]
    fn written_pages_lead_to_the_page_of_a_tag_and_the_app_to_the_filter() {
        let tag = tagged("paper & ink");
        assert_eq!(tag.href(&Base::up(1)), "../tags/paper%20&%20ink/");
        assert_eq!(tag.href(&Base::new("read")), "/read/?tag=paper+%26+ink");
        let with_words = Route::Library(Filter {
            words: "x".into(),
            tag: Some("sea".into()),
        });
        assert_eq!(with_words.href(&Base::up(2)), "../../?tag=sea&q=x");
    }

    #[test]
    fn a_tag_that_can_be_no_folder_has_no_page() {
        let long = "x".repeat(LONGEST_TAG + 1);
        for tag in [
            "", ".", "..", "a/b", "a\\b", "a\0", "c#", "why?", "a:b", ".x", "x ", &long,
        ] {
            assert_eq!(tag_folder(tag), None, "{tag:?}");
        }
        assert_eq!(tagged("a/b").href(&Base::up(0)), "./?tag=a%2Fb");
        assert_eq!(tag_folder("海").as_deref(), Some("tags/海"));
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
