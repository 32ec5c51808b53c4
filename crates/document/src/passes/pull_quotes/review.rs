//! Review of an author's pull quotes: duplicates and length.

use super::LocatedQuote;
use crate::{
    diagnostic::{DiagnosticKind, Diagnostics, Source},
    passes::statistics,
    text::folding,
    tree::{Block, runs, visit},
};
use std::ops::Range;

/// Highest number of words that fit in large type beside a text.
const MAX_WORDS: usize = 60;

/// Characters that count as a word in scripts without spaces between words.
const CHARACTERS_PER_WORD: usize = 2;

/// Removes duplicates, and reports quotes that are too long. The quotes come in the order of their positions.
pub(super) fn remove_duplicates(
    blocks: &[Block],
    found: Vec<LocatedQuote>,
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<LocatedQuote> {
    let mut kept: Vec<(String, LocatedQuote)> = Vec::with_capacity(found.len());
    let texts = texts(blocks, &found);
    for (quote, text) in found.into_iter().zip(texts) {
        let words = folding::fold(&text);
        if let Some((_, first)) = kept.iter_mut().find(|(other, _)| *other == words) {
            diagnostics.report(|| {
                let span = span_of(&quote, &text, source);
                (span, DiagnosticKind::DuplicatePullQuote { text })
            });
            // The one with an attribution wins.
            if first.attribution.is_none() && quote.attribution.is_some() {
                *first = quote;
            }
            continue;
        }
        let (count, characters) = statistics::count_words(&text);
        let count = count + characters / CHARACTERS_PER_WORD;
        if count > MAX_WORDS {
            diagnostics.report(|| {
                let span = span_of(&quote, &text, source);
                let (words, limit) = (count, MAX_WORDS);
                (
                    span,
                    DiagnosticKind::PullQuoteTooLong { text, words, limit },
                )
            });
        }
        kept.push((words, quote));
    }
    kept.into_iter().map(|(_, quote)| quote).collect()
}

/// Returns the byte range of the file where the author wrote the quote.
fn span_of(quote: &LocatedQuote, text: &str, source: Source<'_>) -> Option<Range<usize>> {
    let marked = || source.find_marked(text).or_else(|| source.find(text));
    quote.span.clone().or_else(marked)
}

/// Returns the words of each quote.
fn texts(blocks: &[Block], found: &[LocatedQuote]) -> Vec<String> {
    let mut texts = vec![String::new(); found.len()];
    for (quote, text) in found.iter().zip(&mut texts) {
        runs::push_text(quote.content.as_deref().unwrap_or_default(), text);
    }
    let (mut paragraph, mut words) = (0, String::new());
    visit::paragraphs(blocks, &mut |run| {
        let here = found
            .iter()
            .zip(&mut texts)
            .filter(|(quote, _)| quote.position.paragraph == paragraph && quote.content.is_none());
        words.clear();
        for (quote, text) in here {
            if words.is_empty() {
                runs::push_text(run, &mut words);
            }
            text.push_str(words.get(quote.position.range.clone()).unwrap_or_default());
        }
        paragraph += 1;
    });
    texts
}
