//! Markdown text to an article, and an article to nodes. Pure: no browser, no I/O; total: no input makes it fail.
//!
//! [`parse`] makes an [`Article`] of a text; [`walk`] visits it for a sink; [`html`] and [`plain`] are
//! two ways to write it down.

pub mod article;
mod fingerprint;
pub mod front_matter;
pub mod html;
pub mod labels;
pub mod link;
pub mod metadata;
pub mod notice;
mod parse;
mod passes;
pub mod plain;
pub mod pull_quotes;
pub mod quotation;
pub mod sentences;
pub mod walk;

pub use article::{Article, Dialect};
pub use fingerprint::fingerprint;
pub use parse::{
    parse, parse_as, parse_with,
    places::{Place, PlaceKind, places},
};
pub use passes::{sections_of_pull_quotes, slug::slug};
