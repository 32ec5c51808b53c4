//! One thing that is wrong.

use super::{code::Code, source::Excerpt};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Severity {
    /// Readers miss something.
    Error,
    /// Readers may be served better.
    Warning,
    /// Nothing is wrong.
    Note,
}

impl Severity {
    /// As JSON and SARIF call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One thing that is wrong with an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Diagnostic {
    /// Which kind of thing.
    pub(super) code: Code,
    /// What is wrong.
    pub(super) message: String,
    /// The file, as its publisher would name it here.
    pub(super) file: String,
    /// Where in the file; none for what is wrong with it as a whole.
    pub(super) excerpt: Option<Excerpt>,
    /// What to do.
    pub(super) help: Option<String>,
}

impl Diagnostic {
    /// Something that is wrong with a file as a whole.
    pub(super) fn of_file(code: Code, file: String, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            file,
            excerpt: None,
            help: None,
        }
    }

    /// Says what to do.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// By file, then by place, then by code, so that the same library is told of in the same order.
    pub(super) fn order(&self) -> (&str, usize, usize, Code, &str) {
        let place = self.excerpt.as_ref();
        (
            &self.file,
            place.map_or(0, |place| place.line),
            place.map_or(0, |place| place.column),
            self.code,
            &self.message,
        )
    }
}
