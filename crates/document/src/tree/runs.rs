//! Runs: lists of inlines as one text, and operations on parts of it.
//!
//! The text of a run is what a person would read aloud, without footnote numbers and images. Positions in a run are bytes
//! of that text.

use crate::tree::{Inline, Link, Sentence};
use std::ops::Range;

/// Adds the text of a run.
pub(crate) fn push_text(run: &[Inline], text: &mut String) {
    for inline in run {
        match inline {
            Inline::Text(words) | Inline::Code(words) | Inline::Math(_, words) => {
                text.push_str(words);
            }
            Inline::Break => text.push('\n'),
            Inline::Span(_, content) => push_text(content, text),
            Inline::Sentence(sentence) => push_text(&sentence.content, text),
            Inline::Link(link) => push_text(&link.content, text),
            Inline::Image(_) | Inline::FootnoteReference(_) => {}
        }
    }
}

/// Returns the length of the text of a run, in bytes.
pub(crate) fn text_length(run: &[Inline]) -> usize {
    run.iter().map(length).sum()
}

/// Returns the length of the text of an inline, in bytes.
pub(crate) fn length(inline: &Inline) -> usize {
    match inline {
        Inline::Text(words) | Inline::Code(words) | Inline::Math(_, words) => words.len(),
        Inline::Break => 1,
        Inline::Span(_, content) => text_length(content),
        Inline::Sentence(sentence) => text_length(&sentence.content),
        Inline::Link(link) => text_length(&link.content),
        Inline::Image(_) | Inline::FootnoteReference(_) => 0,
    }
}

/// Visits every text, code and formula of a run with its position.
pub(crate) fn each_leaf(run: &[Inline], at: &mut usize, visit: &mut dyn FnMut(usize, &Inline)) {
    for inline in run {
        match inline {
            Inline::Text(_) | Inline::Code(_) | Inline::Math(..) | Inline::Break => {
                visit(*at, inline);
                *at += length(inline);
            }
            Inline::Span(_, content) => {
                each_leaf(content, at, visit);
            }
            Inline::Sentence(sentence) => {
                each_leaf(&sentence.content, at, visit);
            }
            Inline::Link(link) => each_leaf(&link.content, at, visit),
            Inline::Image(_) | Inline::FootnoteReference(_) => {}
        }
    }
}

/// Copies a part of a run, with its emphasis and links, and without images and footnotes.
pub(crate) fn copy_range(run: &[Inline], range: &Range<usize>) -> Vec<Inline> {
    let (mut quote, mut at) = (Vec::new(), 0);
    cut(run, range, &mut at, &mut quote);
    quote
}

fn cut(run: &[Inline], range: &Range<usize>, at: &mut usize, quote: &mut Vec<Inline>) {
    for inline in run {
        match inline {
            Inline::Text(words) => {
                let part = overlap(range, *at, words.len());
                if !part.is_empty() {
                    quote.push(Inline::Text(words[part].to_owned()));
                }
                *at += words.len();
            }
            Inline::Code(words) | Inline::Math(_, words) => {
                // Code and formulas stay whole.
                if !overlap(range, *at, words.len()).is_empty() {
                    quote.push(inline.clone());
                }
                *at += words.len();
            }
            Inline::Break => {
                if range.contains(at) {
                    quote.push(Inline::Text(" ".to_owned()));
                }
                *at += 1;
            }
            Inline::Sentence(sentence) => cut(&sentence.content, range, at, quote),
            Inline::Span(kind, content) => {
                let mut inner = Vec::new();
                cut(content, range, at, &mut inner);
                if !inner.is_empty() {
                    quote.push(Inline::Span(*kind, inner));
                }
            }
            Inline::Link(link) => {
                let mut content = Vec::new();
                cut(&link.content, range, at, &mut content);
                if !content.is_empty() {
                    let (target, title) = (link.target.clone(), link.title.clone());
                    quote.push(Inline::Link(Box::new(Link {
                        target,
                        title,
                        content,
                    })));
                }
            }
            Inline::Image(_) | Inline::FootnoteReference(_) => {}
        }
    }
}

