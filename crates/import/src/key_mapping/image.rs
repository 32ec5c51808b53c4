//! What other tools' keys say of the lead image.

use super::{Mapped, fold, is_nothing};
use crate::{fields, yaml::Value};

impl Mapped {
    /// An image: its address; a table of its address, alternative text and caption; or a list, of which the first counts.
    pub(super) fn image(&mut self, key: &str, value: Value) {
        if is_nothing(&value) {
            return;
        }
        if self.fields.has("image") {
            return self.fields.keep(key.to_owned(), value);
        }
        let (first, others) = match value {
            Value::List(mut items) if !items.is_empty() => {
                let first = items.remove(0);
                (first, items)
            }
            single => (single, Vec::new()),
        };
        if !others.is_empty() {
            self.fields.keep(key.to_owned(), Value::List(others));
        }
        match first {
            Value::Text(address) | Value::Plain(address) => self.image_address(key, &address),
            Value::Table(entries) => self.image_table(key, entries),
            Value::List(_) => self.put_aside(key, first),
        }
    }

    fn image_address(&mut self, key: &str, address: &str) {
        match fields::image(address) {
            Some(address) => self.set(key, "image", Value::Text(address)),
            None => self.put_aside(key, Value::text(address)),
        }
    }

    fn image_table(&mut self, key: &str, entries: Vec<(String, Value)>) {
        let mut rest = Vec::new();
        for (name, value) in entries {
            let from = format!("{key}.{name}");
            let target = match fold(&name).as_str() {
                "image" | "path" | "src" | "url" => "image",
                "alt" => "image_alt",
                "caption" => "image_caption",
                _ => "",
            };
            match (target, value.scalar()) {
                ("image", Some(address)) if !self.fields.has("image") => {
                    self.image_address(&from, address);
                }
                ("image_alt" | "image_caption", Some("")) => {}
                ("image_alt" | "image_caption", Some(text)) if !self.fields.has(target) => {
                    self.set(&from, target, Value::text(text));
                }
                _ => rest.push((name, value)),
            }
        }
        if !rest.is_empty() {
            // Recto would read a table under its own key as a mistake.
            let key = if fold(key) == "image" {
                "imported_image"
            } else {
                key
            };
            self.fields.keep(key.to_owned(), Value::Table(rest));
        }
    }
}
