//! What an article says about itself.

/// The metadata of an article. Every key is optional: an article without front matter is an article.
#[derive(Debug, Clone, PartialEq, Default)]
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
    pub image: Option<LeadImage>,
    /// How the pull quotes are chosen.
    pub pull_quotes: PullQuoteChoice,
    /// Not for publication yet.
    pub draft: bool,
    /// The keys that Recto has no use for, with their values as written.
    pub other: Vec<(String, String)>,
}

/// A date as ISO 8601 writes it, `2025-05-06` with or without a time. Checked, so that `<time datetime>` may rely on it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(pub(crate) String);

impl Date {
    /// As ISO 8601 writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The direction of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// From left to right.
    #[default]
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Direction {
    /// The value of HTML's `dir`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// The image at the head of an article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LeadImage {
    /// Where it is.
    pub source: crate::link::Target,
    /// The alternative text; may be empty.
    pub alternative: String,
    /// The caption; may be empty.
    pub caption: String,
}

/// What the front matter says of pull quotes.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum PullQuoteChoice {
    /// Nothing: those written in the text, or else Recto's choice.
    #[default]
    Unsaid,
    /// `auto`: Recto's choice, beside those written in the text.
    Automatic,
    /// `false`: none.
    None,
    /// These texts, each from the article.
    Texts(Vec<String>),
}
