//! The YAML of nearly all articles: keys with single values on their lines, with lists of them, with tables of them or with
//! simple block scalars. A reader for all of YAML would be a seventh of what readers download before the text.
//!
//! Text that this reader reads, it reads as the [full one](super::yaml) does, except for the places. It reads no other text.

use super::value::{Entries, Entry, Scalar, Value};

/// Characters that a plain scalar does not begin with.
const INDICATORS: &[u8] = b"-?:,[]{}#&*!|>'\"%@`";

/// Reads the keys at the top level. Returns `None` for a text that needs the full reader.
pub(super) fn read(text: &str) -> Option<Entries> {
    let bytes = text.as_bytes();
    let is_control = |(at, byte): (usize, &u8)| match byte {
        b'\n' => false,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        byte => byte.is_ascii_control(),
    };
    if bytes.iter().enumerate().any(is_control) || text.contains('\u{feff}') {
        return None;
    }
    let mut reader = Reader { rest: text };
    let entries = reader.table(0)?;
    reader.line().is_none().then(|| Entries {
        entries,
        ..Entries::default()
    })
}

struct Reader<'a> {
    /// Lines that are not read yet.
    rest: &'a str,
}

/// Line with content.
struct Line<'a> {
    indent: usize,
    text: &'a str,
}

impl<'a> Reader<'a> {
    /// Returns the next line without its break, and the lines after it.
    fn next(&self) -> Option<(&'a str, &'a str)> {
        if self.rest.is_empty() {
            return None;
        }
        let end = memchr::memchr(b'\n', self.rest.as_bytes()).unwrap_or(self.rest.len());
        let line = &self.rest[..end];
        let after = self.rest.get(end + 1..).unwrap_or_default();
        Some((line.strip_suffix('\r').unwrap_or(line), after))
    }

    /// Skips blank lines and comments, and returns the next line. It is still to be read.
    fn line(&mut self) -> Option<Line<'a>> {
        loop {
            let (line, after) = self.next()?;
            let text = trim_start(line);
            if !is_end(text) {
                let indent = line.len() - text.len();
                return Some(Line { indent, text });
            }
            self.rest = after;
        }
    }

    /// Skips the line that was read.
    fn advance(&mut self) {
        self.rest = self.next().map_or("", |(_, after)| after);
    }

    /// Reads the keys of a table that stands in one column.
    fn table(&mut self, column: usize) -> Option<Vec<Entry>> {
        let mut entries = Vec::new();
        while let Some(Line { indent, text }) = self.line()
            && indent >= column
        {
            let (key, value) = key(text).filter(|_| indent == column)?;
            self.advance();
            entries.push(self.entry(key, value, column > 0)?);
        }
        Some(entries)
    }

    /// Reads the value of a key, which begins on its line.
    fn entry(&mut self, key: &str, text: &str, is_nested: bool) -> Option<Entry> {
        let value = match text.as_bytes().first() {
            _ if is_nested && !is_end(text) => scalar(text)?,
            // Lists and tables within tables have no meaning.
            None | Some(b'#') if is_nested => empty(),
            None | Some(b'#') => self.block()?,
            Some(b'[') => flow_list(&text[1..])?,
            Some(b'|' | b'>') => self.block_scalar(text)?,
            Some(_) => scalar(text)?,
        };
        Some(Entry {
            key: key.to_owned(),
            value,
            key_span: 0..0,
            value_span: 0..0,
        })
    }

    /// Reads a value that begins under its key, if there is one.
    fn block(&mut self) -> Option<Value> {
        match self.line() {
            Some(Line { indent, text }) if text.starts_with("- ") => self.list(indent),
            Some(Line { indent: 1.., .. }) => {
                let column = self.line()?.indent;
                self.table(column).map(Value::Table)
            }
            _ => Some(empty()),
        }
    }

    /// Reads a list whose hyphens stand in one column.
    fn list(&mut self, column: usize) -> Option<Value> {
        let mut items = Vec::new();
        while let Some(Line { indent, text }) = self.line()
            && indent >= column
        {
            let Some(item) = text.strip_prefix("- ").filter(|_| indent == column) else {
                // A list may stand right under its key, and the next key under it.
                return (indent == 0).then_some(Value::List(items));
            };
            let item = trim_start(item);
            self.advance();
            items.push(match key(item) {
                Some((key, value)) => {
                    let column = indent + text.len() - item.len();
                    let mut entries = vec![self.entry(key, value, true)?];
                    entries.append(&mut self.table(column)?);
                    Value::Table(entries)
                }
                None => scalar(item)?,
            });
        }
        Some(Value::List(items))
    }

    /// Reads lines of the same indentation without blank lines between them.
    fn block_scalar(&mut self, header: &str) -> Option<Value> {
        let (between, end) = match header.trim_end_matches(' ') {
            "|" => ("\n", "\n"),
            "|-" => ("\n", ""),
            ">" => (" ", "\n"),
            ">-" => (" ", ""),
            _ => return None,
        };
        let (mut text, mut column, mut is_blank) = (String::new(), 0, false);
        while let Some((line, after)) = self.next() {
            let words = trim_start(line);
            let indent = line.len() - words.len();
            if words.is_empty() {
                is_blank = true;
            } else if indent == 0 {
                break;
            } else {
                if text.is_empty() {
                    column = indent;
                } else {
                    text.push_str(between);
                }
                text.push_str(words);
            }
            // White space at an end may be part of the text.
            if line.ends_with(' ') || !words.is_empty() && (is_blank || indent != column) {
                return None;
            }
            self.rest = after;
        }
        if text.is_empty() {
            return None;
        }
        text.push_str(end);
        Some(quoted_value(text))
    }
}

