//! The error of every step of press: what failed, where, why, and what to do about it.

use std::{error::Error as StdError, fmt, io, path::PathBuf};

/// Result of a step of press.
pub(crate) type Result<T, E = Error> = std::result::Result<T, E>;

/// One failure, in words that end up on one line of the console.
///
/// `Display` writes `what path: cause; help`, and leaves out the parts that are not set. The cause is part of that line, so
/// whoever prints the line need not walk the chain of [`source`](StdError::source).
#[derive(Debug)]
pub(crate) struct Error {
    what: String,
    path: Option<PathBuf>,
    help: Option<String>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// Describes what failed, such as `the site has no articles`. Where [`at`](Self::at) adds a path, the words lead up to it:
    /// `cannot read`.
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            path: None,
            help: None,
            source: None,
        }
    }

    /// A file that cannot be read.
    pub(crate) fn read(path: impl Into<PathBuf>, cause: io::Error) -> Self {
        Self::new("cannot read").at(path).caused_by(cause)
    }

    /// A file that cannot be written.
    pub(crate) fn write(path: impl Into<PathBuf>, cause: io::Error) -> Self {
        Self::new("cannot write").at(path).caused_by(cause)
    }

    /// A file that has to be there.
    pub(crate) fn missing(path: impl Into<PathBuf>) -> Self {
        Self::new("there is no file").at(path)
    }

    /// A text file with another encoding.
    pub(crate) fn not_utf8(path: impl Into<PathBuf>) -> Self {
        Self::new("cannot read")
            .at(path)
            .caused_by("it is not UTF-8")
    }

    /// Adds the file or folder in question.
    pub(crate) fn at(mut self, path: impl Into<PathBuf>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Adds what to do about it, or what follows from it, without a full stop. Several are joined by semicolons.
    pub(crate) fn help(mut self, help: impl AsRef<str>) -> Self {
        let help = help.as_ref();
        self.help = Some(match self.help {
            Some(earlier) => format!("{earlier}; {help}"),
            None => help.to_owned(),
        });
        self
    }

    /// Adds the underlying error.
    pub(crate) fn caused_by(mut self, cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(cause.into());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.what)?;
        if let Some(path) = &self.path {
            write!(formatter, " {}", path.display())?;
        }
        if let Some(cause) = &self.source {
            write!(formatter, ": {cause}")?;
        }
        if let Some(help) = &self.help {
            write!(formatter, "; {help}")?;
        }
        Ok(())
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|cause| cause as &dyn StdError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_one_line_of_what_path_cause_and_help() {
        let error = Error::read("a.md", io::Error::other("it is a folder")).help("rename it");
        assert_eq!(
            error.to_string(),
            "cannot read a.md: it is a folder; rename it"
        );
        assert_eq!(Error::new("no title").to_string(), "no title");
    }

    #[test]
    fn the_cause_stays_available() {
        let error = Error::write("a.md", io::Error::other("full"));
        assert_eq!(
            error.source().map(ToString::to_string),
            Some("full".to_owned())
        );
    }
}
