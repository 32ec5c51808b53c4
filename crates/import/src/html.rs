//! HTML: extracts the article of a page as Firefox's reader view does, with the page's own metadata.
//!
//! A page goes through these steps:
//!
//! 1. [`nesting`] refuses pages that would take all memory; [`page_metadata`] reads addresses and dates from the head.
//! 2. [`normalize`] turns footnotes, formulas, lazy images and Word's lists into common HTML.
//! 3. Readability finds the article; [`resolve`] makes its links and images absolute.
//! 4. [`convert`] writes Markdown.
//! 5. [`coverage`] reports the parts of the page that the article does not contain.

mod convert;
mod coverage;
mod elements;
mod front_matter;
mod html_rewrite;
mod nesting;
mod normalize;
mod page_metadata;
mod resolve;
mod sentinels;

use dom_query::Document;
use dom_smoothie::{Article, Config, Readability};
use url::Url;

use crate::{
    article::ImportedArticle, byline::authors_from_line, error::Error, fields::Fields, file_name,
    source::Context, yaml::Value,
};
use convert::Converted;
use normalize::Footnote;

/// Converts a page to an article.
pub(crate) fn read(html: &str, context: &Context<'_>) -> Result<ImportedArticle, Error> {
    nesting::check(html)?;
    let page = page_metadata::read(html)?;
    let document = Document::from(html.replace(sentinels::is_sentinel, ""));
    let normalized = normalize::page(&document, &page);
    let article =
        extract_article(document.clone(), page.address.as_ref()).map_err(Error::NoArticle)?;
    let mut report = Vec::new();
    let article_html = append_footnotes(&article.content, &normalized.footnotes, &mut report);
    let resolved = resolve::content(&article_html, &page, context)?;
    let Converted { body, footnotes } = convert::markdown(&resolved.html);
    if body.trim().is_empty() {
        return Err(Error::NoArticle("it has no text".to_owned()));
    }
    let fields = front_matter::collect(&article, &page, &normalized, &body, &mut report);
    let body = without_byline(body, &fields, &mut report);
    let body = append_definitions(body, footnotes, &mut report);
    report.extend(normalized.report);
    report.extend(resolved.report);
    let text = plain_text(&fields, &body);
    let written = coverage::WrittenArticle {
        text: &text,
        markdown: &format!(
            "{} {body}",
            fields.get("image").map_or(String::new(), Value::one_line)
        ),
    };
    report.extend(coverage::report(&document, &written));
    let title = fields.get("title").and_then(Value::scalar);
    let name = title.and_then(file_name::from_title);
    Ok(ImportedArticle {
        name: name.unwrap_or_else(|| file_name::for_article(context.stem, None)),
        entries: fields.entries(),
        body,
        images: resolved.images,
        report,
        ..ImportedArticle::default()
    })
}

/// Extracts the article with Readability. Keeps classes, since they name the languages of code.
fn extract_article(document: Document, address: Option<&Url>) -> Result<Article, String> {
    let config = Config {
        keep_classes: true,
        ..Config::default()
    };
    let address = address.map(Url::as_str);
    Readability::with_document(document, address, Some(config))
        .and_then(|mut page| page.parse())
        .map_err(|error| error.to_string())
}

/// Appends to an article the footnotes that it refers to, and those that these refer to in turn.
fn append_footnotes(content: &str, footnotes: &[Footnote], report: &mut Vec<String>) -> String {
    let mut whole = content.to_owned();
    let mut left: Vec<&Footnote> = footnotes.iter().collect();
    loop {
        let mark = |footnote: &Footnote| {
            let (open, close) = sentinels::FOOTNOTE;
            format!("{open}{}{close}", footnote.label)
        };
        let (referenced, others): (Vec<&Footnote>, Vec<&Footnote>) = left
            .iter()
            .partition(|footnote| whole.contains(&mark(footnote)));
        for Footnote { label, html } in &referenced {
            whole.extend([
                "<div ",
                convert::FOOTNOTE_ATTRIBUTE,
                "=\"",
                label,
                "\">",
                html,
                "</div>",
            ]);
        }
        left = others;
        if referenced.is_empty() {
            break;
        }
    }
    if footnotes.len() > left.len() {
        report.push(format!("footnotes: {}", footnotes.len() - left.len()));
    }
    for footnote in left {
        let text = Document::fragment(footnote.html.as_str()).text();
        report.push(format!(
            "left out a footnote that the article does not refer to: {}",
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        ));
    }
    whole
}

/// Appends footnote definitions to a body. A footnote that lost its reference, in code for instance, becomes a paragraph.
fn append_definitions(body: String, footnotes: Vec<String>, report: &mut Vec<String>) -> String {
    let whole = [vec![body.clone()], footnotes.clone()]
        .concat()
        .join("\n\n");
    let footnotes = footnotes.into_iter().map(|footnote| {
        let (mark, words) = footnote.split_once(": ").unwrap_or((&footnote, ""));
        if whole.matches(mark).count() > 1 {
            return footnote;
        }
        report.push(format!(
            "the reference to footnote {mark} was lost: its text stands at the end"
        ));
        words.replace("\n    ", "\n")
    });
    [vec![body], footnotes.collect()].concat().join("\n\n")
}

/// Returns the text of an article and of its front matter.
fn plain_text(fields: &Fields, body: &str) -> String {
    let keys = ["title", "description", "author", "date"];
    let values = keys
        .iter()
        .filter_map(|key| fields.get(key))
        .map(Value::one_line);
    let body =
        document::tree::plain_text::from_article(&document::parse(&format!("Before.\n\n{body}\n")));
    values.chain([body]).collect::<Vec<_>>().join("\n")
}

/// Removes a leading byline that only repeats the authors of the front matter.
fn without_byline(body: String, fields: &Fields, report: &mut Vec<String>) -> String {
    let (first, rest) = body.split_once("\n\n").unwrap_or((&body, ""));
    let words = document::tree::plain_text::from_article(&document::parse(first));
    let authors = authors_from_line(&words);
    let known = match fields.get("author") {
        Some(Value::List(names)) => names.clone(),
        Some(name) => vec![name.clone()],
        None => Vec::new(),
    };
    let is_known = |name: &String| known.contains(&Value::text(name));
    if authors.is_empty() || !authors.iter().all(is_known) || rest.is_empty() {
        return body;
    }
    report.push(format!(
        "left out a byline that the front matter repeats: {words}"
    ));
    rest.to_owned()
}
