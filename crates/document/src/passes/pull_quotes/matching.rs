//! Finds the sentences that pull quotes come from when all that is known is their words.

use super::{Found, Place, block::Written, runs, visit};
use crate::{
    article::{Block, Dialect, Inline, Origin},
    metadata::ListedQuote,
    notice::{NoticeKind, Notices, Source, shorten},
    passes::statistics::does_not_part_words,
    sentences,
};
use std::{collections::HashMap, ops::Range};

/// So many sentences are compared with quotes that are not in the text word for word, one by one. Fifty quotes in an essay
/// of 30,000 words come to half of it.
const MAX_COMPARISONS: usize = 200_000;

/// Less than this, in thousandths, is no likeness: about half of the words of a quote and of a sentence in common, or nearly
/// all of a quote in a long sentence.
const LIKE: usize = 500;

/// Ties quotes that the front matter lists and those that were written as blocks to the text.
pub(super) fn find(
    blocks: &[Block],
    listed: &[ListedQuote],
    written: Vec<Written>,
    source: Source<'_>,
    notices: &mut Notices,
) -> Vec<Found> {
    let mut wanted: Vec<_> = listed
        .iter()
        .map(|quote| Wanted::new(&without_markup(&quote.text), None))
        .collect();
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
    let of_blocks = wanted.split_off(listed.len());
    let mut found = Vec::with_capacity(listed.len() + written.len());
    for (quote, wanted) in listed.iter().zip(wanted) {
        found.extend(as_listed(quote, wanted, source, notices));
    }
    for (quote, wanted) in written.into_iter().zip(of_blocks) {
        found.extend(as_written(quote, wanted, source, notices));
    }
    found
}

