//! The words of an article, each kept once.

use std::collections::HashMap;

use super::{
    lists::{Classes, LISTS},
    weights,
};
use crate::passes::statistics::does_not_part_words;

/// The words of one text, numbered in the order of their coming.
#[derive(Debug, Default)]
pub(super) struct Terms {
    numbers: HashMap<String, usize>,
    /// In the order of their numbers.
    pub list: Vec<Term>,
    known: HashMap<&'static str, Known>,
}

/// What is known of a word before any text is read.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    classes: Classes,
    /// What it weighs in English, in steps.
    steps: i8,
}

/// A word.
#[derive(Debug, Clone)]
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
    pub(super) fn new() -> Self {
        // Room for all, since growing would move them all again and again.
        let mut known: HashMap<&'static str, Known> = HashMap::with_capacity(4096);
        for (class, words) in LISTS {
            for word in words.split(' ') {
                let known = known.entry(word).or_default();
                known.classes = known.classes.with(class);
            }
        }
        for (steps, words) in weights::WORDS {
            for word in words.split(' ') {
                known.entry(word).or_default().steps = steps;
            }
        }
        Self {
            known,
            ..Self::default()
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

    /// The content words of a text, each once, as numbers that grow.
    pub(super) fn content_of(&mut self, text: &str) -> Vec<usize> {
        let mut words: Vec<usize> = self.words(text).iter().map(|word| word.term).collect();
        words.retain(|&term| self.list[term].is_content);
        words.sort_unstable();
        words.dedup();
        words
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
        for (at, c) in run.char_indices() {
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
        let Known { classes, steps } = self.known.get(word).copied().unwrap_or_default();
        let letters = word.chars().count();
        let is_wide = word.chars().next().is_some_and(does_not_part_words);
        let is_content = !classes.has(Classes::FUNCTION)
            && if is_wide { letters == 2 } else { letters > 2 }
            && !word.starts_with(|c: char| c.is_ascii_digit());
        self.numbers.insert(word.to_owned(), number);
        self.list.push(Term {
            text: word.to_owned(),
            classes,
            steps,
            letters,
            count: 0,
            sentences: 0,
            is_content,
        });
        number
    }
}

/// Where the word that a text begins with ends: an apostrophe between letters belongs to it.
fn end_of_word(text: &str) -> usize {
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
    for c in word.chars() {
        match c {
            '’' => lower.push('\''),
            '\u{ad}' => {}
            c if c.is_ascii() => lower.push(c.to_ascii_lowercase()),
            c => lower.extend(c.to_lowercase()),
        }
    }
}
