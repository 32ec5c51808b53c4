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

/// So many are told: whoever has mended those builds again.
const MOST: usize = 20;

/// What is told of problems, the first of them whole.
pub(crate) fn told(problems: &[Problem]) -> Vec<String> {
    let first = problems.iter().take(MOST);
    let mut told: Vec<String> = first.map(ToString::to_string).collect();
    if problems.len() > MOST {
        let more = problems.len() - MOST;
        told.push(format!("{FILE}: {more} more are not shown"));
    }
    told
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_problems_the_first_are_told_and_the_others_counted() {
        let problem = Problem::mistake(Place::default(), "x".to_owned());
        let all = told(&vec![problem.clone(); MOST + 7]);
        assert_eq!(all.len(), MOST + 1);
        assert_eq!(all[MOST], "articles/site.toml: 7 more are not shown");
        assert_eq!(told(&vec![problem; MOST]).len(), MOST);
    }
}
