//! Compares the words that Pagefind found with the words of the query. Where no word of a language begins with a query word,
//! Pagefind takes the longest word that begins the query word: “in” for “insipid”. All results in a language are of that
//! kind then, so the first one is enough to judge them.

use document::text::lower_case;

use super::writing_system::Script;

/// Similarity of the words found to the words of the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchQuality {
    /// A word is not similar to any that was found.
    None,
    /// Every word is similar: another form of it was found, or its beginning.
    Partial,
    /// Every word was found, whole or within a longer word.
    Exact,
}

/// Compares the words of a query with those found in an article.
///
/// A word is similar if more than half of its letters, in one piece, are in the other word; a word with digits must be whole.
/// Stems are not always at the beginning: in Arabic the article precedes them. `metadata`, such as the author, must have a
/// word whole.
pub fn match_quality(query: &str, found: &[String], metadata: &[String]) -> MatchQuality {
    let found: Vec<Vec<char>> = found.iter().map(|word| fold_letters(word)).collect();
    let metadata: Vec<Vec<char>> = metadata.iter().map(|word| fold_letters(word)).collect();
    let words = query.split_whitespace().map(fold_letters);
    let words = words.filter(|word| !word.is_empty());
    words
        .map(|word| quality_of_word(&word, &found, &metadata))
        .min()
        .unwrap_or(MatchQuality::Exact)
}

fn quality_of_word(word: &[char], found: &[Vec<char>], metadata: &[Vec<char>]) -> MatchQuality {
    if metadata
        .iter()
        .any(|other| shared_length(word, other) == word.len())
    {
        return MatchQuality::Exact;
    }
    let is_han = word
        .iter()
        .any(|&c| Script::of_letter(c) == Some(Script::Han));
    let is_number = word.iter().any(char::is_ascii_digit);
    let quality = |found: &Vec<char>| {
        let shared = shared_length(word, found);
        // Chinese and Japanese do not separate words: one query word may be several words of the index.
        if shared == word.len() || is_han && shared == found.len() {
            MatchQuality::Exact
        } else if shared * 2 > word.len() && !is_number {
            MatchQuality::Partial
        } else {
            MatchQuality::None
        }
    };
    let found = found.iter().filter(|found| !found.is_empty());
    found.map(quality).max().unwrap_or(MatchQuality::None)
}

/// Returns the letters and digits of a word in lower case, without combining marks: a decomposed word loses its accents.
pub(super) fn fold_letters(word: &str) -> Vec<char> {
    let is_mark = |c: &char| matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}');
    let word = lower_case(word)
        .replace('œ', "oe")
        .replace('æ', "ae")
        .replace('ß', "ss");
    let letters = word.chars();
    letters
        .filter(|c| c.is_alphanumeric() && !is_mark(c))
        .collect()
}

/// Returns the length of the longest common substring.
fn shared_length(one: &[char], other: &[char]) -> usize {
    let mut longest = 0;
    for start in 0..one.len() {
        for from in 0..other.len() {
            let pairs = one[start..].iter().zip(&other[from..]);
            longest = longest.max(pairs.take_while(|(one, other)| one == other).count());
        }
    }
    longest
}
