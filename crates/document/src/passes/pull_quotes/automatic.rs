//! Recto's own choice of pull quotes, for an article whose author chose none.
//!
//! A first, simple rule, the same for the same text always: sentences of a fit length that can stand alone, the best of
//! them by a small score, at most one a section, and apart from each other. Distances are measured in bytes, which is as
//! good as words for the purpose: six bytes make an English word, and two characters of Chinese.

use super::{Found, Place, runs, sentences};
use crate::{
    article::{Block, Inline, Origin},
    passes::statistics,
};
use std::{
    cmp::Reverse,
    ops::{Range, RangeInclusive},
};

/// One quote for about 300 words.
const BYTES_A_QUOTE: usize = 1800;

/// At least about 150 words between two quotes.
const BYTES_APART: usize = 900;

/// So many quotes at most, however long the article is.
const MAX_QUOTES: usize = 8;

/// So many paragraphs are read at most, spread over the article: eight quotes need not be the best of ten thousand
/// sentences. An essay of 30,000 words has fewer.
const MAX_READ: usize = 400;

/// Words of a sentence that makes a quote.
const FIT: RangeInclusive<usize> = 6..=32;

/// What a sentence of so many words has, in any script; others need not be counted.
const FIT_BYTES: RangeInclusive<usize> = 20..=600;

/// Two characters stand for a word where the script does not part words.
const CHARACTERS_A_WORD: usize = 2;

/// Chooses quotes from the paragraphs of the body, apart from those that are there already.
pub(super) fn choose(blocks: &[Block], found: &mut Vec<Found>) {
    let paragraphs = blocks
        .iter()
        .filter(|block| matches!(block, Block::Paragraph(_)))
        .count();
    let mut survey = Survey {
        stride: paragraphs.div_ceil(MAX_READ),
        ..Survey::default()
    };
    survey.blocks(blocks);
    let room = (survey.bytes / BYTES_A_QUOTE)
        .min(MAX_QUOTES)
        .saturating_sub(found.len());
    let mut taken: Vec<&Candidate> = Vec::new();
    while taken.len() < room {
        let is_apart = |candidate: &&Candidate| {
            let is_near = |other: &&Candidate| {
                let is_same_section = survey.has_sections && other.section == candidate.section;
                is_same_section || other.start.abs_diff(candidate.start) < BYTES_APART
            };
            let is_same = |quote: &Found| quote.place.paragraph == candidate.place.paragraph;
            !taken.iter().any(is_near) && !found.iter().any(is_same)
        };
        // The first one decides between equals.
        let best = survey
            .candidates
            .iter()
            .filter(is_apart)
            .max_by_key(|candidate| (candidate.score, Reverse(candidate.start)));
        let Some(best) = best else { break };
        taken.push(best);
    }
    let quotes = taken.into_iter().map(|candidate| candidate.place.clone());
    found.extend(quotes.map(|place| Found {
        place,
        content: None,
        attribution: None,
        origin: Origin::Automatic,
    }));
}

/// A sentence that may be chosen.
struct Candidate {
    place: Place,
    section: usize,
    /// How many bytes of text stand before it.
    start: usize,
    score: i32,
}

#[derive(Default)]
struct Survey {
    candidates: Vec<Candidate>,
    /// The length of the paragraphs so far.
    bytes: usize,
    paragraphs: usize,
    /// Which paragraphs are read: one in so many.
    stride: usize,
    section: usize,
    has_sections: bool,
    text: String,
    /// Code and formulas of the paragraph at hand, which no quote may hold.
    opaque: Vec<Range<usize>>,
}

