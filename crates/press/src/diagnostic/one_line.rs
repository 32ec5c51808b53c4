//! Diagnostics as single lines, for the warnings of `press build`.

use std::collections::{BTreeMap, HashSet};

use super::{Code, Diagnostic, MAX_SHOWN};

/// Returns a diagnostic as a line: `articles/a.md:3:5: message: help`.
pub(crate) fn format_one_line(diagnostic: &Diagnostic) -> String {
    let place = diagnostic
        .excerpt
        .as_ref()
        .map(|excerpt| format!(":{}:{}", excerpt.line, excerpt.column));
    let help = diagnostic.help.as_ref().map(|help| format!(": {help}"));
    format!(
        "{}{}: {}{}",
        diagnostic.file,
        place.unwrap_or_default(),
        diagnostic.message,
        help.unwrap_or_default()
    )
}

/// Returns the diagnostics of one file as lines, equal ones on one line of the file once. Beyond [`MAX_SHOWN`] of one code
/// they are only counted.
pub(crate) fn warnings(diagnostics: &[Diagnostic]) -> Vec<String> {
    let mut seen = HashSet::new();
    let mut counts = BTreeMap::<Code, usize>::new();
    let mut lines = Vec::new();
    for diagnostic in diagnostics {
        let line = diagnostic.excerpt.as_ref().map(|excerpt| excerpt.line);
        if !seen.insert((line, &diagnostic.message)) {
            continue;
        }
        let count = counts.entry(diagnostic.code).or_default();
        *count += 1;
        if *count <= MAX_SHOWN {
            lines.push(format_one_line(diagnostic));
        }
    }
    for (code, count) in counts.into_iter().filter(|(_, count)| *count > MAX_SHOWN) {
        lines.push(format!(
            "{}: {} more of the kind {}, which `press check --json` lists",
            diagnostics[0].file,
            count - MAX_SHOWN,
            code.name()
        ));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_warnings_the_first_are_printed_and_the_others_counted() {
        let diagnostic = |number: usize| {
            Diagnostic::of_file(Code::SiteKey, "site.toml".to_owned(), number.to_string())
        };
        let many: Vec<_> = (0..MAX_SHOWN + 7).map(diagnostic).collect();
        let lines = warnings(&many);
        assert_eq!(lines.len(), MAX_SHOWN + 1);
        assert_eq!(
            lines[MAX_SHOWN],
            "site.toml: 7 more of the kind site-key, which `press check --json` lists"
        );
        assert_eq!(warnings(&many[..MAX_SHOWN]).len(), MAX_SHOWN);
    }

    #[test]
    fn a_repeated_diagnostic_is_printed_once() {
        let diagnostic = Diagnostic::of_file(Code::SiteKey, "a".to_owned(), "b").help("c");
        assert_eq!(warnings(&vec![diagnostic; 30]), ["a: b: c"]);
    }
}