/// Returns the part of a text at `at` that lies in a range, counted from the start of the text.
fn overlap(range: &Range<usize>, at: usize, length: usize) -> Range<usize> {
    let start = range.start.clamp(at, at + length) - at;
    start..(range.end.clamp(at, at + length) - at).max(start)
}

/// Removes parts of the texts of a run. The ranges are in order, and each lies within a text; they are used up.
pub(crate) fn delete_ranges(run: &mut [Inline], ranges: &mut &[Range<usize>], at: &mut usize) {
    for inline in run {
        match inline {
            Inline::Text(words) => {
                let start = *at;
                *at += words.len();
                let inside = ranges.iter().take_while(|range| range.end <= *at).count();
                let (these, others) = ranges.split_at(inside);
                *ranges = others;
                if !these.is_empty() {
                    *words = without(words, these, start);
                }
            }
            Inline::Span(_, content) => delete_ranges(content, ranges, at),
            Inline::Sentence(sentence) => delete_ranges(&mut sentence.content, ranges, at),
            Inline::Link(link) => delete_ranges(&mut link.content, ranges, at),
            Inline::Code(_)
            | Inline::Math(..)
            | Inline::Break
            | Inline::Image(_)
            | Inline::FootnoteReference(_) => {
                *at += length(inline);
            }
        }
    }
}

/// Returns a text that begins at `start` without the ranges in it.
fn without(words: &str, ranges: &[Range<usize>], start: usize) -> String {
    let mut rest = String::with_capacity(words.len());
    let mut from = 0;
    for range in ranges {
        rest.push_str(&words[from..range.start - start]);
        from = range.end - start;
    }
    rest.push_str(&words[from..]);
    rest
}

/// Returns the smallest part of a run that contains a range and splits nothing but texts at its top level.
pub(crate) fn widen(run: &[Inline], range: &Range<usize>) -> Range<usize> {
    let (mut at, mut wide) = (0, range.clone());
    for inline in run {
        let end = at + length(inline);
        if !matches!(inline, Inline::Text(_)) {
            if (at..end).contains(&range.start) {
                wide.start = at;
            }
            if at < range.end && range.end < end {
                wide.end = end;
            }
        }
        at = end;
    }
    wide
}

/// Wraps parts of a run in sentences. The parts are in order, do not overlap, and come from [`widen`].
pub(crate) fn wrap_in_sentences(run: &mut Vec<Inline>, parts: &[(Range<usize>, String)]) {
    let mut at = 0;
    let mut parts = parts.iter().peekable();
    let mut wrapped = Vec::with_capacity(run.len() + 2 * parts.len());
    let mut inside = Vec::new();
    for inline in run.drain(..) {
        let end = at + length(&inline);
        let mut rest = Some(inline);
        while let Some((part, id)) = parts.peek() {
            if end <= part.start || part.end < at {
                break;
            }
            let (before, within, after) = split(rest.take(), at, part);
            wrapped.extend(before);
            inside.extend(within);
            rest = after;
            if end < part.end {
                break;
            }
            at = part.end.max(at);
            let content = std::mem::take(&mut inside);
            wrapped.push(Inline::Sentence(Box::new(Sentence {
                id: id.clone(),
                content,
            })));
            parts.next();
        }
        wrapped.extend(rest);
        at = end;
    }
    *run = wrapped;
}

/// Splits an inline that begins at `at` at both ends of a range.
fn split(
    inline: Option<Inline>,
    at: usize,
    part: &Range<usize>,
) -> (Option<Inline>, Option<Inline>, Option<Inline>) {
    match inline {
        Some(Inline::Text(words)) => {
            let within = overlap(part, at, words.len());
            let text = |range: Range<usize>| {
                (!range.is_empty()).then(|| Inline::Text(words[range].to_owned()))
            };
            (
                text(0..within.start),
                text(within.clone()),
                text(within.end..words.len()),
            )
        }
        other => (None, other, None),
    }
}