/// The words of a text that may have links or code in it, as a sentence has that was copied out of an article.
fn without_markup(text: &str) -> String {
    if text.contains(['[', '`', '<', '&', '\\', '{']) {
        plain(&crate::parse::line(text, Dialect::Recto))
    } else {
        text.to_owned()
    }
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

/// A quote that the front matter lists must be in the article.
fn as_listed(
    quote: &ListedQuote,
    wanted: Wanted,
    source: Source<'_>,
    notices: &mut Notices,
) -> Option<Found> {
    if let Some(place) = wanted.found {
        return Some(Found {
            place,
            content: None,
            attribution: quote.attribution.clone(),
            lang: quote.lang.clone(),
            origin: Origin::Author,
        });
    }
    notices.tell_line(quote.line, NoticeKind::PullQuote, || {
        let text = shorten(&quote.text);
        let closest = wanted.like.filter(|(score, ..)| *score >= LIKE);
        let advice = match closest {
            Some((_, _, sentence)) => {
                let line = source
                    .line_of(&sentence)
                    .map_or(String::new(), |line| format!(" (line {line})"));
                format!("The closest sentence is “{}”{line}.", shorten(&sentence))
            }
            None => "No sentence is like it: copy the words from a paragraph.".to_owned(),
        };
        format!("The pull quote “{text}” is not in the text. {advice}")
    });
    None
}

/// A quote that was written as a block keeps its own words, and goes where its place is.
fn as_written(
    quote: Written,
    wanted: Wanted,
    source: Source<'_>,
    notices: &mut Notices,
) -> Option<Found> {
    let like = wanted
        .like
        .filter(|(score, ..)| *score >= LIKE)
        .map(|(_, place, _)| place);
    let place = wanted.found.or(like);
    // A translation is like nothing.
    if place.is_none() && quote.lang.is_none() {
        let text = plain(&quote.content);
        notices.tell(source.find(&text), NoticeKind::PullQuote, || {
            let text = shorten(&text);
            format!("The pull quote “{text}” is like no sentence of the text, and is tied to the one beside it: quote words of the article, or name its language in `[!PULLQUOTE lang=…]`.")
        });
    }
    Some(Found {
        place: place.or(wanted.around)?,
        content: Some(quote.content),
        attribution: quote.attribution,
        lang: quote.lang,
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
    let mut sets: Vec<_> = wanted.iter().map(|wanted| words(&wanted.words)).collect();
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
                .zip(&mut sets)
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

/// The words of a quote, each with the number of the last sentence that has it.
#[derive(Default)]
struct Words {
    seen: HashMap<String, usize>,
    sentence: usize,
}

/// How much a sentence and a quote have in common, in thousandths: the mean of Dice's coefficient and of the share of the
/// quote that is in the sentence, so that a part of a long sentence is like it too.
fn likeness(sentence: &str, words: &mut Words) -> usize {
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

/// The words of a folded text, to look them up.
fn words(folded: &str) -> Words {
    Words {
        seen: tokens(folded).map(|word| (word.to_owned(), 0)).collect(),
        sentence: 0,
    }
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
    with_marks(text, range)
}

/// A range with the marks around it, as far as they belong together: no quotation mark or bracket is left alone.
fn with_marks(text: &str, range: Range<usize>) -> Range<usize> {
    let before = &text[..range.start];
    let opening = before
        .trim_end_matches(|c| sentences::is_opener(c) || matches!(c, '\u{a0}' | '\u{202f}'))
        .len();
    let start = range.start - before[opening..].trim_start().len();
    let end = range.end + sentences::closing(&text[range.end..]);
    let marks = &text[range.end..end];
    let stop = range.end
        + marks
            .trim_end_matches(|c: char| sentences::is_closer(c) || c.is_whitespace())
            .len();
    let candidates = [start..end, range.start..end, start..stop];
    candidates
        .into_iter()
        .find(|candidate| is_balanced(&text[candidate.clone()]))
        .unwrap_or(range.start..stop)
}

/// Whether each quotation mark and bracket has the one that it goes with; those that serve as apostrophes too are passed over.
fn is_balanced(text: &str) -> bool {
    const PAIRS: [(char, char); 6] = [
        ('“', '”'),
        ('«', '»'),
        ('(', ')'),
        ('[', ']'),
        ('「', '」'),
        ('『', '』'),
    ];
    let count = |mark| text.matches(mark).count();
    // „German“, “English” and »other» ways to pair them.
    let is_pair = |(open, close): &(char, char)| match open {
        '“' => count('„') + count('“') + count('”') & 1 == 0,
        '«' => count('«') + count('»') & 1 == 0,
        _ => count(*open) == count(*close),
    };
    PAIRS.iter().all(is_pair) && count('"') & 1 == 0
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
        assert_eq!(&text[unfold(text, at..at + 8)], "“It’s late!”");
    }

    #[test]
    fn only_whole_words_are_found() {
        assert_eq!(find_words("the cat", "he cat"), None);
        assert_eq!(find_words("the cats the cat", "the cat"), Some(9));
        assert_eq!(find_words("彼は行くと", "行く"), Some(6));
    }

    #[test]
    fn likeness_counts_common_words() {
        assert_eq!(likeness("a b c d", &mut words("a b c d")), 1000);
        assert_eq!(likeness("a b x y", &mut words("a b c d")), 500);
        assert_eq!(likeness("a a a a", &mut words("a b c d")), 250);
        assert_eq!(likeness("x", &mut words("a")), 0);
        assert_eq!(likeness("行く", &mut words("行った")), 366);
        let long = "a b c d e f g h i j k l m n o p";
        assert!(likeness(long, &mut words("a b c d e x")) >= LIKE);
    }

    #[test]
    fn marks_around_a_quote_are_taken_in_pairs() {
        let check = |text: &str, words: &str, expected: &str| {
            let at = find_words(&fold(text), words).unwrap();
            assert_eq!(&text[unfold(text, at..at + words.len())], expected);
        };
        check("“Go,” he said. Two", "go he said", "“Go,” he said.");
        check("“Go,” he said. Two", "go", "Go");
        check("(It was late.) Two", "it was late", "(It was late.)");
        check("(No. It was late.) Two", "it was late", "It was late.");
        check(
            "Il dit\u{a0}: «\u{a0}Tu viens\u{a0}?\u{a0}» Puis",
            "tu viens",
            "«\u{a0}Tu viens\u{a0}?\u{a0}»",
        );
        check(
            "Il dit\u{a0}: «\u{a0}Viens.\u{a0}» Puis",
            "viens",
            "«\u{a0}Viens.\u{a0}»",
        );
        check("「行く。来る。」次", "行く 来る", "「行く。来る。」");
    }
}
