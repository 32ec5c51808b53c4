//! Errors in loading a page's data.

use crate::browser::{
    fetch::{FetchError, MAX_BYTES},
    parts::PartError,
};

/// Why data could not be loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoadError {
    /// The file could not be fetched.
    Fetch(FetchError),
    /// The index is missing.
    NoIndex,
    /// The index is not valid: the parser's message.
    Index(String),
    /// The address may not be fetched.
    Address,
    /// A part of the program could not be loaded.
    Part,
}

impl From<PartError> for LoadError {
    fn from(_: PartError) -> Self {
        Self::Part
    }
}

impl From<FetchError> for LoadError {
    fn from(error: FetchError) -> Self {
        Self::Fetch(error)
    }
}

impl LoadError {
    /// Returns what happened, in a few words.
    pub fn headline(&self) -> &'static str {
        match self {
            Self::Fetch(FetchError::Offline) => "You are offline",
            Self::Fetch(FetchError::Unreachable) => "The server cannot be reached",
            Self::Fetch(FetchError::Status(404 | 410)) => "There is nothing at this address",
            Self::Fetch(FetchError::Status(401 | 403)) => "This may not be read",
            Self::Fetch(FetchError::Status(_)) => "The server could not deliver this",
            Self::Fetch(FetchError::Timeout) => "This is taking too long",
            Self::Fetch(FetchError::TooLarge) => "This file is too large",
            Self::Fetch(FetchError::NotText) => "This file is not text",
            Self::Fetch(FetchError::WebPage) => "This is a web page, not an article",
            Self::NoIndex => "The library has no index",
            Self::Index(_) => "The library’s index is damaged",
            Self::Address => "This address cannot be read",
            Self::Part => "A part of the reader did not arrive",
            Self::Fetch(FetchError::Aborted) => "Loading was stopped",
        }
    }

    /// Returns what happened and what to do, in a sentence or two.
    pub fn advice(&self) -> String {
        match self {
            Self::Fetch(FetchError::Offline) => "Your device has no connection to the network. Connect it, and try again.".to_owned(),
            Self::Fetch(FetchError::Unreachable) => {
                "The server did not answer, or it does not let other sites read its files. Try again in a moment; if this continues, the address may be wrong.".to_owned()
            }
            Self::Fetch(FetchError::Status(404 | 410)) => {
                "The article may have been moved or renamed, or the address has a typing error.".to_owned()
            }
            Self::Fetch(FetchError::Status(status @ (401 | 403))) => {
                format!("The server refuses to send it (status {status}). Its publisher can allow it.")
            }
            Self::Fetch(FetchError::Status(status)) => {
                format!("It answered with status {status}. This is usually over soon: try again in a moment.")
            }
            Self::Fetch(FetchError::Timeout) => "The server can be reached, but no data has arrived for a while. Try again.".to_owned(),
            Self::Fetch(FetchError::TooLarge) => {
                format!("Recto opens files of up to {} MB. Its author could split it into parts.", MAX_BYTES / 1_000_000)
            }
            Self::Fetch(FetchError::NotText) => {
                "It is not encoded as UTF-8. Its author can save it again with that encoding.".to_owned()
            }
            Self::Fetch(FetchError::WebPage) => {
                "The server sent HTML where Markdown was expected. The article may have been moved, or the address leads to a page about the file and not to the file itself.".to_owned()
            }
            Self::NoIndex => {
                "The file articles/index.json is missing. Its publisher can build the site again, or write it by hand: a list of file names is enough. Articles still open by their own addresses.".to_owned()
            }
            Self::Index(problem) => {
                format!("The file articles/index.json cannot be read: {problem}. Its publisher can build the site again; articles still open by their own addresses.")
            }
            Self::Address => {
                "Only files served over http or https can be opened here. Check the address after “src=”.".to_owned()
            }
            Self::Part => {
                "Check the connection and try again. If that does not help, load the page again: the site may have been updated meanwhile.".to_owned()
            }
            Self::Fetch(FetchError::Aborted) => "Try again to continue.".to_owned(),
        }
    }
}
