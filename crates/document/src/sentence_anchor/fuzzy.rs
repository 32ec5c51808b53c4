//! The sentence that a quotation most likely was, before it was edited.

use super::Place;
use crate::text::{folding, similarity};

/// From here on two sentences are one and the same, in thousandths of their weight. An edit that leaves half of a sentence
/// comes to 667, and so does one that makes it twice as long. When sentences of the sample articles are taken out, 500 is
/// low enough to mistake others for them, here and there; with 560 next to none are, in any of their languages.
const SAME: u32 = 560;

/// A quotation of fewer words says too little of its sentence.
const FEWEST: usize = 3;

/// As many words as a mask has bits. A link that Recto made has fewer.
const MOST: usize = 64;

/// Compares sentences with a quotation.
///
/// Words count the more, the fewer sentences have them: that two sentences share "the" and "of" says nothing.
pub(super) struct FuzzySearch {
    /// The different words of the quotation, sorted.
    words: Vec<String>,
    /// How many sentences have each of them.
    sentences_with: Vec<u32>,
    /// The most words that a sentence is taken to have: those of the quotation where that is only a beginning.
    longest: usize,
    sentences: u32,
    candidates: Vec<Candidate>,
}

/// A sentence that has words of the quotation.
struct Candidate {
    place: Place,
    /// Which words of the quotation it has, a bit each.
    common: u64,
    /// How many words it has that the quotation has not.
    others: usize,
}

impl FuzzySearch {
    pub(super) fn new(quoted: &str) -> Self {
        let folded = folding::fold(quoted);
        let (mut words, mut total): (Vec<String>, usize) = (Vec::new(), 0);
        for token in similarity::tokens(&folded).take(MOST) {
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

    /// Takes a folded sentence into account.
    pub(super) fn consider(&mut self, folded: &str, place: Place) {
        if self.words.len() < FEWEST {
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

    /// The sentence that is most like the quotation, if any is like it; of two that are, the first.
    pub(super) fn best(self) -> Option<Place> {
        let weights: Vec<u32> = self
            .sentences_with
            .iter()
            .map(|&count| 1 + (self.sentences / count.max(1)).max(1).ilog2())
            .collect();
        let total: u32 = weights.iter().sum();
        let (mut best, mut place) = (SAME - 1, None);
        for candidate in self.candidates {
            let common: u32 = (0..)
                .zip(&weights)
                .filter(|(index, _)| candidate.common & 1 << index != 0)
                .map(|(_, weight)| weight)
                .sum();
            // Of its other words nobody has counted the sentences: they weigh what those of the quotation do on average.
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
