//! Which sentences of an article an editor would set large: a score for each, and why.
//!
//! The features begin with those of T. Bohn and C. Ling, "Catching Attention with Automatic Pull Quote Selection" (COLING
//! 2020), and go on to what a sentence is to its own article. Their weights are fitted; `docs/pull-quotes.md` says on
//! what, how, and how good the result is.
//!
//! Everything here is made of the four operations and square roots, which give the same bits on every machine: the choice
//! that `press` writes into a page is the choice that the reader's browser makes.

mod candidates;
mod feature;
mod lists;
mod measure;
mod model;
mod relation;
mod rules;
mod sections;
mod select;
mod terms;
mod weights;

pub use crate::tree::Selection;
pub use feature::{Feature, FeatureVector};
pub use measure::FeatureTable;
pub use model::{Model, Reason};
pub use rules::Rejection;
pub use sections::sections;
pub(crate) use select::select;
pub use select::{ExplainedSentence, explain};

/// What is scored: the sentences of an article, and what they are compared with.
#[derive(Debug, Clone, Default)]
pub struct InputText<'a> {
    /// The language, as a BCP 47 tag; unknown where it is empty.
    pub language: &'a str,
    /// The title; may be empty.
    pub title: &'a str,
    /// The standfirst; may be empty.
    pub standfirst: &'a str,
    /// Its sentences, in their order.
    pub sentences: Vec<InputSentence<'a>>,
}

/// A sentence, and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct InputSentence<'a> {
    /// What it says.
    pub text: &'a str,
    /// Which paragraph it is in; sentences of one paragraph stand together.
    pub paragraph: usize,
    /// Which section it is in; sections grow.
    pub section: usize,
}
