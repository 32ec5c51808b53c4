//! Writes front matter as YAML with a line for each key. Any text reads back as it was.

use std::fmt::Write;

/// A value of front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text, quoted where YAML could read it as something else.
    Text(String),
    /// Number, date or boolean, in its source form.
    Plain(String),
    /// List of values.
    List(Vec<Value>),
    /// Keys with their values.
    Table(Vec<(String, Value)>),
}

impl Value {
    /// Makes a text value.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Makes a text value of one text, and a list of several.
    pub fn texts(texts: Vec<String>) -> Self {
        match <[String; 1]>::try_from(texts) {
            Ok([text]) => Self::Text(text),
            Err(texts) => Self::List(texts.into_iter().map(Self::Text).collect()),
        }
    }

    /// Returns the value on one line for a report: items of a list separated by commas, nothing for a table.
    pub fn one_line(&self) -> String {
        match self {
            Self::List(items) => {
                let items: Vec<&str> = items.iter().filter_map(Self::scalar).collect();
                items.join(", ")
            }
            other => other.scalar().unwrap_or_default().to_owned(),
        }
    }

    /// Returns the text of a single value; none for lists and tables.
    pub fn scalar(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Plain(text) => Some(text),
            Self::List(_) | Self::Table(_) => None,
        }
    }
}

/// Position of a scalar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Position {
    /// On a line of its own.
    Line,
    /// Between brackets, where commas separate values.
    Brackets,
}

/// Writes front matter between `---` lines. Comments follow the keys, one a line.
pub fn front_matter(entries: &[(String, Value)], comments: &[String]) -> String {
    let mut text = "---\n".to_owned();
    for (key, value) in entries {
        text.push_str(&write_key(key));
        text.push(':');
        write_value(value, &mut text);
        text.push('\n');
    }
    for comment in comments {
        text.push_str("# ");
        text.push_str(comment.trim_start_matches('#').trim());
        text.push('\n');
    }
    text + "---\n"
}

fn write_value(value: &Value, text: &mut String) {
    match value {
        Value::List(items) if is_long(items) => {
            for item in items {
                text.push_str("\n  - ");
                match item {
                    Value::Text(item) => text.push_str(&write_text(item, Position::Line)),
                    other => text.push_str(&flow(other)),
                }
            }
        }
        Value::Text(words) => {
            text.push(' ');
            text.push_str(&write_text(words, Position::Line));
        }
        // The author fills it in.
        Value::Plain(words) if words.is_empty() => {}
        Value::Plain(_) | Value::List(_) | Value::Table(_) => {
            text.push(' ');
            text.push_str(&flow(value));
        }
    }
}

/// Returns true if a list reads better with a line for each item.
fn is_long(items: &[Value]) -> bool {
    let has_long = |item: &Value| item.scalar().is_none_or(|text| text.len() > 30);
    items.len() > 8 || items.iter().any(has_long)
}

fn flow(value: &Value) -> String {
    match value {
        Value::Text(text) => write_text(text, Position::Brackets),
        Value::Plain(text) if text.is_empty() => "null".to_owned(),
        Value::Plain(text) => text.clone(),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Table(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("{}: {}", write_key(key), flow(value)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

fn write_key(key: &str) -> String {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let begins_well = key.starts_with(|c: char| c.is_ascii_alphabetic());
    if begins_well && key.chars().all(is_name) {
        key.to_owned()
    } else {
        quote(key)
    }
}

fn write_text(text: &str, position: Position) -> String {
    if is_plain(text, position) {
        text.to_owned()
    } else {
        quote(text)
    }
}

/// Returns true if a text needs no quotation marks. Stricter than YAML, so that authors need not know its rules.
fn is_plain(text: &str, position: Position) -> bool {
    let is_harmless = |c: char| {
        c.is_alphanumeric()
            || " -_.'’‘“”()/;?!…–—+%&$€£".contains(c)
            || position == Position::Line && c == ','
    };
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && text.chars().all(is_harmless)
        && !RESERVED.contains(&text.to_lowercase().as_str())
}

/// Words that some YAML parser reads as something else than text.
const RESERVED: [&str; 13] = [
    "true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf", "auto", "none",
];

fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if c.is_control()
                || matches!(
                    c,
                    '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
                ) =>
            {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use document::text::one_line;
    use proptest::prelude::*;

    use super::*;

    fn check(value: Value, expected: &str) {
        let text = front_matter(&[("title".to_owned(), value)], &[]);
        assert_eq!(text, format!("---\ntitle:{expected}\n---\n"));
    }

    #[test]
    fn harmless_texts_are_not_quoted() {
        check(
            Value::text("A short walk, at low tide"),
            " A short walk, at low tide",
        );
        check(Value::Plain("2026-05-06".into()), " 2026-05-06");
        check(
            Value::texts(vec!["sea".into(), "craft".into()]),
            " [sea, craft]",
        );
    }

    #[test]
    fn ambiguous_texts_are_quoted() {
        check(Value::text("Notes: a start"), " \"Notes: a start\"");
        check(Value::text("2025"), " \"2025\"");
        check(Value::text("No"), " \"No\"");
        check(Value::text("a\n---\nb"), " \"a\\n---\\nb\"");
        check(
            Value::texts(vec!["a, b".into(), "c".into()]),
            " [\"a, b\", c]",
        );
    }

    #[test]
    fn long_lists_have_a_line_for_each_item() {
        let quote = "A sentence that is long enough to have a line.";
        check(
            Value::List(vec![Value::text(quote)]),
            &format!("\n  - {quote}"),
        );
    }

    proptest! {
        #[test]
        fn any_text_reads_back_as_it_was(title in any::<String>(), names in prop::collection::vec(any::<String>(), 2..5)) {
            let entries = [
                ("title".to_owned(), Value::text(title.clone())),
                ("author".to_owned(), Value::texts(names.clone())),
                ("other".to_owned(), Value::text(title.clone())),
            ];
            let text = front_matter(&entries, &[]) + "Text";
            let read = document::front_matter::read(&text);
            prop_assert_eq!(&read.diagnostics, &[]);
            prop_assert_eq!(&text[read.body..], "Text");
            // A title is one line, whatever its source.
            prop_assert_eq!(read.metadata.title.unwrap_or_default(), one_line(&title));
            let names: Vec<_> = names.iter().filter(|name| !name.trim().is_empty()).map(|name| one_line(name)).collect();
            prop_assert_eq!(read.metadata.authors, names);
            let other = read.metadata.other.into_iter().map(|(_, value)| value).next();
            prop_assert_eq!(other, Some(title));
        }

        #[test]
        fn any_key_reads_back_as_it_was(key in "\\PC+", value in any::<String>()) {
            prop_assume!(!document::front_matter::KEYS.contains(&key.as_str()));
            let entries = [("title".to_owned(), Value::text("T")), (key.clone(), Value::text(value.clone()))];
            let read = document::front_matter::read(&front_matter(&entries, &[]));
            prop_assert_eq!(&read.diagnostics, &[]);
            prop_assert_eq!(read.metadata.other, [(key, value)]);
        }
    }
}
