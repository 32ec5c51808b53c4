//! Folding: a text reduced to its words, so that a quote is found whatever its punctuation; and the way back.

use super::{lower_case::small, scripts::is_unspaced, sentences};
use std::ops::Range;

/// Returns the first position of whole words in a folded text.
pub(crate) fn find_words(text: &str, words: &str) -> Option<usize> {
    find_words_from(text, words, 0)
}

/// Returns the first position of whole words in a folded text, from a position on.
pub(crate) fn find_words_from(text: &str, words: &str, mut from: usize) -> Option<usize> {
    if words.is_empty() {
        return None;
    }
    while let Some(at) = text[from..].find(words).map(|at| from + at) {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        let parts = |c: Option<char>| c.is_none_or(|c| c == ' ' || is_unspaced(c));
        if parts(before) && parts(after) {
            return Some(at);
        }
        from = at + words.chars().next().map_or(1, char::len_utf8);
    }
    None
}

/// Folds a text: letters and digits in lower case, with one space between words.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut |c, _| folded.push(c));
    folded
}

/// Visits the characters of the folded text, each with the bytes of the character it comes from.
pub(crate) fn fold_into(text: &str, visit: &mut dyn FnMut(char, Range<usize>)) {
    let (mut is_started, mut space) = (false, None);
    for (at, c) in text.char_indices() {
        let place = at..at + c.len_utf8();
        if c.is_alphanumeric() || !c.is_ascii() && is_joined(c) {
            if let Some(space) = space.take().filter(|_| is_started) {
                visit(' ', space);
            }
            is_started = true;
            visit(small(c), place.clone());
            if c == 'İ' {
                visit('\u{307}', place);
            }
        } else if !matches!(c, '\'' | '’' | '‘' | '\u{ad}') {
            space = Some(place);
        }
    }
}

/// Returns `true` for a mark that belongs to a letter, as in Devanagari and in decomposed Latin letters.
fn is_joined(c: char) -> bool {
    super::heading_slug::is_invisible(c.encode_utf8(&mut [0; 4]))
}

/// Returns the range of the text that a range of its folded text comes from, with the punctuation that ends it.
pub(crate) fn unfold(text: &str, folded: Range<usize>) -> Range<usize> {
    let (mut at, mut range) = (0, 0..0);
    fold_into(text, &mut |c, place| {
        if at == folded.start {
            range = place.clone();
        }
        if (folded.clone()).contains(&at) {
            range.end = place.end;
        }
        at += c.len_utf8();
    });
    with_marks(text, range)
}

/// Extends a range by the marks around it, unless that leaves a quotation mark or bracket without its partner.
fn with_marks(text: &str, range: Range<usize>) -> Range<usize> {
    let before = &text[..range.start];
    let opening = before
        .trim_end_matches(|c| sentences::is_opener(c) || matches!(c, '\u{a0}' | '\u{202f}'))
        .len();
    let start = range.start - before[opening..].trim_start().len();
    let end = range.end + sentences::sentence_tail_len(&text[range.end..]);
    let marks = &text[range.end..end];
    let stop = range.end
        + marks
            .trim_end_matches(|c: char| sentences::is_closer(c) || c.is_whitespace())
            .len();
    let candidates = [start..end, range.start..end, start..stop];
    candidates
        .into_iter()
        .find(|candidate| is_balanced(&text[candidate.clone()]))
        .unwrap_or(range.start..stop)
}

/// Returns `true` if each quotation mark and bracket has its partner. Marks that are apostrophes too do not count.
pub(crate) fn is_balanced(text: &str) -> bool {
    const PAIRS: [(char, char); 7] = [
        ('“', '”'),
        ('«', '»'),
        ('(', ')'),
        ('[', ']'),
        ('（', '）'),
        ('「', '」'),
        ('『', '』'),
    ];
    let count = |mark| text.matches(mark).count();
    // „German“, “English” and »other» pairs.
    let is_pair = |(open, close): &(char, char)| match open {
        '“' => (count('„') + count('“') + count('”')).is_multiple_of(2),
        '«' => (count('«') + count('»')).is_multiple_of(2),
        _ => count(*open) == count(*close),
    };
    PAIRS.iter().all(is_pair) && count('"').is_multiple_of(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_the_words() {
        assert_eq!(fold(" “It’s — *late*,” he said. "), "its late he said");
        assert_eq!(fold("ÉTUDE\n第一章。"), "étude 第一章");
    }

    #[test]
    fn folded_ranges_lead_back_to_the_text() {
        let text = "No. “It’s late!” Yes";
        let at = find_words(&fold(text), "its late").unwrap();
        assert_eq!(&text[unfold(text, at..at + 8)], "“It’s late!”");
    }

    #[test]
    fn only_whole_words_are_found() {
        assert_eq!(find_words("the cat", "he cat"), None);
        assert_eq!(find_words("the cats the cat", "the cat"), Some(9));
        assert_eq!(find_words("彼は行くと", "行く"), Some(6));
    }

    #[test]
    fn marks_around_a_quote_stay_in_pairs() {
        let check = |text: &str, words: &str, expected: &str| {
            let at = find_words(&fold(text), words).unwrap();
            assert_eq!(&text[unfold(text, at..at + words.len())], expected);
        };
        check("“Go,” he said. Two", "go he said", "“Go,” he said.");
        check("“Go,” he said. Two", "go", "Go");
        check("(It was late.) Two", "it was late", "(It was late.)");
        check("(No. It was late.) Two", "it was late", "It was late.");
        check(
            "Il dit\u{a0}: «\u{a0}Tu viens\u{a0}?\u{a0}» Puis",
            "tu viens",
            "«\u{a0}Tu viens\u{a0}?\u{a0}»",
        );
        check(
            "Il dit\u{a0}: «\u{a0}Viens.\u{a0}» Puis",
            "viens",
            "«\u{a0}Viens.\u{a0}»",
        );
        check("「行く。来る。」次", "行く 来る", "「行く。来る。」");
    }
}
