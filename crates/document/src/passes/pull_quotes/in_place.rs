//! Pull quotes marked in place: `{" the words to pull "}`, Octopress's convention. The words stay, the marks go.

use super::{LocatedQuote, Position};
use crate::{
    diagnostic::{DiagnosticKind, Diagnostics, Source},
    tree::{
        Article, Inline, Origin, runs,
        visit::{self, RunKind},
    },
};
use std::ops::Range;

/// Length of the words beside a mark by which authors recognize it, in bytes.
const CONTEXT_BYTES: usize = 60;

/// Removes the marks from the text, and returns the quotes between them.
pub(super) fn extract(
    article: &mut Article,
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<LocatedQuote> {
    let mut found = Vec::new();
    let mut paragraph = 0;
    visit::paragraphs_mut(&mut article.blocks, &mut |run| {
        if run.iter().any(may_have_mark) {
            let Unmarked { quoted, remaining } = unmark(run);
            report_remaining(run, &remaining, source, diagnostics);
            for range in quoted {
                found.push(LocatedQuote {
                    position: Position { paragraph, range },
                    content: None,
                    span: None,
                    attribution: None,
                    lang: None,
                    origin: Origin::Author,
                });
            }
        }
        paragraph += 1;
    });
    remove_misplaced(article, source, diagnostics);
    found
}

/// Removes the marks from headings, tables and footnotes, which have no quotes, and reports them.
fn remove_misplaced(article: &mut Article, source: Source<'_>, diagnostics: &mut Diagnostics) {
    let mut remove = |run: &mut Vec<Inline>| {
        if !run.iter().any(may_have_mark) {
            return;
        }
        let quoted = unmark(run).quoted;
        if quoted.is_empty() {
            return;
        }
        let mut text = String::new();
        runs::push_text(run, &mut text);
        for range in quoted {
            let words = text.get(range).unwrap_or_default();
            diagnostics.report(|| {
                let span = source.find_marked(words).or_else(|| source.find(words));
                let text = words.to_owned();
                (span, DiagnosticKind::PullQuoteMisplaced { text })
            });
        }
    };
    // Marks that are left in paragraphs are text.
    visit::runs_mut(&mut article.blocks, &mut |kind, run| match kind {
        RunKind::Paragraph => {}
        RunKind::Other => remove(run),
    });
    for note in &mut article.footnotes {
        visit::runs_mut(&mut note.blocks, &mut |_, run| remove(run));
    }
}

fn may_have_mark(inline: &Inline) -> bool {
    if let Inline::Text(text) = inline {
        return memchr::memchr(b'{', text.as_bytes()).is_some();
    }
    let content = inline.content().unwrap_or_default();
    content.iter().any(may_have_mark)
}

/// Mark, with the white space on its inner side.
enum Mark {
    Open(Range<usize>),
    Close(Range<usize>),
}

/// Result of removing marks from a run.
struct Unmarked {
    /// Positions of the words between pairs, after the removal.
    quoted: Vec<Range<usize>>,
    /// Marks that are not removed, with `true` for a pair without words between them.
    remaining: Vec<(Range<usize>, bool)>,
}

/// Removes the pairs of marks from a run.
fn unmark(run: &mut [Inline]) -> Unmarked {
    let mut marks = Vec::new();
    runs::each_leaf(run, &mut 0, &mut |at, leaf| {
        if let Inline::Text(text) = leaf {
            find_marks(text, at, &mut marks);
        }
    });
    let (mut deleted, mut quoted) = (Vec::new(), Vec::new());
    let mut remaining = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut removed = 0;
    for mark in marks {
        match (mark, open.take()) {
            // Of two opening marks, the first one is text.
            (Mark::Open(range), before) => {
                remaining.extend(before.map(|before| (before, false)));
                open = Some(range);
            }
            (Mark::Close(close), Some(open)) if open.end < close.start => {
                let before = removed + open.len();
                quoted.push(open.end - before..close.start - before);
                removed += open.len() + close.len();
                deleted.extend([open, close]);
            }
            (Mark::Close(close), Some(open)) => remaining.push((open.start..close.end, true)),
            (Mark::Close(_), None) => {}
        }
    }
    remaining.extend(open.map(|open| (open, false)));
    // Marks that stay move by the length of the marks removed before them.
    let (mut gone, mut removed) = (deleted.iter().peekable(), 0);
    for (range, _) in &mut remaining {
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
    remaining: &[(Range<usize>, bool)],
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) {
    if remaining.is_empty() {
        return;
    }
    let mut text = String::new();
    runs::push_text(run, &mut text);
    for (range, is_empty) in remaining {
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
                let span = source.find_marked("").or_else(place);
                (span, DiagnosticKind::PullQuoteEmpty { nearby })
            } else {
                let span = source.find_mark_before(after).or_else(place);
                (span, DiagnosticKind::PullQuoteUnclosed { nearby })
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

/// Returns `true` for a quotation mark, straight or as smart punctuation makes it: the space beside it may turn it the
/// wrong way.
fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}
