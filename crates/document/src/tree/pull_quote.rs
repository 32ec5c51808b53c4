//! Pull quotes.

use super::{Direction, Inline};

/// Pull quote.
#[derive(Debug, Clone, PartialEq)]
pub struct PullQuote {
    /// Words, with their emphasis and links.
    pub content: Vec<Inline>,
    /// Person who said them, if the author names one.
    pub attribution: Option<String>,
    /// Language as a BCP 47 tag, if the author names one.
    pub lang: Option<String>,
    /// Id of the sentence that it comes from.
    pub source_id: String,
    /// Origin of the pull quote.
    pub origin: Origin,
}

impl PullQuote {
    /// Returns the direction of its language, if it differs from the direction of the article around it.
    pub fn direction(&self, around: Direction) -> Option<Direction> {
        let own = self.lang.as_deref().map(Direction::of_language);
        own.filter(|own| *own != around)
    }
}

/// Origin of a pull quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Chosen by the author.
    Author,
    /// Selected by Recto.
    Automatic,
}
