//! Pull quotes that the front matter lists.

use super::{
    super::value::{Entry, Span, Value},
    Fields, is_nothing,
};
use crate::{diagnostic::DiagnosticKind, tree::ListedQuote};

impl Fields {
    /// Reads one pull quote, or a list of them.
    pub(super) fn listed_quotes(&mut self, value: Value, span: &Span) -> Vec<ListedQuote> {
        let items = match value {
            Value::List(items) => items,
            single => vec![single],
        };
        let mut quotes = Vec::new();
        for item in items {
            let (mut quote, is_reported) = match item {
                nothing if is_nothing(&nothing) => continue,
                Value::Scalar(scalar) => {
                    let quote = ListedQuote {
                        text: scalar.text,
                        span: scalar.span,
                        ..ListedQuote::default()
                    };
                    (quote, false)
                }
                Value::Table(entries) if !entries.is_empty() => self.listed_quote(entries),
                Value::List(_) | Value::Table(_) => {
                    self.report(span.clone(), || DiagnosticKind::InvalidPullQuotes);
                    continue;
                }
            };
            quote.text = quote.text.trim().into();
            if !quote.text.is_empty() {
                quotes.push(quote);
            } else if !is_reported {
                self.report(quote.span, || DiagnosticKind::ListedPullQuoteEmpty);
            }
        }
        quotes
    }

    /// Reads a pull quote with its attribution or language. Returns `true` with it if part of it is reported as wrong.
    fn listed_quote(&mut self, entries: Vec<Entry>) -> (ListedQuote, bool) {
        let (mut quote, mut is_reported) = (ListedQuote::default(), false);
        for entry in entries {
            let span = entry.span();
            let Entry {
                key,
                value,
                key_span,
                ..
            } = entry;
            if quote.span.is_empty() {
                quote.span = key_span.clone();
            }
            if is_nothing(&value) {
                continue;
            }
            match key.as_str() {
                "text" => {
                    quote.span = span.clone();
                    let text = self.text("text", value, span);
                    is_reported |= text.is_none();
                    quote.text = text.unwrap_or_default();
                }
                "attribution" => {
                    quote.attribution = self.text("attribution", value, span);
                    is_reported |= quote.attribution.is_none();
                }
                "lang" => {
                    quote.lang = self.language(value, span);
                    is_reported |= quote.lang.is_none();
                }
                _ => {
                    is_reported = true;
                    self.report(key_span, || DiagnosticKind::UnknownPullQuoteKey { key });
                }
            }
        }
        quote.attribution = quote.attribution.filter(|name| !name.is_empty());
        (quote, is_reported)
    }
}
