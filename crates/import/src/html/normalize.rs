//! Normalizes a page before Readability sees it: the special forms of tools become common HTML.

mod footnotes;
mod formulas;
mod lazy_images;
mod word;

use dom_query::{Document, NodeRef};

use super::page_metadata::PageMetadata;
pub(super) use footnotes::Footnote;

/// Content that was taken out of a page.
#[derive(Debug, Default)]
pub(super) struct Normalized {
    /// Title that the text marks as such.
    pub(super) title: Option<String>,
    /// Standfirst that the text marks as such.
    pub(super) standfirst: Option<String>,
    pub(super) footnotes: Vec<Footnote>,
    /// Lines for the author.
    pub(super) report: Vec<String>,
}

/// Normalizes a page in place.
pub(super) fn page(document: &Document, metadata: &PageMetadata) -> Normalized {
    let mut normalized = Normalized::default();
    formulas::mark(document, &mut normalized);
    lazy_images::resolve(document);
    // Readability drops every `footer`, also the attribution of a quotation.
    for footer in select(document, "blockquote footer, figure footer") {
        footer.rename("p");
    }
    let drawings = select(document, "svg:has(text)").len();
    if drawings > 0 {
        normalized.report.push(format!(
            "{drawings} SVG drawings with text were left out: save them as images beside the article"
        ));
    }
    word::normalize(document, &mut normalized);
    footnotes::extract(document, metadata, &mut normalized);
    normalized
}

/// Returns the nodes that match a selector, in their order.
fn select<'a>(document: &'a Document, selector: &str) -> Vec<NodeRef<'a>> {
    document.select(selector).nodes().to_vec()
}

/// Replaces an element with a text.
fn replace_with_text(node: &NodeRef<'_>, text: String) {
    let text = node.tree.new_text(text);
    node.replace_with(&text);
}

/// Returns the text of an element with collapsed white space.
fn collapsed_text(node: &NodeRef<'_>) -> String {
    let text = node.text();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
