//! Routes: pages and their addresses. Pure: an address is text below the base path, without origin.

use super::{
    base::Base,
    segment::{decode_slug, encode},
    slug::Slug,
    tag_folder::{TAGS_FOLDER, tag_folder},
};

/// Filter of the library page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Words that an entry must have; may be empty.
    pub words: String,
    /// Tag that an entry must have.
    pub tag: Option<String>,
}

impl Filter {
    /// Returns whether every entry passes.
    pub fn is_empty(&self) -> bool {
        self.tag.is_none() && self.words.trim().is_empty()
    }
}

/// Page of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The library.
    Library(Filter),
    /// An article of the library.
    Article(Slug),
    /// Any Markdown, by its path or URL.
    Source(String),
    /// No page: nothing has this address.
    Unknown,
}

impl Route {
    /// Parses the path and the query (with or without `?`) of an address.
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
                    None => decode_slug(path).map_or(Self::Unknown, Self::Article),
                }
            }
        }
    }

    /// Parses the address of a tag's page: the library with that tag.
    fn parse_tag(segment: &str) -> Self {
        decode_slug(segment).map_or(Self::Unknown, |name| {
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

    /// Returns the link to the page. In a prerendered page a tag leads to its own page, which works without JavaScript.
    pub fn href(&self, base: &Base) -> String {
        if base.is_relative()
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

    /// Returns the filter of the library page; an empty one for other pages.
    pub fn filter(&self) -> Filter {
        match self {
            Self::Library(filter) => filter.clone(),
            Self::Article(_) | Self::Source(_) | Self::Unknown => Filter::default(),
        }
    }

    /// Returns the path of a tag's page, or `None` where the route is not a tag's or no such page is written.
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

#[cfg(test)]
mod tests;