/// Splits a line into its key and the text after the colon.
fn key(line: &str) -> Option<(&str, &str)> {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let end = line
        .bytes()
        .position(|byte| !(is_letter(byte) || byte == b'-' || byte == b'.'))?;
    let value = line[end..].strip_prefix(':')?;
    (is_letter(line.as_bytes()[0]) && (value.is_empty() || value.starts_with(' ')))
        .then(|| (&line[..end], trim_start(value)))
}

/// Reads a single value that takes the rest of its line, up to a comment.
fn scalar(text: &str) -> Option<Value> {
    if text.starts_with(['"', '\'']) {
        let (text, rest) = quoted(text)?;
        return is_end_of_value(rest).then(|| quoted_value(text));
    }
    let bytes = text.as_bytes();
    let comment = bytes.windows(2).position(|pair| pair == b" #");
    let text = text[..comment.unwrap_or(text.len())].trim_end_matches(' ');
    let is_key = text.ends_with(':') || bytes.windows(2).any(|pair| pair == b": ");
    if is_key { None } else { plain(text) }
}

/// Reads a list between brackets on one line, from behind the first bracket.
fn flow_list(text: &str) -> Option<Value> {
    let (mut rest, mut items) = (trim_start(text), Vec::new());
    loop {
        if let Some(rest) = rest.strip_prefix(']') {
            return is_end_of_value(rest).then_some(Value::List(items));
        }
        let item;
        (item, rest) = if rest.starts_with(['"', '\'']) {
            let (text, rest) = quoted(rest)?;
            (quoted_value(text), rest)
        } else {
            let end = rest
                .bytes()
                .position(|byte| matches!(byte, b',' | b'[' | b']' | b'{' | b'}' | b':' | b'#'))?;
            let text = rest[..end].trim_end_matches(' ');
            if text.ends_with('-') {
                return None;
            }
            (plain(text)?, &rest[end..])
        };
        items.push(item);
        rest = trim_start(rest);
        if let Some(after) = rest.strip_prefix(',') {
            rest = trim_start(after);
        } else if !rest.starts_with(']') {
            return None;
        }
    }
}

/// Reads a text between quotation marks of either kind, and returns it with the rest of the line.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mark = *text.as_bytes().first()?;
    let (mut words, mut rest) = (String::new(), &text[1..]);
    loop {
        let end = rest
            .bytes()
            .position(|byte| byte == mark || byte == b'\\' && mark == b'"')?;
        words.push_str(&rest[..end]);
        let (sign, after) = (rest.as_bytes()[end], &rest[end + 1..]);
        let is_doubled = mark == b'\'' && after.starts_with('\'');
        if sign == mark && !is_doubled {
            return Some((words, after));
        }
        // Only a mark, or a backslash, stands for itself.
        let next = *after.as_bytes().first()?;
        if next != mark && next != b'\\' {
            return None;
        }
        words.push(char::from(next));
        rest = &after[1..];
    }
}

fn plain(text: &str) -> Option<Value> {
    let first = text.as_bytes().first()?;
    (!INDICATORS.contains(first)).then(|| {
        Value::Scalar(Scalar {
            text: text.to_owned(),
            is_quoted: false,
            span: 0..0,
        })
    })
}

fn quoted_value(text: String) -> Value {
    Value::Scalar(Scalar {
        text,
        is_quoted: true,
        span: 0..0,
    })
}

/// Returns the value of a key without one, as the full reader does.
fn empty() -> Value {
    Value::Scalar(Scalar {
        text: String::new(),
        is_quoted: false,
        span: 0..0,
    })
}

/// Returns `true` if the rest of a line, after a bracket or a quotation mark, has nothing but a comment.
fn is_end_of_value(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(' ') && is_end(trim_start(rest))
}

/// Returns `true` for a text without white space at its start that is nothing or a comment.
fn is_end(text: &str) -> bool {
    text.is_empty() || text.starts_with('#')
}

fn trim_start(text: &str) -> &str {
    text.trim_start_matches(' ')
}

#[cfg(test)]
mod tests;
