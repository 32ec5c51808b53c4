//! Operations on plain text, which need no tree.

mod fingerprint;
pub(crate) mod folding;
pub(crate) mod heading_slug;
pub(crate) mod lower_case;
mod one_line;
pub(crate) mod scripts;
pub mod sentences;
pub(crate) mod similarity;

pub use fingerprint::fingerprint;
pub use heading_slug::heading_slug;
pub use lower_case::lower_case;
pub use one_line::one_line;
