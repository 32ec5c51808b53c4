//! Values of their kind, out of a table of TOML: what is of another kind is told, and left out.

use std::{borrow::Cow, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{Place, Problem, problem};
use crate::sanitize::strip_controls;

/// A value with its place.
pub(super) type Value<'a> = Spanned<DeValue<'a>>;

/// A table, and how its values are told of: `colours.light`, or nothing for the whole file.
pub(super) type Table<'a> = DeTable<'a>;

/// Reads values, and keeps what is wrong with them.
pub(super) struct Reader<'a> {
    text: &'a str,
    /// Lines that are no TOML: what stands on them was told, and is not read.
    broken: Vec<usize>,
    pub(super) problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    /// A reader of this text, in which the parser found these mistakes.
    pub(super) fn new(text: &'a str, mistakes: &[toml::de::Error]) -> Self {
        let mut reader = Self {
            text,
            broken: Vec::new(),
            problems: Vec::new(),
        };
        for mistake in mistakes {
            let place = reader.place(mistake.span().unwrap_or_default().start);
            // One mistake often makes the parser stumble again on the same line.
            if !reader.broken.contains(&place.line) {
                reader.broken.push(place.line);
                reader.problems.push(Problem::mistake(
                    place,
                    format!(
                        "this is not TOML: {}; texts stand between quotation marks, as in `name = \"Low Tide\"`",
                        mistake.message()
                    ),
                ));
            }
        }
        reader
    }

    pub(super) fn place(&self, at: usize) -> Place {
        problem::place(self.text, at)
    }

    /// Tells of something that does not hold.
    pub(super) fn tell(&mut self, span: Range<usize>, message: impl Into<String>) {
        let place = self.place(span.start);
        self.problems.push(Problem::mistake(place, message.into()));
    }

    /// The keys of a table with their values, in the order in which they are written; those that nobody knows are told.
    pub(super) fn entries<'t>(
        &mut self,
        within: &str,
        table: &'t Table<'a>,
        known: &[&str],
    ) -> Vec<(&'t str, &'t Value<'a>)> {
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let mut read = Vec::new();
        for (key, value) in entries {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                let line = self.place(value.span().start).line;
                if !self.broken.contains(&line) {
                    read.push((name, value));
                }
            } else if !self.broken.contains(&self.place(key.span().start).line) {
                let message = unknown(within, name, known);
                self.tell(key.span(), message);
            }
        }
        read
    }

    /// A text that is not empty, without what no page could show.
    pub(super) fn text(&mut self, key: &str, value: &Value<'a>) -> Option<String> {
        let DeValue::String(text) = value.get_ref() else {
            self.wrong_kind(key, value, "a text between quotation marks");
            return None;
        };
        let text = strip_controls(text);
        let text = text.trim();
        if text.is_empty() {
            self.tell(
                value.span(),
                format!("`{key}` is empty: write something, or take it out"),
            );
            return None;
        }
        Some(text.to_owned())
    }

    /// A list of texts, or one text alone; each with its place.
    pub(super) fn texts(&mut self, key: &str, value: &Value<'a>) -> Vec<(String, Range<usize>)> {
        match value.get_ref() {
            DeValue::Array(items) => items
                .iter()
                .filter_map(|item| Some((self.text(key, item)?, item.span())))
                .collect(),
            DeValue::String(_) => self
                .text(key, value)
                .map(|text| (text, value.span()))
                .into_iter()
                .collect(),
            _ => {
                self.wrong_kind(key, value, "a text or a list of texts");
                Vec::new()
            }
        }
    }

    /// A table.
    pub(super) fn table<'t>(&mut self, key: &str, value: &'t Value<'a>) -> Option<&'t Table<'a>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_kind(key, value, &format!("a table, under a line `[{key}]`"));
        }
        table
    }

    /// A list of tables.
    pub(super) fn tables<'t>(
        &mut self,
        key: &str,
        value: &'t Value<'a>,
    ) -> Vec<(&'t Table<'a>, Range<usize>)> {
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_kind(
                key,
                value,
                &format!("a list, each item under a line `[[{key}]]`"),
            );
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| Some((self.table(key, item)?, item.span())))
            .collect()
    }

    pub(super) fn wrong_kind(&mut self, key: &str, value: &Value<'a>, wanted: &str) {
        let kind: Cow<str> = value.get_ref().type_str().into();
        self.tell(
            value.span(),
            format!("`{key}` must be {wanted}, and this is of the kind {kind}"),
        );
    }
}

/// What is said of a key that nobody knows.
fn unknown(within: &str, name: &str, known: &[&str]) -> String {
    let place = if within.is_empty() {
        String::new()
    } else {
        format!(" in `{within}`")
    };
    let likest = known
        .iter()
        .map(|key| (strsim::damerau_levenshtein(name, key), key))
        .min()
        .filter(|(distance, key)| *distance <= key.len().max(3) / 3);
    match likest {
        Some((_, key)) => format!("there is no key `{name}`{place}: did you mean `{key}`?"),
        None => format!(
            "there is no key `{name}`{place}: take it out; the keys are {}",
            known.join(", ")
        ),
    }
}
