//! Reads front matter of other tools completely, nested values included, so that nothing is lost.

use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, StrInput};
use toml_edit::{DocumentMut, Item, TableLike};

use crate::{error::Error, yaml::Value};

/// Limit on values, against aliases of aliases; no person writes as many.
const MAX_VALUES: usize = 10_000;

/// Limit on nested lists and tables.
const MAX_DEPTH: usize = 50;

/// Front matter and the text below it.
#[derive(Debug, Default)]
pub(crate) struct FrontMatter<'a> {
    /// Keys with their values.
    pub(crate) entries: Vec<(String, Value)>,
    /// Comments on lines of their own, with their `#`.
    pub(crate) comments: Vec<String>,
    /// Text below the front matter.
    pub(crate) body: &'a str,
}

/// Reads the front matter of a text: YAML between `---`, TOML between `+++`.
pub(crate) fn read(text: &str) -> Result<FrontMatter<'_>, Error> {
    let mark = match text.lines().next().map(str::trim_end) {
        Some("---") => "---",
        Some("+++") => "+++",
        _ => return Ok(without_front_matter(text)),
    };
    let start = text.find('\n').map_or(text.len(), |at| at + 1);
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == mark || mark == "---" && line.trim_end() == "..." {
            let inside = &text[start..at];
            // Two thematic breaks are not front matter.
            if mark == "---" && !has_front_matter(text) {
                return Ok(without_front_matter(text));
            }
            let entries = if mark == "---" {
                yaml(inside)
            } else {
                toml(inside)
            };
            return Ok(FrontMatter {
                entries: entries.map_err(Error::FrontMatter)?,
                comments: comments(inside),
                body: &text[at + line.len()..],
            });
        }
        at += line.len();
    }
    Ok(without_front_matter(text))
}

fn without_front_matter(body: &str) -> FrontMatter<'_> {
    FrontMatter {
        body,
        ..FrontMatter::default()
    }
}

fn has_front_matter(text: &str) -> bool {
    document::front_matter::read(text).body > 0
}

/// Returns the comments at the start of a line; an indented one may be part of a value.
fn comments(text: &str) -> Vec<String> {
    let comments = text.lines().filter(|line| line.starts_with('#'));
    comments.map(str::to_owned).collect()
}

fn yaml(text: &str) -> Result<Vec<(String, Value)>, String> {
    let mut reader = YamlReader {
        parser: Parser::new_from_str(text),
        anchors: HashMap::new(),
        values: 0,
    };
    loop {
        match reader.next()? {
            Event::StreamEnd | Event::DocumentEnd => return Ok(Vec::new()),
            Event::MappingStart(..) => return reader.table(0),
            Event::Scalar(words, ..) if words.is_empty() || words == "~" => {}
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => {}
            _ => return Err("it has no keys such as `title: …`".to_owned()),
        }
    }
}

struct YamlReader<'a> {
    parser: Parser<'a, StrInput<'a>>,
    anchors: HashMap<usize, Value>,
    values: usize,
}

impl<'a> YamlReader<'a> {
    fn next(&mut self) -> Result<Event<'a>, String> {
        match self.parser.next_event() {
            Some(Ok((event, _))) => Ok(event),
            Some(Err(error)) => Err(format!(
                "line {}: {}",
                error.marker().line() + 1,
                error.info()
            )),
            None => Ok(Event::StreamEnd),
        }
    }

    fn table(&mut self, depth: usize) -> Result<Vec<(String, Value)>, String> {
        let mut entries = Vec::new();
        loop {
            let key = match self.next()? {
                Event::MappingEnd | Event::StreamEnd => return Ok(entries),
                event => self.value(event, depth)?,
            };
            let event = self.next()?;
            let value = self.value(event, depth)?;
            let key = match key {
                Value::Text(key) | Value::Plain(key) => key,
                Value::List(_) | Value::Table(_) => {
                    return Err("a key is a list or a table".to_owned());
                }
            };
            entries.push((key, value));
        }
    }

    fn value(&mut self, event: Event<'a>, depth: usize) -> Result<Value, String> {
        self.values += 1;
        if self.values > MAX_VALUES || depth > MAX_DEPTH {
            return Err("it has too many values".to_owned());
        }
        let (anchor, value) = match event {
            Event::Scalar(text, style, anchor, _) => {
                let text = text.into_owned();
                let is_plain = style == ScalarStyle::Plain && !text.contains('\n');
                let value = if is_plain && is_plain_scalar(&text) {
                    Value::Plain(text)
                } else {
                    Value::Text(text)
                };
                (anchor, value)
            }
            Event::SequenceStart(anchor, _) => {
                let mut items = Vec::new();
                loop {
                    match self.next()? {
                        Event::SequenceEnd | Event::StreamEnd => break,
                        event => items.push(self.value(event, depth + 1)?),
                    }
                }
                (anchor, Value::List(items))
            }
            Event::MappingStart(anchor, _) => (anchor, Value::Table(self.table(depth + 1)?)),
            Event::Alias(anchor) => {
                let value = self.anchors.get(&anchor).cloned();
                let value = value.unwrap_or(Value::Plain(String::new()));
                self.values += count(&value);
                return Ok(value);
            }
            _ => return Ok(Value::Plain(String::new())),
        };
        if anchor > 0 {
            self.anchors.insert(anchor, value.clone());
        }
        Ok(value)
    }
}

