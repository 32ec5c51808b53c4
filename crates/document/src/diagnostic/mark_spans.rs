//! Spans of the marks of pull quotes in place, `{"` and `"}`, as the parser meets them. Without the feature `diagnostics`,
//! nothing is recorded.

use std::ops::Range;

#[cfg(feature = "diagnostics")]
use std::collections::VecDeque;

/// Span of a mark, or of a pair of marks with the words between them, if it is known.
#[derive(Debug, Clone, Default)]
pub(crate) struct MarkSpan(#[cfg(feature = "diagnostics")] Option<Range<usize>>);

/// Spans of marks, in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct MarkSpans(#[cfg(feature = "diagnostics")] VecDeque<Range<usize>>);

/// Reader of the marks in the text of the body.
#[derive(Debug, Default)]
pub(crate) struct MarkReader {
    #[cfg(feature = "diagnostics")]
    spans: MarkSpans,
    /// Last character that the next one may complete to a mark, with its offset in the file.
    #[cfg(feature = "diagnostics")]
    previous: Option<(char, usize)>,
    /// Span of the first heading of level 1 of the body.
    #[cfg(feature = "diagnostics")]
    title: Option<Range<usize>>,
    /// Spans of the content that leaves the body.
    #[cfg(feature = "diagnostics")]
    removed: Vec<Range<usize>>,
}

/// Returns `true` for a quotation mark, straight or as smart punctuation makes it: the space beside it may turn it the
/// wrong way.
pub(crate) fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(feature = "diagnostics")]
impl MarkReader {
    /// Reads a text that takes `span` of the file. It is `verbatim` in the source, or else an entity. `is_body` returns
    /// `true` if it is part of the text of the body.
    pub(crate) fn read(
        &mut self,
        text: &str,
        span: &Range<usize>,
        verbatim: bool,
        is_body: impl Fn() -> bool,
    ) {
        for (index, c) in text.char_indices() {
            let (start, end) = if verbatim {
                (span.start + index, span.start + index + c.len_utf8())
            } else {
                (span.start, span.end)
            };
            if let Some((previous, from)) = self.previous
                && (previous == '{' && is_quotation_mark(c)
                    || is_quotation_mark(previous) && c == '}')
                && is_body()
            {
                self.spans.0.push_back(from..end);
            }
            self.previous = Some((c, start));
        }
    }

    /// Separates the texts before and after something that is no text.
    pub(crate) fn interrupt(&mut self) {
        self.previous = None;
    }

    /// Records a heading of level 1 of the body.
    pub(crate) fn record_title(&mut self, span: Range<usize>) {
        self.title.get_or_insert(span);
    }

    /// Removes the marks of the first heading of level 1.
    pub(crate) fn remove_title(&mut self) {
        self.removed.extend(self.title.take());
    }

    /// Removes the marks in a part of the file.
    pub(crate) fn remove_within(&mut self, span: Option<&Range<usize>>) {
        self.removed.extend(span.cloned());
    }

    /// Returns the marks of the content that is left.
    pub(crate) fn finish(mut self) -> MarkSpans {
        self.removed.sort_unstable_by_key(|removed| removed.start);
        let mut removed = self.removed.iter().peekable();
        self.spans.0.retain(|mark| {
            while removed
                .next_if(|removed| removed.end <= mark.start)
                .is_some()
            {}
            removed
                .peek()
                .is_none_or(|removed| mark.start < removed.start)
        });
        self.spans
    }
}

#[cfg(feature = "diagnostics")]
impl MarkSpans {
    /// Returns the number of marks.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Removes the first mark, and returns its span.
    pub(crate) fn next(&mut self) -> MarkSpan {
        MarkSpan(self.0.pop_front())
    }

    /// Moves the first marks to the end of others.
    pub(crate) fn move_to(&mut self, others: &mut Self, count: usize) {
        others.0.extend(self.0.drain(..count.min(self.0.len())));
    }
}

#[cfg(feature = "diagnostics")]
impl MarkSpan {
    /// Returns the span from this mark to the one that closes it.
    pub(crate) fn to(self, close: Self) -> Self {
        Self(
            self.0
                .zip(close.0)
                .map(|(open, close)| open.start..close.end),
        )
    }

    /// Returns the bytes of the file.
    pub(crate) fn get(&self) -> Option<Range<usize>> {
        self.0.clone()
    }
}

#[cfg(not(feature = "diagnostics"))]
#[expect(clippy::unused_self, reason = "the twins with the feature need it")]
impl MarkReader {
    pub(crate) fn read(&mut self, _: &str, _: &Range<usize>, _: bool, _: impl Fn() -> bool) {}

    pub(crate) fn interrupt(&mut self) {}

    pub(crate) fn record_title(&mut self, _: Range<usize>) {}

    pub(crate) fn remove_title(&mut self) {}

    pub(crate) fn remove_within(&mut self, _: Option<&Range<usize>>) {}

    pub(crate) fn finish(self) -> MarkSpans {
        MarkSpans::default()
    }
}

#[cfg(not(feature = "diagnostics"))]
#[expect(clippy::unused_self, reason = "the twins with the feature need it")]
impl MarkSpans {
    pub(crate) fn len(&self) -> usize {
        0
    }

    pub(crate) fn next(&mut self) -> MarkSpan {
        MarkSpan::default()
    }

    pub(crate) fn move_to(&mut self, _: &mut Self, _: usize) {}
}

#[cfg(not(feature = "diagnostics"))]
#[expect(clippy::unused_self, reason = "the twins with the feature need it")]
impl MarkSpan {
    pub(crate) fn to(self, _: Self) -> Self {
        self
    }

    pub(crate) fn get(&self) -> Option<Range<usize>> {
        None
    }
}
