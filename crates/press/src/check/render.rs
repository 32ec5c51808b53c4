//! Diagnostics for people, in the manner of rustc, by the library that rustc writes them with.

use std::{collections::BTreeMap, ops::Range};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{
    code::Code,
    diagnostic::{Diagnostic, Severity},
};
use crate::console::{self, escape_controls};

/// Whether there are colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colours {
    /// As rustc has them.
    Some,
    /// None.
    None,
}

/// So many of one kind are shown of a file: whoever has mended those knows the others.
pub(super) const MOST: usize = 20;

/// All diagnostics, each with an empty line after it; of those beyond [`MOST`] how many there are.
pub(super) fn all(diagnostics: &[Diagnostic], colours: Colours) -> String {
    let renderer = match colours {
        Colours::Some => Renderer::styled(),
        Colours::None => Renderer::plain(),
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
            if *count <= MOST {
                push(group(diagnostic));
            }
        }
        for (code, count) in counts.into_iter().filter(|(_, count)| *count > MOST) {
            push(more(code, count - MOST, &of_file[0].file));
        }
    }
    text
}

/// What is said of those that are not shown.
fn more(code: Code, count: usize, file: &str) -> Group<'_> {
    let title = Level::NOTE
        .primary_title(format!("{count} more of this kind are not shown"))
        .id(code.name());
    let help = "`press check --json` tells all of them";
    let group = title.element(Origin::path(escape_controls(file)));
    group.element(Level::HELP.message(help))
}

fn group(diagnostic: &Diagnostic) -> Group<'_> {
    let level = match diagnostic.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(escape_controls(&diagnostic.message))
        .id(diagnostic.code.name());
    let file = escape_controls(&diagnostic.file);
    let group = match &diagnostic.excerpt {
        Some(place) => match &place.text {
            Some(text) => {
                let (text, span) = seen(text, &place.span);
                let annotation = AnnotationKind::Primary.span(span);
                let snippet = Snippet::source(text).path(file).line_start(place.line);
                title.element(snippet.annotation(annotation))
            }
            None => title.element(
                Origin::path(file)
                    .line(place.line)
                    .char_column(place.column),
            ),
        },
        None => title.element(Origin::path(file)),
    };
    match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(escape_controls(help))),
        None => group,
    }
}

/// A line with a sign in the place of each character that is not seen but does something, so that columns stay; and where in
/// it the part is that was `span`.
fn seen(line: &str, span: &Range<usize>) -> (String, Range<usize>) {
    let mut seen = String::with_capacity(line.len());
    let (mut start, mut end) = (None, None);
    for (at, c) in line.char_indices() {
        if at >= span.start {
            start.get_or_insert(seen.len());
        }
        if at >= span.end {
            end.get_or_insert(seen.len());
        }
        seen.push(match c {
            // The library has it as wide as it is.
            '\t' => c,
            _ if console::needs_escape(c) => char::REPLACEMENT_CHARACTER,
            _ => c,
        });
    }
    let start = start.unwrap_or(seen.len());
    let end = end.unwrap_or(seen.len());
    (seen, start..end)
}
