//! Similarity of a sentence and a quote.

use super::scripts::is_unspaced;
use std::collections::HashMap;

/// Lowest similarity of a match, in thousandths: about half of the words of a quote and of a sentence in common, or nearly
/// all of a quote in a long sentence.
pub(crate) const MIN_SIMILARITY: usize = 500;

/// Words of a quote, each with the number of the last sentence that has it.
#[derive(Default)]
pub(crate) struct QuoteWords {
    seen: HashMap<String, usize>,
    sentence: usize,
}

/// Returns the similarity of a sentence and a quote, in thousandths: the mean of Dice's coefficient and of the share of
/// the quote in the sentence. So a part of a long sentence is similar to it too.
pub(crate) fn similarity(sentence: &str, words: &mut QuoteWords) -> usize {
    words.sentence += 1;
    let (mut total, mut common) = (0, 0);
    for token in tokens(sentence) {
        total += 1;
        if let Some(seen) = words.seen.get_mut(token)
            && std::mem::replace(seen, words.sentence) != words.sentence
        {
            common += 1;
        }
    }
    let own = words.seen.len();
    let dice = (2000_usize * common).checked_div(total + own).unwrap_or(0);
    dice.midpoint((1000 * common).checked_div(own).unwrap_or(0))
}

/// Collects the words of a folded text for look-up.
pub(crate) fn quote_words(folded: &str) -> QuoteWords {
    QuoteWords {
        seen: tokens(folded).map(|word| (word.to_owned(), 0)).collect(),
        sentence: 0,
    }
}

/// Returns the words of a folded text, or its characters in scripts without spaces between words.
pub(crate) fn tokens(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').flat_map(|word| {
        let by_character = word.chars().next().is_some_and(is_unspaced);
        let length = move |rest: &str| {
            if by_character {
                rest.chars().next().map_or(0, char::len_utf8)
            } else {
                rest.len()
            }
        };
        let mut rest = word;
        std::iter::from_fn(move || {
            let (token, after) = rest.split_at(length(rest));
            rest = after;
            (!token.is_empty()).then_some(token)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn similarity_counts_common_words() {
        assert_eq!(similarity("a b c d", &mut quote_words("a b c d")), 1000);
        assert_eq!(similarity("a b x y", &mut quote_words("a b c d")), 500);
        assert_eq!(similarity("a a a a", &mut quote_words("a b c d")), 250);
        assert_eq!(similarity("x", &mut quote_words("a")), 0);
        assert_eq!(similarity("行く", &mut quote_words("行った")), 366);
        let long = "a b c d e f g h i j k l m n o p";
        assert!(similarity(long, &mut quote_words("a b c d e x")) >= MIN_SIMILARITY);
    }
}
