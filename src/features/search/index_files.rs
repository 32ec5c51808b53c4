//! Files that `press` writes beside Pagefind's index and the app reads: lines of columns, separated by tabs. They are short and
//! need no parser that every reader would download.

use std::collections::BTreeSet;

use super::writing_system::Script;

/// Folder of the index, below the site's root.
pub const INDEX_FOLDER: &str = "pagefind";

/// File in it that lists the languages.
pub const LANGUAGES_FILE: &str = "languages.txt";

/// File in it that lists the values of each facet.
pub const FILTERS_FILE: &str = "filters.txt";

/// Language of articles without one: “undetermined” in ISO 639.
pub const UNDETERMINED: &str = "und";

/// A language in the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// Primary subtag, such as `pt`; also the name of the folder.
    pub name: String,
    /// Script of most of its articles.
    pub script: Script,
    /// Number of articles.
    pub articles: usize,
    /// Shards, the oldest articles first; empty if the index of the language is undivided.
    pub shards: Vec<Shard>,
}

/// Articles of a language with an index of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shard {
    /// Number of articles.
    pub articles: usize,
    /// First and last year of the dates; `None` without any date.
    pub years: Option<(u16, u16)>,
}

/// Returns the name of a shard, counted from 1 for the oldest articles: a language tag with a private-use subtag (BCP 47), for
/// which Pagefind uses the stemmer of the language.
pub fn shard_name(language: &str, number: usize) -> String {
    [language, "-x-", &number.to_string()].concat()
}

impl Shard {
    fn format(&self) -> String {
        let articles = self.articles.to_string();
        match self.years {
            Some((first, last)) => {
                [&articles, " ", &first.to_string(), "-", &last.to_string()].concat()
            }
            None => articles,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let (articles, years) = text.split_once(' ').unwrap_or((text, ""));
        let years = years.split_once('-');
        Some(Self {
            articles: articles.parse().ok()?,
            years: years.and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?))),
        })
    }
}

/// Property that results can be filtered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// A tag.
    Tag,
    /// An author.
    Author,
    /// The year of the date.
    Year,
}

impl Facet {
    /// All facets, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Tag, Self::Author, Self::Year];

    /// Returns the name in the index.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Author => "author",
            Self::Year => "year",
        }
    }

    /// Returns the label for readers.
    pub fn label(self) -> &'static str {
        match self {
            Self::Tag => "Tag",
            Self::Author => "Author",
            Self::Year => "Year",
        }
    }
}

/// Formats the list of languages, those with the most articles first.
pub fn format_languages(languages: &[Language]) -> String {
    let mut text = String::new();
    let mut languages: Vec<&Language> = languages.iter().collect();
    languages.sort_by_key(|language| std::cmp::Reverse(language.articles));
    for language in languages {
        let articles = language.articles.to_string();
        let mut columns = vec![language.name.clone(), language.script.name().to_owned()];
        columns.push(articles);
        columns.extend(language.shards.iter().map(Shard::format));
        text += &columns.join("\t");
        text.push('\n');
    }
    text
}

/// Parses the list of languages; malformed lines are skipped.
pub fn parse_languages(text: &str) -> Vec<Language> {
    let language = |line: &str| {
        let mut columns = line.split('\t');
        Some(Language {
            name: columns.next()?.to_owned(),
            script: Script::from_name(columns.next()?),
            articles: columns.next()?.parse().ok()?,
            shards: columns.map(Shard::parse).collect::<Option<_>>()?,
        })
    };
    text.lines().filter_map(language).collect()
}

/// Formats the list of facet values.
pub fn format_filters(filters: &BTreeSet<(Facet, String)>) -> String {
    let line = |(facet, value): &(Facet, String)| format!("{}\t{value}\n", facet.name());
    filters.iter().map(line).collect()
}

/// Parses the list of facet values and returns those of one facet; years come in descending order.
pub fn parse_filters(text: &str, facet: Facet) -> Vec<String> {
    let value = |line: &str| {
        let (name, value) = line.split_once('\t')?;
        (name == facet.name()).then(|| value.to_owned())
    };
    let mut values: Vec<String> = text.lines().filter_map(value).collect();
    if facet == Facet::Year {
        values.reverse();
    }
    values
}
