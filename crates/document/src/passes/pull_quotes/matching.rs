//! Matching: finds the source sentences of pull quotes by their words.

use super::{LocatedQuote, Position};
use crate::{
    diagnostic::{ClosestSentence, DiagnosticKind, Diagnostics, Source},
    text::{
        folding::{find_words, fold, fold_into, unfold},
        sentences,
        similarity::{MIN_SIMILARITY, quote_words, similarity},
    },
    tree::{Block, Dialect, Inline, ListedQuote, Origin, QuoteBlock, runs, visit},
};

/// Highest number of comparisons of a sentence with a quote that is not in the text word for word. Fifty quotes in an
/// essay of 30,000 words take half of it.
const MAX_COMPARISONS: usize = 200_000;

/// Number of words of a quote that are searched for: three times as many as fit in large type.
const MAX_WORDS: usize = 180;

/// Ties the quotes of the front matter and those written as blocks to the text.
pub(super) fn find(
    blocks: &[Block],
    listed: &[ListedQuote],
    quote_blocks: Vec<QuoteBlock>,
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<LocatedQuote> {
    let mut wanted: Vec<_> = listed
        .iter()
        .map(|quote| SearchedQuote::new(&without_markup(&quote.text), None))
        .collect();
    wanted.extend(
        quote_blocks
            .iter()
            .map(|quote| SearchedQuote::new(&plain(&quote.content), Some(quote.paragraph))),
    );
    if wanted.is_empty() {
        return Vec::new();
    }
    search_exact(blocks, &mut wanted);
    if wanted.iter().any(|wanted| wanted.found.is_none()) {
        search_similar(blocks, &mut wanted);
    }
    let of_blocks = wanted.split_off(listed.len());
    let mut found = Vec::with_capacity(listed.len() + quote_blocks.len());
    for (quote, wanted) in listed.iter().zip(wanted) {
        found.extend(locate_listed(quote, wanted, source, diagnostics));
    }
    for (quote, wanted) in quote_blocks.into_iter().zip(of_blocks) {
        found.extend(locate_block(quote, wanted, source, diagnostics));
    }
    found
}

/// Returns the words of a text that may have links or code in it, as a sentence copied from an article has.
fn without_markup(text: &str) -> String {
    if text.contains(['[', '`', '<', '&', '\\', '{']) {
        plain(&crate::parse::line(text, Dialect::Recto))
    } else {
        text.to_owned()
    }
}

/// Returns the words of a quote that are searched for.
fn first_words(text: &str) -> &str {
    let beyond = text.split_whitespace().nth(MAX_WORDS);
    let end = beyond.map_or(text.len(), |word| {
        word.as_ptr().addr() - text.as_ptr().addr()
    });
    text[..end].trim_end()
}

/// Quote to find by its words.
struct SearchedQuote {
    /// Folded words.
    words: String,
    /// Paragraph to stay close to, for a quote that was written as a block.
    near: Option<usize>,
    /// Position of the words.
    found: Option<Position>,
    /// Most similar sentence so far: similarity in thousandths, position, words.
    closest: Option<(usize, Position, String)>,
    /// Position if nothing is similar: the first sentence after the block, or else the last one before it.
    fallback: Option<Position>,
}

impl SearchedQuote {
    fn new(text: &str, near: Option<usize>) -> Self {
        Self {
            words: fold(first_words(text)),
            near,
            found: None,
            closest: None,
            fallback: None,
        }
    }

    /// Returns `true` if a match in this paragraph is better than the one so far.
    fn prefers(&self, paragraph: usize) -> bool {
        match (&self.found, self.near) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(found), Some(near)) => paragraph.abs_diff(near) < found.paragraph.abs_diff(near),
        }
    }
}

/// Returns the quote of the front matter if it is in the article, and reports it otherwise.
fn locate_listed(
    quote: &ListedQuote,
    wanted: SearchedQuote,
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<LocatedQuote> {
    if let Some(place) = wanted.found {
        return Some(LocatedQuote {
            position: place,
            content: None,
            span: Some(quote.span.clone()),
            attribution: quote.attribution.clone(),
            lang: quote.lang.clone(),
            origin: Origin::Author,
        });
    }
    diagnostics.report(|| {
        let closest = wanted
            .closest
            .filter(|(score, ..)| *score >= MIN_SIMILARITY);
        let closest = closest.map(|(_, _, text)| ClosestSentence {
            span: source.find(&text),
            text,
        });
        let text = quote.text.clone();
        let kind = DiagnosticKind::PullQuoteNotFound { text, closest };
        (Some(quote.span.clone()), kind)
    });
    None
}

/// Returns the quote of a block, which has its own words, at the position of its source.
fn locate_block(
    quote: QuoteBlock,
    wanted: SearchedQuote,
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<LocatedQuote> {
    let closest = wanted
        .closest
        .filter(|(score, ..)| *score >= MIN_SIMILARITY)
        .map(|(_, place, _)| place);
    let place = wanted.found.or(closest);
    // A translation is similar to nothing.
    if place.is_none() && quote.lang.is_none() {
        diagnostics.report(|| {
            let text = plain(&quote.content);
            let span = quote.span.clone().or_else(|| source.find(&text));
            (span, DiagnosticKind::PullQuoteUnmatched { text })
        });
    }
    Some(LocatedQuote {
        position: place.or(wanted.fallback)?,
        content: Some(quote.content),
        span: quote.span,
        attribution: quote.attribution,
        lang: quote.lang,
        origin: Origin::Author,
    })
}

/// Searches for the exact words.
fn search_exact(blocks: &[Block], wanted: &mut [SearchedQuote]) {
    let (mut text, mut folded, mut paragraph) = (String::new(), String::new(), 0);
    visit::paragraphs(blocks, &mut |run| {
        text.clear();
        folded.clear();
        runs::push_text(run, &mut text);
        fold_into(&text, &mut |c, _| folded.push(c));
        for wanted in wanted.iter_mut().filter(|wanted| wanted.prefers(paragraph)) {
            if let Some(at) = find_words(&folded, &wanted.words) {
                let range = unfold(&text, at..at + wanted.words.len());
                wanted.found = Some(Position { paragraph, range });
            }
        }
        paragraph += 1;
    });
}

/// Searches for the most similar sentences.
fn search_similar(blocks: &[Block], wanted: &mut [SearchedQuote]) {
    let mut sets: Vec<_> = wanted
        .iter()
        .map(|wanted| quote_words(&wanted.words))
        .collect();
    let mut comparisons = MAX_COMPARISONS;
    let (mut text, mut paragraph) = (String::new(), 0);
    visit::paragraphs(blocks, &mut |run| {
        text.clear();
        runs::push_text(run, &mut text);
        for range in sentences::ranges(&text) {
            let sentence = fold(&text[range.clone()]);
            let place = Position {
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
                    .fallback
                    .as_ref()
                    .is_none_or(|fallback| fallback.paragraph < near)
                {
                    wanted.fallback = Some(place.clone());
                }
                if comparisons == 0 {
                    continue;
                }
                comparisons -= 1;
                let score = similarity(&sentence, set);
                if score > wanted.closest.as_ref().map_or(0, |(best, ..)| *best) {
                    wanted.closest = Some((score, place.clone(), text[range.clone()].to_owned()));
                }
            }
        }
        paragraph += 1;
    });
}

fn plain(content: &[Inline]) -> String {
    let mut text = String::new();
    runs::push_text(content, &mut text);
    text
}
