//! Which sentences of an article an editor would set large: a score for each, and why.
//!
//! The features begin with those of T. Bohn and C. Ling, "Catching Attention with Automatic Pull Quote Selection" (COLING
//! 2020), and go on to what a sentence is to its own article. Their weights are fitted; `docs/pull-quotes.md` says on
//! what, how, and how good the result is.
//!
//! Everything here is made of the four operations and square roots, which give the same bits on every machine: the choice
//! that `press` writes into a page is the choice that the reader's browser makes.

mod candidates;
mod choice;
mod chosen;
mod feature;
mod lists;
mod measure;
mod model;
mod relation;
mod rules;
mod terms;
mod weights;

pub(crate) use choice::choose;
pub use choice::{Explained, explain};
pub use chosen::Choice;
pub(crate) use chosen::Chosen;
pub use feature::{Feature, Vector};
pub use measure::Survey;
pub use model::{Model, Reason};
pub use rules::Refusal;

/// What is scored: the sentences of an article, and what they are compared with.
#[derive(Debug, Clone, Default)]
pub struct Text<'a> {
    /// The language, as a BCP 47 tag; unknown where it is empty.
    pub language: &'a str,
    /// The title; may be empty.
    pub title: &'a str,
    /// The standfirst; may be empty.
    pub standfirst: &'a str,
    /// Its sentences, in their order.
    pub sentences: Vec<Sentence<'a>>,
}

/// A sentence, and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Sentence<'a> {
    /// What it says.
    pub text: &'a str,
    /// Which paragraph it is in; sentences of one paragraph stand together.
    pub paragraph: usize,
    /// Which section it is in; sections grow.
    pub section: usize,
}
