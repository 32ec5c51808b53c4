//! Finds the sentences that pull quotes come from when all that is known is their words.

use super::{Found, Place, block::Written, runs, visit};
use crate::{
    article::{Block, Inline, Origin},
    notice::{NoticeKind, Notices},
    passes::statistics::does_not_part_words,
    sentences,
};
use std::{collections::HashMap, ops::Range};

/// So many sentences are compared with quotes that are not in the text word for word, one by one. Fifty quotes in an essay
/// of 30,000 words come to half of it.
const MAX_COMPARISONS: usize = 200_000;

/// Half of the words of a quote and of a sentence in common: less is no likeness.
const LIKE: usize = 500;

/// Ties texts from the front matter and quotes that were written as blocks to the text.
pub(super) fn find(
    blocks: &[Block],
    texts: &[String],
    written: Vec<Written>,
    notices: &mut Notices,
) -> Vec<Found> {
    let mut wanted: Vec<_> = texts.iter().map(|text| Wanted::new(text, None)).collect();
    wanted.extend(
        written
            .iter()
            .map(|quote| Wanted::new(&plain(&quote.content), Some(quote.paragraph))),
    );
    if wanted.is_empty() {
        return Vec::new();
    }
    search(blocks, &mut wanted);
    if wanted.iter().any(|wanted| wanted.found.is_none()) {
        search_like(blocks, &mut wanted);
    }
    let of_blocks = wanted.split_off(texts.len());
    let listed = texts
        .iter()
        .zip(wanted)
        .filter_map(|(text, wanted)| listed(text, wanted, notices));
    let mut found: Vec<_> = listed.collect();
    found.extend(
        written
            .into_iter()
            .zip(of_blocks)
            .filter_map(|(quote, wanted)| as_written(quote, wanted)),
    );
    found
}

/// Words that are looked for.
struct Wanted {
    /// The words, folded.
    words: String,
    /// The paragraph to be near to, for a quote that stands in the text.
    near: Option<usize>,
    /// Where the words stand.
    found: Option<Place>,
    /// The sentence that is most like them, and how much, in thousandths.
    like: Option<(usize, Place, String)>,
    /// Where to be if nothing is like them: the first sentence after the block, or else the last one before it.
    around: Option<Place>,
}

impl Wanted {
    fn new(text: &str, near: Option<usize>) -> Self {
        Self {
            words: fold(text),
            near,
            found: None,
            like: None,
            around: None,
        }
    }

    /// Whether a place in this paragraph would be better than what was found.
    fn prefers(&self, paragraph: usize) -> bool {
        match (&self.found, self.near) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(found), Some(near)) => paragraph.abs_diff(near) < found.paragraph.abs_diff(near),
        }
    }
}

/// A text of the front matter must be in the article.
fn listed(text: &str, wanted: Wanted, notices: &mut Notices) -> Option<Found> {
    if let Some(place) = wanted.found {
        return Some(Found {
            place,
            content: None,
            attribution: None,
            origin: Origin::Author,
        });
    }
    let closest = match wanted.like {
        Some((_, _, sentence)) => format!(" The closest sentence is “{sentence}”."),
        None => String::new(),
    };
    notices.tell(None, NoticeKind::PullQuote, || {
        format!(
            "The pull quote “{}” is not in the text.{closest}",
            text.trim()
        )
    });
    None
}

/// A quote that was written as a block keeps its own words, and goes where its place is.
fn as_written(quote: Written, wanted: Wanted) -> Option<Found> {
    let like = wanted
        .like
        .filter(|(score, ..)| *score >= LIKE)
        .map(|(_, place, _)| place);
    let place = wanted.found.or(like).or(wanted.around)?;
    Some(Found {
        place,
        content: Some(quote.content),
        attribution: quote.attribution,
        origin: Origin::Author,
    })
}

/// Looks for the very words.
fn search(blocks: &[Block], wanted: &mut [Wanted]) {
    let (mut text, mut folded, mut paragraph) = (String::new(), String::new(), 0);
    visit::paragraphs(blocks, &mut |run| {
        text.clear();
        folded.clear();
        runs::push_text(run, &mut text);
        fold_into(&text, &mut |c, _| folded.push(c));
        for wanted in wanted.iter_mut().filter(|wanted| wanted.prefers(paragraph)) {
            if let Some(at) = find_words(&folded, &wanted.words) {
                let range = unfold(&text, at..at + wanted.words.len());
                wanted.found = Some(Place { paragraph, range });
            }
        }
        paragraph += 1;
    });
}

