//! TOML, as much of it as front matter is: keys with values, down to the first `[table]`.
//!
//! Our own reader, because a parser for all of TOML would be a tenth of what a reader downloads to read Markdown. It
//! checks what it needs to find the next key; numbers and dates are kept as they are written.

mod strings;
#[cfg(test)]
mod tests;

use super::value::{Entries, Entry, Problem, Scalar, Value};

/// Reads the keys at the top level. A line that is wrong is told, and passed over.
pub(super) fn read(text: &str) -> Entries {
    let mut reader = Reader {
        text,
        rest: text,
        counted: 0,
        lines: 0,
    };
    let mut found = Entries::default();
    loop {
        reader.skip_blank();
        if reader.rest.is_empty() {
            return found;
        }
        if reader.rest.starts_with('[') {
            found.problems.extend(reader.quotes_in_tables());
            return found;
        }
        let line = reader.line();
        match reader.entry() {
            Ok((Some(key), value)) => found.entries.push(Entry { key, value, line }),
            // `a.b = 1` is a key of the table `a`, which Recto has no use for.
            Ok((None, _)) => {}
            Err(what) => {
                let message = format!("A line of the front matter was not read: {what}.");
                found.problems.push(Problem {
                    line: reader.line(),
                    message,
                });
                reader.skip_line();
            }
        }
    }
}

/// What is wrong, to complete a sentence.
type Step<T> = Result<T, &'static str>;

struct Reader<'a> {
    text: &'a str,
    /// What is still to be read.
    rest: &'a str,
    /// How much has been searched for line breaks, and how many there are in it.
    counted: usize,
    lines: usize,
}

impl Reader<'_> {
    /// The line at which the rest begins, from 1.
    fn line(&mut self) -> usize {
        let read = self.text.len() - self.rest.len();
        if let Some(new) = self.text.as_bytes().get(self.counted..read) {
            self.lines += memchr::memchr_iter(b'\n', new).count();
            self.counted = read;
        }
        1 + self.lines
    }

    /// Tells the author of `[[pull_quotes]]` how else to write it: what comes after the first table is not read.
    fn quotes_in_tables(&mut self) -> Option<Problem> {
        self.rest = &self.rest[self.rest.find("[pull_quotes]")?..];
        let message = "`[[pull_quotes]]` was not read: write `pull_quotes = [{text = \"…\"}]` above all tables.".to_owned();
        Some(Problem {
            line: self.line(),
            message,
        })
    }

    fn skip_line(&mut self) {
        let end = self.rest.find('\n').map_or(self.rest.len(), |at| at + 1);
        self.rest = &self.rest[end..];
    }

    /// Passes over white space, line breaks and comments.
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

    /// Takes what the rest begins with, if it does.
    fn take(&mut self, start: &str) -> bool {
        let rest = self.rest.strip_prefix(start);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// A key and its value; without a key where it is one of several parts.
    fn entry(&mut self) -> Step<(Option<String>, Value)> {
        let mut key = Some(self.key()?);
        self.skip_spaces();
        while self.take(".") {
            self.skip_spaces();
            self.key()?;
            self.skip_spaces();
            key = None;
        }
        if !self.take("=") {
            return Err("`=` is missing after a key");
        }
        self.skip_spaces();
        let value = self.value()?;
        self.skip_spaces();
        let ends = self.rest.is_empty() || self.rest.starts_with(['\n', '\r', '#']);
        if ends {
            Ok((key, value))
        } else {
            Err("something follows a value")
        }
    }

    fn key(&mut self) -> Step<String> {
        if self.take("\"") {
            return self.basic_string();
        }
        if self.take("'") {
            return self.literal("'");
        }
        let end = self
            .rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'));
        let (key, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        if key.is_empty() {
            Err("a key is missing")
        } else {
            Ok(key.to_owned())
        }
    }

    fn value(&mut self) -> Step<Value> {
        if !self.take("[") {
            return self.item();
        }
        let mut items = Vec::new();
        loop {
            self.skip_blank();
            if self.take("]") {
                return Ok(Value::List(items));
            }
            items.push(self.item()?);
            self.skip_blank();
            if !self.take(",") && !self.rest.starts_with(']') {
                return Err("a list is not closed");
            }
        }
    }

    /// A value that is no list, or an item of one. Lists within lists are passed over.
    fn item(&mut self) -> Step<Value> {
        let start = self.rest;
        if self.take("{")
            && let Ok(entries) = self.table()
        {
            return Ok(Value::Table(entries));
        }
        self.rest = start;
        self.single()
    }

    /// The keys of a table on one line, with single values.
    fn table(&mut self) -> Step<Vec<Entry>> {
        let mut entries = Vec::new();
        loop {
            self.skip_blank();
            if self.take("}") {
                return Ok(entries);
            }
            let (line, key) = (self.line(), self.key()?);
            self.skip_spaces();
            if !self.take("=") {
                return Err("`=` is missing after a key");
            }
            self.skip_spaces();
            let value = self.single()?;
            entries.push(Entry { key, value, line });
            self.skip_blank();
            if !self.take(",") && !self.rest.starts_with('}') {
                return Err("a table is not closed");
            }
        }
    }

    /// A single value. A list or a table in its place is passed over.
    fn single(&mut self) -> Step<Value> {
        if self.rest.starts_with(['[', '{']) {
            self.skip_nested()?;
            return Ok(Value::Table(Vec::new()));
        }
        let line = self.line();
        let text = match self.string() {
            Some(text) => text?,
            None => return self.bare(),
        };
        Ok(Value::Scalar(Scalar {
            text,
            is_quoted: true,
            line,
        }))
    }

    /// A number, a date or a truth value, as it is written.
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
            return Err("a value is missing, or a text is not between quotation marks");
        }
        self.rest = &self.rest[end..];
        Ok(Value::Scalar(Scalar {
            text: text.to_owned(),
            is_quoted: false,
            line: self.line(),
        }))
    }

    /// Passes over a list or a table with all that is in it.
    fn skip_nested(&mut self) -> Step<()> {
        let mut depth = 0_usize;
        loop {
            self.skip_blank();
            if let Some(string) = self.string() {
                string?;
                continue;
            }
            let Some(c) = self.rest.chars().next() else {
                return Err("a list or a table is not closed");
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
