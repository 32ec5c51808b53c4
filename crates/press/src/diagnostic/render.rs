//! Diagnostics as text for people, laid out like rustc's.

use std::{collections::BTreeMap, ops::Range};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Code, Diagnostic, MAX_SHOWN, Severity};
use crate::console::{self, escape_controls};

/// Styling of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Styling {
    /// Colours, as in rustc.
    Colour,
    /// No colours.
    Plain,
}

/// Renders diagnostics, each followed by an empty line. Beyond [`MAX_SHOWN`] of one code in a file they are only counted.
pub(crate) fn all(diagnostics: &[Diagnostic], styling: Styling) -> String {
    let renderer = match styling {
        Styling::Colour => Renderer::styled(),
        Styling::Plain => Renderer::plain(),
    };
    let mut text = String::new();
    let mut push = |group| {
        text.push_str(&renderer.render(&[group]));
        text.push_str("\n\n");
    };
    for of_file in diagnostics.chunk_by(|one, other| one.file == other.file) {
        let mut counts = BTreeMap::<Code, usize>::new();
        for diagnostic in of_file {
            let count = counts.entry(diagnostic.code).or_default();
            *count += 1;
            if *count <= MAX_SHOWN {
                push(group(diagnostic));
            }
        }
        for (code, count) in counts.into_iter().filter(|(_, count)| *count > MAX_SHOWN) {
            push(omission(code, count - MAX_SHOWN, &of_file[0].file));
        }
    }
    text
}

/// Returns the note about diagnostics that are not shown.
fn omission(code: Code, count: usize, file: &str) -> Group<'_> {
    let title = Level::NOTE
        .primary_title(format!("{count} more of this kind are not shown"))
        .id(code.name());
    let group = title.element(Origin::path(escape_controls(file)));
    group.element(Level::HELP.message("`press check --json` lists all of them"))
}

fn group(diagnostic: &Diagnostic) -> Group<'_> {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(escape_controls(&diagnostic.message))
        .id(diagnostic.code.name());
    let file = escape_controls(&diagnostic.file);
    let group = match &diagnostic.excerpt {
        Some(excerpt) => match &excerpt.text {
            Some(line) => {
                let (line, span) = visible_line(line, &excerpt.span);
                let annotation = AnnotationKind::Primary.span(span);
                let snippet = Snippet::source(line).path(file).line_start(excerpt.line);
                title.element(snippet.annotation(annotation))
            }
            None => title.element(
                Origin::path(file)
                    .line(excerpt.line)
                    .char_column(excerpt.column),
            ),
        },
        None => title.element(Origin::path(file)),
    };
    match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(escape_controls(help))),
        None => group,
    }
}

/// Replaces each control character of a line by one visible character, so that columns stay, and returns the line with the
/// new place of `span`.
fn visible_line(line: &str, span: &Range<usize>) -> (String, Range<usize>) {
    let mut visible = String::with_capacity(line.len());
    let (mut start, mut end) = (None, None);
    for (at, c) in line.char_indices() {
        if at >= span.start {
            start.get_or_insert(visible.len());
        }
        if at >= span.end {
            end.get_or_insert(visible.len());
        }
        visible.push(match c {
            // The library expands tabs itself.
            '\t' => c,
            _ if console::needs_escape(c) => char::REPLACEMENT_CHARACTER,
            _ => c,
        });
    }
    let start = start.unwrap_or(visible.len());
    let end = end.unwrap_or(visible.len());
    (visible, start..end)
}
