//! Values that YAML and TOML have in common: single values, and lists and tables of them.

use crate::diagnostic::Diagnostics;
use std::ops::Range;

/// Place in the front matter: characters in YAML, whose parser counts these, and bytes in TOML.
pub(super) type Span = Range<usize>;

/// Value of a key.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Text, or a number, a date or a truth value as written.
    Scalar(Scalar),
    /// List.
    List(Vec<Value>),
    /// Keys with single values. Whatever is nested deeper is dropped: Recto has no use for it.
    Table(Vec<Entry>),
}

/// Single value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scalar {
    /// Text as the author means it, without quotation marks.
    pub text: String,
    /// `true` if it is written between quotation marks or as a block: then it is a text, whatever it looks like.
    pub is_quoted: bool,
    /// Place of the value.
    pub span: Span,
}

/// Key with its value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// Name of the key.
    pub key: String,
    /// Value of the key.
    pub value: Value,
    /// Place of the key.
    pub key_span: Span,
    /// Place of the value; empty if there is none.
    pub value_span: Span,
}

impl Entry {
    /// Returns the place of the value, or else of the key.
    pub(super) fn span(&self) -> Span {
        if self.value_span.is_empty() {
            self.key_span.clone()
        } else {
            self.value_span.clone()
        }
    }
}

/// Keys at the top level, up to the first mistake that ends reading.
#[derive(Debug, Default)]
pub(super) struct Entries {
    /// Keys in their order.
    pub entries: Vec<Entry>,
    /// Problems so far.
    pub diagnostics: Diagnostics,
}
