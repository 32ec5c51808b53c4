//! Whether what Pagefind finds are the words that were looked for. Where a language has no word that begins as one of them
//! does, it takes the longest word with which that one begins: “in” for “insipid”. All of a language's results are such then,
//! so that the first one tells.

use super::script::Script;

/// How like what was found is to what was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// It has nothing of it.
    None,
    /// A word has a part of it: another form of it, or what it begins with.
    Alike,
    /// All of its words are there, or longer ones that have them.
    Same,
}

/// How like the words that were found in a text are to those that were looked for: a word is alike if it has more than half
/// of the other's letters, in one piece, and all of them if one is a digit. Stems are not always the beginning of a word; in
/// Arabic the article comes before it. What is `known` of the article besides, such as its author, must have a word whole.
pub fn likeness(sought: &str, found: &[String], known: &[String]) -> Likeness {
    let found: Vec<Vec<char>> = found.iter().map(|word| letters(word)).collect();
    let known: Vec<Vec<char>> = known.iter().map(|word| letters(word)).collect();
    let of_one = |word: Vec<char>| {
        let is_han = word.iter().any(|&c| Script::of(c) == Some(Script::Han));
        let is_number = word.iter().any(char::is_ascii_digit);
        let likeness = |found: &Vec<char>| {
            let shared = shared(&word, found);
            // Nobody parts words in Chinese or Japanese: what is sought may be many.
            if shared == word.len() || is_han && shared == found.len() {
                Likeness::Same
            } else if shared * 2 > word.len() && !is_number {
                Likeness::Alike
            } else {
                Likeness::None
            }
        };
        let best = found
            .iter()
            .filter(|found| !found.is_empty())
            .map(likeness)
            .max();
        let is_known = known.iter().any(|known| shared(&word, known) == word.len());
        if is_known {
            Likeness::Same
        } else {
            best.unwrap_or(Likeness::None)
        }
    };
    let words = sought.split_whitespace().map(letters);
    let words = words.filter(|word| !word.is_empty()).map(of_one);
    words.min().unwrap_or(Likeness::Same)
}

/// The letters and digits of a word, without the marks that one may leave out: those that stand alone, as they do in words
/// that are decomposed.
pub(super) fn letters(word: &str) -> Vec<char> {
    let is_mark = |c: &char| matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}');
    let word = word
        .to_lowercase()
        .replace('œ', "oe")
        .replace('æ', "ae")
        .replace('ß', "ss");
    let letters = word.chars();
    letters
        .filter(|c| c.is_alphanumeric() && !is_mark(c))
        .collect()
}

/// The length of the longest piece that is in both.
fn shared(one: &[char], other: &[char]) -> usize {
    let mut longest = 0;
    for start in 0..one.len() {
        for from in 0..other.len() {
            let pairs = one[start..].iter().zip(&other[from..]);
            longest = longest.max(pairs.take_while(|(one, other)| one == other).count());
        }
    }
    longest
}
