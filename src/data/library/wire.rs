//! Accepted forms of an index: an object with the articles, or a plain list; each article an entry, or only a file
//! name.
//!
//! The form is detected during parsing. Serde's `untagged` would first keep everything in memory, and add 15 kB to the
//! app.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};

use crate::data::{
    library::{Entry, FurtherParts, Library},
    site::Series,
};

/// Index in the form of an object.
#[derive(Deserialize)]
struct Whole {
    #[serde(default)]
    generator: String,
    articles: Vec<Item>,
    #[serde(default)]
    series: Vec<Series>,
    #[serde(default)]
    rest: Option<FurtherParts>,
}

struct Item(Entry);

impl<'de> Deserialize<'de> for Library {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LibraryVisitor)
    }
}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ItemVisitor)
    }
}

struct LibraryVisitor;

impl<'de> Visitor<'de> for LibraryVisitor {
    type Value = Library;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of articles")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Library, A::Error> {
        let mut library = Library::default();
        while let Some(Item(entry)) = list.next_element()? {
            library.articles.push(entry);
        }
        Ok(library)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Library, A::Error> {
        let whole = Whole::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Library {
            generator: whole.generator,
            articles: whole
                .articles
                .into_iter()
                .map(|Item(entry)| entry)
                .collect(),
            series: whole.series,
            rest: whole.rest,
        })
    }
}

struct ItemVisitor;

impl<'de> Visitor<'de> for ItemVisitor {
    type Value = Item;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a file, or an article with its slug")
    }

    fn visit_str<E>(self, name: &str) -> Result<Item, E> {
        Ok(Item(Entry {
            slug: name.strip_suffix(".md").unwrap_or(name).to_owned(),
            ..Entry::default()
        }))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Item, A::Error> {
        Entry::deserialize(MapAccessDeserializer::new(map)).map(Item)
    }
}
