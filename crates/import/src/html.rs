//! HTML: the article of a page as Firefox's reader finds it, and what the page says of itself.

mod convert;
mod left_out;
mod nesting;
mod page;
mod prepare;
mod rewriting;
mod signs;
mod tidy;

use dom_query::Document;
use dom_smoothie::{Article, Config, Readability};
use url::Url;

use crate::{
    article::ImportedArticle,
    byline::{names_in, says_authors},
    fields::{self, Fields},
    file_name,
    source::Context,
    yaml::Value,
};
use convert::Converted;
use page::Page;
use tidy::{Note, Tidied};

/// Makes an article of a page.
pub(crate) fn read(html: &str, context: &Context<'_>) -> Result<ImportedArticle, String> {
    nesting::check(html)?;
    let page = page::read(html)?;
    let document = Document::from(html.replace(signs::is_sign, ""));
    let tidied = tidy::tidy(&document, &page);
    let none = |problem: &str| format!("no article was found: {problem}");
    let article =
        find(document.clone(), page.address.as_ref()).map_err(|problem| none(&problem))?;
    let mut report = Vec::new();
    let content = with_notes(&article.content, &tidied.notes, &mut report);
    let prepared = prepare::content(&content, &page, context)?;
    let Converted { body, notes } = convert::markdown(&prepared.html);
    if body.trim().is_empty() {
        return Err(none("there is no text in it"));
    }
    let fields = front_matter(&article, &page, &tidied, &body, &mut report);
    let body = without_byline(body, &fields, &mut report);
    let body = with_definitions(body, notes, &mut report);
    report.extend(tidied.report);
    report.extend(prepared.report);
    let words = said(&fields, &body);
    let made = left_out::Made {
        words: &words,
        markdown: &format!(
            "{} {body}",
            fields.get("image").map_or(String::new(), shown)
        ),
    };
    report.extend(left_out::report(&document, &made));
    let title = fields.get("title").and_then(Value::scalar);
    let name = title.and_then(file_name::from_title);
    Ok(ImportedArticle {
        name: name.unwrap_or_else(|| file_name::for_article(context.stem, None)),
        entries: fields.entries(),
        body,
        images: prepared.images,
        report,
        ..ImportedArticle::default()
    })
}

/// Finds the article, by Readability as Firefox has it. Unlike there, classes stay: they name the languages of code.
fn find(document: Document, address: Option<&Url>) -> Result<Article, String> {
    let config = Config {
        keep_classes: true,
        ..Config::default()
    };
    let address = address.map(Url::as_str);
    Readability::with_document(document, address, Some(config))
        .and_then(|mut page| page.parse())
        .map_err(|error| error.to_string())
}

/// The content of an article and the footnotes that it refers to, which refer to others in turn.
fn with_notes(content: &str, notes: &[Note], report: &mut Vec<String>) -> String {
    let mut whole = content.to_owned();
    let mut left: Vec<&Note> = notes.iter().collect();
    loop {
        let mark = |note: &Note| format!("{}{}{}", signs::NOTE.0, note.label, signs::NOTE.1);
        let (meant, others): (Vec<&Note>, Vec<&Note>) =
            left.iter().partition(|note| whole.contains(&mark(note)));
        for note in &meant {
            let Note { label, html } = note;
            whole.extend(["<div ", convert::NOTE, "=\"", label, "\">", html, "</div>"]);
        }
        left = others;
        if meant.is_empty() {
            break;
        }
    }
    if notes.len() > left.len() {
        report.push(format!("footnotes: {}", notes.len() - left.len()));
    }
    for note in left {
        let text = Document::fragment(note.html.as_str()).text();
        report.push(format!(
            "no part of the article refers to this footnote, which was left out: {}",
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        ));
    }
    whole
}

/// The text of an article with its footnotes behind it. One that lost what referred to it, in code for one, is a paragraph.
fn with_definitions(body: String, notes: Vec<String>, report: &mut Vec<String>) -> String {
    let whole = [vec![body.clone()], notes.clone()].concat().join("\n\n");
    let notes = notes.into_iter().map(|note| {
        let (mark, words) = note.split_once(": ").unwrap_or((&note, ""));
        if whole.matches(mark).count() > 1 {
            return note;
        }
        report.push(format!(
            "nothing refers to the footnote {mark} any more: it stands at the end"
        ));
        words.replace("\n    ", "\n")
    });
    [vec![body], notes.collect()].concat().join("\n\n")
}

/// All words of an article and of its front matter.
fn said(fields: &Fields, body: &str) -> String {
    let keys = ["title", "description", "author", "date"];
    let values = keys.iter().filter_map(|key| fields.get(key)).map(shown);
    let body =
        document::tree::plain_text::from_article(&document::parse(&format!("Before.\n\n{body}\n")));
    values.chain([body]).collect::<Vec<_>>().join("\n")
}

/// A text without a byline in front that only says once more who wrote it, and when.
fn without_byline(body: String, fields: &Fields, report: &mut Vec<String>) -> String {
    let (first, rest) = body.split_once("\n\n").unwrap_or((&body, ""));
    let words = document::tree::plain_text::from_article(&document::parse(first));
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
fn front_matter(
    article: &Article,
    page: &Page,
    tidied: &Tidied,
    body: &str,
    report: &mut Vec<String>,
) -> Fields {
    let mut fields = Fields::default();
    fields.set_text("title", tidied.title.as_deref().unwrap_or(&article.title));
    fields.set_text(
        "publisher",
        article.site_name.as_deref().unwrap_or_default(),
    );
    let excerpt = article.excerpt.as_deref().unwrap_or_default();
    // Where a page has no description, Readability takes the first words of the text.
    if let Some(standfirst) = &tidied.standfirst {
        fields.set_text("description", standfirst);
    } else if !begins_with(&article.text_content, excerpt) {
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
