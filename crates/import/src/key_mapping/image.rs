//! Maps the lead image of other tools, with its alternative text and caption.

use super::{MappedFrontMatter, fold, is_empty};
use crate::{fields, yaml::Value};

impl MappedFrontMatter {
    /// Sets the lead image from an address, from a table of address, alternative text and caption, or from the first of a list.
    pub(super) fn image(&mut self, key: &str, value: Value) {
        if is_empty(&value) {
            return;
        }
        if self.fields.has("image") {
            return self.fields.add_unknown(key.to_owned(), value);
        }
        let (first, others) = match value {
            Value::List(mut items) if !items.is_empty() => {
                let first = items.remove(0);
                (first, items)
            }
            single => (single, Vec::new()),
        };
        if !others.is_empty() {
            self.fields.add_unknown(key.to_owned(), Value::List(others));
        }
        match first {
            Value::Text(address) | Value::Plain(address) => self.image_address(key, &address),
            Value::Table(entries) => self.image_table(key, entries),
            Value::List(_) => self.set_aside(key, first),
        }
    }

    fn image_address(&mut self, key: &str, address: &str) {
        match fields::image(address) {
            Some(address) => self.set(key, "image", Value::Text(address)),
            None => self.set_aside(key, Value::text(address)),
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
            // In Recto `image` cannot be a table.
            let key = if fold(key) == "image" {
                "imported_image"
            } else {
                key
            };
            self.fields.add_unknown(key.to_owned(), Value::Table(rest));
        }
    }
}
