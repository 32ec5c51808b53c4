//! What `press` writes beside Pagefind's index and the app reads: lines with words parted by a tab. Short, and read without a
//! parser for which every reader would pay.

use std::collections::BTreeSet;

use super::script::Script;

/// Where the index is, from the site's root.
pub const FOLDER: &str = "pagefind";

/// The file in it that says which languages there are.
pub const LANGUAGES: &str = "languages.txt";

/// The file in it that says what can be filtered by.
pub const FILTERS: &str = "filters.txt";

/// The language of articles that do not say theirs: “undetermined” in ISO 639.
pub const UNKNOWN: &str = "und";

/// A part of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// The first part of its tag: `pt`; the name of its folder.
    pub name: String,
    /// The script that most of its articles are written in.
    pub script: Script,
    /// How many articles it has.
    pub articles: usize,
    /// Where there are many: the shards, the oldest articles first. Empty where it is all in one.
    pub shards: Vec<Shard>,
}

/// Some of the articles of a language, with an index of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shard {
    /// How many articles it has.
    pub articles: usize,
    /// The first and the last year of their dates; none where none has a date.
    pub years: Option<(u16, u16)>,
}

/// The name of a shard: for Pagefind a language, with a part for private use (BCP 47); its stems are those of the language.
/// The first is that with the oldest articles.
pub fn shard_name(language: &str, number: usize) -> String {
    [language, "-x-", &number.to_string()].concat()
}

impl Shard {
    fn write(&self) -> String {
        let articles = self.articles.to_string();
        match self.years {
            Some((first, last)) => {
                [&articles, " ", &first.to_string(), "-", &last.to_string()].concat()
            }
            None => articles,
        }
    }

    fn read(text: &str) -> Option<Self> {
        let (articles, years) = text.split_once(' ').unwrap_or((text, ""));
        let years = years.split_once('-');
        Some(Self {
            articles: articles.parse().ok()?,
            years: years.and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?))),
        })
    }
}

/// What articles can be filtered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// A tag.
    Tag,
    /// Who wrote it.
    Author,
    /// The year of its date.
    Year,
}

impl Facet {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Tag, Self::Author, Self::Year];

    /// Its name in the index.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Author => "author",
            Self::Year => "year",
        }
    }

    /// Its name for readers.
    pub fn label(self) -> &'static str {
        match self {
            Self::Tag => "Tag",
            Self::Author => "Author",
            Self::Year => "Year",
        }
    }
}

/// Writes the list of languages, those with the most articles first.
pub fn write_languages(languages: &[Language]) -> String {
    let mut text = String::new();
    let mut languages: Vec<&Language> = languages.iter().collect();
    languages.sort_by_key(|language| std::cmp::Reverse(language.articles));
    for language in languages {
        let articles = language.articles.to_string();
        let mut columns = vec![language.name.clone(), language.script.name().to_owned()];
        columns.push(articles);
        columns.extend(language.shards.iter().map(Shard::write));
        text += &columns.join("\t");
        text.push('\n');
    }
    text
}

/// Reads the list of languages; what is no line of it is passed over.
pub fn read_languages(text: &str) -> Vec<Language> {
    let language = |line: &str| {
        let mut columns = line.split('\t');
        Some(Language {
            name: columns.next()?.to_owned(),
            script: Script::from_name(columns.next()?),
            articles: columns.next()?.parse().ok()?,
            shards: columns.map(Shard::read).collect::<Option<_>>()?,
        })
    };
    text.lines().filter_map(language).collect()
}

/// Writes the list of what can be filtered by.
pub fn write_filters(filters: &BTreeSet<(Facet, String)>) -> String {
    let line = |(facet, value): &(Facet, String)| format!("{}\t{value}\n", facet.name());
    filters.iter().map(line).collect()
}

/// Reads the list of what can be filtered by: the values of a facet; of years the last one first.
pub fn read_filters(text: &str, facet: Facet) -> Vec<String> {
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
