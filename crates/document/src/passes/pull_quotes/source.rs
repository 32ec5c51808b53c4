//! Source sentences of pull quotes.

use super::{super::ids::Ids, LocatedQuote};
use crate::{
    sentence_anchor,
    text::sentences,
    tree::{Block, Inline, PullQuote, runs, visit},
};
use std::ops::Range;

/// Wraps the source sentence of every quote in an element with an id. The quotes come in the order of their positions.
/// Returns them, and the indices of the blocks with a source.
pub(super) fn mark(blocks: &mut [Block], found: Vec<LocatedQuote>) -> (Vec<PullQuote>, Vec<usize>) {
    let mut quotes = Vec::with_capacity(found.len());
    let mut changed = Vec::new();
    let mut ids = Ids::default();
    let mut found = found.into_iter().peekable();
    let mut paragraph = 0;
    for (index, block) in blocks.iter_mut().enumerate() {
        let number = quotes.len();
        visit::paragraphs_mut(std::slice::from_mut(block), &mut |run| {
            let mut here = Vec::new();
            while let Some(quote) = found.next_if(|quote| quote.position.paragraph == paragraph) {
                here.push(quote);
            }
            if !here.is_empty() {
                mark_in(run, here, &mut ids, &mut quotes);
            }
            paragraph += 1;
        });
        if quotes.len() > number {
            changed.push(index);
        }
    }
    (quotes, changed)
}

fn mark_in(
    run: &mut Vec<Inline>,
    found: Vec<LocatedQuote>,
    ids: &mut Ids,
    quotes: &mut Vec<PullQuote>,
) {
    let mut text = String::new();
    runs::push_text(run, &mut text);
    let mut parts: Vec<(Range<usize>, String)> = Vec::new();
    for quote in &found {
        let part = runs::widen(run, &sentence_around(&text, &quote.position.range));
        match parts.last_mut() {
            // Two quotes may come from one sentence.
            Some((last, _)) if part.start < last.end => last.end = last.end.max(part.end),
            _ => parts.push((part, String::new())),
        }
    }
    for (part, id) in &mut parts {
        *id = sentence_id(&text[part.clone()], ids);
    }
    for quote in found {
        let range = quote.position.range;
        let source_id = parts
            .iter()
            .find(|(part, _)| range.start < part.end)
            .map(|(_, id)| id.clone())
            .unwrap_or_default();
        let content = quote
            .content
            .unwrap_or_else(|| runs::copy_range(run, &range));
        quotes.push(PullQuote {
            content,
            attribution: quote.attribution,
            lang: quote.lang,
            source_id,
            origin: quote.origin,
        });
    }
    runs::wrap_in_sentences(run, &parts);
}

/// Extends a range to the sentences that it touches.
fn sentence_around(text: &str, range: &Range<usize>) -> Range<usize> {
    let mut around = range.clone();
    for sentence in sentences::ranges(text) {
        if sentence.start < range.end && range.start < sentence.end {
            around = around.start.min(sentence.start)..around.end.max(sentence.end);
        }
    }
    around
}

/// Returns an id that stays the same while the words of the sentence do, wherever it stands.
fn sentence_id(sentence: &str, ids: &mut Ids) -> String {
    ids.reserve(sentence_anchor::sentence_id(sentence))
}
