//! Sentence boundaries in a text of unknown language.
//!
//! A sentence ends at a terminator before white space and a possible beginning of a sentence; in Chinese and Japanese it
//! ends at the terminator, unless that is part of a quotation. A full stop after an initial, a known abbreviation or an
//! ordinal does not end it; `abbreviations` has the exceptions. In doubt, two sentences stay one: a pull quote that is too
//! long is better than half a sentence.

mod abbreviations;
mod marks;
#[cfg(test)]
mod tests;

pub(crate) use marks::{is_closer, is_opener, sentence_tail_len};

use super::scripts::is_unspaced;
use marks::{Terminator, closing_mark_of, closing_marks_len, terminator_kind};
use std::ops::Range;

/// Longest quotation in Chinese or Japanese, in bytes. A longer one counts as not closed.
const MAX_QUOTATION_BYTES: usize = 900;

/// First bytes of all terminators, and of the marks that open a quotation in Chinese and Japanese. Other bytes are skipped
/// without decoding.
static STARTS: [bool; 256] = {
    let mut starts = [false; 256];
    let bytes = [
        b'.', b'!', b'?', 0xd6, 0xd8, 0xdb, 0xe0, 0xe1, 0xe2, 0xe3, 0xef,
    ];
    let mut index = 0;
    while index < bytes.len() {
        starts[bytes[index] as usize] = true;
        index += 1;
    }
    starts
};

/// Returns the ranges of the sentences of a paragraph, in order. Between them there is nothing but white space.
pub fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut splitter = Splitter {
        text,
        start: 0,
        wordless: 0,
        searched: 0,
        quotation: None,
    };
    std::iter::from_fn(move || splitter.next())
}

struct Splitter<'a> {
    text: &'a str,
    /// Start of the current sentence.
    start: usize,
    /// Position up to which the current sentence has no words.
    wordless: usize,
    /// Position up to which ends of quotations have been looked for.
    searched: usize,
    /// Start of the last quotation that contains sentences.
    quotation: Option<usize>,
}

