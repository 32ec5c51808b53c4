//! Chooses among the sentences: the best of them, apart from each other.

use super::{
    candidates::{self, Candidate},
    measure::{FeatureTable, count},
    model::{Model, Reason},
    rules::Rejection,
};
use crate::tree::{Article, Block, Metadata, SelectedSentence};

/// One quote for so many words: magazines have one for every 250 to 400.
const WORDS_A_QUOTE: f32 = 320.0;

/// No quotes nearer to each other than this, in words.
const WORDS_APART: f32 = 150.0;

/// In an article that is long, and has few quotes for its length, they stand further apart: by this share of the words
/// that there are for each.
const SHARE_APART: f32 = 0.4;

/// A sentence of an article, and what became of it.
#[derive(Debug, Clone)]
pub struct ExplainedSentence {
    /// What it says.
    pub text: String,
    /// Its score; only the order means something.
    pub score: f32,
    /// Why it is no candidate, where it is none.
    pub refusal: Option<Rejection>,
    /// Whether it was chosen.
    pub is_chosen: bool,
    /// What makes the score, the weightiest first.
    pub reasons: Vec<Reason>,
}

/// Chooses quotes from the body, apart from the paragraphs that have one already.
pub(crate) fn select(
    blocks: &[Block],
    metadata: &Metadata,
    taken: &[usize],
) -> Vec<SelectedSentence> {
    let (candidates, survey, _) = candidates::of(blocks, metadata);
    let chosen = best(&candidates, &survey, taken);
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

/// What Recto would choose of an article if its author chose nothing, and why: every sentence of its paragraphs.
pub fn explain(article: &Article) -> (Model, Vec<ExplainedSentence>) {
    let (candidates, survey, model) = candidates::of(&article.blocks, &article.metadata);
    let chosen = best(&candidates, &survey, &[]);
    let explained = candidates
        .sentences
        .into_iter()
        .enumerate()
        .map(|(index, candidate)| ExplainedSentence {
            reasons: model.reasons(&survey, index),
            is_chosen: chosen.contains(&index),
            text: candidate.text,
            score: candidate.score,
            refusal: candidate.refusal,
        });
    (model, explained.collect())
}

/// The numbers of the best sentences that may stand together.
fn best(candidates: &candidates::Candidates, survey: &FeatureTable, taken: &[usize]) -> Vec<usize> {
    let all = &candidates.sentences;
    let room = candidates.words / WORDS_A_QUOTE;
    let apart = WORDS_APART.max(SHARE_APART * candidates.words / room.max(1.0));
    let near = |one: &Candidate, other: &Candidate| {
        candidates.has_sections && one.section == other.section
            || (one.before - other.before).abs() < apart
    };
    let is_of = |paragraph: usize| {
        all.iter()
            .position(|candidate| candidate.paragraph == paragraph)
    };
    let written: Vec<usize> = taken
        .iter()
        .filter_map(|&paragraph| is_of(paragraph))
        .collect();
    // Those that are still to be had; each one that stands takes some of them away.
    let mut open: Vec<usize> = (0..all.len())
        .filter(|&index| all[index].refusal.is_none())
        .collect();
    let leave = |open: &mut Vec<usize>, index: usize| {
        open.retain(|&other| !near(&all[index], &all[other]) && !survey.say_the_same(index, other));
    };
    for &index in &written {
        leave(&mut open, index);
    }
    // The first one decides between equals.
    let better = |one: &usize, other: &usize| {
        all[*one]
            .score
            .total_cmp(&all[*other].score)
            .then(other.cmp(one))
    };
    let mut chosen = Vec::new();
    while count(written.len() + chosen.len() + 1) <= room {
        let Some(best) = open.iter().copied().max_by(better) else {
            break;
        };
        leave(&mut open, best);
        chosen.push(best);
    }
    chosen
}
