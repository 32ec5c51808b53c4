//! JSON Feed, version 1.1.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{Feed, FeedEntry};
use crate::{Error, Result, control_characters::strip_controls, site_paths::JSON_FEED};

/// Extension that marks a feed as press's own. The specification requires an object with a leading underscore in its name.
const EXTENSION: &str = "_press";

#[derive(Deserialize)]
struct Generated {
    #[serde(rename = "_press")]
    _press: Map<String, Value>,
}

/// Returns whether press wrote a feed.
pub(super) fn is_own(json: &[u8]) -> bool {
    serde_json::from_slice::<Generated>(json).is_ok()
}

/// Serializes the feed.
pub(super) fn write(feed: &Feed) -> Result<String> {
    let Feed { site, address, .. } = feed;
    let author = site.author.as_deref().unwrap_or(site.name());
    let mut json = Map::new();
    json.insert("version".into(), "https://jsonfeed.org/version/1.1".into());
    json.insert(
        EXTENSION.into(),
        json!({"about": "Written by press at every build."}),
    );
    json.insert("title".into(), strip_controls(site.name()).into());
    json.insert("home_page_url".into(), address.root().into());
    json.insert("feed_url".into(), address.file(JSON_FEED).into());
    push(&mut json, "description", site.description.as_deref());
    push(&mut json, "language", site.lang.as_deref());
    json.insert("authors".into(), json!([{"name": strip_controls(author)}]));
    let items: Vec<Value> = feed.entries.iter().map(|entry| item(entry, feed)).collect();
    json.insert("items".into(), items.into());
    serde_json::to_string(&json).map_err(|error| {
        Error::new("cannot serialize")
            .at(JSON_FEED)
            .caused_by(error)
    })
}

fn item(entry: &FeedEntry, feed: &Feed) -> Value {
    let meta = entry.meta;
    let metadata = &meta.metadata;
    let url = feed.address.article(&meta.slug);
    let image = metadata
        .image
        .as_ref()
        .and_then(|image| feed.address.image(image.source.as_str(), &meta.slug));
    let mut item = Map::new();
    item.insert("id".into(), url.clone().into());
    item.insert("url".into(), url.into());
    item.insert("title".into(), strip_controls(&meta.title).into());
    item.insert("content_html".into(), strip_controls(&entry.content).into());
    push(&mut item, "summary", Some(&meta.summary));
    push(&mut item, "image", image.as_deref());
    item.insert("date_published".into(), entry.published.to_rfc3339().into());
    item.insert("date_modified".into(), entry.updated.to_rfc3339().into());
    let people: Vec<Value> = meta
        .authors(feed.site)
        .into_iter()
        .map(|name| json!({"name": strip_controls(name)}))
        .collect();
    if !people.is_empty() {
        item.insert("authors".into(), people.into());
    }
    if !metadata.tags.is_empty() {
        let tags: Vec<String> = metadata
            .tags
            .iter()
            .map(|tag| strip_controls(tag))
            .collect();
        item.insert("tags".into(), tags.into());
    }
    push(&mut item, "language", metadata.lang.as_deref());
    Value::Object(item)
}

/// Adds a field unless it would be empty.
fn push(object: &mut Map<String, Value>, key: &str, value: Option<&str>) {
    if let Some(value) = value.filter(|value| !value.is_empty()) {
        object.insert(key.to_owned(), strip_controls(value).into());
    }
}
