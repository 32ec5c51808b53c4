//! Links to words, as browsers make them: `#:~:text=[prefix-,]start[,end][,-suffix]`, by the WICG's "URL Fragment Text
//! Directives".

use super::place::{Flat, Match, Place};
use crate::{text::folding, tree::Article};
use std::ops::Range;

/// The id of the words that such a link leads to.
const ID: &str = "recto:words";

/// So many directives of one address are looked for: each reads the whole text.
const MAX_DIRECTIVES: usize = 8;

/// The words that a link leads to, folded, each with what stands round them; what is not said is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextDirective {
    prefix: String,
    start: String,
    end: String,
    suffix: String,
}

impl TextDirective {
    /// Reads what comes after `:~:` in an address, as it stands there; `decode` undoes its percent-encoding.
    pub fn parse(directives: &str, decode: impl Fn(&str) -> String) -> Vec<Self> {
        directives
            .split('&')
            .filter_map(|directive| directive.strip_prefix("text="))
            .take(MAX_DIRECTIVES)
            .filter_map(|text| Self::parse_one(text, &decode))
            .collect()
    }

    fn parse_one(text: &str, decode: &impl Fn(&str) -> String) -> Option<Self> {
        let fold = |part: &str| folding::fold(&decode(part));
        let mut parts: Vec<&str> = text.split(',').collect();
        let mut directive = Self::default();
        if let Some(prefix) = parts.first().and_then(|part| part.strip_suffix('-')) {
            directive.prefix = fold(prefix);
            parts.remove(0);
        }
        if let Some(suffix) = parts.last().and_then(|part| part.strip_prefix('-')) {
            directive.suffix = fold(suffix);
            parts.pop();
        }
        match parts[..] {
            [start] => directive.start = fold(start),
            [start, end] => (directive.start, directive.end) = (fold(start), fold(end)),
            _ => return None,
        }
        (!directive.start.is_empty()).then_some(directive)
    }

    /// Finds the words of the first of these that the article has: from the heading with the id `section` on, if there is one,
    /// before anywhere else. Words that go on into the next paragraph are found up to the end of the one in which they begin.
    pub fn find(directives: &[Self], section: &str, article: &Article) -> Option<Match> {
        if directives.is_empty() {
            return None;
        }
        let flat = Flat::of(article);
        let start = flat.start_of(section, article).unwrap_or_default();
        let find = |from| {
            directives
                .iter()
                .find_map(|directive| directive.range(&flat.text, from))
        };
        let place: Option<Place> = find(start)
            .or_else(|| find(0))
            .and_then(|range| flat.place(article, &range));
        place.map(|place| place.mark(article, ID.to_owned()))
    }

    /// Where it leads to in a folded text, from this place on.
    fn range(&self, text: &str, mut from: usize) -> Option<Range<usize>> {
        while let Some(start) = folding::find_words_from(text, &self.start, from) {
            let mut end = start + self.start.len();
            from = end;
            if !ends_with_words(&text[..start], &self.prefix) {
                continue;
            }
            if self.end.is_empty() {
                if !starts_with_words(&text[end..], &self.suffix) {
                    continue;
                }
            } else {
                // What does not come after this start comes after no later one either.
                end = self.end_after(text, end)?;
            }
            return Some(start..end);
        }
        None
    }

    fn end_after(&self, text: &str, mut from: usize) -> Option<usize> {
        loop {
            from = folding::find_words_from(text, &self.end, from)? + self.end.len();
            if starts_with_words(&text[from..], &self.suffix) {
                return Some(from);
            }
        }
    }
}

fn ends_with_words(text: &str, words: &str) -> bool {
    text.trim_end_matches(' ').ends_with(words)
}

fn starts_with_words(text: &str, words: &str) -> bool {
    text.trim_start_matches(' ').starts_with(words)
}
