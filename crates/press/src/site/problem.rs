//! What is wrong with a `site.toml`.

use std::fmt;

use super::{FILE, Place};

/// What could not be honoured, or should not be done, with its place and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// Where.
    pub(crate) place: Place,
    /// How bad it is.
    pub(crate) severity: Severity,
    /// What is wrong and what to do.
    pub(crate) message: String,
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Severity {
    /// What is said here does not hold.
    Error,
    /// It holds, and readers may suffer.
    Warning,
}

impl Problem {
    /// Something that does not hold.
    pub(crate) fn mistake(place: Place, message: String) -> Self {
        Self {
            place,
            severity: Severity::Error,
            message,
        }
    }

    /// Something that holds and should not.
    pub(crate) fn advice(place: Place, message: String) -> Self {
        Self {
            place,
            severity: Severity::Warning,
            message,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { line, column } = self.place;
        write!(formatter, "{FILE}:{line}:{column}: {}", self.message)
    }
}

/// The place of a byte of a text.
pub(super) fn place(text: &str, at: usize) -> Place {
    let before = &text[..text.floor_char_boundary(at)];
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    Place {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}
