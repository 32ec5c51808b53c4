//! Metadata: the values of the front matter.

use super::{Direction, SafeUrl};
use std::ops::Range;

/// Metadata of an article. Every key is optional: an article needs no front matter.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Metadata {
    /// Title: from the front matter, else the first level-1 heading, else `None` (then the file name serves).
    pub title: Option<String>,
    /// Standfirst.
    pub description: Option<String>,
    /// Names of the authors.
    pub authors: Vec<String>,
    /// Name of the publication.
    pub publisher: Option<String>,
    /// Date of publication.
    pub date: Option<Date>,
    /// Date of the last change.
    pub updated: Option<Date>,
    /// Tags.
    pub tags: Vec<String>,
    /// Language, as a BCP 47 tag.
    pub lang: Option<String>,
    /// Direction: from `dir`, or else from the script of `lang`, or else from the text.
    pub direction: Direction,
    /// Lead image.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub image: Option<LeadImage>,
    /// Selection of the pull quotes.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub pull_quotes: PullQuoteSetting,
    /// File names, without `.md`, of the same text in other languages.
    pub translations: Vec<String>,
    /// `true` for an article that is not to be published yet.
    pub draft: bool,
    /// Keys without meaning for Recto, with their values as written.
    pub other: Vec<(String, String)>,
}

/// Date in ISO 8601, `2025-05-06` with or without a time. It is valid, as `<time datetime>` requires.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Date(pub(crate) String);

impl Date {
    /// Returns the date in ISO 8601.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Image at the head of an article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LeadImage {
    /// Checked URL.
    pub source: SafeUrl,
    /// Alternative text; may be empty.
    pub alternative: String,
    /// Caption; may be empty.
    pub caption: String,
}

/// Value of `pull_quotes` in the front matter.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum PullQuoteSetting {
    /// No value: the pull quotes in the text, or else Recto's selection.
    #[default]
    Unset,
    /// `auto`: Recto's selection, beside the pull quotes in the text.
    Automatic,
    /// `false`: no pull quotes.
    None,
    /// Pull quotes, each with words of the article.
    Listed(Vec<ListedQuote>),
}

/// Pull quote of the front matter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListedQuote {
    /// Words.
    pub text: String,
    /// Person who said them.
    pub attribution: Option<String>,
    /// Language as a BCP 47 tag, if it differs from the article's.
    pub lang: Option<String>,
    /// Bytes of the file that the words take.
    pub span: Range<usize>,
}

/// Returns a language tag as BCP 47 writes it, with `-` for `_`; `None` if the text is not one. The meaning of its parts
/// is not checked.
pub fn language_tag(text: &str) -> Option<String> {
    let tag = text.replace('_', "-");
    let is_tag = tag.split('-').all(|part| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    }) && tag.bytes().take_while(u8::is_ascii_alphabetic).count() >= 2;
    is_tag.then_some(tag)
}
