//! JSON-LD with the vocabulary of schema.org.

use recto::data::site::Link;
use serde_json::{Map, Value, json};

use crate::{
    articles::article_meta::{ArticleMeta, Timestamp},
    site::Site,
};

const CONTEXT: &str = "https://schema.org";

/// Describes an article. `og_image` is the URL of its Open Graph image.
pub(super) fn article(meta: &ArticleMeta, site: &Site, og_image: Option<&str>) -> Value {
    let metadata = &meta.metadata;
    let address = site.address.as_ref();
    let url = address.map(|address| address.article(&meta.slug));
    let image = og_image
        .map(str::to_owned)
        .or_else(|| address?.image(meta.image.as_deref()?, &meta.slug));
    let people: Vec<Value> = meta.authors(site).into_iter().map(person).collect();
    let publisher = metadata.publisher.as_deref().or(site.name.as_deref());
    let date =
        |timestamp: Option<Timestamp>| timestamp.map(|timestamp| timestamp.rfc3339().to_owned());
    let translations: Vec<Value> = address.map_or_else(Vec::new, |address| {
        let others = meta.languages.iter().filter(|(_, slug)| *slug != meta.slug);
        others
            .map(|(lang, slug)| json!({"@type": "Article", "inLanguage": lang, "url": address.article(slug)}))
            .collect()
    });
    object([
        ("@context", Some(CONTEXT.into())),
        ("@type", Some("Article".into())),
        ("headline", Some(meta.title.clone().into())),
        ("description", text(&meta.summary)),
        ("author", list(people)),
        ("publisher", publisher.map(organisation)),
        ("datePublished", date(meta.published()).map(Value::from)),
        ("dateModified", date(meta.changed()).map(Value::from)),
        ("inLanguage", metadata.lang.clone().map(Value::from)),
        (
            "keywords",
            list(metadata.tags.iter().cloned().map(Value::from).collect()),
        ),
        ("wordCount", Some(meta.words.into())),
        ("image", image.map(Value::from)),
        ("url", url.clone().map(Value::from)),
        ("mainEntityOfPage", url.map(Value::from)),
        (
            "license",
            site.licence
                .as_ref()
                .map(|licence| self::licence(licence, site)),
        ),
        ("isPartOf", series(meta, site)),
        (
            "position",
            site.series_of(meta.slug.as_str())
                .map(|(_, number)| number.into()),
        ),
        ("workTranslation", list(translations)),
    ])
}

/// Describes the path from the library to an article. Without the site's address, its URLs are relative.
pub(super) fn breadcrumbs(meta: &ArticleMeta, site: &Site) -> Value {
    let address = site.address.as_ref();
    let library = address.map_or("../", |address| address.root());
    let article = address.map_or_else(|| "./".to_owned(), |address| address.article(&meta.slug));
    let item = |position: u8, name: &str, url: &str| json!({"@type": "ListItem", "position": position, "name": name, "item": url});
    json!({
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [item(1, site.name(), library), item(2, &meta.title, &article)],
    })
}

/// Describes the library.
pub(super) fn library(site: &Site) -> Value {
    object([
        ("@context", Some(CONTEXT.into())),
        ("@type", Some("WebSite".into())),
        ("name", Some(site.name().into())),
        ("description", site.description.clone().map(Value::from)),
        (
            "url",
            site.address.as_ref().map(|address| address.root().into()),
        ),
        ("inLanguage", site.lang.clone().map(Value::from)),
        ("author", site.author.as_deref().map(person)),
        (
            "license",
            site.licence
                .as_ref()
                .map(|licence| self::licence(licence, site)),
        ),
    ])
}

/// Describes the page of a tag.
pub(super) fn tag(tag: &str, site: &Site) -> Value {
    let address = site.address.as_ref();
    object([
        ("@context", Some(CONTEXT.into())),
        ("@type", Some("CollectionPage".into())),
        ("name", Some(tag.into())),
        (
            "url",
            address
                .and_then(|address| address.tag(tag))
                .map(Value::from),
        ),
        (
            "isPartOf",
            Some(object([
                ("@type", Some("WebSite".into())),
                ("name", Some(site.name().into())),
                ("url", address.map(|address| address.root().into())),
            ])),
        ),
    ])
}

fn series(meta: &ArticleMeta, site: &Site) -> Option<Value> {
    let (series, _) = site.series_of(meta.slug.as_str())?;
    Some(object([
        ("@type", Some("CreativeWorkSeries".into())),
        ("name", Some(series.title.clone().into())),
        ("description", text(&series.description)),
    ]))
}

fn person(name: &str) -> Value {
    json!({"@type": "Person", "name": name})
}

fn organisation(name: &str) -> Value {
    json!({"@type": "Organization", "name": name})
}

/// Returns the URL of a licence, or a description by name if it has no URL.
fn licence(licence: &Link, site: &Site) -> Value {
    let url = site
        .address
        .as_ref()
        .and_then(|address| address.licence(licence));
    match url {
        Some(url) => url.into(),
        None => json!({"@type": "CreativeWork", "name": licence.label}),
    }
}

fn text(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| text.into())
}

fn list(values: Vec<Value>) -> Option<Value> {
    (!values.is_empty()).then_some(Value::Array(values))
}

/// Returns an object of the keys that have a value.
fn object<const N: usize>(entries: [(&str, Option<Value>); N]) -> Value {
    let present = entries
        .into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(present.collect::<Map<_, _>>())
}
