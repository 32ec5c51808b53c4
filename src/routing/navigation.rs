//! Where the reader is: one signal that every page follows.

use std::sync::Arc;

use leptos::prelude::*;

use crate::routing::{Base, Route};

/// One entry of the session's history, as it is shown now.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// The page.
    pub route: Route,
    /// The fragment, without `#`, decoded; may be empty.
    pub fragment: String,
    /// What stands in the address after `:~:`, as it stands there: the words that others link to; may be empty.
    pub directives: String,
    /// Where the reader left off, when this entry was shown before.
    pub position: Option<Position>,
    /// Counts visits, so that going again to where one is counts as going there.
    pub serial: u32,
}

/// A place on a page that survives a change of width or of images: a block of the article, and how much of it the
/// reader had passed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// How far the page was scrolled, in CSS pixels: for pages without blocks.
    pub top: i32,
    /// The number of the block in the article's body.
    pub block: Option<u32>,
    /// How much of the block was above the window's upper edge: thousandths of its height.
    pub passed: i32,
}

/// The base path and the current visit, handed down to every component.
#[derive(Clone)]
pub struct Navigation {
    /// The path at which the site is served.
    pub base: Arc<Base>,
    /// Where the reader is.
    pub visit: RwSignal<Visit>,
}

impl Navigation {
    /// What the nearest component above provided.
    pub fn from_context() -> Self {
        expect_context()
    }

    /// The address of a page.
    pub fn href(&self, route: &Route) -> String {
        route.href(&self.base)
    }
}

impl Position {
    /// As it is kept in the session's history.
    pub fn to_text(self) -> String {
        let block = self
            .block
            .map_or_else(String::new, |block| block.to_string());
        format!("{} {} {block}", self.top, self.passed)
    }

    /// Reads what [`Self::to_text`] wrote; none where it is anything else.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let top = parts.next()?.parse().ok()?;
        let passed = parts.next()?.parse().ok()?;
        let block = parts.next()?.parse().ok();
        Some(Self { top, block, passed })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_read_as_it_was_kept() {
        for block in [None, Some(12)] {
            let position = Position {
                top: 1280,
                block,
                passed: 330,
            };
            assert_eq!(Position::from_text(&position.to_text()), Some(position));
        }
    }

    #[test]
    fn what_others_left_in_the_history_is_no_position() {
        for text in ["", "x", "1", "1 y 2", "{\"a\":1}"] {
            assert_eq!(Position::from_text(text), None, "{text}");
        }
    }
}
