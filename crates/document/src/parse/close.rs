//! Ends of elements.

use super::{
    builder::Builder,
    heading_id,
    open_element::{Open, OpenElement},
};
use crate::tree::{
    Block, CodeBlock, Definition, Dialect, Heading, Image, Inline, Link, List, ListItem, Spacing,
    Table, plain_text,
};
use pulldown_cmark::TagEnd;

/// Closes the element that the parser ended.
pub(super) fn end(builder: &mut Builder<'_>, tag: TagEnd) {
    match tag {
        TagEnd::TableHead if builder.skipped == 0 => return end_row(builder, Row::Head),
        TagEnd::TableRow if builder.skipped == 0 => return end_row(builder, Row::Body),
        TagEnd::TableHead | TagEnd::TableRow => return builder.pending.push('\n'),
        _ => {}
    }
    if builder.skipped > 0 {
        builder.skipped -= 1;
        return separate_skipped(builder, tag);
    }
    // HTML elements that are still open here are not closed, and become text.
    while builder.top().open.is_html() {
        builder.restore_unclosed_as_text();
    }
    close_top(builder);
}

/// Separates the words of elements that are too deep.
fn separate_skipped(builder: &mut Builder<'_>, tag: TagEnd) {
    if tag == TagEnd::TableCell {
        builder.pending.push(' ');
    } else if !tag_is_inline(tag) {
        builder.pending.push('\n');
    }
}

fn tag_is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

#[derive(Clone, Copy)]
enum Row {
    Head,
    Body,
}

fn end_row(builder: &mut Builder<'_>, place: Row) {
    if let Open::Table {
        head, rows, row, ..
    } = &mut builder.top().open
    {
        let cells = std::mem::take(row);
        match place {
            Row::Head => *head = cells,
            Row::Body => rows.push(cells),
        }
    }
}

/// Closes the element on top of the stack, and adds it to the one below.
pub(super) fn close_top(builder: &mut Builder<'_>) {
    match builder.top().open {
        Open::Code { .. } | Open::HtmlBlock => {}
        Open::Document
        | Open::Quote
        | Open::Alert(_)
        | Open::Item(_)
        | Open::Footnote(_)
        | Open::DefinitionBody(_)
        | Open::Details { .. } => builder.begin_block(),
        _ => builder.flush(),
    }
    let Some(element) = builder.stack.pop() else {
        return;
    };
    builder.linkless -= usize::from(element.open.forbids_links());
    attach(builder, element);
}

#[expect(
    clippy::too_many_lines,
    reason = "one exhaustive match with an arm for each kind of element"
)]
fn attach(builder: &mut Builder<'_>, element: OpenElement) {
    let OpenElement {
        open,
        blocks,
        inlines,
        start,
        end,
    } = element;
    match open {
        Open::Document => builder.stack.push(OpenElement {
            open,
            blocks,
            inlines,
            start,
            end,
        }),
        Open::Paragraph => {
            if !inlines.is_empty() {
                builder.add_block(Block::Paragraph(inlines));
            }
        }
        Open::Heading { level } => {
            let mut content = inlines;
            let id = match builder.dialect {
                Dialect::Recto => heading_id::extract(&mut content).unwrap_or_default(),
                Dialect::CommonMark | Dialect::Gfm => String::new(),
            };
            if !id.is_empty() {
                let words = builder.text[start..end].trim_end();
                let span = builder.file_span(start..start + words.len());
                builder.tree.id_spans.push(&id, span);
            }
            builder.add_block(Block::Heading(Heading { level, id, content }));
        }
        Open::Quote => builder.add_block(Block::Quote(blocks)),
        Open::Alert(kind) => builder.add_block(Block::Alert(kind, blocks)),
        Open::List {
            start,
            spacing,
            items,
        } => builder.add_block(Block::List(List {
            start,
            spacing,
            items,
        })),
        Open::Item(task) => {
            if let Open::List { items, .. } = &mut builder.top().open {
                items.push(ListItem { task, blocks });
            }
        }
        Open::Code { language } => {
            let text = std::mem::take(&mut builder.pending);
            builder.add_block(Block::Code(CodeBlock { language, text }));
        }
        Open::HtmlBlock => {
            let html = std::mem::take(&mut builder.pending);
            builder.add_html_block(html, start);
        }
        Open::Footnote(label) => builder.add_definition(label, blocks, start),
        Open::Table {
            alignments,
            head,
            rows,
            ..
        } => builder.add_block(Block::Table(Box::new(Table {
            alignments,
            head,
            rows,
        }))),
        Open::Cell => {
            // The parser fills a short row with cells, so that their number is not in proportion to the text.
            builder.count_node();
            if let Open::Table { row, .. } = &mut builder.top().open {
                row.push(inlines);
            }
        }
        Open::Definitions(definitions) => builder.add_block(Block::Definitions(definitions)),
        Open::Term => {
            if let Open::Definitions(definitions) = &mut builder.top().open {
                definitions.push(Definition {
                    term: inlines,
                    spacing: Spacing::Tight,
                    definitions: Vec::new(),
                });
            }
        }
        Open::DefinitionBody(spacing) => {
            if let Open::Definitions(definitions) = &mut builder.top().open
                && let Some(last) = definitions.last_mut()
            {
                if spacing == Spacing::Loose {
                    last.spacing = spacing;
                }
                last.definitions.push(blocks);
            }
        }
        Open::Span(kind) | Open::Element { kind, .. } => {
            builder.add_inline(Inline::Span(kind, inlines));
        }
        Open::Link { target, title } => builder.add_inline(Inline::Link(Box::new(Link {
            target,
            title,
            content: inlines,
        }))),
        Open::Image {
            target: Some(source),
            title,
        } => {
            let alternative = plain_text::from_inlines(&inlines);
            builder.add_inline(Inline::Image(Box::new(Image {
                source,
                alternative,
                title,
            })));
        }
        Open::Image { target: None, .. } => {
            let alternative = plain_text::from_inlines(&inlines);
            builder.reopen_text();
            builder.pending.push_str(&alternative);
        }
        Open::Details { summary, .. } => builder.add_block(Block::Details(summary, blocks)),
        Open::Transparent => {
            builder.reopen_text();
            builder.append(inlines);
        }
        Open::Swallowed { closing } => {
            builder.append(inlines);
            builder.push_source(closing);
        }
    }
}
