//! Whether what Pagefind finds are the words that were looked for. Where a language has no word that begins as one of them
//! does, it takes the longest word with which that one begins: “in” for “insipid”. All of a language's results are such then,
//! so that the first one tells.

use super::script::Script;

/// The words of a text that stand at these places, as Pagefind counts them.
pub fn words_at(text: &str, places: &[usize]) -> Vec<String> {
    // Texts in languages that do not part words have this space between them.
    let words: Vec<&str> = if text.contains('\u{200b}') {
        text.split('\u{200b}').collect()
    } else {
        text.split_whitespace().collect()
    };
    let words = places.iter().filter_map(|&place| words.get(place));
    words.map(|word| (*word).to_owned()).collect()
}

/// Whether each word that was looked for is like one that was found: they share more than half of its letters, in one piece,
/// and all of what has a digit. Stems are not always the beginning of a word; in Arabic the article comes before it.
pub fn are_like(sought: &str, found: &[String]) -> bool {
    let found: Vec<Vec<char>> = found.iter().map(|word| letters(word)).collect();
    let is_there = |word: Vec<char>| {
        let is_han = word.iter().any(|&c| Script::of(c) == Some(Script::Han));
        let is_number = word.iter().any(char::is_ascii_digit);
        found.iter().filter(|found| !found.is_empty()).any(|found| {
            let shared = shared(&word, found);
            // Nobody parts words in Chinese or Japanese: what is sought may be many.
            let is_like = if is_number {
                shared == word.len()
            } else {
                shared * 2 > word.len()
            };
            is_like || is_han && shared == found.len()
        })
    };
    let words = sought.split_whitespace().map(letters);
    words.filter(|word| !word.is_empty()).all(is_there)
}

/// The letters and digits of a word, without the marks that one may leave out.
fn letters(word: &str) -> Vec<char> {
    let is_mark = |c: &char| matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}');
    let letters = word.chars().flat_map(char::to_lowercase);
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
