//! Diagnostics as JSON, one object a line. `docs/checks.md` documents the fields.

use std::fmt::Write as _;

use serde::Serialize;

use super::Diagnostic;
use crate::console;

/// A diagnostic in JSON. Fields may be added and are never removed.
#[derive(Debug, Serialize)]
struct Line<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    file: &'a str,
    #[serde(flatten)]
    region: Option<Region>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Region {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// Returns the diagnostics as JSON, one a line.
pub(crate) fn lines(diagnostics: &[Diagnostic]) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let line = Line {
            code: diagnostic.code.name(),
            severity: diagnostic.severity().name(),
            message: &diagnostic.message,
            file: &diagnostic.file,
            region: diagnostic.excerpt.as_ref().map(|excerpt| Region {
                line: excerpt.line,
                column: excerpt.column,
                end_line: excerpt.end_line,
                end_column: excerpt.end_column,
            }),
            help: diagnostic.help.as_deref(),
        };
        // Strings and numbers always serialise.
        if let Ok(line) = serde_json::to_string(&line) {
            text.push_str(&escape_controls_in_json(&line));
            text.push('\n');
        }
    }
    text
}

/// Escapes control characters in JSON as `\u009b`, since logs are read on terminals too. Line feeds stay: they are outside
/// of the strings.
pub(crate) fn escape_controls_in_json(json: &str) -> String {
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
