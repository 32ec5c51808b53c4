//! Fuzzy search for a sentence that was edited.

use super::Place;
use crate::text::{folding, similarity};

/// Lowest similarity of an edited sentence, in thousandths of the weight of both. Removing half of a sentence or doubling
/// it gives 667. In the sample articles with sentences taken out, 500 sometimes finds another sentence, and 560 hardly
/// ever, in any of their languages.
const MIN_SIMILARITY: u32 = 560;

/// Lowest number of words that identify a sentence.
const MIN_WORDS: usize = 3;

/// Highest number of words of a link that are compared: the bits of a mask. Links that Recto makes have fewer.
const MAX_WORDS: usize = 64;

/// Compares sentences with the words of a link.
///
/// A word counts the more, the fewer sentences have it: "the" and "of" identify nothing.
pub(super) struct FuzzySearch {
    /// Distinct words of the link, sorted.
    words: Vec<String>,
    /// Number of sentences with each of them.
    sentences_with: Vec<u32>,
    /// Highest number of words of a sentence that are compared: no more than the link has, if it quotes only the beginning.
    longest: usize,
    sentences: u32,
    candidates: Vec<Candidate>,
}

/// Sentence with words of the link.
struct Candidate {
    place: Place,
    /// Words of the link that it has, a bit each.
    common: u64,
    /// Number of its words that the link does not have.
    others: usize,
}

impl FuzzySearch {
    pub(super) fn new(quoted: &str) -> Self {
        let folded = folding::fold(quoted);
        let (mut words, mut total): (Vec<String>, usize) = (Vec::new(), 0);
        for token in similarity::tokens(&folded).take(MAX_WORDS) {
            total += 1;
            if let Err(at) = words.binary_search_by(|word| word.as_str().cmp(token)) {
                words.insert(at, token.to_owned());
            }
        }
        let longest = if quoted.ends_with('…') {
            total
        } else {
            usize::MAX
        };
        Self {
            sentences_with: vec![0; words.len()],
            words,
            longest,
            sentences: 0,
            candidates: Vec::new(),
        }
    }

    /// Compares a folded sentence.
    pub(super) fn consider(&mut self, folded: &str, place: Place) {
        if self.words.len() < MIN_WORDS {
            return;
        }
        self.sentences += 1;
        let (mut common, mut total, mut repeated) = (0_u64, 0, 0);
        for token in similarity::tokens(folded) {
            total += 1;
            if let Ok(index) = self.words.binary_search_by(|word| word.as_str().cmp(token)) {
                repeated += usize::from(common & 1 << index != 0);
                common |= 1 << index;
            }
        }
        if common != 0 {
            for (index, count) in self.sentences_with.iter_mut().enumerate() {
                *count += u32::from(common & 1 << index != 0);
            }
            let found = common.count_ones() as usize + repeated;
            let others = total.min(self.longest.max(found)) - found;
            self.candidates.push(Candidate {
                place,
                common,
                others,
            });
        }
    }

    /// Returns the most similar sentence, if one is similar enough; the first of equals.
    pub(super) fn best(self) -> Option<Place> {
        let weights: Vec<u32> = self
            .sentences_with
            .iter()
            .map(|&count| 1 + (self.sentences / count.max(1)).max(1).ilog2())
            .collect();
        let total: u32 = weights.iter().sum();
        let (mut best, mut place) = (MIN_SIMILARITY - 1, None);
        for candidate in self.candidates {
            let common: u32 = (0..)
                .zip(&weights)
                .filter(|(index, _)| candidate.common & 1 << index != 0)
                .map(|(_, weight)| weight)
                .sum();
            // No frequencies are known for its other words: they weigh as much as those of the link on average.
            let others = u32::try_from(candidate.others.min(1000)).unwrap_or_default() * total
                / u32::try_from(weights.len()).unwrap_or(1);
            let score = 2000 * common / (total + common + others);
            if score > best {
                (best, place) = (score, Some(candidate.place));
            }
        }
        place
    }
}
