//! The words of an article, without their markup.

use crate::article::{Article, Block, Inline};

/// The text of the body, then of the footnotes: blocks parted by an empty line.
pub fn article(article: &Article) -> String {
    let mut text = String::new();
    push_blocks(&article.blocks, &mut text);
    for note in &article.footnotes {
        push_blocks(&note.blocks, &mut text);
    }
    text.truncate(text.trim_end().len());
    text
}

/// The text of a run of inlines: code and math as they are written, an image by its alternative text, and no footnote numbers.
pub fn inlines(content: &[Inline]) -> String {
    let mut text = String::new();
    push_inlines(content, &mut text);
    text
}

/// A text as one line, for a name or a title: no line break or other control, and no sign that would turn the direction of
/// what stands behind it.
pub fn one_line(text: &str) -> String {
    let is_break =
        |c: char| c.is_ascii_whitespace() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}');
    let is_shown = |c: &char| {
        !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut line = String::new();
    for word in text.split(is_break).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().filter(is_shown));
    }
    line
}

/// Adds the text of inlines; [`inlines`] says what that is.
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

/// The cells of a row, parted by tabs.
fn push_row(cells: &[Vec<Inline>], text: &mut String) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            text.push('\t');
        }
        push_inlines(cell, text);
    }
    text.push('\n');
}
