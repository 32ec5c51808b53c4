//! The words of an article, each kept once.

use std::collections::HashMap;

use super::{
    lists::{Classes, LISTS},
    weights,
};
use crate::text::scripts::does_not_part_words;

/// The words of one text, numbered in the order of their coming.
#[derive(Debug, Default)]
pub(super) struct Terms {
    numbers: HashMap<String, usize>,
    /// In the order of their numbers.
    pub list: Vec<Term>,
}

/// So many words of a sentence are looked at: one that is longer is none that an editor takes.
const MAX_WORDS: usize = 200;

/// A word.
#[derive(Debug, Clone, Default)]
pub(super) struct Term {
    /// In small letters, with straight apostrophes.
    pub text: String,
    pub classes: Classes,
    /// What it weighs in English, in steps of [`weights::STEP`].
    pub steps: i8,
    /// Its letters.
    pub letters: usize,
    /// How often it comes in the article.
    pub count: usize,
    /// In how many of its sentences.
    pub sentences: usize,
    /// Whether it says what the sentence is about.
    pub is_content: bool,
}

/// A word as it stands in a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub term: usize,
    /// How much of a word it is: a character of a script that does not part words is half of one.
    pub share: f32,
    pub is_capital: bool,
    pub is_all_capitals: bool,
}

impl Terms {
    /// Tells the words what is known of them. The lists are looked up in the text, which has fewer words than they.
    pub(super) fn learn(&mut self) {
        let Self { numbers, list } = self;
        for (class, words) in LISTS {
            for number in words.split(' ').filter_map(|word| numbers.get(word)) {
                list[*number].classes = list[*number].classes.with(class);
            }
        }
        for (steps, words) in weights::WORDS {
            for number in words.split(' ').filter_map(|word| numbers.get(word)) {
                list[*number].steps = steps;
            }
        }
        for term in list {
            let first = term.text.chars().next().unwrap_or_default();
            let least = if does_not_part_words(first) {
                2..=2
            } else {
                3..=usize::MAX
            };
            term.is_content = !term.classes.has(Classes::FUNCTION)
                && least.contains(&term.letters)
                && !first.is_ascii_digit();
        }
    }

    pub(super) fn get(&self, word: &str) -> Option<usize> {
        self.numbers.get(word).copied()
    }

    /// The words of a sentence. In scripts that do not part words, each character is one, and each pair of neighbours
    /// is one more that counts for content alone.
    pub(super) fn words(&mut self, sentence: &str) -> Vec<Word> {
        let mut words = Vec::new();
        let mut rest = sentence;
        let mut lower = String::new();
        while let Some(start) = rest.find(char::is_alphanumeric) {
            rest = &rest[start..];
            let end = end_of_word(rest);
            let (word, after) = rest.split_at(end);
            rest = after;
            if words.len() >= MAX_WORDS {
                break;
            }
            if word.chars().next().is_some_and(does_not_part_words) {
                self.characters(word, &mut words);
                continue;
            }
            lower.clear();
            push_lower(word, &mut lower);
            let term = self.number(&lower);
            words.push(Word {
                term,
                share: 1.0,
                is_capital: word.starts_with(char::is_uppercase),
                is_all_capitals: word.len() > 1
                    && !word.contains(char::is_lowercase)
                    && word.contains(char::is_uppercase),
            });
        }
        words
    }

    /// The content words among others.
    pub(super) fn content(&self, mut distinct: Vec<Times>) -> Vec<Times> {
        distinct.retain(|times| self.list[times.term].is_content);
        distinct
    }

    fn characters(&mut self, run: &str, words: &mut Vec<Word>) {
        let mut word = |term, share| {
            words.push(Word {
                term,
                share,
                is_capital: false,
                is_all_capitals: false,
            });
        };
        let mut before = None;
        for (at, c) in run.char_indices().take(MAX_WORDS) {
            let end = at + c.len_utf8();
            word(self.number(&run[at..end]), 0.5);
            if let Some(before) = before {
                word(self.number(&run[before..end]), 0.0);
            }
            before = Some(at);
        }
    }

    fn number(&mut self, word: &str) -> usize {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = self.list.len();
        self.numbers.insert(word.to_owned(), number);
        self.list.push(Term {
            text: word.to_owned(),
            letters: word.chars().count(),
            ..Term::default()
        });
        number
    }
}

/// How often a word comes in a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Times {
    pub term: usize,
    pub count: usize,
}

/// The words of a sentence, each once, by growing numbers. They are few, so that each is put in its place at once.
pub(super) fn distinct(words: &[Word]) -> Vec<Times> {
    let mut distinct: Vec<Times> = Vec::with_capacity(words.len());
    for &Word { term, .. } in words {
        let at = distinct.partition_point(|times| times.term < term);
        match distinct.get_mut(at) {
            Some(times) if times.term == term => times.count += 1,
            _ => distinct.insert(at, Times { term, count: 1 }),
        }
    }
    distinct
}

/// How many words stand among others.
pub(super) fn common(of: &[Times], among: &[Times]) -> usize {
    let is_there = |times: &&Times| {
        among
            .binary_search_by_key(&times.term, |other| other.term)
            .is_ok()
    };
    of.iter().filter(is_there).count()
}

/// Where the word that a text begins with ends: an apostrophe between letters belongs to it.
fn end_of_word(text: &str) -> usize {
    // Most words are of plain letters, and there are many.
    let plain = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let is_ended = |next: &u8| next.is_ascii() && *next != b'\'';
    if plain > 0 && text.as_bytes().get(plain).is_none_or(is_ended) {
        return plain;
    }
    let is_wide = text.chars().next().is_some_and(does_not_part_words);
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let goes_on = if is_wide {
            does_not_part_words(c)
        } else {
            c.is_ascii_alphanumeric()
                || c.is_alphanumeric() && !does_not_part_words(c)
                || matches!(c, '\'' | '’' | '\u{ad}')
                    && characters
                        .peek()
                        .is_some_and(|(_, next)| next.is_alphanumeric())
        };
        if !goes_on {
            return at;
        }
    }
    text.len()
}

fn push_lower(word: &str, lower: &mut String) {
    if word.is_ascii() {
        lower.push_str(word);
        lower.make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        match c {
            '’' => lower.push('\''),
            '\u{ad}' => {}
            c if c.is_ascii() => lower.push(c.to_ascii_lowercase()),
            c => lower.extend(c.to_lowercase()),
        }
    }
}
