//! What other tools' keys mean here.

mod image;

use document::front_matter::KEYS;

use crate::{
    fields::{self, Fields},
    key_aliases,
    yaml::Value,
};

/// What became of the keys.
#[derive(Debug, Default)]
pub(crate) struct Mapped {
    pub(crate) fields: Fields,
    /// The name that the article shall have.
    pub(crate) name: Option<String>,
    pub(crate) report: Vec<String>,
}

/// Maps keys to Recto's. Those that it has itself come first, so that another tool's never takes the place of one.
pub(crate) fn map(entries: Vec<(String, Value)>) -> Mapped {
    let mut mapped = Mapped::default();
    let (own, others): (Vec<_>, Vec<_>) = entries
        .into_iter()
        .partition(|(key, _)| KEYS.contains(&fold(key).as_str()));
    for (key, value) in own {
        let target = fold(&key);
        mapped.take(&key, &target, value);
    }
    for (key, value) in others {
        mapped.other(key, value);
    }
    let kept: Vec<&str> = mapped.fields.kept().collect();
    if !kept.is_empty() {
        let line = format!("kept as they are: {}", kept.join(", "));
        mapped.report.push(line);
    }
    mapped
}

fn fold(key: &str) -> String {
    key.trim().to_lowercase().replace(['-', ' '], "_")
}

impl Mapped {
    fn other(&mut self, key: String, value: Value) {
        let folded = fold(&key);
        match (folded.as_str(), &value) {
            ("slug", Value::Text(name) | Value::Plain(name)) if !name.is_empty() => {
                self.name = crate::file_name::from_title(name);
                self.report.push(format!("file name: from `{key}`"));
            }
            // Jekyll's, and Recto's the other way round.
            ("published", Value::Plain(word)) if word == "false" || word == "true" => {
                if word == "false" && !self.fields.has("draft") {
                    self.fields.set("draft", Value::Plain("true".to_owned()));
                    self.report
                        .push("draft: from `published: false`".to_owned());
                }
            }
            ("published", Value::Plain(date)) if !self.fields.has("date") => {
                let date = Value::Plain(date.clone());
                self.take(&key, "date", date);
            }
            ("taxonomies", Value::Table(_)) => self.taxonomies(&key, value),
            (folded, _) => match key_aliases::canonical(folded) {
                Some("tags") => self.tags(&key, value, Strings::Parted),
                Some("image") => self.image(&key, value),
                Some(target) if !self.fields.has(target) => self.take(&key, target, value),
                Some(_) | None => self.fields.keep(key, value),
            },
        }
    }

    /// Gives one of Recto's keys its value. One that Recto does not take is kept under another name, so that it is neither
    /// lost nor an error.
    fn take(&mut self, key: &str, target: &str, value: Value) {
        if is_nothing(&value) {
            return;
        }
        match target {
            "author" => return self.author(key, value),
            "tags" => return self.tags(key, value, Strings::Whole),
            "image" => return self.image(key, value),
            _ => {}
        }
        let taken = match (target, &value) {
            ("pull_quotes", _) => Some(value.clone()),
            (_, Value::List(_) | Value::Table(_)) => None,
            ("date" | "updated", Value::Text(text) | Value::Plain(text)) => fields::date(text),
            ("lang", Value::Text(text) | Value::Plain(text)) => fields::language(text),
            ("draft", Value::Text(text) | Value::Plain(text)) => truth(text),
            ("dir", Value::Text(text) | Value::Plain(text)) => ["ltr", "rtl"]
                .contains(&text.as_str())
                .then(|| value.clone()),
            (_, Value::Text(text) | Value::Plain(text)) => Some(Value::text(text.trim())),
        };
        match taken {
            Some(taken) => self.set(key, target, taken),
            None => self.put_aside(key, value),
        }
    }

    fn set(&mut self, key: &str, target: &str, value: Value) {
        if key != target {
            self.report.push(format!("{target}: from `{key}`"));
        }
        self.fields.set(target, value);
    }

    fn put_aside(&mut self, key: &str, value: Value) {
        let aside = format!("imported_{}", fold(key));
        self.report.push(format!(
            "`{key}` is not what Recto can read there; it is kept as `{aside}`"
        ));
        self.fields.keep(aside, value);
    }

    /// Names, also as `name: …` with more about each, which is kept beside.
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
            self.put_aside(key, value);
        }
        if !names.is_empty() {
            self.set(key, "author", Value::texts(names));
        }
    }

    /// Tags, added to those that are there.
    fn tags(&mut self, key: &str, value: Value, strings: Strings) {
        if is_nothing(&value) {
            return;
        }
        let texts = match &value {
            Value::List(items) => items
                .iter()
                .map(|item| item.scalar().map(str::to_owned))
                .collect::<Option<Vec<_>>>(),
            Value::Text(text) | Value::Plain(text) => Some(parts(text, strings)),
            Value::Table(_) => None,
        };
        let Some(texts) = texts else {
            return self.put_aside(key, value);
        };
        let added = self.add_tags(texts);
        if added && key != "tags" {
            self.report.push(format!("tags: from `{key}`"));
        }
    }

    /// Adds tags, each once; says whether there were new ones.
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

    /// Zola's tables of tags and categories; others are kept.
    fn taxonomies(&mut self, key: &str, value: Value) {
        let Value::Table(entries) = value else {
            return;
        };
        let mut rest = Vec::new();
        for (name, value) in entries {
            if name == "tags" || key_aliases::canonical(&fold(&name)) == Some("tags") {
                self.tags(&format!("{key}.{name}"), value, Strings::Whole);
            } else {
                rest.push((name, value));
            }
        }
        if !rest.is_empty() {
            self.fields.keep(key.to_owned(), Value::Table(rest));
        }
    }
}

/// What a text that holds tags is parted at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strings {
    /// Commas alone, as Recto does.
    Whole,
    /// Commas, or else spaces, as Jekyll does.
    Parted,
}

fn parts(text: &str, strings: Strings) -> Vec<String> {
    let parts: Vec<&str> = if text.contains(',') || strings == Strings::Whole {
        text.split(',').collect()
    } else {
        text.split_whitespace().collect()
    };
    parts
        .into_iter()
        .map(|part| part.trim().to_owned())
        .collect()
}

fn truth(text: &str) -> Option<Value> {
    match text.to_lowercase().as_str() {
        "true" | "yes" | "on" => Some(Value::Plain("true".to_owned())),
        "false" | "no" | "off" => Some(Value::Plain("false".to_owned())),
        _ => None,
    }
}

fn is_nothing(value: &Value) -> bool {
    matches!(value, Value::Plain(word) if ["", "~", "null"].contains(&word.as_str()))
        || matches!(value, Value::Text(text) if text.trim().is_empty())
        || matches!(value, Value::List(items) if items.is_empty())
}
