//! Front matter of an imported article: Recto's keys in their order, then unknown keys unchanged.

use document::front_matter::KEYS;

use crate::{
    dates::{self, ParsedDate},
    yaml::Value,
};

/// Front matter under construction.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    known: Vec<(&'static str, Value)>,
    unknown: Vec<(String, Value)>,
}

impl Fields {
    /// Returns true if a key of Recto has a value.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Returns the value of a key of Recto.
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        let mut known = self.known.iter();
        known
            .find(|(other, _)| *other == key)
            .map(|(_, value)| value)
    }

    /// Sets or replaces the value of a key of Recto.
    pub(crate) fn set(&mut self, key: &str, value: Value) {
        let Some(key) = KEYS.into_iter().find(|known| *known == key) else {
            self.add_unknown(key.to_owned(), value);
            return;
        };
        self.known.retain(|(other, _)| *other != key);
        self.known.push((key, value));
    }

    /// Sets a key to a text on one line, unless the text is empty.
    pub(crate) fn set_text(&mut self, key: &str, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            self.set(key, Value::Text(text));
        }
    }

    /// Adds a key that Recto does not know.
    pub(crate) fn add_unknown(&mut self, key: String, value: Value) {
        self.unknown.push((key, value));
    }

    /// Returns the names of the unknown keys.
    pub(crate) fn unknown_keys(&self) -> impl Iterator<Item = &str> {
        self.unknown.iter().map(|(key, _)| key.as_str())
    }

    /// Returns all entries: known keys in Recto's order, then unknown ones in the source's.
    pub(crate) fn entries(self) -> Vec<(String, Value)> {
        let mut known = self.known;
        known.sort_by_key(|(key, _)| KEYS.iter().position(|other| other == key));
        known
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .chain(self.unknown)
            .collect()
    }
}

/// Converts a date to one that Recto reads, also from the forms that newspapers use.
pub(crate) fn date(text: &str) -> Option<Value> {
    let text = text.trim();
    if is_valid("date", text) {
        return Some(Value::Plain(text.to_owned()));
    }
    match dates::parse(text)? {
        ParsedDate::Date(date) => Some(Value::Plain(date.to_string())),
        ParsedDate::Ambiguous => None,
    }
}

/// Converts a language to a tag that Recto reads, also from a locale such as `de_AT.UTF-8`.
pub(crate) fn language(text: &str) -> Option<Value> {
    let tag = text.trim().split('.').next().unwrap_or_default();
    let tag = tag.replace('_', "-");
    is_valid("lang", &tag).then_some(Value::Text(tag))
}

/// Converts the URL of an image to one that Recto accepts: http becomes https.
pub(crate) fn image(address: &str) -> Option<String> {
    let address = address.trim();
    let address = match address.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("http://") => {
            ["https://", &address[7..]].concat()
        }
        _ => address.to_owned(),
    };
    let is_image = document::tree::SafeUrl::parse_image(&address).is_some();
    (is_image && !address.is_empty()).then_some(address)
}

/// Returns true if Recto accepts a value for a key.
fn is_valid(key: &str, text: &str) -> bool {
    let entry = [(key.to_owned(), Value::text(text))];
    let front = document::front_matter::read(&crate::yaml::front_matter(&entry, &[]));
    !text.is_empty() && front.diagnostics.is_empty()
}
