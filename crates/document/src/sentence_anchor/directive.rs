//! Text directives: links to words as browsers make them, `#:~:text=[prefix-,]start[,end][,-suffix]`, by the WICG's "URL
//! Fragment Text Directives".

use super::place::{AnchorTarget, FoldedText, Place};
use crate::{text::folding, tree::Article};
use std::ops::Range;

/// Id of the words that such a link leads to.
const ID: &str = "recto:words";

/// Highest number of directives of one URL. Each takes a search through the whole text.
const MAX_DIRECTIVES: usize = 8;

/// Words that a link leads to, folded, with the words around them; absent parts are empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextDirective {
    prefix: String,
    start: String,
    end: String,
    suffix: String,
}

impl TextDirective {
    /// Parses the part of a URL after `:~:`, still encoded; `decode` decodes percent-encoding.
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

    /// Finds the words of the first directive that the article contains: first from the heading with the id `section` on,
    /// then everywhere. Words that continue in the next paragraph are found up to the end of the first one.
    pub fn find(directives: &[Self], section: &str, article: &Article) -> Option<AnchorTarget> {
        if directives.is_empty() {
            return None;
        }
        let flat = FoldedText::from_article(article);
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

    /// Returns the range of its words in a folded text, from a position on.
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
                // An end that does not follow this start follows no later one.
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
