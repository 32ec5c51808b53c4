//! Sharing a passage of an article: as text, as Markdown, as a link, and as an image.
//!
//! The rules at the top level and [`quote_image`] are pure. [`menu`] and `text_selection` work in the browser; [`lazy`] belongs
//! to a part that is loaded on demand.

mod citation;
pub mod lazy;
mod link;
pub mod menu;
mod menu_position;
mod part;
pub mod quotation_marks;
pub mod quote_image;
mod selection_bounds;
mod text_content;
mod text_format;
mod text_selection;

pub use citation::{Citation, Passage};
pub use link::{LinkedSentence, passage_directive, section_fragment, sentence_fragment};
pub use menu_position::{MenuSide, position_beside};
pub use selection_bounds::{
    BLOCK_SEPARATOR, WordEdge, collapse_whitespace, sentence_around, snap_to_word,
};
pub use text_format::{markdown, plain_text};

/// Buttons of an article's share menu. They no longer react when dropped.
pub trait ShareActions {
    /// Sets the passage to share.
    fn set_passage(&self, passage: Passage);
}

#[cfg(test)]
mod tests;