impl Survey {
    /// Looks at the paragraphs of the body itself; those in lists and quotes are counted only.
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(run) => self.paragraph(run),
                Block::Heading(_) => {
                    self.section += 1;
                    self.has_sections = true;
                }
                other => super::visit::paragraphs(std::slice::from_ref(other), &mut |_| {
                    self.paragraphs += 1;
                }),
            }
        }
    }

    fn paragraph(&mut self, run: &[Inline]) {
        if self.paragraphs.is_multiple_of(self.stride) {
            self.read(run);
        }
        self.bytes += runs::text_length(run);
        self.paragraphs += 1;
    }

    fn read(&mut self, run: &[Inline]) {
        self.text.clear();
        runs::push_text(run, &mut self.text);
        self.opaque.clear();
        runs::each_leaf(run, &mut 0, &mut |at, leaf| match leaf {
            Inline::Code(text) | Inline::Math(_, text) => self.opaque.push(at..at + text.len()),
            _ => {}
        });
        let end = self.text.trim_end().len();
        for range in sentences::bounds(&self.text) {
            let sentence = &self.text[range.clone()];
            let start = self.bytes + range.start;
            let is_clear = self
                .opaque
                .iter()
                .all(|opaque| opaque.end <= range.start || range.end <= opaque.start);
            // The first sentence of an article is read anyway.
            if start > 0 && is_clear && stands_alone(sentence) {
                let measure = Measure::of(sentence);
                if FIT.contains(&measure.words) {
                    let score = score(&measure, range.end >= end);
                    let place = Place {
                        paragraph: self.paragraphs,
                        range,
                    };
                    self.candidates.push(Candidate {
                        place,
                        section: self.section,
                        start,
                        score,
                    });
                }
            }
        }
    }
}

/// What can be counted in a sentence.
#[derive(Debug, Default)]
struct Measure {
    words: usize,
    /// Signs that part a sentence.
    parts: i32,
    digits: i32,
}

impl Measure {
    fn of(sentence: &str) -> Self {
        let (words, characters) = statistics::count(sentence);
        let mut measure = Self {
            words: words + characters / CHARACTERS_A_WORD,
            ..Self::default()
        };
        for byte in sentence.bytes() {
            measure.parts += i32::from(matches!(byte, b',' | b';'));
            measure.digits += i32::from(byte.is_ascii_digit());
        }
        if !sentence.is_ascii() {
            let parts = sentence
                .matches(['—', '–', '、', '，', '；', '،', '؛'])
                .count();
            measure.parts += i32::try_from(parts).unwrap_or(i32::MAX);
        }
        measure
    }
}

/// Whether a sentence makes sense where its neighbours are not seen.
fn stands_alone(sentence: &str) -> bool {
    /// Words that lean on what was said before.
    const LEANING: [&str; 42] = [
        "and",
        "but",
        "or",
        "nor",
        "so",
        "yet",
        "then",
        "he",
        "she",
        "it",
        "they",
        "his",
        "her",
        "its",
        "their",
        "him",
        "them",
        "this",
        "that",
        "these",
        "those",
        "such",
        "here",
        "there",
        "also",
        "thus",
        "hence",
        "however",
        "therefore",
        "moreover",
        "instead",
        "indeed",
        "meanwhile",
        "otherwise",
        "still",
        "both",
        "neither",
        "either",
        "first",
        "second",
        "finally",
        "again",
    ];
    if !FIT_BYTES.contains(&sentence.len())
        || !sentence.ends_with(['.', '!', '。', '！', '۔', '।', '…'])
    {
        return false;
    }
    let first = sentence
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let leans = first.is_empty() || LEANING.iter().any(|word| first.eq_ignore_ascii_case(word));
    !leans
        && !sentence.bytes().any(|byte| QUOTING[usize::from(byte)])
        && (sentence.is_ascii() || !sentence.contains(WIDE_QUOTING))
}

/// Signs of speech, asides and lists, which seldom make sense alone.
static QUOTING: [bool; 256] = {
    let mut quoting = [false; 256];
    let signs = b"([{\":";
    let mut index = 0;
    while index < signs.len() {
        quoting[signs[index] as usize] = true;
        index += 1;
    }
    quoting
};

/// The same beyond ASCII.
const WIDE_QUOTING: [char; 7] = ['“', '”', '«', '„', '「', '（', '：'];

/// Higher for sentences of about sixteen words without asides and figures, and for those that close a paragraph.
fn score(measure: &Measure, is_last: bool) -> i32 {
    const BEST_LENGTH: i32 = 16;
    let length = i32::try_from(measure.words).unwrap_or(i32::MAX);
    100 - 3 * (length - BEST_LENGTH).abs() - 8 * measure.parts - 5 * measure.digits
        + if is_last { 15 } else { 0 }
}
