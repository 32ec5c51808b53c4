//! Pull quotes marked in place: `{" the words to pull "}`, Octopress's convention. The words stay, the marks go.

use crate::{
    diagnostic::{DiagnosticKind, Diagnostics, MarkSpan, MarkSpans, Source, is_quotation_mark},
    tree::{
        Article, Block, Inline, QuoteInPlace, runs,
        visit::{self, RunKind},
    },
};
use std::ops::Range;

/// Length of the words beside a mark by which authors recognize it, in bytes.
const CONTEXT_BYTES: usize = 60;

/// Removes the marks from the text, and returns the quotes between them.
pub(super) fn extract(
    article: &mut Article,
    spans: MarkSpans,
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<QuoteInPlace> {
    let mut spans = RunSpans::split(&article.blocks, spans);
    let mut found = Vec::new();
    let mut paragraph = 0;
    visit::paragraphs_mut(&mut article.blocks, &mut |run| {
        if run.iter().any(may_have_mark) {
            let Unmarked { quoted, remaining } = unmark(run, &mut spans.paragraphs);
            report_remaining(run, &remaining, source, diagnostics);
            for (range, span) in quoted {
                found.push(QuoteInPlace {
                    paragraph,
                    range,
                    span: span.get(),
                });
            }
        }
        paragraph += 1;
    });
    remove_misplaced(article, spans.other, source, diagnostics);
    found
}

/// Removes the marks from headings, tables and footnotes, which have no quotes, and reports them.
fn remove_misplaced(
    article: &mut Article,
    mut spans: MarkSpans,
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut remove = |run: &mut Vec<Inline>, spans: &mut MarkSpans| {
        if !run.iter().any(may_have_mark) {
            return;
        }
        let quoted = unmark(run, spans).quoted;
        if cfg!(not(feature = "diagnostics")) || quoted.is_empty() {
            return;
        }
        let mut text = String::new();
        runs::push_text(run, &mut text);
        for (range, span) in quoted {
            let words = text.get(range).unwrap_or_default();
            diagnostics.report(|| {
                let found = || source.find_marked(words).or_else(|| source.find(words));
                let span = span.get().or_else(found);
                let text = words.to_owned();
                (span, DiagnosticKind::PullQuoteMisplaced { text })
            });
        }
    };
    // Marks that are left in paragraphs are text.
    visit::runs_mut(&mut article.blocks, &mut |kind, run| match kind {
        RunKind::Paragraph => {}
        RunKind::Other => remove(run, &mut spans),
    });
    for note in &mut article.footnotes {
        visit::runs_mut(&mut note.blocks, &mut |_, run| {
            remove(run, &mut MarkSpans::default());
        });
    }
}

fn may_have_mark(inline: &Inline) -> bool {
    if let Inline::Text(text) = inline {
        return memchr::memchr(b'{', text.as_bytes()).is_some();
    }
    let content = inline.content().unwrap_or_default();
    content.iter().any(may_have_mark)
}

/// Spans of the marks of the body, by the kind of run that they are in.
#[derive(Default)]
struct RunSpans {
    paragraphs: MarkSpans,
    other: MarkSpans,
}

impl RunSpans {
    /// Gives each mark of the text its span. If the source has another number of marks, as with marks in HTML, the spans
    /// are not known.
    fn split(blocks: &[Block], mut spans: MarkSpans) -> Self {
        let (mut split, mut left) = (Self::default(), spans.len());
        if left == 0 {
            return split;
        }
        let mut is_longer = false;
        visit::runs(blocks, &mut |kind, run| {
            let count = marks(run).len();
            is_longer |= count > left;
            left = left.saturating_sub(count);
            let part = match kind {
                // A run without an opening mark is not read again.
                _ if !run.iter().any(may_have_mark) => &mut MarkSpans::default(),
                RunKind::Paragraph => &mut split.paragraphs,
                RunKind::Other => &mut split.other,
            };
            spans.move_to(part, count);
        });
        if is_longer || left > 0 {
            return Self::default();
        }
        split
    }
}

/// Mark, with the white space on its inner side.
enum Mark {
    Open(Range<usize>),
    Close(Range<usize>),
}

/// Result of removing marks from a run.
struct Unmarked {
    /// Positions of the words between pairs, after the removal.
    quoted: Vec<(Range<usize>, MarkSpan)>,
    /// Marks that are not removed.
    remaining: Vec<Remaining>,
}

/// Mark that is not removed.
struct Remaining {
    /// Position in the text.
    range: Range<usize>,
    /// `true` for a pair without words between them.
    is_empty: bool,
    span: MarkSpan,
}

/// Returns the marks of a run.
fn marks(run: &[Inline]) -> Vec<Mark> {
    let mut marks = Vec::new();
    runs::each_leaf(run, &mut 0, &mut |at, leaf| {
        if let Inline::Text(text) = leaf {
            find_marks(text, at, &mut marks);
        }
    });
    marks
}

/// Removes the pairs of marks from a run. `spans` begins with those of its marks.
fn unmark(run: &mut [Inline], spans: &mut MarkSpans) -> Unmarked {
    let (mut deleted, mut quoted) = (Vec::new(), Vec::new());
    let mut remaining = Vec::new();
    let mut open: Option<(Range<usize>, MarkSpan)> = None;
    let mut removed = 0;
    let left = |(range, span)| Remaining {
        range,
        is_empty: false,
        span,
    };
    for mark in marks(run) {
        let span = spans.next();
        match (mark, open.take()) {
            // Of two opening marks, the first one is text.
            (Mark::Open(range), before) => {
                remaining.extend(before.map(left));
                open = Some((range, span));
            }
            (Mark::Close(close), Some((open, start))) if open.end < close.start => {
                let before = removed + open.len();
                quoted.push((open.end - before..close.start - before, start.to(span)));
                removed += open.len() + close.len();
                deleted.extend([open, close]);
            }
            (Mark::Close(close), Some((open, start))) => remaining.push(Remaining {
                range: open.start..close.end,
                is_empty: true,
                span: start.to(span),
            }),
            (Mark::Close(_), None) => {}
        }
    }
    remaining.extend(open.map(left));
    // Marks that stay move by the length of the marks removed before them.
    let (mut gone, mut removed) = (deleted.iter().peekable(), 0);
    for Remaining { range, .. } in &mut remaining {
        while let Some(mark) = gone.next_if(|mark| mark.end <= range.start) {
            removed += mark.len();
        }
        *range = range.start - removed..range.end - removed;
    }
    runs::delete_ranges(run, &mut deleted.as_slice(), &mut 0);
    Unmarked { quoted, remaining }
}

/// Reports marks that are not removed, with words beside them.
fn report_remaining(
    run: &[Inline],
    remaining: &[Remaining],
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) {
    if cfg!(not(feature = "diagnostics")) || remaining.is_empty() {
        return;
    }
    let mut text = String::new();
    runs::push_text(run, &mut text);
    for Remaining {
        range,
        is_empty,
        span,
    } in remaining
    {
        let start = text.ceil_char_boundary(range.start.saturating_sub(CONTEXT_BYTES));
        let (before, after) = (&text[start..range.start], &text[range.end..]);
        let after = &after[..after.floor_char_boundary(CONTEXT_BYTES)];
        diagnostics.report(|| {
            let place = || source.find(after).or_else(|| source.find(before));
            let nearby = if after.trim().is_empty() {
                before
            } else {
                after
            };
            let nearby = nearby.trim().to_owned();
            if *is_empty {
                let found = || source.find_marked("").or_else(place);
                (
                    span.get().or_else(found),
                    DiagnosticKind::PullQuoteEmpty { nearby },
                )
            } else {
                let found = || source.find_mark_before(after).or_else(place);
                (
                    span.get().or_else(found),
                    DiagnosticKind::PullQuoteUnclosed { nearby },
                )
            }
        });
    }
}

fn find_marks(text: &str, at: usize, marks: &mut Vec<Mark>) {
    for (index, c) in text.char_indices() {
        if c == '{' {
            let after = &text[index + 1..];
            let Some(sign) = after.chars().next().filter(|sign| is_quotation_mark(*sign)) else {
                continue;
            };
            let inner = &after[sign.len_utf8()..];
            marks.push(Mark::Open(
                at + index..at + text.len() - inner.trim_start().len(),
            ));
        } else if c == '}' {
            let before = &text[..index];
            let Some(inner) = before.strip_suffix(is_quotation_mark) else {
                continue;
            };
            marks.push(Mark::Close(at + inner.trim_end().len()..at + index + 1));
        }
    }
}