impl Splitter<'_> {
    fn next(&mut self) -> Option<Range<usize>> {
        let rest = &self.text[self.start..];
        self.start += rest.len() - rest.trim_start().len();
        if self.start == self.text.len() {
            return None;
        }
        self.wordless = self.start;
        self.quotation = None;
        let start = self.start;
        self.start = self.end();
        Some(start..start + self.text[start..self.start].trim_end().len())
    }

    /// Returns the end of the current sentence.
    fn end(&mut self) -> usize {
        let mut at = self.start;
        while let Some(&byte) = self.text.as_bytes().get(at) {
            if !STARTS[usize::from(byte)] {
                at += 1;
                continue;
            }
            let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next()) else {
                at += 1;
                continue;
            };
            if let Some(kind) = terminator_kind(c) {
                match self.end_at(at, kind) {
                    Ok(end) => return end,
                    Err(after) => at = after,
                }
            } else if let Some(closer) = closing_mark_of(c) {
                at = self.over_quotation(at, c, closer);
            } else {
                at += c.len_utf8();
            }
        }
        self.text.len()
    }

    /// Returns the end of the sentence if the terminator at `at` ends it, or else the position to go on from.
    fn end_at(&mut self, at: usize, first: Terminator) -> Result<usize, usize> {
        let rest = &self.text[at..];
        let marks = rest.len()
            - rest
                .trim_start_matches(|c| terminator_kind(c).is_some())
                .len();
        let terminators = at + marks;
        let closed = terminators + closing_marks_len(&self.text[terminators..], first);
        let after = &self.text[closed..];
        let next = after.trim_start();
        if next.is_empty() {
            return Ok(closed);
        }
        let is_spaced = next.len() < after.len();
        let is_end = self.has_words(at)
            && match first {
                Terminator::Full => self.ends_full(next, closed > terminators, is_spaced),
                Terminator::Spaced if is_spaced => {
                    let is_aside = closed > terminators && self.text[..at].ends_with(['(', '[']);
                    !is_aside
                        && may_begin(next)
                        && !(closed > terminators && begins_with_verb_of_speech(next))
                }
                // 真的?我不信。
                Terminator::Spaced => {
                    closed == terminators
                        && rest.starts_with(['!', '?'])
                        && next.starts_with(is_unspaced)
                        && self.text[..at].ends_with(is_unspaced)
                }
                Terminator::FullStop => {
                    is_spaced
                        && may_begin(next)
                        && (marks > 1
                            || !abbreviations::sentence_continues(&self.text[self.start..at], next))
                }
            };
        if is_end { Ok(closed) } else { Err(closed) }
    }

    /// Returns `true` if the sentence has words before `at`. Dots alone are no words.
    fn has_words(&mut self, at: usize) -> bool {
        let has_words = self.text[self.wordless..at].contains(char::is_alphanumeric);
        if !has_words {
            self.wordless = at;
        }
        has_words
    }

    /// Returns `true` if a sentence ends at a terminator of Chinese or Japanese and the quotation marks after it.
    fn ends_full(&self, next: &str, is_closed: bool, is_spaced: bool) -> bool {
        /// Particles after something said or thought, in Japanese: そうか？と思った。
        const THOUGHT: [&str; 8] = [
            "と思", "と言", "と聞", "と叫", "と答", "と尋", "とい", "って",
        ];
        if is_spaced {
            return true;
        }
        if next.starts_with(['、', '，', '；', '：', '—', '…', ',', '·'])
            || next.starts_with(char::is_numeric) && self.is_decimal(next)
        {
            return false;
        }
        if !is_closed {
            return !THOUGHT.iter().any(|thought| next.starts_with(thought));
        }
        // 「行く。」と言った goes on after the quotation; 他说：“走吧。” ends with it, as brackets do.
        let Some(opened) = self.quotation else {
            return next.starts_with(|c| closing_mark_of(c).is_some());
        };
        let is_whole = opened == self.start && self.text[opened..].starts_with('（');
        is_whole
            || self.text[..opened].ends_with(['：', ':', '，', ','])
            || next.starts_with(|c| closing_mark_of(c).is_some())
    }

    /// Returns `true` for a full-width point between digits: ３．５.
    fn is_decimal(&self, next: &str) -> bool {
        self.text[..self.text.len() - next.len()].ends_with('．')
    }

    /// Returns the position to go on from after a mark that opens a quotation: before its end, if it contains sentences.
    fn over_quotation(&mut self, at: usize, opener: char, closer: char) -> usize {
        let inside = at + opener.len_utf8();
        if at < self.searched {
            return inside;
        }
        let limit = self.text.floor_char_boundary(inside + MAX_QUOTATION_BYTES);
        let window = &self.text[inside..limit];
        let length = window.find(closer);
        self.searched = inside + length.unwrap_or(window.len());
        let quoted = &window[..length.unwrap_or(0)];
        if !quoted.contains(['。', '！', '？', '｡']) {
            return inside;
        }
        self.quotation = Some(at);
        inside
            + quoted
                .trim_end_matches(|c| terminator_kind(c).is_some())
                .len()
    }
}

/// Returns `true` if a sentence may begin with a text: not with a lower-case letter, nor with a sign of continuation.
fn may_begin(text: &str) -> bool {
    // —¿Sí? begins to speak; most other dashes go on.
    let speech = text
        .strip_prefix('—')
        .filter(|speech| speech.starts_with(['¿', '¡']));
    let mut chars = speech
        .unwrap_or(text)
        .trim_start_matches(|c: char| is_opener(c) || c.is_whitespace())
        .chars();
    let Some(first) = chars.next() else {
        return false;
    };
    if is_small(first) {
        // iPhone
        return chars.next().is_some_and(char::is_uppercase);
    }
    first.is_alphanumeric() || matches!(first, '$' | '€' | '£' | '¥' | '@' | '#' | '§' | '№')
}

/// Returns `true` for a letter with an upper-case form that begins sentences. Georgian has some for titles only.
fn is_small(c: char) -> bool {
    c.is_lowercase() && !matches!(c, 'ა'..='ჿ')
}

/// Returns `true` for a text that names the speaker of the words before it, in a script without lower case: Arabic.
fn begins_with_verb_of_speech(text: &str) -> bool {
    const VERBS: [&str; 8] = ["قال", "قالت", "سأل", "سألت", "أجاب", "أجابت", "صاح", "همس"];
    let word = text.split(char::is_whitespace).next().unwrap_or_default();
    VERBS.contains(&word)
}
