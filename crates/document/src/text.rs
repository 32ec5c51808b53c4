//! Text: all that needs a string and no tree.

mod fingerprint;
pub(crate) mod folding;
mod one_line;
pub(crate) mod scripts;
pub mod sentences;
pub(crate) mod similarity;
pub(crate) mod slug;

pub use fingerprint::fingerprint;
pub use one_line::one_line;
pub use slug::slug;
