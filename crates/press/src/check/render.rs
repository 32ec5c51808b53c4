//! Diagnostics for people, in the manner of rustc, by the library that rustc writes them with.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::diagnostic::{Diagnostic, Severity};
use crate::telling::{self, shown};

/// Whether there are colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colours {
    /// As rustc has them.
    Some,
    /// None.
    None,
}

/// All diagnostics, each with an empty line after it.
pub(super) fn all(diagnostics: &[Diagnostic], colours: Colours) -> String {
    let renderer = match colours {
        Colours::Some => Renderer::styled(),
        Colours::None => Renderer::plain(),
    };
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&renderer.render(&[group(diagnostic)]));
        text.push_str("\n\n");
    }
    text
}

fn group<'a>(diagnostic: &'a Diagnostic) -> Group<'a> {
    let level = match diagnostic.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(shown(&diagnostic.message))
        .id(diagnostic.code.name());
    let file = shown(&diagnostic.file);
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
        Some(help) => group.element(Level::HELP.message(shown(help))),
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
            _ if telling::is_unseen(c) => char::REPLACEMENT_CHARACTER,
            _ => c,
        });
    }
    let start = start.unwrap_or(seen.len());
    let end = end.unwrap_or(seen.len());
    (seen, start..end)
}
