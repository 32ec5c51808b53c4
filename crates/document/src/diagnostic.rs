//! Diagnostics: problems in an article, as data, beside the article.
//!
//! Messages are made by the programs that show them. Diagnostics are collected with the cargo feature `diagnostics` only;
//! without it, their code is not built.

mod collector;
mod kind;
mod mark_spans;
mod source;

pub(crate) use collector::Diagnostics;
pub use kind::{ClosestSentence, DiagnosticKind, TomlProblem};
pub(crate) use mark_spans::{MarkReader, MarkSpan, MarkSpans, is_quotation_mark};
pub(crate) use source::{BlockQuoteSpans, IdSpans, Source};

use std::ops::Range;

/// Highest number of diagnostics of one article; the rest are counted.
pub const MAX_DIAGNOSTICS: usize = 200;

/// Problem in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Bytes of the text that was parsed, front matter included; on boundaries of characters. `None` if the problem has no
    /// position, such as too many pull quotes.
    pub span: Option<Range<usize>>,
    /// Kind of the problem, with its arguments.
    pub kind: DiagnosticKind,
}

impl Diagnostic {
    /// Returns every span in it.
    #[cfg(feature = "diagnostics")]
    pub(crate) fn spans_mut(&mut self) -> impl Iterator<Item = &mut Range<usize>> {
        let closest = match &mut self.kind {
            DiagnosticKind::PullQuoteNotFound {
                closest: Some(closest),
                ..
            } => closest.span.as_mut(),
            _ => None,
        };
        self.span.as_mut().into_iter().chain(closest)
    }
}

/// Checks that a text has one diagnostic: on these words of it, and of a kind whose debug output has this in it.
#[cfg(test)]
#[track_caller]
pub(crate) fn check(text: &str, diagnostics: &[Diagnostic], words: &str, kind: &str) {
    let [diagnostic] = diagnostics else {
        panic!("{text:?}: {diagnostics:?}")
    };
    let found = diagnostic.span.clone().map(|span| &text[span]);
    assert_eq!(found, Some(words), "{text:?}: {diagnostics:?}");
    let debug = format!("{:?}", diagnostic.kind);
    assert!(debug.contains(kind), "{text:?}: {debug}");
}
