//! A page before its article is looked for: what tools write in ways of their own becomes what all pages have, since what looks
//! for the article knows only that.

mod formulas;
mod media;
mod notes;
mod word;

use dom_query::{Document, NodeRef};

use super::page::Page;
pub(super) use notes::Note;

/// What was found on the way, and taken out of the page.
#[derive(Debug, Default)]
pub(super) struct Tidied {
    /// The title and the standfirst, where the page marks them as such in its text.
    pub(super) title: Option<String>,
    pub(super) standfirst: Option<String>,
    pub(super) notes: Vec<Note>,
    pub(super) report: Vec<String>,
}

/// Tidies a page.
pub(super) fn tidy(document: &Document, page: &Page) -> Tidied {
    let mut tidied = Tidied::default();
    formulas::mark(document, &mut tidied);
    media::find(document);
    // What looks for the article takes each `footer` for the page's, also that of a quotation, which says whose it is.
    for footer in select(document, "blockquote footer, figure footer") {
        footer.rename("p");
    }
    let drawings = select(document, "svg:has(text)").len();
    if drawings > 0 {
        tidied.report.push(format!(
            "{drawings} drawings (SVG) with words in them were left out: save them as images beside the article"
        ));
    }
    word::read(document, &mut tidied);
    notes::take(document, page, &mut tidied);
    tidied
}

/// The nodes that a selector finds, in their order.
fn select<'a>(document: &'a Document, selector: &str) -> Vec<NodeRef<'a>> {
    document.select(selector).nodes().to_vec()
}

/// Puts a text in the place of an element.
fn replace(node: &NodeRef<'_>, text: String) {
    let text = node.tree.new_text(text);
    node.replace_with(&text);
}

/// The words of an element, parted by single spaces.
fn words(node: &NodeRef<'_>) -> String {
    let text = node.text();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
