//! Searching in the texts: which index to ask for which words, and what is shown of what is found. Pure.

pub mod dialog;
pub mod elision;
pub mod highlight;
pub mod host;
mod index_files;
pub mod lazy;
mod match_quality;
mod normalize_query;
mod plan;
mod script;
mod slash_key;
mod snippet;
mod text_directives;

pub use index_files::{
    FILTERS, FOLDER, Facet, LANGUAGES, Language, Shard, UNKNOWN, read_filters, read_languages,
    shard_name, write_filters, write_languages,
};
pub use match_quality::{Likeness, likeness};
pub use normalize_query::typed;
pub use plan::{Left, Looked, Older, Part, told};
pub use script::Script;
pub use snippet::{Extent as Passage, Text};
pub use text_directives::{Piece, directives};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::{
    data::library::Library,
    routing::{Base, Filter, Route, Slug},
};

/// So many articles are shown at first, and so many more each time. Each costs its text, some kilobytes.
pub const PORTION: usize = 6;

/// So many sections of an article are shown.
pub const SECTIONS: usize = 3;

/// How far a search goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// Through one language after the other, until one has the words: each has a program of its own, of 60 kB. Of a language
    /// with many articles the newest are asked.
    #[default]
    AsFarAsNeeded,
    /// Through all articles of all languages.
    Everything,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The words.
    pub words: String,
    /// What the articles must have, one of each kind at most.
    pub filters: Vec<(Facet, String)>,
    /// Where they are looked for.
    pub reach: Reach,
}

/// An article in which something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its name.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// Its language, for an attribute.
    pub language: Option<String>,
    /// Its authors and the like, in one line; may be empty.
    pub author: String,
    /// Its date: ISO 8601, or empty.
    pub date: String,
    /// The sections in which the words are, the best first; none where only the title has them.
    pub sections: Vec<Section>,
}

/// A section of it in which the words are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The id of its heading; empty before the first.
    pub id: String,
    /// Its heading; empty before the first.
    pub heading: Vec<Piece>,
    /// Words of it.
    pub excerpt: Vec<Piece>,
}

/// What was searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The texts of these articles, for words of which what was found has so much.
    Texts(Looked, Likeness),
    /// What the library knows of its articles: there is no index of the texts.
    Library,
}

/// Whether there is enough of words to be searched for: two letters, or one where a character is a word.
pub fn is_enough(words: &str) -> bool {
    let mut letters = words.chars().filter(|c| c.is_alphanumeric());
    match letters.next() {
        Some(first) => Script::of(first) == Some(Script::Han) || letters.next().is_some(),
        None => false,
    }
}

impl Query {
    /// The value of a filter.
    pub fn filter(&self, facet: Facet) -> Option<&str> {
        let mut filters = self.filters.iter();
        let found = filters.find(|(of, _)| *of == facet);
        found.map(|(_, value)| value.as_str())
    }

    /// The languages to be asked, in this order: that of the page, then the others in theirs. Those of other scripts
    /// have no such words; what is not known must be asked too.
    pub fn languages<'a>(&self, all: &'a [Language], page: Option<&str>) -> Vec<&'a Language> {
        let script = Script::of_words(&self.words);
        let page = page
            .and_then(|tag| tag.split('-').next())
            .unwrap_or_default();
        let is_page = |language: &Language| language.name.eq_ignore_ascii_case(page);
        let fits = |language: &&Language| {
            script == Script::Any
                || language.script == Script::Any
                || language.script == script
                || language.name == UNKNOWN
                || is_page(language)
        };
        let (mut first, rest): (Vec<&Language>, Vec<&Language>) = all
            .iter()
            .filter(fits)
            .partition(|language| is_page(language));
        first.extend(rest);
        first
    }
}

impl Hit {
    /// What the library finds, for sites without an index of the texts.
    pub fn in_library(library: &Library, query: &Query) -> Vec<Self> {
        let filter = Filter {
            words: query.words.clone(),
            tag: query.filter(Facet::Tag).map(str::to_owned),
        };
        let found = library.find(&filter).into_iter();
        let entries = found.map(|number| &library.articles[number]);
        let hit = |entry: &crate::data::library::Entry| {
            let section = Section {
                id: String::new(),
                heading: Vec::new(),
                excerpt: vec![Piece::Plain(entry.description.clone())],
            };
            Some(Self {
                slug: Slug::new(&entry.slug)?,
                title: entry.title(),
                language: entry.lang(),
                author: entry.authors.join(", "),
                date: entry.date.clone(),
                sections: Vec::from_iter((!entry.description.is_empty()).then_some(section)),
            })
        };
        entries.filter_map(hit).collect()
    }

    /// Where it leads to.
    pub fn href(&self, base: &Base) -> String {
        Route::Article(self.slug.clone()).href(base)
    }

    /// Where a section of it leads to: the section, and in it the words.
    pub fn section_href(&self, section: &Section, base: &Base) -> String {
        let mut href = self.href(base);
        // Where the words are in the heading only, that is what has them.
        let mut directives = directives(&section.excerpt);
        if directives.is_empty() {
            directives = self::directives(&section.heading);
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

/// The article that an address of the index names: `/low-tide/`.
pub fn slug_of(url: &str) -> Option<Slug> {
    Slug::new(
        &percent_decode_str(url.trim_matches('/'))
            .decode_utf8()
            .ok()?,
    )
}

/// What is told where there is no index of the texts.
pub const ONLY_TITLES: &str =
    "Only titles and descriptions are searched: this site has no index of its texts.";

/// What means something in a text directive is encoded, the hyphen too, and all that no fragment may have.
const NOT_IN_DIRECTIVE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~');

fn encode(text: &str) -> String {
    utf8_percent_encode(text, NOT_IN_DIRECTIVE).to_string()
}

#[cfg(test)]
mod tests;
