//! Snippets: the heading of a matching section and words around the matches, with the matches marked in both.

mod part;

use std::ops::Range;

use super::{Script, elision, match_quality::fold_letters};

use part::SnippetBuilder;
pub use part::SnippetPart;

/// Number of words in a snippet.
const SNIPPET_WORDS: usize = 24;

/// Number of words before the first match.
const WORDS_BEFORE_MATCH: usize = 8;

/// Characters after which a snippet needs no ellipsis.
const SENTENCE_ENDS: [char; 7] = ['.', '?', '!', '…', '。', '؟', '”'];

/// Punctuation that ends a clause and cannot begin a snippet.
const CLOSING_PUNCTUATION: [char; 12] =
    ['.', ',', ';', ':', '?', '!', '。', '、', '؟', '»', '”', ')'];

/// Weight of each further match of a word, relative to the first.
const REPETITION_WEIGHT: f64 = 0.1;

/// The text of an article, split into words as the index counts them, with the positions of the matches.
#[derive(Debug)]
pub struct IndexedText<'a> {
    words: Vec<&'a str>,
    matches: &'a [usize],
    language: &'a str,
    separator: &'static str,
    /// For each match, the index of its word in `frequencies`.
    word_ids: Vec<usize>,
    /// For each distinct word, the number of its matches.
    frequencies: Vec<u32>,
}

/// A section's range of words, from its heading up to the next section.
#[derive(Debug, Clone, Copy)]
pub struct SectionRange<'a> {
    /// Position of its first word.
    pub start: usize,
    /// Position of the next section's first word; `None` for the last section.
    pub end: Option<usize>,
    /// Heading at its beginning, which is not part of the snippet.
    pub heading: &'a str,
}

impl<'a> IndexedText<'a> {
    /// Splits a text as stored in the index. `matches` are the positions of the matching words, in ascending order;
    /// `query` has the words searched for.
    pub fn new(text: &'a str, matches: &'a [usize], language: &'a str, query: &str) -> Self {
        // Zero-width spaces separate the words of languages that are written without spaces.
        let (words, separator): (Vec<&str>, _) = if text.contains('\u{200b}') {
            (text.split('\u{200b}').collect(), "")
        } else {
            (text.split_whitespace().collect(), " ")
        };
        let query: Vec<Vec<char>> = query.split_whitespace().map(fold_letters).collect();
        let mut known: Vec<String> = Vec::new();
        let (mut word_ids, mut frequencies) = (Vec::new(), Vec::new());
        for &position in matches {
            let word = words.get(position).copied().unwrap_or_default();
            let word = matched_word(word, &query);
            let id = known.iter().position(|known| *known == word);
            let id = id.unwrap_or_else(|| {
                known.push(word);
                frequencies.push(0);
                known.len() - 1
            });
            frequencies[id] += 1;
            word_ids.push(id);
        }
        Self {
            words,
            matches,
            language,
            separator,
            word_ids,
            frequencies,
        }
    }

    /// Returns the weight of the matches in a section. A word weighs more the fewer matches it has: in a search for
    /// “half the page”, ten times “the” do not make a result.
    pub fn weight(&self, section: &SectionRange<'_>) -> f64 {
        let end = section.end.unwrap_or(self.words.len());
        self.weight_of_range(&(section.start..end))
    }

    fn weight_of_range(&self, positions: &Range<usize>) -> f64 {
        let mut counts = vec![0_u32; self.frequencies.len()];
        for &word in &self.word_ids[self.matches_in(positions)] {
            counts[word] += 1;
        }
        let counts = counts
            .iter()
            .zip(&self.frequencies)
            .filter(|(count, _)| **count > 0);
        let weights = counts.map(|(&count, &frequency)| {
            (1.0 + REPETITION_WEIGHT * f64::from(count - 1)) / f64::from(frequency)
        });
        weights.sum()
    }

    /// Returns the matching words.
    pub fn matching_words(&self) -> Vec<String> {
        let words = self.matches.iter().filter_map(|&at| self.words.get(at));
        words.map(|word| (*word).to_owned()).collect()
    }

