//! Sentence boundaries by the benchmark's rule, for results that are comparable with others'; Recto's own rule is in
//! [`document`].
//!
//! A boundary is a run of `.`, `!`, `?` or `…`, closing quotes or brackets, white space, and then
//! a possible beginning of a sentence. A single full stop after a title, an abbreviation or an initial is no boundary.

use std::ops::Range;

/// Abbreviated titles and months, case-sensitive.
const TITLES: &str = "Mr Mrs Ms Dr Prof Sr Jr St Gov Sen Rep Gen Col Capt Lt Sgt Rev Hon Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mt Ft Messrs Mme Mlle Dept Univ Hr Fr";

/// Other abbreviations, in lower case.
const ABBREVIATIONS: &str =
    "vs e.g i.e cf al approx ca bzw z.b d.h u.a vgl ph.d fig figs vol pp eds ed est resp viz";

/// Abbreviations that count only before a number.
const BEFORE_NUMBERS: &str = "no nos p pp fig figs vol art sec ch nr abs";

/// Characters that may follow the mark at the end of a sentence.
const CLOSING: [char; 8] = ['"', '”', '’', '\'', ')', ']', '»', '“'];

/// Characters that may precede the first word of a sentence.
const OPENING: [char; 10] = ['"', '“', '‘', '\'', '(', '[', '«', '„', '¿', '¡'];

/// Reports whether a character is a letter, a digit or an underscore, as `\w` in regular expressions.
pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Returns the byte ranges of the sentences of a paragraph.
pub(crate) fn sentences(paragraph: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let (mut start, mut at) = (0, 0);
    while let Some(found) = paragraph[at..].find(is_end) {
        let mark = at + found;
        let end = skip(paragraph, mark, is_end);
        at = end;
        let closed = skip(paragraph, end, |c| CLOSING.contains(&c));
        let next = skip(paragraph, closed, char::is_whitespace);
        let first = skip(paragraph, next, |c| OPENING.contains(&c));
        if next == closed && closed < paragraph.len() {
            continue;
        }
        let Some(c) = paragraph[first..].chars().next() else {
            break;
        };
        let is_single = &paragraph[mark..end] == "." && closed == end;
        if c.is_lowercase()
            || !c.is_alphanumeric()
            || is_single && is_abbreviation(&paragraph[start..mark], c)
        {
            continue;
        }
        push(paragraph, start..closed, &mut sentences);
        start = next;
        at = at.max(next);
    }
    push(paragraph, start..paragraph.len(), &mut sentences);
    sentences
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// Returns the offset after the characters that satisfy a condition.
fn skip(text: &str, from: usize, condition: impl Fn(char) -> bool) -> usize {
    let rest = &text[from..];
    from + rest.len() - rest.trim_start_matches(condition).len()
}

fn push(paragraph: &str, range: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    let text = &paragraph[range.clone()];
    let start = range.start + text.len() - text.trim_start().len();
    if !text.trim().is_empty() {
        sentences.push(start..start + text.trim().len());
    }
}

/// Reports whether the full stop after a text, before a word that begins with `next`, belongs to an abbreviation.
fn is_abbreviation(text: &str, next: char) -> bool {
    let word = text
        .rsplit(|c: char| !is_word(c) && c != '.')
        .next()
        .unwrap_or_default();
    let lower = word.to_lowercase();
    let is_in = |list: &str, word: &str| list.split(' ').any(|known| known == word);
    let letters: Vec<char> = word.chars().collect();
    let is_initial = matches!(letters[..], [c] if c.is_ascii_uppercase() && c != 'I');
    let is_dotted = letters.len() > 1
        && letters.len() % 2 == 1
        && letters.iter().enumerate().all(|(index, c)| {
            if index % 2 == 0 {
                c.is_ascii_alphabetic()
            } else {
                *c == '.'
            }
        });
    let is_list_number = !word.is_empty()
        && letters.len() < 3
        && letters.iter().all(|c| c.is_numeric())
        && text.trim() == word;
    is_in(TITLES, word)
        || is_in(ABBREVIATIONS, &lower)
        || is_in(BEFORE_NUMBERS, &lower) && next.is_numeric()
        || is_initial
        || is_dotted && lower != "a.m" && lower != "p.m"
        || is_list_number
}
