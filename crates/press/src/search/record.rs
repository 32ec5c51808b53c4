//! An article as it is indexed: its words, its sections, and what it can be filtered by.

use document::{
    article::Article,
    html::{self, Html},
    metadata::Date,
    plain,
    walk::Sink,
};
use recto::{
    library::title_of_file,
    route::Slug,
    search::{Facet, Script, UNKNOWN},
};

/// What Pagefind is given of an article.
#[derive(Debug)]
pub(super) struct Record {
    /// Where its page is, from the site's root.
    pub(super) path: String,
    /// A page of it, which nobody sees: without the pull quotes, since their words are in the text already.
    pub(super) html: String,
    /// The language of the index it belongs to.
    pub(super) language: String,
    /// The script that most of its letters are of.
    pub(super) script: Script,
    /// What it can be filtered by.
    pub(super) filters: Vec<(Facet, String)>,
}

impl Record {
    pub(super) fn new(slug: &Slug, article: &Article) -> Self {
        let metadata = &article.metadata;
        let language = language(metadata.lang.as_deref());
        let filters = filters(article);
        let title = metadata.title.clone();
        let title = title.unwrap_or_else(|| title_of_file(slug.as_str()));
        let mut page = format!("<!doctype html><html lang=\"{language}\"><body>");
        page += &element("h1", "", &title);
        if let Some(description) = &metadata.description {
            page += &element("p", "", description);
        }
        page += &html::body(article);
        page += "<div data-pagefind-ignore=\"index\">";
        for (facet, value) in &filters {
            page += &element("p", &attribute("filter", facet.name()), value);
        }
        let authors = metadata.authors.join(", ");
        let date = metadata.date.as_ref().map_or("", Date::as_str);
        for (name, value) in [("author", authors.as_str()), ("date", date)] {
            if !value.is_empty() {
                page += &element("p", &attribute("meta", name), value);
            }
        }
        page += "</div></body></html>";
        Self {
            path: format!("{slug}/index.html"),
            script: Script::of_most(&plain::article(article)),
            html: page,
            language,
            filters,
        }
    }
}

/// The first part of a tag, which is the language itself: `pt` for `pt-BR`.
fn language(tag: Option<&str>) -> String {
    let first = tag.unwrap_or_default().split(['-', '_']).next();
    let first = first.unwrap_or_default().to_ascii_lowercase();
    let is_language =
        (2..=8).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_lowercase());
    // What Pagefind calls unknown it would count among those of the language that most articles have.
    if is_language && first != "unknown" {
        first
    } else {
        UNKNOWN.to_owned()
    }
}

fn filters(article: &Article) -> Vec<(Facet, String)> {
    let metadata = &article.metadata;
    let tags = metadata.tags.iter().map(|tag| (Facet::Tag, tag.as_str()));
    let authors = metadata.authors.iter();
    let authors = authors.map(|author| (Facet::Author, author.as_str()));
    let date = metadata.date.as_ref().map(Date::as_str);
    let year = date.and_then(|date| date.get(..4));
    tags.chain(authors)
        .chain(year.map(|year| (Facet::Year, year)))
        .map(|(facet, value)| (facet, plain::one_line(value)))
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

/// What Pagefind is told of an element.
fn attribute(what: &str, name: &str) -> String {
    format!(" data-pagefind-{what}=\"{name}\"")
}

/// An element with a text; its attributes are written here.
fn element(name: &str, attributes: &str, text: &str) -> String {
    let mut escaped = Html::default();
    escaped.text(text);
    format!("<{name}{attributes}>{}</{name}>", escaped.as_str())
}