    /// Returns the heading of a section.
    pub fn heading(&self, section: &SectionRange<'_>) -> Vec<SnippetPart> {
        let mut snippet = SnippetBuilder::default();
        let mut rest = section.heading;
        for position in section.start..self.end_of_heading(section) {
            // The index ends every heading with a full stop.
            let word = unescape(self.words[position]);
            let word = word.trim_end_matches('.');
            if let Some(at) = rest.find(word).filter(|_| self.is_match(position)) {
                snippet.push_plain(&rest[..at]);
                snippet.push_match(word);
                rest = &rest[at + word.len()..];
            }
        }
        snippet.push_plain(rest);
        snippet.finish()
    }

    /// Returns the snippet of a section around its heaviest matches; among equals, the first.
    pub fn snippet(&self, section: &SectionRange<'_>) -> Vec<SnippetPart> {
        let start = self.end_of_heading(section);
        let end = section.end.unwrap_or(self.words.len());
        let end = end.clamp(start, self.words.len());
        let matches = self.matches[self.matches_in(&(start..end))].iter();
        let weight = |from: usize| {
            self.weight_of_range(&(from..(from + SNIPPET_WORDS - WORDS_BEFORE_MATCH).min(end)))
        };
        // `max_by` returns the last of several equal values.
        let best = matches
            .rev()
            .max_by(|one, other| weight(**one).total_cmp(&weight(**other)));
        let from = best.map_or(start, |best| {
            best.saturating_sub(WORDS_BEFORE_MATCH).max(start)
        });
        let to = (from + SNIPPET_WORDS).min(end);
        let from = to.saturating_sub(SNIPPET_WORDS).clamp(start, from);
        self.parts(from, to)
    }

    fn parts(&self, from: usize, to: usize) -> Vec<SnippetPart> {
        let mut snippet = SnippetBuilder::default();
        let is_closing_punctuation = |position: &usize| {
            let mut characters = self.words[*position].trim().chars();
            characters.all(|c| CLOSING_PUNCTUATION.contains(&c))
        };
        for position in (from..to).skip_while(is_closing_punctuation) {
            let word = unescape(self.words[position]);
            if self.is_match(position) {
                snippet.push_match(&word);
            } else {
                snippet.push_plain(&word);
            }
            if position + 1 < to && !elision::is_elided(&word, self.language) {
                snippet.push_plain(self.separator);
            }
        }
        if to > from && !self.words[to - 1].ends_with(SENTENCE_ENDS) {
            snippet.push_plain(" …");
        }
        snippet.finish()
    }

    fn is_match(&self, position: usize) -> bool {
        self.matches.binary_search(&position).is_ok()
    }

    /// Returns the indices of the matches at these positions.
    fn matches_in(&self, positions: &Range<usize>) -> Range<usize> {
        let before = |end: usize| self.matches.partition_point(|position| *position < end);
        before(positions.start)..before(positions.end.max(positions.start))
    }

    /// Returns the position after the heading, by its number of letters.
    fn end_of_heading(&self, section: &SectionRange<'_>) -> usize {
        let count_letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        let mut left = count_letters(section.heading);
        let mut end = section.start.min(self.words.len());
        while left > 0
            && let Some(word) = self.words.get(end)
        {
            left = left.saturating_sub(count_letters(&unescape(word)));
            end += 1;
        }
        end
    }
}

/// Returns the query word with the longest common beginning, by which the forms of a word are counted together; in
/// languages written without spaces, the word itself.
fn matched_word(word: &str, query: &[Vec<char>]) -> String {
    let word = fold_letters(word);
    let is_han = |&c: &char| Script::of_letter(c) == Some(Script::Han);
    let shared = |query: &&Vec<char>| {
        let pairs = query.iter().zip(&word);
        pairs.take_while(|(one, other)| one == other).count()
    };
    let nearest = query.iter().rev().max_by_key(shared);
    let nearest = nearest.filter(|_| !word.iter().any(is_han));
    nearest.unwrap_or(&word).iter().collect()
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">")
}

#[cfg(test)]
mod tests;
