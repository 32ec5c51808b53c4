//! Elisions: what French, Italian and Catalan write as one, “l’éducation”, is two words for whoever looks for the second.

/// The languages that elide, as their shards are called.
const LANGUAGES: [&str; 3] = ["fr", "it", "ca"];

/// What is left of the words that lose their vowel.
const ELIDED: [&str; 27] = [
    "c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "un",
    "dell", "all", "nell", "sull", "dall", "coll", "quell", "quest", "bell", "sant", "gl", "dov",
    "com",
];

/// With which they are written.
pub(super) const APOSTROPHES: [char; 2] = ['’', '\''];

/// Parts what the index would take for one word: this space is as narrow as any, and a space to Pagefind.
const HAIR_SPACE: char = '\u{200a}';

/// A text in a language, as it is indexed.
pub fn part(text: &str, language: &str) -> String {
    rebuilt(text, language, |rest| {
        rest.starts_with(char::is_alphabetic)
            .then_some((HAIR_SPACE, 0))
    })
}

/// A title or a heading of such a text, as it is read.
pub fn join(text: &str) -> String {
    let mut joined = text.to_owned();
    for apostrophe in APOSTROPHES {
        joined = joined.replace(
            &String::from_iter([apostrophe, HAIR_SPACE]),
            &apostrophe.to_string(),
        );
    }
    joined
}

/// Whether a word is only what is elided before the next, in a language that does so.
pub fn is_elided(word: &str, language: &str) -> bool {
    LANGUAGES.contains(&language) && word.ends_with(APOSTROPHES) && ends_elided(word)
}

/// The words that are looked for, without what is elided before them.
pub fn leave_out(words: &str, language: &str) -> String {
    let parted = part(words, language);
    let words = parted.split_whitespace();
    let words: Vec<&str> = words
        .filter(|word| !word.ends_with(APOSTROPHES) || !ends_elided(word))
        .collect();
    words.join(" ")
}

/// A text with what `next` says in place of so many bytes behind each elision.
fn rebuilt(text: &str, language: &str, next: impl Fn(&str) -> Option<(char, usize)>) -> String {
    let mut built = String::with_capacity(text.len());
    let mut rest = text;
    while LANGUAGES.contains(&language)
        && let Some(at) = rest.find(APOSTROPHES)
    {
        let sign = rest[at..].chars().next().map_or(0, char::len_utf8);
        let (said, behind) = rest.split_at(at + sign);
        built += said;
        rest = behind;
        if let Some((put, skipped)) = next(rest).filter(|_| ends_elided(&built)) {
            built.push(put);
            rest = &rest[skipped..];
        }
    }
    built + rest
}

/// Whether a text ends with an elision and its apostrophe.
fn ends_elided(text: &str) -> bool {
    let text = text.trim_end_matches(APOSTROPHES);
    let start = text
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphabetic())
        .last()
        .map_or(text.len(), |(at, _)| at);
    ELIDED.contains(&text[start..].to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_an_elision_is_a_word_of_its_own() {
        for (text, expected) in [
            (
                "L’Éducation d’un homme",
                "L’\u{200a}Éducation d’\u{200a}un homme",
            ),
            ("jusqu'ici, aujourd’hui", "jusqu'\u{200a}ici, aujourd’hui"),
            ("«l’», d’1", "«l’», d’1"),
        ] {
            assert_eq!(part(text, "fr"), expected);
        }
        assert_eq!(part("d’Artagnan, don’t", "en"), "d’Artagnan, don’t");
    }

    #[test]
    fn a_heading_is_read_as_it_was_written() {
        for text in ["Le prix d’un silence", "aujourd'hui", "l' – d’"] {
            assert_eq!(join(&part(text, "fr")), text);
        }
    }

    #[test]
    fn words_are_looked_for_without_what_is_elided() {
        assert_eq!(
            leave_out("l'éducation sentimentale", "fr"),
            "éducation sentimentale"
        );
        assert_eq!(leave_out("qu’il", "fr"), "il");
        assert_eq!(leave_out("o'clock", "en"), "o'clock");
    }
}
