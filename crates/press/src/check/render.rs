//! Diagnostics for people, in the manner of rustc, by the library that rustc writes them with.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::diagnostic::{Diagnostic, Severity};

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

fn group(diagnostic: &Diagnostic) -> Group<'_> {
    let level = match diagnostic.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(&diagnostic.message)
        .id(diagnostic.code.name());
    let file = diagnostic.file.as_str();
    let group = match &diagnostic.excerpt {
        Some(place) => match &place.text {
            Some(text) => title.element(
                Snippet::source(text.as_str())
                    .path(file)
                    .line_start(place.line)
                    .annotation(AnnotationKind::Primary.span(place.span.clone())),
            ),
            None => title.element(
                Origin::path(file)
                    .line(place.line)
                    .char_column(place.column),
            ),
        },
        None => title.element(Origin::path(file)),
    };
    match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(help.as_str())),
        None => group,
    }
}
