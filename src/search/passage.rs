//! What is shown of a section in which words were found: its heading, and words of it, those that were found marked in both.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    elision,
    excerpt::{Piece, Pieces},
};

/// So many words has an excerpt.
const LENGTH: usize = 24;

/// So many of them come before the first that was found.
const LEAD: usize = 8;

/// An excerpt that ends with one of these is not cut off.
const ENDS: [char; 7] = ['.', '?', '!', '…', '。', '؟', '”'];

/// What ends a sentence and begins none.
const STOPS: [char; 12] = ['.', ',', ';', ':', '?', '!', '。', '、', '؟', '»', '”', ')'];

/// The text of an article, in words as the index counts them, and which of them were found.
#[derive(Debug)]
pub struct Text<'a> {
    words: Vec<&'a str>,
    found: &'a [usize],
    language: &'a str,
    between: &'static str,
    /// How often each of the words was found.
    often: BTreeMap<String, u32>,
}

/// Where a section is in it: the words from its heading on, up to the next.
#[derive(Debug, Clone, Copy)]
pub struct Extent<'a> {
    /// The number of its first word.
    pub start: usize,
    /// The number of the next section's; none where it is the last.
    pub end: Option<usize>,
    /// What it begins with, which is no part of the excerpt.
    pub heading: &'a str,
}

impl<'a> Text<'a> {
    /// A text in a language, as the index has it, and the numbers of the words that were found, in their order.
    pub fn new(text: &'a str, found: &'a [usize], language: &'a str) -> Self {
        // Texts in languages that do not part words have this space between them.
        let (words, between): (Vec<&str>, _) = if text.contains('\u{200b}') {
            (text.split('\u{200b}').collect(), "")
        } else {
            (text.split_whitespace().collect(), " ")
        };
        let mut often = BTreeMap::new();
        for word in found.iter().filter_map(|&place| words.get(place)) {
            *often.entry(folded(word)).or_default() += 1;
        }
        Self {
            words,
            found,
            language,
            between,
            often,
        }
    }

    /// How much of what was found a section has: each of its words counts the more the fewer times it was found. Who looks for
    /// “half the page” means no place that has “the” ten times.
    pub fn weight(&self, section: &Extent<'_>) -> f64 {
        let end = section.end.unwrap_or(self.words.len());
        self.weight_of(section.start..end)
    }

    fn weight_of(&self, places: Range<usize>) -> f64 {
        let words = self
            .found_in(&places)
            .iter()
            .filter_map(|&place| self.words.get(place));
        let words: BTreeSet<String> = words.map(|word| folded(word)).collect();
        let often = words.iter().filter_map(|word| self.often.get(word));
        often.map(|&often| 1.0 / f64::from(often)).sum()
    }

    /// The words at the places that were found.
    pub fn found(&self) -> Vec<String> {
        let words = self.found.iter().filter_map(|&place| self.words.get(place));
        words.map(|word| (*word).to_owned()).collect()
    }

    /// The heading of a section.
    pub fn heading(&self, section: &Extent<'_>) -> Vec<Piece> {
        let mut pieces = Pieces::default();
        let mut rest = section.heading;
        for place in section.start..self.end_of_heading(section) {
            // The index has made a sentence of it.
            let word = unescape(self.words[place]);
            let word = word.trim_end_matches('.');
            if let Some(at) = rest.find(word).filter(|_| self.is_found(place)) {
                pieces.push_plain(&rest[..at]);
                pieces.push_word(word);
                rest = &rest[at + word.len()..];
            }
        }
        pieces.push_plain(rest);
        pieces.0
    }

    /// An excerpt of a section, from where most of the words are.
    pub fn excerpt(&self, section: &Extent<'_>) -> Vec<Piece> {
        let start = self.end_of_heading(section);
        let end = section.end.unwrap_or(self.words.len());
        let end = end.clamp(start, self.words.len());
        let places = self.found_in(&(start..end)).iter();
        let within = |from: usize| self.weight_of(from..(from + LENGTH - LEAD).min(end));
        // Of several with the same weight the last would count.
        let best = places
            .rev()
            .max_by(|one, other| within(**one).total_cmp(&within(**other)));
        let from = best.map_or(start, |best| best.saturating_sub(LEAD).max(start));
        let to = (from + LENGTH).min(end);
        let from = to.saturating_sub(LENGTH).clamp(start, from);
        self.pieces(from, to)
    }

