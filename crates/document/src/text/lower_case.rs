//! Lower case, by a table a fifth of the standard library's: readers download it before the text.

mod tables;
#[cfg(test)]
mod tests;

use super::heading_slug::is_mark;
use tables::{RUNS, Run};

/// Returns a text in lower case, as the standard library does. At the end of a word, a capital sigma becomes `ς`; only marks
/// that are rare beside Greek letters may make a difference there.
pub fn lower_case(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if c == 'Σ' && ends_word(&text[..at], &text[at + c.len_utf8()..]) {
            lower.push('ς');
        } else {
            push_lower(c, &mut lower);
        }
    }
    lower
}

/// Adds the lower case of a character, whatever stands beside it.
pub(crate) fn push_lower(c: char, lower: &mut String) {
    lower.push(small(c));
    if c == 'İ' {
        lower.push('\u{307}');
    }
}

/// Returns the small letter of a capital one, without the dot of `İ`, and any other character as it is.
pub(crate) fn small(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let code = u32::from(c);
    let after = RUNS.partition_point(|run| run.first <= code);
    let run = RUNS[..after].last().filter(|run| run.has(code));
    match run {
        Some(run) => char::from_u32(code.wrapping_add_signed(run.distance)).unwrap_or(c),
        None if c == 'İ' => 'i',
        None => c,
    }
}

impl Run {
    /// Returns `true` for one of the capital letters.
    fn has(&self, code: u32) -> bool {
        let from_first = code.wrapping_sub(self.first);
        let step = u32::from(self.step);
        from_first < u32::from(self.count) * step && from_first.is_multiple_of(step)
    }
}

/// Returns `true` if a sigma between two texts ends a word: a letter with case stands before it and none after it.
fn ends_word(before: &str, after: &str) -> bool {
    let before = before.chars().rev().find(|c| !is_ignored(*c));
    let after = after.chars().find(|c| !is_ignored(*c));
    before.is_some_and(is_cased) && !after.is_some_and(is_cased)
}

/// Signs and modifiers that do not part a word, besides the marks.
static IGNORED: [(u16, u16); 29] = [
    (0x27, 0x27),
    (0x2e, 0x2e),
    (0x3a, 0x3a),
    (0x5e, 0x5e),
    (0x60, 0x60),
    (0xa8, 0xa8),
    (0xad, 0xad),
    (0xaf, 0xaf),
    (0xb4, 0xb4),
    (0xb7, 0xb8),
    (0x2b0, 0x36f),
    (0x374, 0x375),
    (0x37a, 0x37a),
    (0x384, 0x385),
    (0x387, 0x387),
    (0x559, 0x559),
    (0x55f, 0x55f),
    (0x1fbd, 0x1fbd),
    (0x1fbf, 0x1fc1),
    (0x1fcd, 0x1fcf),
    (0x1fdd, 0x1fdf),
    (0x1fed, 0x1fef),
    (0x1ffd, 0x1ffe),
    (0x200b, 0x200f),
    (0x2018, 0x2019),
    (0x2024, 0x2024),
    (0x2027, 0x2027),
    (0x202a, 0x202e),
    (0x2060, 0x2064),
];

/// Returns `true` for a character that does not part a word.
fn is_ignored(c: char) -> bool {
    let code = u32::from(c);
    let is_in = |(first, last): &(u16, u16)| (u32::from(*first)..=u32::from(*last)).contains(&code);
    IGNORED.iter().any(is_in) || is_mark(c)
}

/// Returns `true` for a letter that is small or capital.
fn is_cased(c: char) -> bool {
    let code = u32::from(c);
    // Small letters have no table: they are those that a capital one has, and the letters of scripts that have case.
    small(c) != c
        || RUNS
            .iter()
            .any(|run| run.has(code.wrapping_add_signed(-run.distance)))
        || c.is_alphabetic()
            && !matches!(c, 'ƻ' | 'ǀ'..='ǃ' | 'ʔ' | 'ʕ')
            && matches!(c, '\0'..='\u{2af}' | '\u{370}'..='\u{58f}' | '\u{1e00}'..='\u{1fff}')
}
