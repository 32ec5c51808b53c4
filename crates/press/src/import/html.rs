//! HTML: the article of a page as Firefox's reader finds it, and what the page says of itself.

mod convert;
mod nesting;
mod page;
mod prepare;
mod rewriting;
mod signs;

use dom_smoothie::{Article, Config, Readability};
use url::Url;

use super::{
    Imported, Places,
    fields::{self, Fields},
    text::{names_in, says_authors},
};
use crate::{naming, yaml::Value};
use page::Page;

/// Makes an article of a page.
pub(super) fn read(html: &str, places: &Places<'_>) -> Result<Imported, String> {
    nesting::check(html).map_err(|problem| format!("{}: {problem}", places.file.display()))?;
    let page = page::read(html)?;
    let article = find(html, page.address.as_ref()).map_err(|problem| {
        format!(
            "no article was found in {}: {problem}",
            places.file.display()
        )
    })?;
    let prepared = prepare::content(&article.content, &page, places)?;
    let body = convert::markdown(&prepared.html);
    let mut report = Vec::new();
    let fields = front_matter(&article, &page, &body, &mut report);
    let body = without_byline(body, &fields, &mut report);
    report.extend(prepared.report);
    let title = fields.get("title").and_then(Value::scalar);
    let name = title.and_then(naming::name_for);
    Ok(Imported {
        name: name.unwrap_or_else(|| places.name(None)),
        entries: fields.entries(),
        body,
        images: prepared.images,
        report,
        ..Imported::default()
    })
}

/// Finds the article, by Readability as Firefox has it. Unlike there, classes stay: they name the languages of code.
fn find(html: &str, address: Option<&Url>) -> Result<Article, String> {
    let config = Config {
        keep_classes: true,
        ..Config::default()
    };
    let address = address.map(Url::as_str);
    Readability::new(html, address, Some(config))
        .and_then(|mut page| page.parse())
        .map_err(|error| error.to_string())
}

/// A text without a byline in front that only says once more who wrote it, and when.
fn without_byline(body: String, fields: &Fields, report: &mut Vec<String>) -> String {
    let (first, rest) = body.split_once("\n\n").unwrap_or((&body, ""));
    let words = document::plain::article(&document::parse(first));
    let authors = names_in(&words);
    let known = match fields.get("author") {
        Some(Value::List(names)) => names.clone(),
        Some(name) => vec![name.clone()],
        None => Vec::new(),
    };
    let is_known = |name: &String| known.contains(&Value::text(name));
    if authors.is_empty() || !authors.iter().all(is_known) || rest.is_empty() {
        return body;
    }
    report.push(format!("left out, since the front matter says so: {words}"));
    rest.to_owned()
}

/// What the page says of itself.
fn front_matter(article: &Article, page: &Page, body: &str, report: &mut Vec<String>) -> Fields {
    let mut fields = Fields::default();
    fields.set_text("title", &article.title);
    fields.set_text(
        "publisher",
        article.site_name.as_deref().unwrap_or_default(),
    );
    let excerpt = article.excerpt.as_deref().unwrap_or_default();
    // Where a page has no description, Readability takes the first words of the text.
    if !begins_with(&article.text_content, excerpt) {
        fields.set_text("description", excerpt);
    }
    if let Some(byline) = &article.byline {
        let names = says_authors(byline);
        if !names.is_empty() {
            fields.set("author", Value::texts(names));
        }
    }
    let published = article.published_time.as_deref().or(page.time.as_deref());
    for (key, said) in [
        ("date", published),
        (
            "updated",
            article
                .modified_time
                .as_deref()
                .or(page.modified.as_deref()),
        ),
    ] {
        let Some(said) = said else { continue };
        match fields::date(said) {
            Some(date) => fields.set(key, date),
            None => report.push(format!("`{said}` was not taken for `{key}`: it is no date")),
        }
    }
    if let Some(lang) = article.lang.as_deref().and_then(fields::language) {
        fields.set("lang", lang);
    }
    if article.dir.as_deref() == Some("rtl") {
        fields.set("dir", Value::text("rtl"));
    }
    lead_image(article, page, body, &mut fields);
    for key in [
        "title",
        "description",
        "author",
        "publisher",
        "date",
        "updated",
        "lang",
        "image",
    ] {
        report.push(match fields.get(key) {
            Some(value) => format!("{key}: {}", shown(value)),
            None => format!("no {key} was found"),
        });
    }
    if let Some(address) = &page.address {
        fields.keep("canonical".to_owned(), Value::text(address.as_str()));
        report.push("canonical: kept, so that you know where it came from".to_owned());
    }
    fields
}

/// The picture that the page has for sharing, unless it is in the text already.
fn lead_image(article: &Article, page: &Page, body: &str, fields: &mut Fields) {
    let Some(image) = article.image.as_deref() else {
        return;
    };
    let whole = match &page.base {
        Some(base) => base.join(image).map(String::from).ok(),
        None => Url::parse(image).map(String::from).ok(),
    };
    let Some(address) = whole.as_deref().and_then(fields::image) else {
        return;
    };
    if !body.contains(&address) {
        fields.set("image", Value::text(address));
        fields.set_text("image_alt", page.image_alt.as_deref().unwrap_or_default());
    }
}

fn begins_with(text: &str, words: &str) -> bool {
    let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = fold(words);
    let words = words.trim_end_matches(['…', '.']);
    fold(text).starts_with(words)
}

fn shown(value: &Value) -> String {
    match value {
        Value::List(items) => {
            let names: Vec<&str> = items.iter().filter_map(Value::scalar).collect();
            names.join(", ")
        }
        other => other.scalar().unwrap_or_default().to_owned(),
    }
}
