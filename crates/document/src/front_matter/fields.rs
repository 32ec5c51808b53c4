//! The keys that mean something to an article, and what is said where a value is not of their kind.

mod quotes;

use super::{
    date,
    value::{Entries, Entry, Problem, Scalar, Value},
};
use crate::{
    text::one_line,
    tree::{Date, Direction, LeadImage, Metadata, PullQuoteSetting, SafeUrl, language_tag},
};
use std::collections::HashMap;

/// What the keys say.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub metadata: Metadata,
    /// What `dir` says.
    pub direction: Option<Direction>,
    pub problems: Vec<Problem>,
    image: Option<LeadImage>,
}

/// Makes metadata of the keys, and tells which of them could not be honoured.
pub(super) fn metadata(read: Entries) -> Fields {
    let mut fields = Fields {
        problems: read.problems,
        ..Fields::default()
    };
    let mut seen = HashMap::new();
    for entry in read.entries {
        if seen.insert(entry.key.clone(), entry.line).is_none() {
            fields.read(entry);
        } else {
            fields.tell(
                entry.line,
                format!("`{}` is given twice; the first one counts.", entry.key),
            );
        }
    }
    fields.finish();
    fields
}

impl Fields {
    fn read(&mut self, entry: Entry) {
        let Entry { key, value, line } = entry;
        if is_nothing(&value) {
            return;
        }
        match key.as_str() {
            "title" => self.metadata.title = self.text("title", value, line),
            "description" => self.metadata.description = self.text("description", value, line),
            "publisher" => self.metadata.publisher = self.text("publisher", value, line),
            "author" => self.metadata.authors = self.texts("author", value, line),
            "tags" => self.metadata.tags = self.tags(value, line),
            "translations" => self.metadata.translations = self.translations(value, line),
            "date" => self.metadata.date = self.date("date", value, line),
            "updated" => self.metadata.updated = self.date("updated", value, line),
            "lang" => self.metadata.lang = self.language(value, line),
            "dir" => self.direction = self.direction(value, line),
            "image" => self.image_source(value, line),
            "image_alt" => {
                self.image().alternative = self.text("image_alt", value, line).unwrap_or_default();
            }
            "image_caption" => {
                self.image().caption = self.text("image_caption", value, line).unwrap_or_default();
            }
            "pull_quotes" => self.metadata.pull_quotes = self.pull_quotes(value, line),
            "draft" => self.metadata.draft = self.truth("draft", value, line),
            _ => self.metadata.other.push((key, written(&value))),
        }
    }

    fn finish(&mut self) {
        let by_language = self.metadata.lang.as_deref().map(Direction::of_language);
        self.metadata.direction = self.direction.or(by_language).unwrap_or_default();
        // A caption or an alternative text alone is no image.
        self.metadata.image = self
            .image
            .take()
            .filter(|image| !image.source.as_str().is_empty());
    }

    fn tell(&mut self, line: usize, message: String) {
        self.problems.push(Problem { line, message });
    }

    /// A text: any single value, as it is written.
    fn text(&mut self, key: &str, value: Value, line: usize) -> Option<String> {
        match value {
            Value::Scalar(scalar) => Some(one_line(&scalar.text)),
            Value::List(_) | Value::Table(_) => {
                self.tell(line, format!("`{key}` must be a text."));
                None
            }
        }
    }

    /// A text, or a list of texts.
    fn texts(&mut self, key: &str, value: Value, line: usize) -> Vec<String> {
        let items = match value {
            Value::List(items) => items,
            single => vec![single],
        };
        let mut texts = Vec::new();
        for item in items {
            match item {
                nothing if is_nothing(&nothing) => {}
                Value::Scalar(scalar) if !scalar.text.trim().is_empty() => {
                    texts.push(one_line(&scalar.text));
                }
                Value::Scalar(_) => {}
                Value::List(_) | Value::Table(_) => {
                    self.tell(line, format!("`{key}` must be a text or a list of texts."));
                }
            }
        }
        texts
    }

    /// A list, or a text with commas between the tags. Repeated tags count once.
    fn tags(&mut self, value: Value, line: usize) -> Vec<String> {
        let is_text = matches!(value, Value::Scalar(_));
        let mut tags = self.texts("tags", value, line);
        if let ([text], true) = (tags.as_slice(), is_text) {
            tags = text
                .split(',')
                .map(|tag| tag.trim().to_owned())
                .filter(|tag| !tag.is_empty())
                .collect();
        }
        let mut seen = HashMap::new();
        tags.retain(|tag| seen.insert(tag.clone(), line).is_none());
        tags
    }

