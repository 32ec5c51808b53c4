//! Maps front matter of other tools to the keys of Recto.

mod image;

use document::front_matter::KEYS;

use crate::{
    fields::{self, Fields},
    key_aliases,
    yaml::Value,
};

/// Front matter with the keys of Recto.
#[derive(Debug, Default)]
pub(crate) struct MappedFrontMatter {
    pub(crate) fields: Fields,
    /// File name of the article, without `.md`, if the source asks for one.
    pub(crate) name: Option<String>,
    pub(crate) report: Vec<String>,
}

/// Maps keys to those of Recto. Recto's own come first, so that an alias never replaces one.
pub(crate) fn map(entries: Vec<(String, Value)>) -> MappedFrontMatter {
    let mut mapped = MappedFrontMatter::default();
    let (own, others): (Vec<_>, Vec<_>) = entries
        .into_iter()
        .partition(|(key, _)| KEYS.contains(&fold(key).as_str()));
    for (key, value) in own {
        let target = fold(&key);
        mapped.set_converted(&key, &target, value);
    }
    for (key, value) in others {
        mapped.map_foreign(key, value);
    }
    let unknown: Vec<&str> = mapped.fields.unknown_keys().collect();
    if !unknown.is_empty() {
        let line = format!("kept unchanged: {}", unknown.join(", "));
        mapped.report.push(line);
    }
    mapped
}

fn fold(key: &str) -> String {
    key.trim().to_lowercase().replace(['-', ' '], "_")
}

impl MappedFrontMatter {
    /// Maps a key that is not one of Recto's.
    fn map_foreign(&mut self, key: String, value: Value) {
        let folded = fold(&key);
        match (folded.as_str(), &value) {
            ("slug", Value::Text(name) | Value::Plain(name)) if !name.is_empty() => {
                self.name = crate::file_name::from_title(name);
                self.report.push(format!("file name: from `{key}`"));
            }
            // Jekyll's `published` is the opposite of `draft`.
            ("published", Value::Plain(word)) if word == "false" || word == "true" => {
                if word == "false" && !self.fields.has("draft") {
                    self.fields.set("draft", Value::Plain("true".to_owned()));
                    self.report
                        .push("draft: from `published: false`".to_owned());
                }
            }
            ("published", Value::Plain(date)) if !self.fields.has("date") => {
                let date = Value::Plain(date.clone());
                self.set_converted(&key, "date", date);
            }
            ("taxonomies", Value::Table(_)) => self.taxonomies(&key, value),
            (folded, _) => match key_aliases::canonical(folded) {
                Some("tags") => self.tags(&key, value, TagSeparator::CommaOrSpace),
                Some("image") => self.image(&key, value),
                Some(target) if !self.fields.has(target) => self.set_converted(&key, target, value),
                Some(_) | None => self.fields.add_unknown(key, value),
            },
        }
    }

    /// Sets a key of Recto to a value in the form that Recto reads. A value without one is kept under another key, so that it
    /// is neither lost nor an error.
    fn set_converted(&mut self, key: &str, target: &str, value: Value) {
        if is_empty(&value) {
            return;
        }
        match target {
            "author" => return self.author(key, value),
            "tags" => return self.tags(key, value, TagSeparator::Comma),
            "image" => return self.image(key, value),
            _ => {}
        }
        let converted = match (target, &value) {
            ("pull_quotes", _) => Some(value.clone()),
            (_, Value::List(_) | Value::Table(_)) => None,
            ("date" | "updated", Value::Text(text) | Value::Plain(text)) => fields::date(text),
            ("lang", Value::Text(text) | Value::Plain(text)) => fields::language(text),
            ("draft", Value::Text(text) | Value::Plain(text)) => boolean(text),
            ("dir", Value::Text(text) | Value::Plain(text)) => ["ltr", "rtl"]
                .contains(&text.as_str())
                .then(|| value.clone()),
            (_, Value::Text(text) | Value::Plain(text)) => Some(Value::text(text.trim())),
        };
        match converted {
            Some(converted) => self.set(key, target, converted),
            None => self.set_aside(key, value),
        }
    }

    fn set(&mut self, key: &str, target: &str, value: Value) {
        if key != target {
            self.report.push(format!("{target}: from `{key}`"));
        }
        self.fields.set(target, value);
    }

