//! Where sentences begin and end.
//!
//! A sentence ends at a terminator that is followed by white space and something that may begin a sentence; in Chinese and
//! Japanese it ends at the terminator. A full stop after an initial or a known abbreviation ends nothing. Where it is in
//! doubt, two sentences stay one: a pull quote that is too long is better than half a sentence.

use std::ops::Range;

/// Words that a full stop shortens, in lower case and without it.
const ABBREVIATIONS: [&str; 54] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "rev", "hon", "gen", "col", "capt", "lt",
    "sgt", "gov", "rep", "sen", "pres", "mt", "vs", "cf", "ca", "approx", "no", "nos", "vol", "ch",
    "fig", "pp", "ed", "eds", "al", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec", "bzw", "nr", "bd", "mme", "mlle", "sra", "dra", "ud", "dept",
];

/// The first bytes of all terminators; others are passed over without decoding them.
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

/// The sentences of a text, without the white space around them.
pub fn bounds(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = &text[from..];
        let start = from + (rest.len() - rest.trim_start().len());
        if start == text.len() {
            return None;
        }
        let end = end(text, start);
        from = end;
        Some(start..start + text[start..end].trim_end().len())
    })
}

/// Where the sentence that begins at `start` ends.
fn end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        if !STARTS[usize::from(byte)] {
            at += 1;
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            at += 1;
            continue;
        };
        match kind(c) {
            None => at += c.len_utf8(),
            Some(kind) => match end_at(text, start, at, kind) {
                Ok(end) => return end,
                Err(after) => at = after,
            },
        }
    }
    text.len()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Terminator {
    /// It may shorten a word as well.
    FullStop,
    /// It ends a sentence before a space.
    Spaced,
    /// It ends a sentence, and no space follows.
    Full,
}

fn kind(c: char) -> Option<Terminator> {
    match c {
        '.' => Some(Terminator::FullStop),
        // Arabic, Urdu, Armenian, Devanagari and Ethiopic have their own.
        '!' | '?' | '…' | '‽' | '⁇' | '⁈' | '⁉' | '؟' | '۔' | '։' | '।' | '॥' | '።' => {
            Some(Terminator::Spaced)
        }
        '。' | '！' | '？' | '｡' | '．' => Some(Terminator::Full),
        _ => None,
    }
}

/// The end of the sentence if the terminator at `at` ends it, or else where to go on looking.
fn end_at(text: &str, start: usize, at: usize, first: Terminator) -> Result<usize, usize> {
    let rest = &text[at..];
    let terminators = at + (rest.len() - rest.trim_start_matches(|c| kind(c).is_some()).len());
    let closed = terminators
        + (text[terminators..].len() - text[terminators..].trim_start_matches(is_closer).len());
    let after = &text[closed..];
    let next = after.trim_start();
    if next.is_empty() {
        return Ok(closed);
    }
    let is_spaced = next.len() < after.len();
    let is_end = match first {
        // 「行く。」と言った goes on after the quotation.
        Terminator::Full => is_spaced || closed == terminators,
        Terminator::Spaced => is_spaced && may_begin(next),
        Terminator::FullStop => {
            is_spaced && may_begin(next) && (terminators > at + 1 || !shortens(&text[start..at]))
        }
    };
    if is_end { Ok(closed) } else { Err(closed) }
}

/// Whether a sentence may begin so: not with a small letter, nor with a sign that goes on.
fn may_begin(text: &str) -> bool {
    let first = text
        .trim_start_matches(|c: char| is_opener(c))
        .chars()
        .next();
    first
        .is_some_and(|c| !c.is_lowercase() && !matches!(c, ',' | ';' | ':' | '–' | '—' | '-' | '&'))
}

/// Whether a full stop after this text only shortens its last word.
fn shortens(text: &str) -> bool {
    let word = text
        .rsplit(|c: char| c.is_whitespace() || is_opener(c))
        .next()
        .unwrap_or_default();
    let mut letters = word.chars();
    let is_initial =
        matches!((letters.next(), letters.next()), (Some(c), None) if c.is_uppercase());
    // "U.S.", "e.g.", "z.B."
    let is_dotted = word.contains('.')
        && word
            .split('.')
            .all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic));
    is_initial
        || is_dotted
        || ABBREVIATIONS
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
}

/// Whether a character may follow the words of a sentence and belong to it.
pub(crate) fn may_end(c: char) -> bool {
    kind(c).is_some() || is_closer(c)
}

fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '»'
            | '«'
            | '›'
            | '“'
            | ')'
            | ']'
            | '}'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '〉'
            | '〕'
    )
}

fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '«'
            | '»'
            | '‹'
            | '„'
            | '('
            | '['
            | '{'
            | '¿'
            | '¡'
            | '「'
            | '『'
            | '（'
            | '*'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences are parted by `|` in the expectation.
    fn check(expected: &str) {
        let text = expected.replace('|', "");
        let found: Vec<_> = bounds(&text).map(|range| &text[range]).collect();
        let expected: Vec<_> = expected
            .split('|')
            .map(str::trim)
            .filter(|sentence| !sentence.is_empty())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences_end_at_terminators() {
        check("One. |Two! |Three? |Four");
        check("Is it?! |Yes… |Well... |No.");
        check("");
        check("  One.\n|Two.  ");
    }

    #[test]
    fn abbreviations_and_initials_end_nothing() {
        check("Mr. Smith met Dr. J. R. Doe. |They left.");
        check("The U.S. Senate sat, e.g. The Hague did. |Then vol. 3 came.");
        check("See Smith et al. (2019) and cf. Jones.");
    }

    #[test]
    fn numbers_and_names_with_dots_stay_whole() {
        check("It cost 3.50 in all. |Use example.org or main.rs. |Done.");
        check("In 1999. |Then more.");
    }

    #[test]
    fn what_goes_on_in_small_letters_is_one_sentence() {
        check("\"Really?\" he asked. |“Yes.” |She nodded.");
        check("He (who else?) came... and went. |(It was late.) |Then — nothing.");
        check("What? – said nobody.");
    }

    #[test]
    fn other_scripts_have_their_own_terminators() {
        check("我来了。|我看见了！|真的？|「行く。」と言った。|終わり。");
        check("هل هذا صحيح؟ |نعم. |انتهى");
        check("यह एक वाक्य है। |यह दूसरा है।");
    }
}
