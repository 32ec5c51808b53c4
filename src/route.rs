//! Which page an address names, and back. Pure: addresses are text below the base path, without origin.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

mod slug;

pub use slug::Slug;

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

/// The folder that has a page for each tag. No article can have its name.
pub const TAGS_FOLDER: &str = "tags";

/// The longest name of a tag's folder, in bytes: file systems take 255, and the address is up to three times as long.
const LONGEST_TAG: usize = 120;

/// What Windows keeps for itself, some of it with a number.
const DEVICES: [&str; 6] = ["aux", "com", "con", "lpt", "nul", "prn"];

/// The folder of a tag's page, below the site's root. None where no page is written for it, because some file system, host
/// or tool for publishing would refuse a folder of that name; such a tag has the library's page with a filter only.
pub fn tag_folder(tag: &str) -> Option<String> {
    let is_refused = |c: char| c.is_control() || "/\\\"*:<>?|#%".contains(c);
    // An address that ends so is that of the folder above, and a device of Windows has its name with any ending.
    let device = tag.split('.').next().unwrap_or_default();
    let is_taken = tag.eq_ignore_ascii_case("index.html")
        || DEVICES
            .iter()
            .any(|name| name.eq_ignore_ascii_case(device.trim_end_matches(char::is_numeric)));
    let fits = !tag.is_empty()
        && !is_taken
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
                tag: Some(name.into()),
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

    /// What is looked for in the library; nothing on other pages.
    pub fn filter(&self) -> Filter {
        match self {
            Self::Library(filter) => filter.clone(),
            Self::Article(_) | Self::Source(_) | Self::Unknown => Filter::default(),
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
mod tests;
