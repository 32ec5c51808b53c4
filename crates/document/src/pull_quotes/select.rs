//! Selection: the best sentences, apart from each other.

use super::{
    candidates::{self, Candidate},
    model::{Model, Reason},
    rules::Rejection,
    sentence_features::{FeatureTable, to_f32},
};
use crate::tree::{Article, Block, Metadata, SelectedSentence};

/// Words of an article for each quote: magazines have one for every 250 to 400.
const WORDS_PER_QUOTE: f32 = 320.0;

/// Shortest distance between quotes, in words.
const MIN_WORDS_APART: f32 = 150.0;

/// Shortest distance between quotes in a long article, as a share of the words for each quote.
const MIN_SHARE_APART: f32 = 0.4;

/// Sentence of an article, and the decision about it.
#[derive(Debug, Clone)]
pub struct ExplainedSentence {
    /// Words.
    pub text: String,
    /// Score; only the order of scores has a meaning.
    pub score: f32,
    /// Reason why it is not a candidate.
    pub rejection: Option<Rejection>,
    /// `true` if it is selected.
    pub is_selected: bool,
    /// Reasons for its score, by their weight.
    pub reasons: Vec<Reason>,
}

/// Selects quotes from the body, apart from the paragraphs that have one already.
pub(crate) fn select(
    blocks: &[Block],
    metadata: &Metadata,
    taken: &[usize],
) -> Vec<SelectedSentence> {
    let (candidates, table, _) = candidates::score(blocks, metadata);
    let chosen = best(&candidates, &table, taken);
    chosen
        .into_iter()
        .map(|index| {
            let candidate = &candidates.sentences[index];
            SelectedSentence {
                paragraph: candidate.paragraph,
                range: candidate.range.clone(),
            }
        })
        .collect()
}

/// Selects quotes as if the author had chosen none, and explains every sentence of the paragraphs.
pub fn explain(article: &Article) -> (Model, Vec<ExplainedSentence>) {
    let (candidates, table, model) = candidates::score(&article.blocks, &article.metadata);
    let chosen = best(&candidates, &table, &[]);
    let explained = candidates
        .sentences
        .into_iter()
        .enumerate()
        .map(|(index, candidate)| ExplainedSentence {
            reasons: model.reasons(&table, index),
            is_selected: chosen.contains(&index),
            text: candidate.text,
            score: candidate.score,
            rejection: candidate.rejection,
        });
    (model, explained.collect())
}

/// Returns the indices of the best sentences that may stand together.
fn best(candidates: &candidates::Candidates, table: &FeatureTable, taken: &[usize]) -> Vec<usize> {
    let all = &candidates.sentences;
    let limit = candidates.words / WORDS_PER_QUOTE;
    let apart = MIN_WORDS_APART.max(MIN_SHARE_APART * candidates.words / limit.max(1.0));
    let are_near = |one: &Candidate, other: &Candidate| {
        candidates.has_sections && one.section == other.section
            || (one.before - other.before).abs() < apart
    };
    let first_sentence_of = |paragraph: usize| {
        all.iter()
            .position(|candidate| candidate.paragraph == paragraph)
    };
    let with_quote: Vec<usize> = taken
        .iter()
        .filter_map(|&paragraph| first_sentence_of(paragraph))
        .collect();
    // Each selected quote removes the candidates near it and those that repeat it.
    let mut remaining: Vec<usize> = (0..all.len())
        .filter(|&index| all[index].rejection.is_none())
        .collect();
    let remove_near = |remaining: &mut Vec<usize>, index: usize| {
        remaining.retain(|&other| {
            !are_near(&all[index], &all[other]) && !table.repeat_each_other(index, other)
        });
    };
    for &index in &with_quote {
        remove_near(&mut remaining, index);
    }
    // The first of equals wins.
    let better = |one: &usize, other: &usize| {
        all[*one]
            .score
            .total_cmp(&all[*other].score)
            .then(other.cmp(one))
    };
    let mut chosen = Vec::new();
    while to_f32(with_quote.len() + chosen.len() + 1) <= limit {
        let Some(best) = remaining.iter().copied().max_by(better) else {
            break;
        };
        remove_near(&mut remaining, best);
        chosen.push(best);
    }
    chosen
}
