//! Metadata: what the front matter says of an article.

use super::{Direction, SafeUrl};
use std::ops::Range;

/// The metadata of an article. Every key is optional: an article without front matter is an article.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Metadata {
    /// The title: from the front matter, else the first level-1 heading, else `None` (then the file name serves).
    pub title: Option<String>,
    /// The standfirst.
    pub description: Option<String>,
    /// The names of the authors.
    pub authors: Vec<String>,
    /// The name of the publication.
    pub publisher: Option<String>,
    /// When it was published.
    pub date: Option<Date>,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// The tags.
    pub tags: Vec<String>,
    /// The language, a BCP 47 tag.
    pub lang: Option<String>,
    /// The direction, from `dir` or else from the script of `lang`, or else of the text.
    pub direction: Direction,
    /// The lead image.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub image: Option<LeadImage>,
    /// How the pull quotes are chosen.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub pull_quotes: PullQuoteSetting,
    /// The names of the files, without `.md`, of the same text in other languages.
    pub translations: Vec<String>,
    /// Not for publication yet.
    pub draft: bool,
    /// The keys that Recto has no use for, with their values as written.
    pub other: Vec<(String, String)>,
}

/// A date as ISO 8601 writes it, `2025-05-06` with or without a time. Checked, so that `<time datetime>` may rely on it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Date(pub(crate) String);

impl Date {
    /// As ISO 8601 writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The image at the head of an article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LeadImage {
    /// Where it is.
    pub source: SafeUrl,
    /// The alternative text; may be empty.
    pub alternative: String,
    /// The caption; may be empty.
    pub caption: String,
}

/// What the front matter says of pull quotes.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum PullQuoteSetting {
    /// Nothing: those written in the text, or else Recto's choice.
    #[default]
    Unset,
    /// `auto`: Recto's choice, beside those written in the text.
    Automatic,
    /// `false`: none.
    None,
    /// These, each from the article.
    Listed(Vec<ListedQuote>),
}

/// A pull quote that the front matter lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListedQuote {
    /// Its words.
    pub text: String,
    /// Who said it.
    pub attribution: Option<String>,
    /// The language it is in, where that is not the article's: a BCP 47 tag.
    pub lang: Option<String>,
    /// Bytes of the file that its words take.
    pub span: Range<usize>,
}

/// A language tag as BCP 47 writes it, if this is one, with `_` taken for `-`. What the parts mean is not checked.
pub fn language_tag(text: &str) -> Option<String> {
    let tag = text.replace('_', "-");
    let is_tag = tag.split('-').all(|part| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    }) && tag.bytes().take_while(u8::is_ascii_alphabetic).count() >= 2;
    is_tag.then_some(tag)
}
