//! Search results: articles, their sections, and links to both.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::{Facet, Query, SnippetPart, text_directives};
use crate::{
    data::library::{Entry, Library},
    routing::{Base, Filter, Route, Slug},
};

/// An article with matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Slug of the article.
    pub slug: Slug,
    /// Title of the article.
    pub title: String,
    /// Language of the article, for a `lang` attribute.
    pub language: Option<String>,
    /// Authors in one line; may be empty.
    pub author: String,
    /// Date as ISO 8601; may be empty.
    pub date: String,
    /// Sections with matches, the best first; empty if only the title matches.
    pub sections: Vec<SectionHit>,
}

/// A section with matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionHit {
    /// Id of the section's heading; empty before the first heading.
    pub id: String,
    /// Heading; empty before the first heading.
    pub heading: Vec<SnippetPart>,
    /// Words of the section around the matches.
    pub snippet: Vec<SnippetPart>,
}

impl Hit {
    /// Searches titles and descriptions, for sites without a full-text index.
    pub fn in_library(library: &Library, query: &Query) -> Vec<Self> {
        let filter = Filter {
            words: query.words.clone(),
            tag: query.filter(Facet::Tag).map(str::to_owned),
        };
        let matches = library.find(&filter).into_iter();
        let entries = matches.map(|index| &library.articles[index]);
        entries.filter_map(Self::from_entry).collect()
    }

    fn from_entry(entry: &Entry) -> Option<Self> {
        let section = SectionHit {
            id: String::new(),
            heading: Vec::new(),
            snippet: vec![SnippetPart::Plain(entry.description.clone())],
        };
        Some(Self {
            slug: Slug::new(&entry.slug)?,
            title: entry.title(),
            language: entry.lang(),
            author: entry.authors.join(", "),
            date: entry.date.clone(),
            sections: Vec::from_iter((!entry.description.is_empty()).then_some(section)),
        })
    }

    /// Returns the address of the article.
    pub fn href(&self, base: &Base) -> String {
        Route::Article(self.slug.clone()).href(base)
    }

    /// Returns the address of a section, with a text directive for the matches in it.
    pub fn section_href(&self, section: &SectionHit, base: &Base) -> String {
        let mut href = self.href(base);
        // Without a match in the text, the one in the heading is the target.
        let mut directives = text_directives(&section.snippet);
        if directives.is_empty() {
            directives = text_directives(&section.heading);
        }
        if !section.id.is_empty() || !directives.is_empty() {
            href += "#";
        }
        href += &encode(&section.id).replace("%2D", "-");
        if !directives.is_empty() {
            href += ":~:";
            href += &directives;
        }
        href
    }
}

/// Returns the slug in an address of the index, such as `/low-tide/`.
pub fn slug_from_url(url: &str) -> Option<Slug> {
    Slug::new(
        &percent_decode_str(url.trim_matches('/'))
            .decode_utf8()
            .ok()?,
    )
}

/// Characters to percent-encode: those with a meaning in a text directive, the hyphen included, and those that no fragment
/// may have.
const ENCODED_CHARACTERS: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');

/// Percent-encodes a text for a fragment with text directives.
pub(super) fn encode(text: &str) -> String {
    utf8_percent_encode(text, ENCODED_CHARACTERS).to_string()
}
