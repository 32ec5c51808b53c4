//! Pull quotes of an article.

use super::{Direction, Inline};

/// A pull quote.
#[derive(Debug, Clone, PartialEq)]
pub struct PullQuote {
    /// What it says, with its emphasis and links.
    pub content: Vec<Inline>,
    /// Who said it, where the author names somebody.
    pub attribution: Option<String>,
    /// The language it is in, where the author names one: a BCP 47 tag.
    pub lang: Option<String>,
    /// The id of the sentence it came from, or of the block it stands at.
    pub source_id: String,
    /// Who chose it.
    pub origin: Origin,
}

impl PullQuote {
    /// The direction of its language, where that is not the one of the article around it.
    pub fn direction(&self, around: Direction) -> Option<Direction> {
        let own = self.lang.as_deref().map(Direction::of_language);
        own.filter(|own| *own != around)
    }
}

/// Who chose a pull quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The author.
    Author,
    /// Recto.
    Automatic,
}