/// Looks for the most similar sentences.
fn search_like(blocks: &[Block], wanted: &mut [Wanted]) {
    let sets: Vec<_> = wanted.iter().map(|wanted| words(&wanted.words)).collect();
    let mut comparisons = MAX_COMPARISONS;
    let (mut text, mut paragraph) = (String::new(), 0);
    visit::paragraphs(blocks, &mut |run| {
        text.clear();
        runs::push_text(run, &mut text);
        for range in sentences::bounds(&text) {
            let sentence = fold(&text[range.clone()]);
            let place = Place {
                paragraph,
                range: range.clone(),
            };
            for (wanted, set) in wanted
                .iter_mut()
                .zip(&sets)
                .filter(|(wanted, _)| wanted.found.is_none())
            {
                let near = wanted.near.unwrap_or_default();
                if wanted
                    .around
                    .as_ref()
                    .is_none_or(|around| around.paragraph < near)
                {
                    wanted.around = Some(place.clone());
                }
                if comparisons == 0 {
                    continue;
                }
                comparisons -= 1;
                let score = likeness(&sentence, set);
                if score > wanted.like.as_ref().map_or(0, |(best, ..)| *best) {
                    wanted.like = Some((score, place.clone(), text[range.clone()].to_owned()));
                }
            }
        }
        paragraph += 1;
    });
}

/// How much a sentence and a set of words have in common: Dice's coefficient, in thousandths.
fn likeness(sentence: &str, words: &HashMap<String, usize>) -> usize {
    let (mut total, mut common) = (0, 0);
    for token in tokens(sentence) {
        total += 1;
        common += usize::from(words.contains_key(token));
    }
    (2000 * common.min(words.len()))
        .checked_div(total + words.len())
        .unwrap_or(0)
}

/// The words of a folded text, to look them up.
fn words(folded: &str) -> HashMap<String, usize> {
    tokens(folded)
        .map(|word| (word.to_owned(), word.len()))
        .collect()
}

/// The words of a folded text; where the script does not part them, its characters.
fn tokens(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(' ').flat_map(|word| {
        let by_character = word.chars().next().is_some_and(does_not_part_words);
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

/// Where whole words stand in a folded text.
fn find_words(text: &str, words: &str) -> Option<usize> {
    if words.is_empty() {
        return None;
    }
    let mut from = 0;
    while let Some(at) = text[from..].find(words).map(|at| from + at) {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        let parts = |c: Option<char>| c.is_none_or(|c| c == ' ' || does_not_part_words(c));
        if parts(before) && parts(after) {
            return Some(at);
        }
        from = at + words.chars().next().map_or(1, char::len_utf8);
    }
    None
}

/// The words of a text: letters and digits in lower case, with one space between words.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut |c, _| folded.push(c));
    folded
}

/// Visits the characters of the folded text, each with the place of the character in the text that it comes from.
fn fold_into(text: &str, visit: &mut dyn FnMut(char, Range<usize>)) {
    let (mut is_started, mut space) = (false, None);
    for (at, c) in text.char_indices() {
        let place = at..at + c.len_utf8();
        if c.is_alphanumeric() || !c.is_ascii() && is_joined(c) {
            if let Some(space) = space.take().filter(|_| is_started) {
                visit(' ', space);
            }
            is_started = true;
            c.to_lowercase().for_each(|c| visit(c, place.clone()));
        } else if !matches!(c, '\'' | '’' | '‘' | '\u{ad}') {
            space = Some(place);
        }
    }
}

/// Marks that belong to a letter, as in Devanagari and in Latin letters that are not composed.
fn is_joined(c: char) -> bool {
    crate::passes::slug::is_invisible(c.encode_utf8(&mut [0; 4]))
}

/// The range of the text that a range of its folded text comes from, with the punctuation that ends it.
fn unfold(text: &str, folded: Range<usize>) -> Range<usize> {
    let (mut at, mut range) = (0, 0..0);
    fold_into(text, &mut |c, place| {
        if at == folded.start {
            range = place.clone();
        }
        if (folded.clone()).contains(&at) {
            range.end = place.end;
        }
        at += c.len_utf8();
    });
    let after = &text[range.end..];
    range.end += sentences::closing(after);
    range
}

fn plain(content: &[Inline]) -> String {
    let mut text = String::new();
    runs::push_text(content, &mut text);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_the_words() {
        assert_eq!(fold(" “It’s — *late*,” he said. "), "its late he said");
        assert_eq!(fold("ÉTUDE\n第一章。"), "étude 第一章");
    }

    #[test]
    fn folded_ranges_lead_back_to_the_text() {
        let text = "No. “It’s late!” Yes";
        let at = find_words(&fold(text), "its late").unwrap();
        assert_eq!(&text[unfold(text, at..at + 8)], "It’s late!”");
    }

    #[test]
    fn only_whole_words_are_found() {
        assert_eq!(find_words("the cat", "he cat"), None);
        assert_eq!(find_words("the cats the cat", "the cat"), Some(9));
        assert_eq!(find_words("彼は行くと", "行く"), Some(6));
    }

    #[test]
    fn likeness_counts_common_words() {
        assert_eq!(likeness("a b c d", &words("a b c d")), 1000);
        assert_eq!(likeness("a b x y", &words("a b c d")), 500);
        assert_eq!(likeness("x", &words("a")), 0);
        assert_eq!(likeness("行く", &words("行った")), 400);
    }
}
