//! Typed values from a TOML table. A value of another type becomes a diagnostic and is left out.

use std::ops::Range;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{
    control_characters::strip_controls,
    diagnostic::{Code, Diagnostic, Source, suggest},
};

/// Advice about every syntax error: those of the parser are told apart by their messages only.
const SYNTAX_ADVICE: &str = "TOML is explained at https://toml.io";

/// A value with its span.
pub(super) type Value<'a> = Spanned<DeValue<'a>>;

/// A table of TOML.
pub(super) type Table<'a> = DeTable<'a>;

/// Reads values and collects diagnostics.
pub(super) struct TomlReader<'a> {
    source: &'a Source,
    /// The start of the TOML in the source, behind a byte order mark.
    offset: usize,
    /// The lines with syntax errors, which are not read further.
    broken_lines: Vec<usize>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'a> TomlReader<'a> {
    /// Creates a reader, with the errors of the parser. Its text begins at `offset` in the source.
    pub(super) fn new(source: &'a Source, offset: usize, errors: &[toml::de::Error]) -> Self {
        let mut reader = Self {
            source,
            offset,
            broken_lines: Vec::new(),
            diagnostics: Vec::new(),
        };
        for error in errors {
            let span = error.span().unwrap_or_default();
            let line = reader.line(&span);
            // One mistake often causes several errors on its line.
            if !reader.broken_lines.contains(&line) {
                reader.broken_lines.push(line);
                let message = format!("this is not valid TOML: {}", error.message());
                reader.report(Code::SiteSyntax, span, message, SYNTAX_ADVICE);
            }
        }
        reader
    }

    /// Adds a diagnostic. The span is in bytes of the TOML.
    pub(super) fn report(
        &mut self,
        code: Code,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.report_at(code, self.source_span(span), message, help);
    }

    /// Adds a diagnostic. The span is in bytes of the source.
    pub(super) fn report_at(
        &mut self,
        code: Code,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let diagnostic = self.source.diagnostic(code, span, message);
        self.diagnostics.push(diagnostic.help(help));
    }

    /// Converts a span of the TOML to one of the source.
    pub(super) fn source_span(&self, span: Range<usize>) -> Range<usize> {
        self.offset + span.start..self.offset + span.end
    }

    fn line(&self, span: &Range<usize>) -> usize {
        self.source.line_of(self.offset + span.start)
    }

    fn is_broken(&self, span: &Range<usize>) -> bool {
        self.broken_lines.contains(&self.line(span))
    }

    /// Returns the known keys of a table with their values, in the order of the text, and reports other keys. `path` is the
    /// dotted key of the table, empty for the root.
    pub(super) fn entries<'t>(
        &mut self,
        path: &str,
        table: &'t Table<'a>,
        known: &[&str],
    ) -> Vec<(&'t str, &'t Value<'a>)> {
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let mut read = Vec::new();
        for (key, value) in entries {
            let name: &str = key.get_ref();
            if known.contains(&name) {
                if !self.is_broken(&value.span()) {
                    read.push((name, value));
                }
            } else if !self.is_broken(&key.span()) {
                self.report_unknown_key(path, name, key.span(), known);
            }
        }
        read
    }

    fn report_unknown_key(&mut self, path: &str, name: &str, span: Range<usize>, known: &[&str]) {
        let table = if path.is_empty() {
            String::new()
        } else {
            format!(" of `{path}`")
        };
        let help = match suggest(name, known.iter().copied()) {
            Some(similar) => format!("did you mean `{similar}`?"),
            None => format!("remove it; the keys are {}", known.join(", ")),
        };
        let message = format!("`{name}` is not a known key{table}");
        self.report(Code::SiteKey, span, message, help);
    }

    /// Reports a key that a table lacks. The span is that of the table.
    pub(super) fn require(
        &mut self,
        path: &str,
        table: &Table<'a>,
        span: Range<usize>,
        key: &str,
        example: &str,
    ) {
        if !table.contains_key(key) {
            let message = format!("`{path}` has no `{key}`");
            self.report(
                Code::SiteRequired,
                span,
                message,
                format!("add `{key} = {example}`"),
            );
        }
    }

    /// Returns a text that is not empty, without characters that no page can show.
    pub(super) fn text(&mut self, key: &str, value: &Value<'a>) -> Option<String> {
        let DeValue::String(text) = value.get_ref() else {
            self.report_type(key, value, "a text", "write it between quotation marks");
            return None;
        };
        let text = strip_controls(text);
        let text = text.trim();
        if text.is_empty() {
            self.report_empty(key, value.span());
            return None;
        }
        Some(text.to_owned())
    }

    /// Returns the texts of a list, or one text, each with its span in the TOML.
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
                let help = "write each text between quotation marks";
                self.report_type(key, value, "a text or a list of texts", help);
                Vec::new()
            }
        }
    }

    /// Returns a table.
    pub(super) fn table<'t>(&mut self, key: &str, value: &'t Value<'a>) -> Option<&'t Table<'a>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            let help = format!("write its keys below a line `[{key}]`");
            self.report_type(key, value, "a table", &help);
        }
        table
    }

    /// Returns the tables of a list, each with its span in the TOML.
    pub(super) fn tables<'t>(
        &mut self,
        key: &str,
        value: &'t Value<'a>,
    ) -> Vec<(&'t Table<'a>, Range<usize>)> {
        let Some(items) = value.get_ref().as_array() else {
            let help = format!("write the keys of each item below a line `[[{key}]]`");
            self.report_type(key, value, "a list", &help);
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| Some((self.table(key, item)?, item.span())))
            .collect()
    }

    pub(super) fn report_empty(&mut self, key: &str, span: Range<usize>) {
        let message = format!("`{key}` is empty");
        self.report(
            Code::SiteValue,
            span,
            message,
            "write something, or remove it",
        );
    }

    fn report_type(&mut self, key: &str, value: &Value<'a>, expected: &str, help: &str) {
        let actual = match value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "`true` or `false`",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = format!("`{key}` must be {expected}, not {actual}");
        self.report(Code::SiteValue, value.span(), message, help);
    }
}
