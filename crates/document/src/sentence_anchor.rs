//! Sentence anchors: links to a sentence that survive edits, and links to words. Reads fragments of URLs, and finds the
//! sentence or the words in an article.

mod directive;
mod fuzzy;
mod place;
#[cfg(test)]
mod tests;

use crate::{
    text::{folding, sentences},
    tree::{Article, runs},
};

pub use directive::TextDirective;
pub use place::{AnchorTarget, MarkedPart};

use fuzzy::FuzzySearch;
use place::Place;

/// Highest number of bytes of the sentence in a link: 120 Latin letters, or 40 Chinese characters, each of which takes
/// nine in the URL.
const MAX_WORDS_BYTES: usize = 120;

/// Highest number of bytes that are read of the words of a link that Recto did not make.
const MAX_FOREIGN_BYTES: usize = 1000;

/// Link to a sentence: its id and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentenceAnchor {
    /// Id of the sentence, which stays the same wherever it stands, as long as its words do.
    pub id: String,
    /// Words of the sentence, or of its beginning and then `…`; empty for a link without words.
    pub words: String,
}

/// Result of finding a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Resolution {
    /// Sentence with the same words.
    Exact(AnchorTarget),
    /// Most similar sentence.
    Fuzzy(AnchorTarget),
    /// No similar sentence.
    NotFound,
}

impl SentenceAnchor {
    /// Makes a link to a sentence.
    pub fn new(sentence: &str) -> Self {
        let words: Vec<&str> = sentence.split_whitespace().collect();
        Self {
            id: sentence_id(sentence),
            words: shorten(words.join(" "), MAX_WORDS_BYTES),
        }
    }

    /// Makes a link to the sentence in which a pull quote begins; `None` if the quote is tied to no sentence.
    pub fn for_pull_quote(article: &Article, source_id: &str) -> Option<Self> {
        let mut text = None;
        place::each_run(article, &mut |run, _, _| {
            if text.is_none() {
                text = place::sentence(run, source_id).map(|content| {
                    let mut text = String::new();
                    runs::push_text(content, &mut text);
                    text
                });
            }
        });
        let text = text?;
        sentence_at(&text, 0).map(Self::new)
    }

    /// Parses a decoded fragment: the id, and the words after an equals sign. Returns `None` for any other fragment.
    pub fn parse(fragment: &str) -> Option<Self> {
        let (id, words) = fragment.split_once('=').unwrap_or((fragment, ""));
        let hash = id.strip_prefix("s-")?;
        let is_hash = hash.len() == 8
            && hash
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        is_hash.then(|| Self {
            id: id.to_owned(),
            words: shorten(words.to_owned(), MAX_FOREIGN_BYTES),
        })
    }

    /// Finds the sentence in an article.
    pub fn resolve(&self, article: &Article) -> Resolution {
        if place::is_marked(article, &self.id) {
            return Resolution::Exact(AnchorTarget::existing(self.id.clone()));
        }
        let mut nearest = FuzzySearch::new(&self.words);
        let mut same = None;
        let mut text = String::new();
        place::each_run(article, &mut |run, part, number| {
            if same.is_some() {
                return;
            }
            text.clear();
            runs::push_text(run, &mut text);
            for range in sentences::ranges(&text) {
                let folded = folding::fold(&text[range.clone()]);
                let place = Place {
                    part,
                    run: number,
                    range,
                };
                if id_of_folded(&folded) == self.id {
                    same = Some(place);
                    return;
                }
                nearest.consider(&folded, place);
            }
        });
        if let Some(place) = same {
            return Resolution::Exact(place.mark(article, self.id.clone()));
        }
        match nearest.best() {
            Some(place) => {
                let id = sentence_id(&place.text(article));
                Resolution::Fuzzy(if place::is_marked(article, &id) {
                    AnchorTarget::existing(id)
                } else {
                    place.mark(article, id)
                })
            }
            None => Resolution::NotFound,
        }
    }
}

/// Returns the id of a sentence. It stays the same while the words do, wherever the sentence stands.
pub fn sentence_id(sentence: &str) -> String {
    id_of_folded(&folding::fold(sentence))
}

fn id_of_folded(folded: &str) -> String {
    // FNV-1a, 32 bits (G. Fowler, L. C. Noll, K.-P. Vo): small, and spreads short texts well.
    let hash = folded.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("s-{hash:08x}")
}

/// Returns the sentence of a text that contains the byte `at`, or else the next one.
pub fn sentence_at(text: &str, at: usize) -> Option<&str> {
    sentences::ranges(text)
        .find(|range| at < range.end)
        .map(|range| &text[range])
}

/// Shortens a text to `max_bytes`: behind a word, or behind a character in scripts without spaces, and then `…`.
fn shorten(mut text: String, max_bytes: usize) -> String {
    if text.len() <= max_bytes {
        return text;
    }
    let max_bytes = (0..=max_bytes)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or_default();
    let words = text[..max_bytes]
        .rfind(' ')
        .filter(|&at| at > max_bytes / 2);
    text.truncate(words.unwrap_or(max_bytes));
    text.push('…');
    text
}
