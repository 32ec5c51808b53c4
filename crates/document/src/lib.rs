//! Parses Markdown to an article, and renders an article to nodes. Pure: no browser, no I/O. Total: no input makes it
//! fail.
//!
//! [`parse()`] turns a text into an [`Article`], in two steps: [`parse_text`] and [`add_pull_quotes`]. [`render::walk`]
//! visits it for a sink; [`render::html`] and [`tree::plain_text`] turn it into HTML and plain text.

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

pub use parse::{ElementKind, ElementSpan, element_spans, needs_entities};
pub use pipeline::{add_pull_quotes, parse, parse_as, parse_text, parse_with_selection};
pub use text::{fingerprint, heading_slug};
pub use tree::{Article, Dialect};
