//! TOML, as far as front matter needs it: keys with values, down to the first `[table]`.
//!
//! A parser for all of TOML would be a tenth of what readers download. This one checks what it needs to find the next key;
//! numbers and dates stay as written.

mod strings;
#[cfg(test)]
mod tests;

use super::value::{Entries, Entry, Scalar, Span, Value};
use crate::diagnostic::{DiagnosticKind, TomlProblem};

/// Reads the keys at the top level. A line that is wrong is reported and skipped.
pub(super) fn read(text: &str) -> Entries {
    let mut reader = Reader { text, rest: text };
    let mut found = Entries::default();
    loop {
        reader.skip_blank();
        if reader.rest.is_empty() {
            return found;
        }
        if reader.rest.starts_with('[') {
            reader.report_tables(&mut found);
            return found;
        }
        match reader.entry() {
            Ok(entry) => found.entries.extend(entry),
            Err(problem) => {
                let span = reader.rest_of_line();
                found
                    .diagnostics
                    .report(|| (Some(span), DiagnosticKind::TomlSyntax { problem }));
                reader.skip_line();
            }
        }
    }
}

type Step<T> = Result<T, TomlProblem>;

struct Reader<'a> {
    text: &'a str,
    /// Text that is not read yet.
    rest: &'a str,
}

impl Reader<'_> {
    /// Returns the number of bytes read.
    fn position(&self) -> usize {
        self.text.len() - self.rest.len()
    }

    /// Returns the bytes from a position to this one, without the white space at their end.
    fn span_from(&self, start: usize) -> Span {
        let text = self.text.get(start..self.position()).unwrap_or_default();
        start..start + text.trim_end().len()
    }

    /// Returns the bytes up to the end of the line.
    fn rest_of_line(&self) -> Span {
        let line = self.rest.lines().next().unwrap_or_default();
        self.position()..self.position() + line.trim_end().len()
    }

    /// Reports `[[pull_quotes]]`: nothing is read from the first table on.
    fn report_tables(&mut self, found: &mut Entries) {
        const NAME: &str = "[pull_quotes]";
        if let Some(at) = self.rest.find(NAME) {
            let start = self.position() + at;
            let span = start..start + NAME.len();
            found
                .diagnostics
                .report(|| (Some(span), DiagnosticKind::TomlPullQuoteTables));
        }
    }

    fn skip_line(&mut self) {
        let end = self.rest.find('\n').map_or(self.rest.len(), |at| at + 1);
        self.rest = &self.rest[end..];
    }

    /// Skips white space, line breaks and comments.
    fn skip_blank(&mut self) {
        loop {
            self.rest = self.rest.trim_ascii_start();
            if !self.rest.starts_with('#') {
                return;
            }
            self.skip_line();
        }
    }

    fn skip_spaces(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t']);
    }

    /// Skips `start` if the rest begins with it, and returns `true` then.
    fn consume(&mut self, start: &str) -> bool {
        let rest = self.rest.strip_prefix(start);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Reads a key and its value. Returns `None` for a key of several parts: `a.b = 1` is a key of the table `a`, which
    /// Recto has no use for.
    fn entry(&mut self) -> Step<Option<Entry>> {
        let start = self.position();
        let mut key = Some(self.key()?);
        let key_span = self.span_from(start);
        self.skip_spaces();
        while self.consume(".") {
            self.skip_spaces();
            self.key()?;
            self.skip_spaces();
            key = None;
        }
        if !self.consume("=") {
            return Err(TomlProblem::MissingEquals);
        }
        self.skip_spaces();
        let start = self.position();
        let value = self.value()?;
        let value_span = self.span_from(start);
        self.skip_spaces();
        let ends = self.rest.is_empty() || self.rest.starts_with(['\n', '\r', '#']);
        if ends {
            Ok(key.map(|key| Entry {
                key,
                value,
                key_span,
                value_span,
            }))
        } else {
            Err(TomlProblem::TrailingText)
        }
    }

    fn key(&mut self) -> Step<String> {
        if self.consume("\"") {
            return self.basic_string();
        }
        if self.consume("'") {
            return self.literal("'");
        }
        let end = self
            .rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'));
        let (key, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        if key.is_empty() {
            Err(TomlProblem::MissingKey)
        } else {
            Ok(key.to_owned())
        }
    }

    fn value(&mut self) -> Step<Value> {
        if !self.consume("[") {
            return self.item();
        }
        let mut items = Vec::new();
        loop {
            self.skip_blank();
            if self.consume("]") {
                return Ok(Value::List(items));
            }
            items.push(self.item()?);
            self.skip_blank();
            if !self.consume(",") && !self.rest.starts_with(']') {
                return Err(TomlProblem::UnclosedList);
            }
        }
    }

    /// Reads a value that is not a list, or an item of a list. Lists within lists are skipped.
    fn item(&mut self) -> Step<Value> {
        let start = self.rest;
        if self.consume("{")
            && let Ok(entries) = self.table()
        {
            return Ok(Value::Table(entries));
        }
        self.rest = start;
        self.single()
    }

    /// Reads the keys of an inline table, with single values.
    fn table(&mut self) -> Step<Vec<Entry>> {
        let mut entries = Vec::new();
        loop {
            self.skip_blank();
            if self.consume("}") {
                return Ok(entries);
            }
            let start = self.position();
            let key = self.key()?;
            let key_span = self.span_from(start);
            self.skip_spaces();
            if !self.consume("=") {
                return Err(TomlProblem::MissingEquals);
            }
            self.skip_spaces();
            let start = self.position();
            let value = self.single()?;
            let value_span = self.span_from(start);
            entries.push(Entry {
                key,
                value,
                key_span,
                value_span,
            });
            self.skip_blank();
            if !self.consume(",") && !self.rest.starts_with('}') {
                return Err(TomlProblem::UnclosedTable);
            }
        }
    }

    /// Reads a single value. A list or a table in its place is skipped.
    fn single(&mut self) -> Step<Value> {
        if self.rest.starts_with(['[', '{']) {
            self.skip_nested()?;
            return Ok(Value::Table(Vec::new()));
        }
        let start = self.position();
        let text = match self.string() {
            Some(text) => text?,
            None => return self.bare(),
        };
        Ok(Value::Scalar(Scalar {
            text,
            is_quoted: true,
            span: self.span_from(start),
        }))
    }

    /// Reads a number, a date or a truth value, as written.
    fn bare(&mut self) -> Step<Value> {
        let end = self
            .rest
            .find([',', ']', '}', '#', '\n', '\r'])
            .unwrap_or(self.rest.len());
        let text = self.rest[..end].trim_ascii();
        let is_bare = !text.is_empty()
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+-.:_ ".contains(&byte));
        let is_known = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'))
            || matches!(text, "true" | "false" | "inf" | "nan");
        if !is_bare || !is_known {
            return Err(TomlProblem::MissingValue);
        }
        let start = self.position();
        self.rest = &self.rest[end..];
        Ok(Value::Scalar(Scalar {
            text: text.to_owned(),
            is_quoted: false,
            span: self.span_from(start),
        }))
    }

    /// Skips a list or a table with its content.
    fn skip_nested(&mut self) -> Step<()> {
        let mut depth = 0_usize;
        loop {
            self.skip_blank();
            if let Some(string) = self.string() {
                string?;
                continue;
            }
            let Some(c) = self.rest.chars().next() else {
                return Err(TomlProblem::UnclosedNesting);
            };
            self.rest = &self.rest[c.len_utf8()..];
            match c {
                '[' | '{' => depth += 1,
                ']' | '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }
}
