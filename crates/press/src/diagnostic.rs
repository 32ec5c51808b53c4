//! Diagnostics: what is wrong with an article or with `site.toml`, as data. `press check` renders them for people, as JSON
//! and as SARIF; `press build` prints them as one-line warnings.

mod code;
mod documentation;
pub(crate) mod json;
mod one_line;
pub(crate) mod render;
pub(crate) mod sarif;
mod source;
mod suggest;
mod wording;

pub(crate) use code::{Code, Severity};
pub(crate) use documentation::section;
pub(crate) use one_line::{format_one_line, warnings};
pub(crate) use source::{Excerpt, Source};
pub(crate) use suggest::suggest;
pub(crate) use wording::of_article;

/// The number of diagnostics of one code that are shown for a file. JSON and SARIF have all of them.
pub(crate) const MAX_SHOWN: usize = 20;

/// One problem of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Diagnostic {
    /// The kind of problem, which decides on the severity.
    pub(crate) code: Code,
    /// The problem, a sentence without a capital letter and a full stop.
    pub(crate) message: String,
    /// The path of the file, as the publisher would type it.
    pub(crate) file: String,
    /// The part of the file; none for a problem of the file as a whole.
    pub(crate) excerpt: Option<Excerpt>,
    /// Advice, a sentence like the message.
    pub(crate) help: Option<String>,
}

impl Diagnostic {
    /// Creates a diagnostic of a file as a whole.
    pub(crate) fn of_file(code: Code, file: String, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            file,
            excerpt: None,
            help: None,
        }
    }

    /// Adds advice.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Returns the severity of the code.
    pub(crate) fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// Returns the sort key: file, place, code, message. The same library gives the same order.
    pub(crate) fn order(&self) -> (&str, usize, usize, Code, &str) {
        let excerpt = self.excerpt.as_ref();
        (
            &self.file,
            excerpt.map_or(0, |excerpt| excerpt.line),
            excerpt.map_or(0, |excerpt| excerpt.column),
            self.code,
            &self.message,
        )
    }
}
