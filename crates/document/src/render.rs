//! Rendering: one walk over the tree, and what it writes.

pub mod html;
mod labels;
pub mod walk;

pub use labels::Labels;
