//! Error of a task.

use std::fmt;

/// Reason why a task stopped, and the next step for the user; one line when printed.
#[derive(Debug, PartialEq, Eq)]
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
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.what, self.advice)
    }
}
