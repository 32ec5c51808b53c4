//! Words that a full stop abbreviates.
//!
//! An abbreviation may end a sentence too: “in the U.S. The Senate”. The word after it decides, if it seldom has a capital
//! for another reason.

mod tables;

use super::is_opener;
use crate::text::{lower_case, scripts::is_unspaced};
use tables::{
    AMBIGUOUS, BEFORE_ORDINALS, CAPITAL_AMBIGUOUS, MONTHS, NAME_PARTICLES, NEEDS_NEXT_WORD,
    NUMBERED, SENTENCE_OPENERS, TITLES,
};

/// Longest abbreviation, in characters.
const MAX_CHARACTERS: usize = 12;

/// Returns `true` if a sentence goes on after its full stop. Its words so far are `before`, and `next` follows.
pub(super) fn sentence_continues(before: &str, next: &str) -> bool {
    let next = next.trim_start_matches(|c: char| is_opener(c) || c.is_whitespace());
    let Some(word) = last_word(before) else {
        return false;
    };
    let is_numeral = is_number(word) || is_roman(word);
    // 1. First things first
    if (is_numeral || word.chars().nth(1).is_none())
        && before.trim_start_matches(is_opener).len() == word.len()
    {
        return true;
    }
    if is_numeral && (is_ordinal(before, word) || has(MONTHS, first_word(next))) {
        return true;
    }
    let kind = match kind(word) {
        Kind::Word if is_second(before, word) => Kind::Ambiguous,
        kind => kind,
    };
    match kind {
        Kind::Word => false,
        Kind::NeedsNextWord => true,
        Kind::Numbered => {
            next.starts_with(char::is_numeric)
                || is_roman(first_word(next)) && first_word(next) != "I"
        }
        Kind::Ambiguous => {
            !begins_with_sentence_opener(next) && !has(NAME_PARTICLES, first_word(next))
        }
        Kind::Initial => !begins_with_sentence_opener(next),
        Kind::PronounI => is_initial_with_stop(next),
        // 5 p.m. EST, 5 p.m. Monday
        Kind::Time => {
            let word = first_word(next);
            word.ends_with("day")
                || word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
        }
    }
}

/// Kind of a word before a full stop.
enum Kind {
    Word,
    NeedsNextWord,
    Numbered,
    Ambiguous,
    Initial,
    /// “I”, more often a word than an initial.
    PronounI,
    Time,
}

fn kind(word: &str) -> Kind {
    let mut chars = word.chars();
    let first = chars.next().unwrap_or_default();
    let small = lower_case(word);
    let has_capital = first.is_uppercase();
    if matches!(small.as_str(), "a.m" | "p.m") {
        Kind::Time
    } else if has(NEEDS_NEXT_WORD, &small) || has_capital && has(TITLES, &small) {
        Kind::NeedsNextWord
    } else if has(AMBIGUOUS, &small)
        || has_capital && has(CAPITAL_AMBIGUOUS, &small)
        || is_dotted(word)
        || is_doubled(word)
    {
        Kind::Ambiguous
    } else if has(NUMBERED, &small) {
        Kind::Numbered
    } else if word == "I" {
        Kind::PronounI
    } else if chars.next().is_none() && first.is_alphabetic() && !is_unspaced(first) {
        if has_capital {
            Kind::Initial
        } else {
            Kind::Ambiguous
        }
    } else {
        Kind::Word
    }
}

/// Returns the short word at the end of a text. Of J.-C. and l’ing. it is the part behind the mark.
fn last_word(text: &str) -> Option<&str> {
    let mut length = 0;
    for (count, c) in text.chars().rev().enumerate() {
        if c.is_whitespace() || is_opener(c) && !matches!(c, '’' | '\'') {
            break;
        }
        if count == MAX_CHARACTERS {
            return None;
        }
        length += c.len_utf8();
    }
    let word = &text[text.len() - length..];
    // -h, an option
    if word.starts_with('-') {
        return None;
    }
    // Not in didn’t.
    let last = word
        .rsplit_once(['-', '\u{2011}', '–', '—', '’', '\''])
        .map(|(_, last)| last)
        .filter(|last| last.len() > 1 || !last.starts_with(char::is_lowercase));
    Some(last.unwrap_or(word)).filter(|word| !word.is_empty())
}

/// Returns `true` if a word at the end of a text is the second part of an abbreviation: p. ex., v. Chr., т. д.
fn is_second(text: &str, word: &str) -> bool {
    let first = text[..text.len() - word.len()].trim_end().strip_suffix('.');
    let mut letters = first.unwrap_or_default().chars().rev();
    word.len() <= 4
        && letters.next().is_some_and(char::is_lowercase)
        && letters
            .next()
            .is_none_or(|c| c.is_whitespace() || is_opener(c))
}

/// U.S, z.B, Ph.D
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| {
            let length = part.chars().count();
            (1..=2).contains(&length) && part.chars().all(char::is_alphabetic)
        })
}

/// EE. UU., CC. OO.: plurals in Spanish.
fn is_doubled(word: &str) -> bool {
    matches!(word.as_bytes(), [first, second] if first == second && first.is_ascii_uppercase())
        && !is_roman(word)
}

fn is_number(word: &str) -> bool {
    word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| b"IVXLC".contains(&byte))
}

/// Returns `true` if the word before a number at the end of a text makes it an ordinal.
fn is_ordinal(text: &str, number: &str) -> bool {
    let mut words = text[..text.len() - number.len()].split_whitespace().rev();
    let (cue, before) = (words.next().unwrap_or_default(), words.next());
    // I am 30. My sister is not.
    has(BEFORE_ORDINALS, &lower_case(cue)) && !(cue == "am" && before == Some("I"))
}

/// Returns `true` if a text begins with an initial and its full stop.
fn is_initial_with_stop(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next() == Some('.')
}

/// Returns `true` if a text begins with a word that begins sentences and is no abbreviation itself.
fn begins_with_sentence_opener(text: &str) -> bool {
    let word = first_word(text);
    let after = &text[word.len()..];
    if after.starts_with(['.', '-']) {
        return false;
    }
    // C’est, J’ai, L’idée; D’Arcy is a name.
    let is_elided = after.starts_with(['’', '\'']);
    if word.len() == 1 && (is_elided != matches!(word, "C" | "J" | "L" | "N" | "S")) && word != "I"
    {
        return false;
    }
    has(SENTENCE_OPENERS, word)
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric());
    &text[..end.unwrap_or(text.len())]
}

/// Returns `true` if a word is in a list. The words of a list are in the order of their bytes.
fn has(list: &str, word: &str) -> bool {
    let (mut low, mut high) = (0, list.len());
    while low < high {
        let middle = list.floor_char_boundary(low.midpoint(high));
        let start = list[low..middle].rfind(' ').map_or(low, |at| low + at + 1);
        let end = list[start..].find(' ').map_or(list.len(), |at| start + at);
        match list[start..end].cmp(word) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_order() {
        for list in [
            NEEDS_NEXT_WORD,
            TITLES,
            NUMBERED,
            AMBIGUOUS,
            CAPITAL_AMBIGUOUS,
            SENTENCE_OPENERS,
            NAME_PARTICLES,
            BEFORE_ORDINALS,
            MONTHS,
        ] {
            assert!(list.split(' ').is_sorted(), "{list}");
            for word in list.split(' ') {
                assert!(!word.is_empty() && has(list, word), "{word}");
            }
            assert!(!has(list, "") && !has(list, "zzz") && !has(list, "яяя"));
        }
    }
}
