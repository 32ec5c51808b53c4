//! Terms: the distinct words of an article.

use std::collections::HashMap;

use super::{
    lists::{Classes, LISTS},
    weights,
};
use crate::text::{lower_case, scripts::is_unspaced};

/// Words of one text, numbered in the order of their first occurrences.
#[derive(Debug, Default)]
pub(super) struct Terms {
    numbers: HashMap<String, usize>,
    /// Terms by their number.
    pub list: Vec<Term>,
}

/// Highest number of words of a sentence that are read. No quote is longer.
const MAX_WORDS: usize = 200;

/// Word of the article.
#[derive(Debug, Clone, Default)]
pub(super) struct Term {
    /// Lower case, with straight apostrophes.
    pub text: String,
    pub classes: Classes,
    /// Weight in English, in steps of [`weights::STEP`].
    pub steps: i8,
    /// Number of letters.
    pub letters: usize,
    /// Number of occurrences in the article.
    pub count: usize,
    /// Number of sentences that contain it.
    pub sentences: usize,
    /// `true` for a word that carries the subject of a sentence.
    pub is_content: bool,
}

/// Occurrence of a word in a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub term: usize,
    /// Share of a word: a character of a script without spaces between words counts half.
    pub share: f32,
    pub is_capital: bool,
    pub is_all_capitals: bool,
}

impl Terms {
    /// Looks up the functions and weights of the words. Loops over the lists, and looks each word up in the text,
    /// which has fewer words.
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
            let least = if is_unspaced(first) {
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

    /// Returns the words of a sentence. In scripts without spaces between words, each character is one, and each pair of
    /// adjacent characters is one more that counts as content alone.
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
            if word.chars().next().is_some_and(is_unspaced) {
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

    /// Returns the content words among others.
    pub(super) fn content(&self, mut distinct: Vec<TermCount>) -> Vec<TermCount> {
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

/// Number of occurrences of a word in a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct TermCount {
    pub term: usize,
    pub count: usize,
}

/// Returns the distinct words of a sentence, in the order of their terms. They are few, so each is inserted at its place.
pub(super) fn distinct(words: &[Word]) -> Vec<TermCount> {
    let mut distinct: Vec<TermCount> = Vec::with_capacity(words.len());
    for &Word { term, .. } in words {
        let at = distinct.partition_point(|times| times.term < term);
        match distinct.get_mut(at) {
            Some(times) if times.term == term => times.count += 1,
            _ => distinct.insert(at, TermCount { term, count: 1 }),
        }
    }
    distinct
}

/// Returns the number of distinct words that two lists have in common.
pub(super) fn count_common(left: &[TermCount], right: &[TermCount]) -> usize {
    let is_common = |times: &&TermCount| {
        right
            .binary_search_by_key(&times.term, |other| other.term)
            .is_ok()
    };
    left.iter().filter(is_common).count()
}

/// Returns the end of the word at the start of a text. An apostrophe between letters is part of it.
fn end_of_word(text: &str) -> usize {
    // Most words have plain letters only.
    let plain = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let is_ended = |next: &u8| next.is_ascii() && *next != b'\'';
    if plain > 0 && text.as_bytes().get(plain).is_none_or(is_ended) {
        return plain;
    }
    let is_wide = text.chars().next().is_some_and(is_unspaced);
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let goes_on = if is_wide {
            is_unspaced(c)
        } else {
            c.is_ascii_alphanumeric()
                || c.is_alphanumeric() && !is_unspaced(c)
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
            c => lower_case::push_lower(c, lower),
        }
    }
}
