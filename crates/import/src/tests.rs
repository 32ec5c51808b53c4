//! Articles made from web pages: a module for each kind of content.

mod footnotes;
mod nothing_is_lost;
mod tables;
mod text_stays_text;
mod word;

use std::path::{Path, PathBuf};

use super::*;

/// No files at all.
struct NoFiles;

impl Files for NoFiles {
    fn find_image(&self, _: &str) -> Option<PathBuf> {
        None
    }

    fn is_beside_source(&self, _: &str) -> bool {
        false
    }

    fn is_among_articles(&self, _: &str) -> bool {
        false
    }

    fn is_same_file(&self, _: &Path, _: &str) -> bool {
        false
    }
}

/// Text of every page of these tests, long enough to be found as an article.
const FILLER: &str = "Twice a day the shore grows by half a mile, and for an hour it belongs to whoever walks on it, to birds, and to the wind that comes over it from the west.";

/// A page around an article, with a navigation, a sidebar and a footer.
fn page(article: &str) -> String {
    let filler = format!("<p>{FILLER}</p>").repeat(5);
    format!(
        "<!doctype html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>Low tide</title></head><body><nav><a href=\"/\">Home</a> <a href=\"/about\">About</a></nav><article><h1>Low tide</h1>{article}{filler}</article><aside class=\"sidebar\"><a href=\"/x\">Read next</a></aside><footer>All rights reserved</footer></body></html>"
    )
}

fn convert_page(html: &str) -> ImportedArticle {
    let source = Source {
        format: Format::Html,
        stem: "a",
        bytes: html.as_bytes(),
    };
    convert(&source, &NoFiles).unwrap()
}

/// Converts the content of a page. Returns the body, without the text that every page of these tests has, and the report.
fn article_of(html: &str) -> (String, Vec<String>) {
    let imported = convert_page(&page(html));
    let filler = format!("\n\n{FILLER}");
    let body = format!("\n\n{}", imported.body).replace(&filler, "");
    (body.trim().to_owned(), imported.report)
}

fn says(report: &[String], words: &str) -> bool {
    report.iter().any(|line| line.contains(words))
}
