//! What YAML and TOML have in common: keys with values, and lists and tables of them.

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// A text, or a number, a date or a truth value as it is written.
    Scalar(Scalar),
    /// A list.
    List(Vec<Value>),
    /// Keys with single values of their own; what is nested deeper is not kept, because Recto has no use for it.
    Table(Vec<Entry>),
}

/// A single value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scalar {
    /// As the author means it, without quotation marks.
    pub text: String,
    /// Whether it is written between quotation marks, or as a block: then it is a text, whatever it looks like.
    pub is_quoted: bool,
    /// The line within the front matter, from 1.
    pub line: usize,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// The key.
    pub key: String,
    /// Its value.
    pub value: Value,
    /// The line of the key within the front matter, from 1.
    pub line: usize,
}

/// What could not be read, and where: the line counts within the front matter, from 1.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Problem {
    /// The line.
    pub line: usize,
    /// A sentence for the author.
    pub message: String,
}

/// What was read: the keys up to the first mistake, and the mistakes.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Entries {
    /// The keys at the top level, in their order.
    pub entries: Vec<Entry>,
    /// What is wrong.
    pub problems: Vec<Problem>,
}