/// Counts a value and all values in it.
fn count(value: &Value) -> usize {
    match value {
        Value::Text(_) | Value::Plain(_) => 1,
        Value::List(items) => 1 + items.iter().map(count).sum::<usize>(),
        Value::Table(entries) => 1 + entries.iter().map(|(_, value)| count(value)).sum::<usize>(),
    }
}

/// Returns true if an unquoted scalar may be a number, a date, a boolean or null.
fn is_plain_scalar(text: &str) -> bool {
    let is_number = text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c))
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.: _".contains(c));
    let words = ["", "~", "null", "true", "false", "yes", "no", "on", "off"];
    is_number || words.contains(&text.to_lowercase().as_str())
}

fn toml(text: &str) -> Result<Vec<(String, Value)>, String> {
    let document: DocumentMut = text
        .parse()
        .map_err(|error: toml_edit::TomlError| error.message().to_owned())?;
    Ok(toml_table(document.as_table()))
}

fn toml_table(table: &dyn TableLike) -> Vec<(String, Value)> {
    table
        .iter()
        .map(|(key, item)| (key.to_owned(), toml_item(item)))
        .collect()
}

fn toml_item(item: &Item) -> Value {
    match item {
        Item::None => Value::Plain(String::new()),
        Item::Value(value) => toml_value(value),
        Item::Table(table) => Value::Table(toml_table(table)),
        Item::ArrayOfTables(tables) => Value::List(
            tables
                .iter()
                .map(|table| Value::Table(toml_table(table)))
                .collect(),
        ),
    }
}

fn toml_value(value: &toml_edit::Value) -> Value {
    use toml_edit::Value as Toml;
    match value {
        Toml::String(text) => Value::Text(text.value().clone()),
        Toml::Integer(number) => Value::Plain(number.value().to_string()),
        Toml::Float(number) => {
            let written = number.as_repr().and_then(|repr| repr.as_raw().as_str());
            let value = || number.value().to_string();
            Value::Plain(written.map_or_else(value, str::to_owned))
        }
        Toml::Boolean(truth) => Value::Plain(truth.value().to_string()),
        Toml::Datetime(date) => Value::Plain(date.value().to_string()),
        Toml::Array(items) => Value::List(items.iter().map(toml_value).collect()),
        Toml::InlineTable(table) => Value::Table(toml_table(table)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str, body: &str) {
        let front = read(text).unwrap();
        let written = crate::yaml::front_matter(&front.entries, &front.comments);
        assert_eq!(written, format!("---\n{expected}---\n"), "{text}");
        assert_eq!(front.body, body);
    }

    #[test]
    fn yaml_is_read_completely() {
        check(
            "---\n# mine\ntitle: \"A: b\"\nweight: 010\nmenu:\n  main: {name: x, list: [1, 'two']}\n---\nBody",
            "title: \"A: b\"\nweight: 010\nmenu: {main: {name: x, list: [1, two]}}\n# mine\n",
            "Body",
        );
        check("---\na: &x [1]\nb: *x\n---\n", "a: [1]\nb: [1]\n", "");
        check("---\na: >\n  one\n  two\n---\n", "a: \"one two\\n\"\n", "");
    }

    #[test]
    fn toml_becomes_yaml() {
        check(
            "+++\ntitle = \"T\"\ndate = 2024-01-02T03:04:05Z\nweight = 1_0\nratio = 1.50\n[taxonomies]\ntags = [\"a\"]\n[[r]]\nsrc = \"x\"\n+++\nBody\n",
            "title: T\ndate: 2024-01-02T03:04:05Z\nweight: 10\nratio: 1.50\ntaxonomies: {tags: [a]}\nr:\n  - {src: x}\n",
            "Body\n",
        );
    }

    #[test]
    fn text_without_front_matter_is_all_body() {
        check("Text\n", "", "Text\n");
        check("---\n\nText\n\n---\nmore", "", "---\n\nText\n\n---\nmore");
    }

    #[test]
    fn unreadable_front_matter_is_an_error_with_its_line() {
        let problem = read("---\ntitle: \"a\nb: [\n---\n")
            .unwrap_err()
            .to_string();
        assert!(problem.contains("cannot be read: line"), "{problem}");
        let bomb = format!(
            "---\na: &a [{}]\nb: &b [{}]\nc: &c [{}]\nd: [{}]\n---\n",
            "x,".repeat(50),
            "*a,".repeat(50),
            "*b,".repeat(50),
            "*c,".repeat(50)
        );
        assert!(read(&bomb).is_err());
    }
}
