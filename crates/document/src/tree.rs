//! The tree: the typed model of an article, and its traversals.
//!
//! No variant passes markup through: whatever these types cannot express is text.

mod article;
mod block;
mod direction;
mod inline;
mod metadata;
pub mod plain_text;
mod pull_quote;
mod quote_selection;
mod raw;
pub(crate) mod runs;
mod safe_url;
mod unplaced_quotes;
pub(crate) mod visit;

pub use article::{Article, Dialect, Footnote, Section, Statistics};
pub use block::{
    AlertKind, Alignment, Block, CodeBlock, Definition, Heading, List, ListItem, Spacing, Table,
    Task,
};
pub use direction::Direction;
pub use inline::{FootnoteReference, Image, Inline, Link, MathStyle, Sentence, SpanKind};
pub use metadata::{Date, LeadImage, ListedQuote, Metadata, PullQuoteSetting, language_tag};
pub use pull_quote::{Origin, PullQuote};
pub(crate) use quote_selection::SelectedSentence;
pub use quote_selection::Selection;
pub(crate) use raw::{FootnoteDefinition, Hints, RawTree};
pub use safe_url::SafeUrl;
pub use unplaced_quotes::UnplacedQuotes;
pub(crate) use unplaced_quotes::{QuoteBlock, QuoteInPlace};
