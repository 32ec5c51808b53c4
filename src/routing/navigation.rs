//! The current visit, as one signal that every page follows.

use std::sync::Arc;

use leptos::prelude::*;

use crate::routing::{Base, Route};

/// Entry of the session's history that is shown now.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// Page.
    pub route: Route,
    /// Fragment without `#`, decoded; may be empty.
    pub fragment: String,
    /// Text directives, as in the address after `:~:`; may be empty.
    pub directives: String,
    /// Scroll position to restore, where this entry was shown before.
    pub position: Option<Position>,
    /// Number of the visit, so that a second visit to the same address differs from the first.
    pub serial: u32,
}

/// Scroll position that survives a change of width or of images: a block of the article, and the part of it above the
/// window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// Height above the window, in CSS pixels; for pages without blocks.
    pub top: i32,
    /// Index of the block in the article's body.
    pub block: Option<u32>,
    /// Part of the block above the window, in thousandths of its height.
    pub passed: i32,
}

/// Base path and current visit, provided to every component.
#[derive(Clone)]
pub struct Navigation {
    /// Path below which the site is served.
    pub base: Arc<Base>,
    /// Current visit.
    pub visit: RwSignal<Visit>,
}

impl Navigation {
    /// Returns the navigation that the nearest component above provides.
    pub fn from_context() -> Self {
        expect_context()
    }

    /// Returns the link to a page.
    pub fn href(&self, route: &Route) -> String {
        route.href(&self.base)
    }
}

impl Position {
    /// Formats the position for the session's history.
    pub fn to_text(self) -> String {
        let block = self
            .block
            .map_or_else(String::new, |block| block.to_string());
        format!("{} {} {block}", self.top, self.passed)
    }

    /// Parses the format of [`Self::to_text`]; returns `None` for any other text.
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
    fn positions_survive_formatting_and_parsing() {
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
    fn foreign_states_of_the_history_are_not_positions() {
        for text in ["", "x", "1", "1 y 2", "{\"a\":1}"] {
            assert_eq!(Position::from_text(text), None, "{text}");
        }
    }
}
