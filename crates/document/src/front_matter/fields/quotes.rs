//! The pull quotes that the front matter lists.

use super::{
    super::value::{Entry, Value},
    Fields, is_nothing, start,
};
use crate::tree::ListedQuote;

impl Fields {
    /// One pull quote, or a list of them.
    pub(super) fn listed_quotes(&mut self, value: Value, line: usize) -> Vec<ListedQuote> {
        let items = match value {
            Value::List(items) => items,
            single => vec![single],
        };
        let mut quotes = Vec::new();
        for item in items {
            let told = self.problems.len();
            let mut quote = match item {
                nothing if is_nothing(&nothing) => continue,
                Value::Scalar(scalar) => ListedQuote {
                    text: scalar.text,
                    line: scalar.line,
                    ..ListedQuote::default()
                },
                Value::Table(entries) if !entries.is_empty() => self.listed_quote(entries),
                Value::List(_) | Value::Table(_) => {
                    self.tell(line, "`pull_quotes` must be a list of texts, or of `text:` with `attribution:` and `lang:`.".to_owned());
                    continue;
                }
            };
            quote.text = quote.text.trim().into();
            if !quote.text.is_empty() {
                quotes.push(quote);
            } else if self.problems.len() == told {
                let message = "A pull quote says nothing: write words of the article after `-`, or after `text:`.";
                self.tell(quote.line.max(line), message.to_owned());
            }
        }
        quotes
    }

    /// A pull quote that says who said it, or in what language.
    fn listed_quote(&mut self, entries: Vec<Entry>) -> ListedQuote {
        let mut quote = ListedQuote::default();
        for Entry { key, value, line } in entries {
            if quote.line == 0 {
                quote.line = line;
            }
            if is_nothing(&value) {
                continue;
            }
            match key.as_str() {
                "text" => {
                    quote.line = line;
                    quote.text = self.text("text", value, line).unwrap_or_default();
                }
                "attribution" => quote.attribution = self.text("attribution", value, line),
                "lang" => quote.lang = self.language(value, line),
                other => {
                    let message = format!(
                        "A pull quote has `text`, `attribution` and `lang`; `{}` is none of them.",
                        start(other)
                    );
                    self.tell(line, message);
                }
            }
        }
        quote.attribution = quote.attribution.filter(|name| !name.is_empty());
        quote
    }
}
