//! Error of a step.

use std::fmt;

/// Result of a step.
pub(crate) type Result<T> = std::result::Result<T, Failure>;

/// Reason why a step failed, and the next step for the user; one line when printed.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    advice: String,
}

impl Failure {
    /// Creates a failure; neither text ends with a full stop.
    pub(crate) fn new(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            advice: advice.into(),
        }
    }

    /// Creates the failure of a file operation.
    pub(crate) fn of_file(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::new(
            format!("{} cannot be read or written", path.display()),
            error.to_string(),
        )
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.what, self.advice)
    }
}
