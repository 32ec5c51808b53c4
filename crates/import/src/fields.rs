//! The front matter that an import makes: Recto's keys in their order, then all others as they were.

use document::front_matter::KEYS;

use crate::{dates, yaml::Value};

/// Front matter while it is gathered.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    known: Vec<(&'static str, Value)>,
    kept: Vec<(String, Value)>,
}

impl Fields {
    /// Whether a key of Recto's has a value already.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The value of a key of Recto's.
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        let mut known = self.known.iter();
        known
            .find(|(other, _)| *other == key)
            .map(|(_, value)| value)
    }

    /// Gives a key of Recto's its value, in the place of the one it had.
    pub(crate) fn set(&mut self, key: &str, value: Value) {
        let Some(key) = KEYS.into_iter().find(|known| *known == key) else {
            self.keep(key.to_owned(), value);
            return;
        };
        self.known.retain(|(other, _)| *other != key);
        self.known.push((key, value));
    }

    /// Gives a key a text, unless that is empty.
    pub(crate) fn set_text(&mut self, key: &str, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            self.set(key, Value::Text(text));
        }
    }

    /// Keeps a key that means nothing to Recto.
    pub(crate) fn keep(&mut self, key: String, value: Value) {
        self.kept.push((key, value));
    }

    /// The names of the keys that are kept.
    pub(crate) fn kept(&self) -> impl Iterator<Item = &str> {
        self.kept.iter().map(|(key, _)| key.as_str())
    }

    /// All entries, in the order in which people look for them.
    pub(crate) fn entries(self) -> Vec<(String, Value)> {
        let mut known = self.known;
        known.sort_by_key(|(key, _)| KEYS.iter().position(|other| other == key));
        known
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .chain(self.kept)
            .collect()
    }
}

/// A date as Recto reads it; also one that newspapers write.
pub(crate) fn date(text: &str) -> Option<Value> {
    let text = text.trim();
    if is_read("date", text) {
        return Some(Value::Plain(text.to_owned()));
    }
    match dates::read(text)? {
        dates::Reading::Day(day) => Some(Value::Plain(day.to_string())),
        dates::Reading::Ambiguous => None,
    }
}

/// A language as Recto reads it; also as systems call it, `de_AT.UTF-8`.
pub(crate) fn language(text: &str) -> Option<Value> {
    let tag = text.trim().split('.').next().unwrap_or_default();
    let tag = tag.replace('_', "-");
    is_read("lang", &tag).then_some(Value::Text(tag))
}

/// The address of an image as Recto takes it: what comes over http is asked for over https.
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

/// Whether `document` takes a value for a key.
fn is_read(key: &str, text: &str) -> bool {
    let entry = [(key.to_owned(), Value::text(text))];
    let front = document::front_matter::read(&crate::yaml::front_matter(&entry, &[]));
    !text.is_empty() && front.diagnostics.is_empty()
}
