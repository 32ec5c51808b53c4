//! Elision: “l’éducation” is one word in French, Italian and Catalan, but a search for “éducation” must find it.

use document::text::lower_case;

/// Languages with elision.
const LANGUAGES: [&str; 3] = ["fr", "it", "ca"];

/// Elided words, as they stand before the apostrophe.
const ELIDED: [&str; 27] = [
    "c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "un",
    "dell", "all", "nell", "sull", "dall", "coll", "quell", "quest", "bell", "sant", "gl", "dov",
    "com",
];

/// Characters that end an elided word.
pub(super) const APOSTROPHES: [char; 2] = ['’', '\''];

/// Space after an elided word in the index: Pagefind splits there, and it is narrow enough to go unnoticed.
const HAIR_SPACE: char = '\u{200a}';

/// Separates elided words from the words after them, for the index.
pub fn split_elisions(text: &str, language: &str) -> String {
    let mut split = String::with_capacity(text.len());
    let mut rest = text;
    while LANGUAGES.contains(&language)
        && let Some(at) = rest.find(APOSTROPHES)
    {
        let length = rest[at..].chars().next().map_or(0, char::len_utf8);
        let (before, after) = rest.split_at(at + length);
        split += before;
        rest = after;
        if rest.starts_with(char::is_alphabetic) && ends_elided(&split) {
            split.push(HAIR_SPACE);
        }
    }
    split + rest
}

/// Undoes [`split_elisions`], for titles and headings.
pub fn rejoin_elisions(text: &str) -> String {
    let mut joined = text.to_owned();
    for apostrophe in APOSTROPHES {
        joined = joined.replace(
            &String::from_iter([apostrophe, HAIR_SPACE]),
            &apostrophe.to_string(),
        );
    }
    joined
}

/// Returns true if a word is elided before the next one.
pub fn is_elided(word: &str, language: &str) -> bool {
    LANGUAGES.contains(&language) && word.ends_with(APOSTROPHES) && ends_elided(word)
}

/// Removes elided words from a query.
pub fn without_elisions(words: &str, language: &str) -> String {
    let split = split_elisions(words, language);
    let words = split.split_whitespace();
    let words: Vec<&str> = words
        .filter(|word| !word.ends_with(APOSTROPHES) || !ends_elided(word))
        .collect();
    words.join(" ")
}

/// Returns true if a text ends with an elided word and its apostrophe.
fn ends_elided(text: &str) -> bool {
    let text = text.trim_end_matches(APOSTROPHES);
    let start = text
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphabetic())
        .last()
        .map_or(text.len(), |(at, _)| at);
    ELIDED.contains(&lower_case(&text[start..]).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_after_an_elision_becomes_a_separate_word() {
        for (text, expected) in [
            (
                "L’Éducation d’un homme",
                "L’\u{200a}Éducation d’\u{200a}un homme",
            ),
            ("jusqu'ici, aujourd’hui", "jusqu'\u{200a}ici, aujourd’hui"),
            ("«l’», d’1", "«l’», d’1"),
        ] {
            assert_eq!(split_elisions(text, "fr"), expected);
        }
        assert_eq!(
            split_elisions("d’Artagnan, don’t", "en"),
            "d’Artagnan, don’t"
        );
    }

    #[test]
    fn rejoining_restores_the_text() {
        for text in ["Le prix d’un silence", "aujourd'hui", "l' – d’"] {
            assert_eq!(rejoin_elisions(&split_elisions(text, "fr")), text);
        }
    }

    #[test]
    fn queries_lose_their_elided_words() {
        assert_eq!(
            without_elisions("l'éducation sentimentale", "fr"),
            "éducation sentimentale"
        );
        assert_eq!(without_elisions("qu’il", "fr"), "il");
        assert_eq!(without_elisions("o'clock", "en"), "o'clock");
    }
}
