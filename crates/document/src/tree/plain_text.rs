//! Words of an article without markup.

use super::{Article, Block, Inline};

/// Returns the text of the body and then of the footnotes, with an empty line between blocks.
pub fn from_article(article: &Article) -> String {
    let mut text = String::new();
    push_blocks(&article.blocks, &mut text);
    for note in &article.footnotes {
        push_blocks(&note.blocks, &mut text);
    }
    text.truncate(text.trim_end().len());
    text
}

/// Returns the text of inlines: code and math as written, the alternative text of images, and no footnote numbers.
pub fn from_inlines(content: &[Inline]) -> String {
    let mut text = String::new();
    push_inlines(content, &mut text);
    text
}

/// Adds the text of inlines, as [`from_inlines`] returns it.
pub(crate) fn push_inlines(content: &[Inline], text: &mut String) {
    for item in content {
        match item {
            Inline::Text(words) | Inline::Code(words) | Inline::Math(_, words) => {
                text.push_str(words);
            }
            Inline::Break => text.push('\n'),
            Inline::Span(_, content) => push_inlines(content, text),
            Inline::Sentence(sentence) => push_inlines(&sentence.content, text),
            Inline::Link(link) => push_inlines(&link.content, text),
            Inline::Image(image) => text.push_str(&image.alternative),
            Inline::FootnoteReference(_) => {}
        }
    }
}

fn push_blocks(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(content) => push_line(content, text),
            Block::Heading(heading) => push_line(&heading.content, text),
            Block::Quote(content) | Block::Alert(_, content) => push_blocks(content, text),
            Block::List(list) => list
                .items
                .iter()
                .for_each(|item| push_blocks(&item.blocks, text)),
            Block::Code(code) => push_text(&code.text, text),
            Block::Table(table) => {
                push_row(&table.head, text);
                table.rows.iter().for_each(|row| push_row(row, text));
                text.push('\n');
            }
            Block::Definitions(items) => {
                for item in items {
                    push_line(&item.term, text);
                    item.definitions
                        .iter()
                        .for_each(|definition| push_blocks(definition, text));
                }
            }
            Block::Figure(image) => {
                push_text(&image.alternative, text);
                push_text(&image.title, text);
            }
            Block::Math(words) | Block::HtmlText(words) => push_text(words, text),
            Block::Details(summary, content) => {
                push_line(summary, text);
                push_blocks(content, text);
            }
            Block::Rule => {}
        }
    }
}

fn push_line(content: &[Inline], text: &mut String) {
    push_inlines(content, text);
    text.push_str("\n\n");
}

fn push_text(words: &str, text: &mut String) {
    let words = words.trim_end();
    if !words.is_empty() {
        text.push_str(words);
        text.push_str("\n\n");
    }
}

/// Adds the cells of a row, separated by tabs.
fn push_row(cells: &[Vec<Inline>], text: &mut String) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            text.push('\t');
        }
        push_inlines(cell, text);
    }
    text.push('\n');
}
