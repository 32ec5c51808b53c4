//! Diagnostics for programs: one JSON object a line. `docs/checks.md` says what is in it.

use std::fmt::Write as _;

use serde::Serialize;

use super::diagnostic::Diagnostic;
use crate::console;

/// A diagnostic as JSON has it. Fields may be added, and none will be taken away.
#[derive(Debug, Serialize)]
struct Line<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    file: &'a str,
    #[serde(flatten)]
    place: Option<Place>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Place {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// All diagnostics, one a line.
pub(super) fn lines(diagnostics: &[Diagnostic]) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let line = Line {
            code: diagnostic.code.name(),
            severity: diagnostic.code.severity().name(),
            message: &diagnostic.message,
            file: &diagnostic.file,
            place: diagnostic.excerpt.as_ref().map(|excerpt| Place {
                line: excerpt.line,
                column: excerpt.column,
                end_line: excerpt.end_line,
                end_column: excerpt.end_column,
            }),
            help: diagnostic.help.as_deref(),
        };
        // Strings and numbers are always JSON.
        if let Ok(line) = serde_json::to_string(&line) {
            text.push_str(&escape(&line));
            text.push('\n');
        }
    }
    text
}

/// JSON without characters that are not seen but do something: between its quotation marks all may stand as `\u009b`, and
/// logs are read on terminals too. Line feeds part what is between no marks.
pub(super) fn escape(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && console::needs_escape(c) {
            // Writing to a string does not fail.
            let _ = write!(text, "\\u{:04x}", u32::from(c));
        } else {
            text.push(c);
        }
    }
    text
}
