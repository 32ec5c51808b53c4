//! What is shown of a section in which words were found: its heading, and words of it, those that were found marked in both.

use std::ops::Range;

use super::{
    Script, elision,
    match_quality::letters,
    text_directives::{Piece, Pieces},
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
    /// What each of the places that were found is counted as, by numbers.
    counted: Vec<usize>,
    /// How often each of these was found.
    often: Vec<u32>,
}

/// Further places of a word add so much to the first.
const FURTHER: f64 = 0.1;

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
    /// A text in a language, as the index has it, and the numbers of the words that were found when these were `sought`, in
    /// their order.
    pub fn new(text: &'a str, found: &'a [usize], language: &'a str, sought: &str) -> Self {
        // Texts in languages that do not part words have this space between them.
        let (words, between): (Vec<&str>, _) = if text.contains('\u{200b}') {
            (text.split('\u{200b}').collect(), "")
        } else {
            (text.split_whitespace().collect(), " ")
        };
        let sought: Vec<Vec<char>> = sought.split_whitespace().map(letters).collect();
        let mut known: Vec<String> = Vec::new();
        let (mut counted, mut often) = (Vec::new(), Vec::new());
        for &place in found {
            let word = words.get(place).copied().unwrap_or_default();
            let word = counted_as(word, &sought);
            let number = known.iter().position(|known| *known == word);
            let number = number.unwrap_or_else(|| {
                known.push(word);
                often.push(0);
                known.len() - 1
            });
            often[number] += 1;
            counted.push(number);
        }
        Self {
            words,
            found,
            language,
            between,
            counted,
            often,
        }
    }

    /// How much of what was found a section has: each word counts the more the fewer times it was found. Who looks for “half
    /// the page” means no place that has “the” ten times.
    pub fn weight(&self, section: &Extent<'_>) -> f64 {
        let end = section.end.unwrap_or(self.words.len());
        self.weight_of(&(section.start..end))
    }

    fn weight_of(&self, places: &Range<usize>) -> f64 {
        let mut counts = vec![0_u32; self.often.len()];
        for &word in &self.counted[self.found_in(places)] {
            counts[word] += 1;
        }
        let counts = counts
            .iter()
            .zip(&self.often)
            .filter(|(count, _)| **count > 0);
        let weights = counts
            .map(|(&count, &often)| (1.0 + FURTHER * f64::from(count - 1)) / f64::from(often));
        weights.sum()
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
        let places = self.found[self.found_in(&(start..end))].iter();
        let within = |from: usize| self.weight_of(&(from..(from + LENGTH - LEAD).min(end)));
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

    /// Which of the places that were found are among these.
    fn found_in(&self, places: &Range<usize>) -> Range<usize> {
        let before = |number: usize| self.found.partition_point(|place| *place < number);
        before(places.start)..before(places.end.max(places.start))
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

/// What a word is counted as: that of the words that were sought which begins as it does, since many have several forms; where
/// words are not parted, itself.
fn counted_as(word: &str, sought: &[Vec<char>]) -> String {
    let word = letters(word);
    let is_han = |&c: &char| Script::of(c) == Some(Script::Han);
    let shared = |sought: &&Vec<char>| {
        let pairs = sought.iter().zip(&word);
        pairs.take_while(|(one, other)| one == other).count()
    };
    let nearest = sought.iter().rev().max_by_key(shared);
    let nearest = nearest.filter(|_| !word.iter().any(is_han));
    nearest.unwrap_or(&word).iter().collect()
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
        let text = Text::new(text, found, language, "");
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
    fn rare_words_count_more_than_frequent_ones_and_their_forms() {
        let text = "the seas ".repeat(15)
            + "these "
            + &"mud ".repeat(20)
            + "half a page. The sea is seen.";
        let found: Vec<usize> = (0..31).chain([51, 53, 54, 55]).collect();
        let words = Text::new(&text, &found, "en", "half page the sea");
        let of = |start, end| Extent {
            start,
            end: Some(end),
            heading: "",
        };
        assert!(words.weight(&of(0, 31)) < words.weight(&of(51, 54)));
        assert!(words.weight(&of(0, 10)) > words.weight(&of(0, 4)));
        let shown = told(&words.excerpt(&of(0, 54)));
        assert!(shown.ends_with("mud [half] a [page]."), "{shown}");
    }

    #[test]
    fn an_excerpt_ends_where_its_section_does() {
        let text = Text::new("One two. Three four.", &[1], "en", "");
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
            Text::new("one two\n three", &[0, 2, 9], "en", "").found(),
            ["one", "three"]
        );
        assert_eq!(
            Text::new("余白\u{200b}は\u{200b}美", &[1], "ja", "").found(),
            ["は"]
        );
    }
}
