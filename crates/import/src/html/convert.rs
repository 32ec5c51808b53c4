//! HTML to Markdown: each block is written so that Recto reads the words of the page in it, and no others.

mod addresses;
mod blocks;
mod code;
mod definitions;
mod inlines;
mod lists;
pub(super) mod media;
pub(super) mod names;
mod run;
mod settle;
mod tables;

use dom_query::Document;

/// The attribute that a footnote has for its label, behind the content of an article.
pub(super) const NOTE: &str = "data-recto-note";

/// An article as Markdown.
#[derive(Debug, Default)]
pub(super) struct Converted {
    pub(super) body: String,
    pub(super) notes: Vec<String>,
}

/// Converts the content of an article, and its footnotes.
pub(super) fn markdown(html: &str) -> Converted {
    let document = Document::fragment(html);
    let mut notes = Vec::new();
    for note in document.select(&format!("[{NOTE}]")).nodes() {
        let label = note.attr_or(NOTE, "");
        let text = blocks::joined(&blocks::of(note, &[]));
        let lines: Vec<String> = text.lines().map(indented).collect();
        notes.push(format!("[^{label}]: {}", lines.join("\n").trim_start()));
        note.remove_from_parent();
    }
    Converted {
        body: blocks::joined(&blocks::of(&document.root(), &[])),
        notes,
    }
}

fn indented(line: &str) -> String {
    if line.is_empty() {
        String::new()
    } else {
        format!("    {line}")
    }
}
