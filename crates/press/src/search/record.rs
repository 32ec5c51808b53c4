//! Articles as Pagefind indexes them: words, sections and filters.

use document::{
    render::Labels,
    render::html::{self, Html},
    render::walk::Sink,
    tree::Article,
    tree::plain_text,
};
use recto::{
    data::library::Entry,
    features::search::{Facet, Script, UNDETERMINED, elision},
};

/// Input of Pagefind for an article.
#[derive(Debug)]
pub(super) struct Record {
    /// Path of its page, below the site's root.
    pub(super) path: String,
    /// HTML to index, without the pull quotes, whose words are in the text already.
    pub(super) html: String,
    /// Script of most of its letters.
    pub(super) script: Script,
}

impl Record {
    /// Makes the input for an article in the shard of this name.
    pub(super) fn new(shard: &str, entry: &Entry, article: &Article) -> Self {
        let mut page = format!("<!doctype html><html lang=\"{shard}\"><body>");
        page += &element("h1", "", &entry.title());
        if !entry.description.is_empty() {
            page += &element("p", "", &entry.description);
        }
        page += &separate_cells_and_notes(
            &html::body(article),
            Labels::for_language(article.metadata.lang.as_deref()).footnotes,
        );
        page += "<div data-pagefind-ignore=\"index\">";
        for (facet, value) in filters(entry) {
            page += &element("p", &attribute("filter", facet.name()), &value);
        }
        let authors = entry.authors.join(", ");
        for (name, value) in [("author", &authors), ("date", &entry.date)] {
            if !value.is_empty() {
                page += &element("p", &attribute("meta", name), value);
            }
        }
        page += "</div></body></html>";
        Self {
            path: format!("{}/index.html", entry.slug),
            script: Script::most_frequent(&plain_text::from_article(article)),
            html: elision::split_elisions(&page, &language(shard)),
        }
    }
}

/// Inserts separators between the cells of tables and headings before the footnotes, so that excerpts do not join the words of
/// adjacent cells and footnotes are not part of the last section.
fn separate_cells_and_notes(body: &str, footnotes: &str) -> String {
    let end = body.find("<section class=\"footnotes\"");
    let (text, notes) = body.split_at(end.unwrap_or(body.len()));
    let mut text = text.to_owned();
    for cell in ["td", "th"] {
        text = text
            .replace(&format!("</{cell}><"), &format!(" · </{cell}><"))
            .replace(&format!(" · </{cell}></tr>"), &format!("; </{cell}></tr>"));
    }
    let mut notes = notes.split("<li id=\"fn-");
    text.extend(notes.next());
    for note in notes {
        let (number, note) = note.split_once("\">").unwrap_or((note, ""));
        let heading = element(
            "h6",
            &format!(" id=\"fn-{number}\""),
            &format!("{footnotes} · {number}"),
        );
        text.extend(["<li>", &heading, note]);
    }
    text
}

/// Returns the primary language of a tag: `pt` for `pt-BR`.
pub(super) fn language(tag: &str) -> String {
    let first = tag.split(['-', '_']).next();
    let first = first.unwrap_or_default().to_ascii_lowercase();
    let is_language =
        (2..=8).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_lowercase());
    // Pagefind would add articles of the language `unknown` to the language of most articles.
    if is_language && first != "unknown" {
        first
    } else {
        UNDETERMINED.to_owned()
    }
}

/// Returns the filters of an article.
pub(super) fn filters(entry: &Entry) -> Vec<(Facet, String)> {
    let tags = entry.tags.iter().map(|tag| (Facet::Tag, tag.as_str()));
    let authors = entry.authors.iter();
    let authors = authors.map(|author| (Facet::Author, author.as_str()));
    let year = entry.date.get(..4);
    tags.chain(authors)
        .chain(year.map(|year| (Facet::Year, year)))
        .map(|(facet, value)| (facet, document::text::one_line(value)))
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

/// Returns an attribute that instructs Pagefind.
fn attribute(what: &str, name: &str) -> String {
    format!(" data-pagefind-{what}=\"{name}\"")
}

/// Returns an element with an escaped text. `attributes` are written as they are.
fn element(name: &str, attributes: &str, text: &str) -> String {
    let mut escaped = Html::default();
    escaped.text(text);
    format!("<{name}{attributes}>{}</{name}>", escaped.as_str())
}
