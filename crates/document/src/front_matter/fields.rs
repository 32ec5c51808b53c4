//! Keys with a meaning, and the types of their values.

mod quotes;

use super::{
    date,
    value::{Entries, Entry, Scalar, Span, Value},
};
use crate::diagnostic::{DiagnosticKind, Diagnostics};
use crate::{
    text::one_line,
    tree::{Date, Direction, LeadImage, Metadata, PullQuoteSetting, SafeUrl, language_tag},
};
use std::collections::HashSet;

/// Values of the keys.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub metadata: Metadata,
    /// Value of `dir`.
    pub direction: Option<Direction>,
    pub diagnostics: Diagnostics,
    image: Option<LeadImage>,
}

/// Turns keys into metadata, and reports values of the wrong type.
pub(super) fn metadata(read: Entries) -> Fields {
    let mut fields = Fields {
        diagnostics: read.diagnostics,
        ..Fields::default()
    };
    let mut seen = HashSet::new();
    for entry in read.entries {
        if seen.insert(entry.key.clone()) {
            fields.read(entry);
        } else {
            let Entry { key, key_span, .. } = entry;
            fields.report(key_span, || DiagnosticKind::DuplicateKey { key });
        }
    }
    fields.finish();
    fields
}

impl Fields {
    fn read(&mut self, entry: Entry) {
        let span = entry.span();
        let Entry { key, value, .. } = entry;
        if is_nothing(&value) {
            return;
        }
        match key.as_str() {
            "title" => self.metadata.title = self.text("title", value, span),
            "description" => self.metadata.description = self.text("description", value, span),
            "publisher" => self.metadata.publisher = self.text("publisher", value, span),
            "author" => self.metadata.authors = self.texts("author", value, span),
            "tags" => self.metadata.tags = self.tags(value, span),
            "translations" => self.metadata.translations = self.translations(value, span),
            "date" => self.metadata.date = self.date("date", value, span),
            "updated" => self.metadata.updated = self.date("updated", value, span),
            "lang" => self.metadata.lang = self.language(value, span),
            "dir" => self.direction = self.direction(value, span),
            "image" => self.image_source(value, span),
            "image_alt" => {
                self.image().alternative = self.text("image_alt", value, span).unwrap_or_default();
            }
            "image_caption" => {
                self.image().caption = self.text("image_caption", value, span).unwrap_or_default();
            }
            "pull_quotes" => self.metadata.pull_quotes = self.pull_quotes(value, span),
            "draft" => self.metadata.draft = self.truth("draft", value, span),
            _ => self.metadata.other.push((key, written(&value))),
        }
    }

    fn finish(&mut self) {
        let by_language = self.metadata.lang.as_deref().map(Direction::of_language);
        self.metadata.direction = self.direction.or(by_language).unwrap_or_default();
        // A caption or an alternative text needs an image.
        self.metadata.image = self
            .image
            .take()
            .filter(|image| !image.source.as_str().is_empty());
    }

    fn report(&mut self, span: Span, kind: impl FnOnce() -> DiagnosticKind) {
        self.diagnostics.report(|| (Some(span), kind()));
    }

    /// Returns a text: any single value, as written.
    fn text(&mut self, key: &str, value: Value, span: Span) -> Option<String> {
        match value {
            Value::Scalar(scalar) => Some(one_line(&scalar.text)),
            Value::List(_) | Value::Table(_) => {
                self.report(span, || DiagnosticKind::NotText {
                    key: key.to_owned(),
                });
                None
            }
        }
    }

    /// Returns a text, or a list of texts.
    fn texts(&mut self, key: &str, value: Value, span: Span) -> Vec<String> {
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
                    self.report(span.clone(), || DiagnosticKind::NotTextOrList {
                        key: key.to_owned(),
                    });
                }
            }
        }
        texts
    }

    /// Returns a list, or the parts of a text between commas, each once.
    fn tags(&mut self, value: Value, span: Span) -> Vec<String> {
        let is_text = matches!(value, Value::Scalar(_));
        let mut tags = self.texts("tags", value, span);
        if let ([text], true) = (tags.as_slice(), is_text) {
            tags = text
                .split(',')
                .map(|tag| tag.trim().to_owned())
                .filter(|tag| !tag.is_empty())
                .collect();
        }
        let mut seen = HashSet::new();
        tags.retain(|tag| seen.insert(tag.clone()));
        tags
    }

    /// Returns names of files, with or without `.md`.
    fn translations(&mut self, value: Value, span: Span) -> Vec<String> {
        let names = self.texts("translations", value, span).into_iter();
        names
            .map(|name| name.trim_end_matches(".md").to_owned())
            .collect()
    }

    fn date(&mut self, key: &str, value: Value, span: Span) -> Option<Date> {
        let text = self.text(key, value, span.clone())?;
        let date = date::read(&text);
        if date.is_none() {
            let key = key.to_owned();
            self.report(span, || DiagnosticKind::InvalidDate { key, value: text });
        }
        date
    }

    fn language(&mut self, value: Value, span: Span) -> Option<String> {
        let text = self.text("lang", value, span.clone())?;
        let tag = language_tag(&text);
        if tag.is_none() {
            self.report(span, || DiagnosticKind::InvalidLanguage { value: text });
        }
        tag
    }

    fn direction(&mut self, value: Value, span: Span) -> Option<Direction> {
        match self.text("dir", value, span.clone())?.as_str() {
            "ltr" => Some(Direction::LeftToRight),
            "rtl" => Some(Direction::RightToLeft),
            "auto" => None,
            other => {
                let value = other.to_owned();
                self.report(span, || DiagnosticKind::InvalidDirection { value });
                None
            }
        }
    }

    fn image(&mut self) -> &mut LeadImage {
        self.image.get_or_insert_default()
    }

    fn image_source(&mut self, value: Value, span: Span) {
        let Some(url) = self.text("image", value, span.clone()) else {
            return;
        };
        match SafeUrl::parse_image(&url) {
            Some(source) => self.image().source = source,
            None => self.report(span, || DiagnosticKind::LeadImageRefused { url }),
        }
    }

    fn pull_quotes(&mut self, value: Value, span: Span) -> PullQuoteSetting {
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
                let quotes = self.listed_quotes(value, &span);
                if quotes.is_empty() {
                    PullQuoteSetting::Unset
                } else {
                    PullQuoteSetting::Listed(quotes)
                }
            }
        }
    }

    fn truth(&mut self, key: &str, value: Value, span: Span) -> bool {
        match value {
            Value::Scalar(Scalar { text, .. }) if is_yes(&text) => true,
            Value::Scalar(Scalar { text, .. }) if is_no(&text) => false,
            Value::Scalar(_) | Value::List(_) | Value::Table(_) => {
                self.report(span, || DiagnosticKind::NotBoolean {
                    key: key.to_owned(),
                });
                false
            }
        }
    }
}

/// Returns `true` for an empty value.
fn is_nothing(value: &Value) -> bool {
    matches!(value, Value::Scalar(Scalar { text, is_quoted: false, .. }) if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
}

fn is_yes(text: &str) -> bool {
    matches!(text, "true" | "True" | "TRUE" | "yes" | "on")
}

fn is_no(text: &str) -> bool {
    matches!(text, "false" | "False" | "FALSE" | "no" | "off")
}

/// Returns the value of an unknown key, on one line.
fn written(value: &Value) -> String {
    match value {
        Value::Scalar(scalar) => scalar.text.clone(),
        Value::List(items) => items.iter().map(written).collect::<Vec<_>>().join(", "),
        Value::Table(_) => "…".to_owned(),
    }
}