    /// Names of files; `.md` may be there.
    fn translations(&mut self, value: Value, line: usize) -> Vec<String> {
        let names = self.texts("translations", value, line).into_iter();
        names
            .map(|name| name.trim_end_matches(".md").to_owned())
            .collect()
    }

    fn date(&mut self, key: &str, value: Value, line: usize) -> Option<Date> {
        let text = self.text(key, value, line)?;
        let date = date::read(&text);
        if date.is_none() {
            self.tell(
                line,
                format!(
                    "`{key}` must be a date such as 2025-05-06; `{}` is none.",
                    start(&text)
                ),
            );
        }
        date
    }

    fn language(&mut self, value: Value, line: usize) -> Option<String> {
        let text = self.text("lang", value, line)?;
        let tag = language_tag(&text);
        if tag.is_none() {
            self.tell(
                line,
                format!(
                    "`lang` must be a language tag such as `en` or `zh-Hant`; `{}` is none.",
                    start(&text)
                ),
            );
        }
        tag
    }

    fn direction(&mut self, value: Value, line: usize) -> Option<Direction> {
        match self.text("dir", value, line)?.as_str() {
            "ltr" => Some(Direction::LeftToRight),
            "rtl" => Some(Direction::RightToLeft),
            "auto" => None,
            other => {
                self.tell(
                    line,
                    format!(
                        "`dir` must be `ltr`, `rtl` or `auto`; `{}` is none of them.",
                        start(other)
                    ),
                );
                None
            }
        }
    }

    fn image(&mut self) -> &mut LeadImage {
        self.image.get_or_insert_default()
    }

    fn image_source(&mut self, value: Value, line: usize) {
        let Some(address) = self.text("image", value, line) else {
            return;
        };
        match SafeUrl::parse_image(&address) {
            Some(source) => self.image().source = source,
            None => self.tell(
                line,
                format!(
                    "`image` must come over https or from a relative address; `{}` does not.",
                    start(&address)
                ),
            ),
        }
    }

    fn pull_quotes(&mut self, value: Value, line: usize) -> PullQuoteSetting {
        match &value {
            Value::Scalar(Scalar {
                text,
                is_quoted: false,
                ..
            }) if is_no(text) => PullQuoteSetting::None,
            Value::Scalar(Scalar { text, .. }) if text == "auto" => PullQuoteSetting::Automatic,
            Value::Scalar(Scalar {
                text,
                is_quoted: false,
                ..
            }) if is_yes(text) => PullQuoteSetting::Automatic,
            Value::Scalar(_) | Value::List(_) | Value::Table(_) => {
                let quotes = self.listed_quotes(value, line);
                if quotes.is_empty() {
                    PullQuoteSetting::Unset
                } else {
                    PullQuoteSetting::Listed(quotes)
                }
            }
        }
    }

    fn truth(&mut self, key: &str, value: Value, line: usize) -> bool {
        match value {
            Value::Scalar(Scalar { text, .. }) if is_yes(&text) => true,
            Value::Scalar(Scalar { text, .. }) if is_no(&text) => false,
            Value::Scalar(_) | Value::List(_) | Value::Table(_) => {
                self.tell(line, format!("`{key}` must be `true` or `false`."));
                false
            }
        }
    }
}

/// Whether the author left the value out.
fn is_nothing(value: &Value) -> bool {
    matches!(value, Value::Scalar(Scalar { text, is_quoted: false, .. }) if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
}

fn is_yes(text: &str) -> bool {
    matches!(text, "true" | "True" | "TRUE" | "yes" | "on")
}

fn is_no(text: &str) -> bool {
    matches!(text, "false" | "False" | "FALSE" | "no" | "off")
}

/// A value that Recto has no use for, in one line.
fn written(value: &Value) -> String {
    match value {
        Value::Scalar(scalar) => scalar.text.clone(),
        Value::List(items) => items.iter().map(written).collect::<Vec<_>>().join(", "),
        Value::Table(_) => "…".to_owned(),
    }
}

/// As much of a value as a notice needs.
fn start(text: &str) -> &str {
    &text[..text.floor_char_boundary(60)]
}