    /// Keeps a value that Recto cannot read under the key `imported_…`.
    fn set_aside(&mut self, key: &str, value: Value) {
        let aside = format!("imported_{}", fold(key));
        self.report.push(format!(
            "Recto cannot read `{key}`, which is kept as `{aside}`"
        ));
        self.fields.add_unknown(aside, value);
    }

    /// Sets the authors from names, or from tables with a `name`, whose other entries are kept.
    fn author(&mut self, key: &str, value: Value) {
        let items = match &value {
            Value::List(items) => items.clone(),
            single => vec![single.clone()],
        };
        let mut has_more = false;
        let mut names = Vec::new();
        for item in &items {
            match item {
                Value::Text(name) | Value::Plain(name) => names.push(name.trim().to_owned()),
                Value::Table(about) => {
                    let name = about.iter().find(|(key, _)| fold(key) == "name");
                    names.extend(name.and_then(|(_, name)| Some(name.scalar()?.to_owned())));
                    has_more |= about.len() > 1 || name.is_none();
                }
                Value::List(_) => has_more = true,
            }
        }
        names.retain(|name| !name.is_empty());
        if has_more {
            self.set_aside(key, value);
        }
        if !names.is_empty() {
            self.set(key, "author", Value::texts(names));
        }
    }

    /// Adds tags from a list or a text.
    fn tags(&mut self, key: &str, value: Value, separator: TagSeparator) {
        if is_empty(&value) {
            return;
        }
        let texts = match &value {
            Value::List(items) => items
                .iter()
                .map(|item| item.scalar().map(str::to_owned))
                .collect::<Option<Vec<_>>>(),
            Value::Text(text) | Value::Plain(text) => Some(split_tags(text, separator)),
            Value::Table(_) => None,
        };
        let Some(texts) = texts else {
            return self.set_aside(key, value);
        };
        let added = self.add_tags(texts);
        if added && key != "tags" {
            self.report.push(format!("tags: from `{key}`"));
        }
    }

    /// Adds tags, each once. Returns true if any was new.
    pub(crate) fn add_tags(&mut self, texts: Vec<String>) -> bool {
        let mut tags = match self.fields.get("tags") {
            Some(Value::List(tags)) => tags.clone(),
            Some(_) | None => Vec::new(),
        };
        let before = tags.len();
        for text in texts {
            let tag = Value::text(text.trim().trim_start_matches('#'));
            if !tags.contains(&tag) && tag != Value::text("") {
                tags.push(tag);
            }
        }
        let has_more = tags.len() > before;
        if has_more {
            self.fields.set("tags", Value::List(tags));
        }
        has_more
    }

    /// Adds the tags and categories of Zola's `taxonomies`; keeps its other tables.
    fn taxonomies(&mut self, key: &str, value: Value) {
        let Value::Table(entries) = value else {
            return;
        };
        let mut rest = Vec::new();
        for (name, value) in entries {
            if name == "tags" || key_aliases::canonical(&fold(&name)) == Some("tags") {
                self.tags(&format!("{key}.{name}"), value, TagSeparator::Comma);
            } else {
                rest.push((name, value));
            }
        }
        if !rest.is_empty() {
            self.fields.add_unknown(key.to_owned(), Value::Table(rest));
        }
    }
}

/// Separators of tags in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TagSeparator {
    /// Commas alone, as in Recto.
    Comma,
    /// Commas, or else spaces, as in Jekyll.
    CommaOrSpace,
}

fn split_tags(text: &str, separator: TagSeparator) -> Vec<String> {
    let parts: Vec<&str> = if text.contains(',') || separator == TagSeparator::Comma {
        text.split(',').collect()
    } else {
        text.split_whitespace().collect()
    };
    parts
        .into_iter()
        .map(|part| part.trim().to_owned())
        .collect()
}

fn boolean(text: &str) -> Option<Value> {
    match text.to_lowercase().as_str() {
        "true" | "yes" | "on" => Some(Value::Plain("true".to_owned())),
        "false" | "no" | "off" => Some(Value::Plain("false".to_owned())),
        _ => None,
    }
}

fn is_empty(value: &Value) -> bool {
    matches!(value, Value::Plain(word) if ["", "~", "null"].contains(&word.as_str()))
        || matches!(value, Value::Text(text) if text.trim().is_empty())
        || matches!(value, Value::List(items) if items.is_empty())
}
