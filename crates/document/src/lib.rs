//! Markdown text to an article, and an article to nodes. Pure: no browser, no I/O; total: no input makes it fail.
//!
//! [`parse`] makes an [`Article`] of a text; [`render::walk`] visits it for a sink; [`render::html`] and
//! [`tree::plain_text`] are two ways to write it down.

pub mod diagnostic;
pub mod front_matter;
mod parse;
mod passes;
mod pipeline;
pub mod pull_quotes;
pub mod render;
pub mod sentence_anchor;
pub mod text;
pub mod tree;

pub use parse::{ElementKind, ElementSpan, element_spans};
pub use pipeline::{parse, parse_as, parse_with_selection};
pub use text::{fingerprint, slug};
pub use tree::{Article, Dialect};
