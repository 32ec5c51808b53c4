//! Collects diagnostics. Without the feature `diagnostics` it is empty, and no problem is ever described: readers' browsers
//! do without it.

use super::DiagnosticKind;
use std::ops::Range;

#[cfg(feature = "diagnostics")]
use super::{Diagnostic, MAX_DIAGNOSTICS};

/// Diagnostics of an article so far.
#[derive(Debug, Default)]
pub(crate) struct Diagnostics {
    #[cfg(feature = "diagnostics")]
    reported: Vec<Diagnostic>,
    /// Number of diagnostics beyond [`MAX_DIAGNOSTICS`].
    #[cfg(feature = "diagnostics")]
    omitted: usize,
}

/// Span and kind of a problem, from closures that are called only if diagnostics are recorded.
pub(crate) type Problem = (Option<Range<usize>>, DiagnosticKind);

#[cfg(feature = "diagnostics")]
impl Diagnostics {
    /// Adds a problem, unless there are too many already. `problem` is called only if it is added, so that a text that is
    /// nothing but mistakes costs no more than others.
    pub(crate) fn report(&mut self, problem: impl FnOnce() -> Problem) {
        if self.reported.len() < MAX_DIAGNOSTICS {
            let (span, kind) = problem();
            self.reported.push(Diagnostic { span, kind });
        } else {
            self.omitted += 1;
        }
    }

    /// Puts the problems that were found earlier first.
    pub(crate) fn prepend(&mut self, mut earlier: Self) {
        earlier.reported.append(&mut self.reported);
        earlier.omitted += self.omitted;
        *self = earlier;
    }

    /// Adds the problems that were found later.
    pub(crate) fn append(&mut self, later: Self) {
        self.omitted += later.omitted;
        for Diagnostic { span, kind } in later.reported {
            self.report(|| (span, kind));
        }
    }

    /// Changes every span.
    pub(crate) fn map_spans(&mut self, map: impl FnMut(&mut Range<usize>)) {
        let spans = self.reported.iter_mut().flat_map(Diagnostic::spans_mut);
        spans.for_each(map);
    }

    /// Returns the diagnostics in the order of their spans; those without one come first.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        let start = |diagnostic: &Diagnostic| diagnostic.span.as_ref().map(|span| span.start);
        self.reported.sort_by_key(start);
        if self.omitted > 0 {
            self.reported.push(Diagnostic {
                span: None,
                kind: DiagnosticKind::Omitted {
                    count: self.omitted,
                },
            });
        }
        self.reported
    }

    /// Returns whether a problem is reported that begins in a range.
    pub(crate) fn any_in(&self, range: &Range<usize>) -> bool {
        let starts = self
            .reported
            .iter()
            .filter_map(|diagnostic| diagnostic.span.as_ref());
        starts.clone().any(|span| range.contains(&span.start))
    }
}

#[cfg(not(feature = "diagnostics"))]
#[expect(clippy::unused_self, reason = "the twin with the feature needs it")]
impl Diagnostics {
    /// Ignores a problem.
    pub(crate) fn report(&mut self, _: impl FnOnce() -> Problem) {}

    /// Does nothing: there are no problems.
    pub(crate) fn prepend(&mut self, _: Self) {}

    /// Does nothing: there are no problems.
    pub(crate) fn append(&mut self, _: Self) {}

    /// Does nothing: there are no spans.
    pub(crate) fn map_spans(&mut self, _: impl FnMut(&mut Range<usize>)) {}

    /// Returns `true`: there is nothing to add.
    pub(crate) fn any_in(&self, _: &Range<usize>) -> bool {
        true
    }
}
