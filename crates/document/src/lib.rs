//! Parses Markdown to an article, and renders an article to nodes. Pure: no browser, no I/O. Total: no input makes it
//! fail.
//!
//! [`parse()`] turns a text into an [`Article`]; [`render::walk`] visits it for a sink; [`render::html`] and
//! [`tree::plain_text`] turn it into HTML and plain text.

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
pub use text::{fingerprint, heading_slug};
pub use tree::{Article, Dialect};