    fn pieces(&self, from: usize, to: usize) -> Vec<Piece> {
        let mut pieces = Pieces::default();
        let is_stop = |place: &usize| {
            let mut signs = self.words[*place].trim().chars();
            signs.all(|c| STOPS.contains(&c))
        };
        for place in (from..to).skip_while(is_stop) {
            let word = unescape(self.words[place]);
            if self.is_found(place) {
                pieces.push_word(&word);
            } else {
                pieces.push_plain(&word);
            }
            if place + 1 < to && !elision::is_elided(&word, self.language) {
                pieces.push_plain(self.between);
            }
        }
        if to > from && !self.words[to - 1].ends_with(ENDS) {
            pieces.push_plain(" …");
        }
        pieces.0
    }

    fn is_found(&self, place: usize) -> bool {
        self.found.binary_search(&place).is_ok()
    }

    fn found_in(&self, places: &Range<usize>) -> &'a [usize] {
        let before = |number: usize| self.found.partition_point(|place| *place < number);
        &self.found[before(places.start)..before(places.end.max(places.start))]
    }

    /// The number of the first word behind the heading: so many have its letters.
    fn end_of_heading(&self, section: &Extent<'_>) -> usize {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        let mut left = letters(section.heading);
        let mut end = section.start.min(self.words.len());
        while left > 0
            && let Some(word) = self.words.get(end)
        {
            left = left.saturating_sub(letters(&unescape(word)));
            end += 1;
        }
        end
    }
}

/// A word without what stands round it, whatever its case.
fn folded(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.to_lowercase()
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(pieces: &[Piece]) -> String {
        let tell = |piece: &Piece| match piece {
            Piece::Plain(text) => text.clone(),
            Piece::Marked(text) => format!("[{text}]"),
        };
        pieces.iter().map(tell).collect()
    }

    /// What is shown of the section from its first word to the end of the text.
    fn check(text: &str, found: &[usize], language: &str, heading: &str, expected: (&str, &str)) {
        let text = Text::new(text, found, language);
        let section = Extent {
            start: 0,
            end: None,
            heading,
        };
        assert_eq!(told(&text.heading(&section)), expected.0);
        assert_eq!(told(&text.excerpt(&section)), expected.1);
    }

    #[test]
    fn the_heading_is_no_part_of_the_excerpt_and_its_words_are_marked_too() {
        check(
            "What noon meant. So noon, if noon is noon.",
            &[1, 4, 6, 8],
            "en",
            "What noon meant",
            ("What [noon] meant", "So [noon], if [noon] is [noon]."),
        );
        check(
            "The day of noons. It is &lt;long&gt;",
            &[3],
            "en",
            "The day of noons",
            ("The day of [noons]", "It is <long> …"),
        );
        check(
            "Noon? At twelve.",
            &[0],
            "en",
            "Noon?",
            ("[Noon]?", "At twelve."),
        );
    }

    #[test]
    fn an_excerpt_is_from_where_most_of_the_words_are() {
        let words: Vec<String> = (0..60).map(|number| format!("w{number}")).collect();
        check(
            &words.join(" "),
            &[3, 40, 44],
            "en",
            "",
            (
                "",
                &format!(
                    "{} [w40] w41 w42 w43 [w44] {} …",
                    words[32..40].join(" "),
                    words[45..56].join(" ")
                ),
            ),
        );
    }

    #[test]
    fn rare_words_count_more_than_frequent_ones() {
        let text = "the sea ".repeat(15) + &"mud ".repeat(20) + "half a page.";
        let found: Vec<usize> = (0..15).map(|number| number * 2).chain([50, 52]).collect();
        let mud = "mud ".repeat(20);
        let expected = format!("sea {mud}[half] a [page].");
        check(&text, &found, "en", "", ("", &expected));
    }

    #[test]
    fn an_excerpt_ends_where_its_section_does() {
        let text = Text::new("One two. Three four.", &[1], "en");
        let section = Extent {
            start: 0,
            end: Some(2),
            heading: "",
        };
        assert_eq!(told(&text.excerpt(&section)), "One [two].");
    }

    #[test]
    fn words_that_are_not_parted_and_elisions_are_joined_again() {
        check(
            "画面\u{200b}の\u{200b}余白\u{200b}. \u{200b}。\u{200b}余白\u{200b}は\u{200b}美",
            &[2, 5],
            "ja",
            "画面の余白",
            ("画面の[余白]", "[余白]は美 …"),
        );
        check(
            "Le prix d’\u{200a}un silence. On ne reconnaît plus l’\u{200a}air.",
            &[10],
            "fr",
            "Le prix d’un silence",
            ("Le prix d’un silence", "On ne reconnaît plus l’[air]."),
        );
    }

    #[test]
    fn the_words_that_were_found_are_told() {
        assert_eq!(
            Text::new("one two\n three", &[0, 2, 9], "en").found(),
            ["one", "three"]
        );
        assert_eq!(
            Text::new("余白\u{200b}は\u{200b}美", &[1], "ja").found(),
            ["は"]
        );
    }
}
