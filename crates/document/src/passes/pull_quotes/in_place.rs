//! Pull quotes marked where they stand: `{" the words to pull "}`, Octopress's convention. The words stay, the marks go.

use super::{Found, Place, runs, visit};
use crate::{
    article::{Block, Inline, Origin},
    notice::{NoticeKind, Notices},
};
use std::ops::Range;

/// Takes the marks out of the text, and tells what they held.
pub(super) fn take(blocks: &mut [Block], notices: &mut Notices) -> Vec<Found> {
    let mut found = Vec::new();
    let mut paragraph = 0;
    visit::paragraphs_mut(blocks, &mut |run| {
        if run.iter().any(may_hold_mark) {
            for range in unmark(run, notices) {
                found.push(Found {
                    place: Place { paragraph, range },
                    content: None,
                    attribution: None,
                    origin: Origin::Author,
                });
            }
        }
        paragraph += 1;
    });
    found
}

fn may_hold_mark(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => memchr::memchr(b'{', text.as_bytes()).is_some(),
        Inline::Span(_, content) => content.iter().any(may_hold_mark),
        Inline::Sentence(sentence) => sentence.content.iter().any(may_hold_mark),
        Inline::Link(link) => link.content.iter().any(may_hold_mark),
        Inline::Break
        | Inline::Code(_)
        | Inline::Math(..)
        | Inline::Image(_)
        | Inline::FootnoteReference(_) => false,
    }
}

/// A mark, with the white space on its inner side.
enum Mark {
    Open(Range<usize>),
    Close(Range<usize>),
}

/// Takes the pairs of marks out of a paragraph; the ranges are those of what they held.
fn unmark(run: &mut [Inline], notices: &mut Notices) -> Vec<Range<usize>> {
    let mut marks = Vec::new();
    runs::each_leaf(run, &mut 0, &mut |at, leaf| {
        if let Inline::Text(text) = leaf {
            find_marks(text, at, &mut marks);
        }
    });
    let (mut deleted, mut found) = (Vec::new(), Vec::new());
    let mut open: Option<Range<usize>> = None;
    let mut removed = 0;
    for mark in marks {
        match (mark, open.take()) {
            // Of two marks that open, the first one is text.
            (Mark::Open(range), _) => open = Some(range),
            (Mark::Close(close), Some(open)) if open.end < close.start => {
                let before = removed + open.len();
                found.push(open.end - before..close.start - before);
                removed += open.len() + close.len();
                deleted.extend([open, close]);
            }
            (Mark::Close(_), _) => {}
        }
    }
    if open.is_some() {
        notices.tell(None, NoticeKind::PullQuote, || {
            "A pull quote that begins with `{\"` does not end with `\"}` in its paragraph."
                .to_owned()
        });
    }
    runs::delete(run, &mut deleted.as_slice(), &mut 0);
    found
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

/// Straight, or as smart punctuation makes it round: the space beside it may turn it the wrong way.
fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}
