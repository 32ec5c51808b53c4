//! The reasons why a source cannot become an article.

use std::{error, fmt};

/// Failure of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// The bytes are not text.
    NotText,
    /// The text is empty.
    Empty,
    /// The front matter cannot be parsed, with the line and the reason.
    FrontMatter(String),
    /// The elements of a page are nested deeper than this.
    TooDeep(usize),
    /// The page cannot be parsed, with the reason.
    Page(String),
    /// No article was found in the page, with the reason.
    NoArticle(String),
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotText => formatter.write_str("the file is not text"),
            Self::Empty => formatter.write_str("the file is empty"),
            Self::FrontMatter(reason) => {
                write!(
                    formatter,
                    "its front matter cannot be read: {reason}; correct it first"
                )
            }
            Self::TooDeep(limit) => write!(
                formatter,
                "the page nests more than {limit} elements, more than browsers do; copy the part with the article into a file, or save the page from the browser's reader view"
            ),
            Self::Page(reason) => write!(formatter, "the page cannot be read: {reason}"),
            Self::NoArticle(reason) => write!(formatter, "no article was found: {reason}"),
        }
    }
}

impl error::Error for Error {}
