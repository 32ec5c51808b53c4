//! Converts HTML to Markdown that renders as the text of the page.

mod bare_urls;
mod blocks;
mod code;
mod definitions;
mod inline_run;
mod inlines;
mod lists;
pub(super) mod media;
mod minimal_escape;
mod tables;

use dom_query::Document;

/// Attribute with the label of a footnote after the content of an article.
pub(super) const FOOTNOTE_ATTRIBUTE: &str = "data-recto-note";

/// Article as Markdown.
#[derive(Debug, Default)]
pub(super) struct Converted {
    pub(super) body: String,
    /// Definitions of its footnotes.
    pub(super) footnotes: Vec<String>,
}

/// Converts the content of an article and its footnotes.
pub(super) fn markdown(html: &str) -> Converted {
    let document = Document::fragment(html);
    let mut footnotes = Vec::new();
    for footnote in document.select(&format!("[{FOOTNOTE_ATTRIBUTE}]")).nodes() {
        let label = footnote.attr_or(FOOTNOTE_ATTRIBUTE, "");
        let text = blocks::joined(&blocks::from_children(footnote, &[]));
        let lines: Vec<String> = text.lines().map(indent).collect();
        footnotes.push(format!("[^{label}]: {}", lines.join("\n").trim_start()));
        footnote.remove_from_parent();
    }
    Converted {
        body: blocks::joined(&blocks::from_children(&document.root(), &[])),
        footnotes,
    }
}

fn indent(line: &str) -> String {
    if line.is_empty() {
        String::new()
    } else {
        format!("    {line}")
    }
}
