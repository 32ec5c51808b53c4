//! Selection of pull quotes: a score for each sentence of an article, and the reasons for it.
//!
//! The features begin with those of T. Bohn and C. Ling, "Catching Attention with Automatic Pull Quote Selection" (COLING
//! 2020), and add the relation of a sentence to its own article. Their weights are fitted; `docs/pull-quotes.md` describes
//! the data, the method and the results.
//!
//! Scores use the four operations and square roots only, which give the same bits on every machine: `press` and the
//! reader's browser select the same sentences.

mod candidates;
mod context_features;
mod feature;
mod lists;
mod model;
mod rules;
mod sections;
mod select;
mod sentence_features;
mod terms;
mod weights;

pub use crate::tree::Selection;
pub use feature::{Feature, FeatureVector};
pub use model::{Model, Reason};
pub use rules::Rejection;
pub use sections::sections;
pub(crate) use select::select;
pub use select::{ExplainedSentence, explain};
pub use sentence_features::FeatureTable;

/// Text to score: the sentences of an article, and the texts that they are compared with.
#[derive(Debug, Clone, Default)]
pub struct InputText<'a> {
    /// Language as a BCP 47 tag; empty if unknown.
    pub language: &'a str,
    /// Title; may be empty.
    pub title: &'a str,
    /// Standfirst; may be empty.
    pub standfirst: &'a str,
    /// Sentences, in their order.
    pub sentences: Vec<InputSentence<'a>>,
}

/// Sentence with its position.
#[derive(Debug, Clone, Copy)]
pub struct InputSentence<'a> {
    /// Words, without markup.
    pub text: &'a str,
    /// Index of its paragraph. Sentences of one paragraph follow each other.
    pub paragraph: usize,
    /// Index of its section. Indices do not decrease.
    pub section: usize,
}
