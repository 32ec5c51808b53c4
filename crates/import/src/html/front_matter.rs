//! Collects the front matter of an article from the metadata of its page.

use dom_smoothie::Article;

use super::{normalize::Normalized, page_metadata::PageMetadata};
use crate::{
    byline::authors_from_metadata,
    fields::{self, Fields},
    yaml::Value,
};

/// Keys that the report lists, found or not.
const REPORTED: [&str; 8] = [
    "title",
    "description",
    "author",
    "publisher",
    "date",
    "updated",
    "lang",
    "image",
];

/// Collects the front matter, and adds to the report what was found.
pub(super) fn collect(
    article: &Article,
    page: &PageMetadata,
    normalized: &Normalized,
    body: &str,
    report: &mut Vec<String>,
) -> Fields {
    let mut fields = Fields::default();
    set_texts(article, normalized, &mut fields);
    set_dates(article, page, &mut fields, report);
    if let Some(lang) = article.lang.as_deref().and_then(fields::language) {
        fields.set("lang", lang);
    }
    if article.dir.as_deref() == Some("rtl") {
        fields.set("dir", Value::text("rtl"));
    }
    set_lead_image(article, page, body, &mut fields);
    report.extend(REPORTED.iter().map(|key| match fields.get(key) {
        Some(value) => format!("{key}: {}", value.one_line()),
        None => format!("no {key} was found"),
    }));
    if let Some(address) = &page.address {
        fields.add_unknown("canonical".to_owned(), Value::text(address.as_str()));
        report.push("canonical: kept as a record of the source".to_owned());
    }
    fields
}

/// Sets title, publisher, description and authors.
fn set_texts(article: &Article, normalized: &Normalized, fields: &mut Fields) {
    let title = normalized.title.as_deref().unwrap_or(&article.title);
    fields.set_text("title", title);
    let publisher = article.site_name.as_deref().unwrap_or_default();
    fields.set_text("publisher", publisher);
    let excerpt = article.excerpt.as_deref().unwrap_or_default();
    // Readability falls back to the first words of the text, which are not a description.
    if let Some(standfirst) = &normalized.standfirst {
        fields.set_text("description", standfirst);
    } else if !begins_with(&article.text_content, excerpt) {
        fields.set_text("description", excerpt);
    }
    if let Some(byline) = &article.byline {
        let names = authors_from_metadata(byline);
        if !names.is_empty() {
            fields.set("author", Value::texts(names));
        }
    }
}

/// Sets the dates of publication and of the last change.
fn set_dates(
    article: &Article,
    page: &PageMetadata,
    fields: &mut Fields,
    report: &mut Vec<String>,
) {
    let published = article.published_time.as_deref().or(page.time.as_deref());
    let modified = article.modified_time.as_deref();
    let updated = modified.or(page.modified.as_deref());
    for (key, text) in [("date", published), ("updated", updated)] {
        let Some(text) = text else { continue };
        match fields::date(text) {
            Some(date) => fields.set(key, date),
            None => report.push(format!(
                "`{key}` was left out, since `{text}` is not a date"
            )),
        }
    }
}

/// Sets the page's Open Graph image as the lead image, unless the body shows it already.
fn set_lead_image(article: &Article, page: &PageMetadata, body: &str, fields: &mut Fields) {
    let Some(image) = article.image.as_deref() else {
        return;
    };
    let absolute = page.absolute(image).ok();
    let Some(address) = absolute.and_then(|url| fields::image(url.as_str())) else {
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
