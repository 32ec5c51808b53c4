//! Blocks.

use super::{
    Attribute, AttributeName as Name, Sink, Tag, Walk, element, inlines, inlines::Title, with,
};
use crate::tree::{
    AlertKind, Alignment, Block, CodeBlock, Definition, Heading, Image, Inline, List, ListItem,
    Spacing, Table, Task, plain_text,
};

pub(super) fn blocks(walk: Walk, content: &[Block], sink: &mut impl Sink) {
    for item in content {
        block(walk, item, sink);
    }
}

pub(super) fn block<S: Sink>(walk: Walk, item: &Block, sink: &mut S) {
    match item {
        Block::Paragraph(content) => element(sink, Tag::Paragraph, |sink| {
            inlines::inlines(walk, content, sink);
        }),
        Block::Heading(item) => heading(walk, item, sink),
        Block::Quote(content) => element(sink, Tag::BlockQuote, |sink| blocks(walk, content, sink)),
        Block::Alert(kind, content) => alert(walk, *kind, content, sink),
        Block::List(item) => list(walk, item, sink),
        Block::Code(item) => code(walk, item, sink),
        Block::Table(item) => table(walk, item, sink),
        Block::Definitions(items) => definitions(walk, items, sink),
        Block::Figure(image) => figure(image, sink),
        Block::Math(tex) => preformatted(walk, Some("math"), &[], tex, sink),
        Block::Details(summary, content) => details(walk, summary, content, sink),
        Block::HtmlText(text) => preformatted(walk, Some("html"), &[], text, sink),
        Block::Rule => sink.open(Tag::Rule, &[]),
    }
}

/// Writes a heading with its anchor. The style sheet draws the anchor's sign; its accessible name is the section's.
fn heading<S: Sink>(walk: Walk, heading: &Heading, sink: &mut S) {
    let tag = match heading.level {
        1 => Tag::Heading1,
        2 => Tag::Heading2,
        3 => Tag::Heading3,
        4 => Tag::Heading4,
        5 => Tag::Heading5,
        _ => Tag::Heading6,
    };
    with(
        sink,
        tag,
        &[Attribute::new(Name::Id, &heading.id)],
        |sink| {
            inlines::inlines(walk, &heading.content, sink);
            let anchor = [
                Attribute::new(Name::Class, "anchor"),
                Attribute::owned(Name::Href, format!("#{}", heading.id)),
                Attribute::owned(
                    Name::AriaLabel,
                    walk.labels
                        .link_to_section(&plain_text::from_inlines(&heading.content)),
                ),
            ];
            with(sink, Tag::Anchor, &anchor, |_| {});
        },
    );
}

fn alert<S: Sink>(walk: Walk, kind: AlertKind, content: &[Block], sink: &mut S) {
    let class = match kind {
        AlertKind::Note => "alert note",
        AlertKind::Tip => "alert tip",
        AlertKind::Important => "alert important",
        AlertKind::Warning => "alert warning",
        AlertKind::Caution => "alert caution",
    };
    with(
        sink,
        Tag::Division,
        &[
            Attribute::new(Name::Class, class),
            Attribute::new(Name::Role, "note"),
        ],
        |sink| {
            with(
                sink,
                Tag::Paragraph,
                &[Attribute::new(Name::Class, "alert-title")],
                |sink| sink.text(walk.labels.alert(kind)),
            );
            blocks(walk, content, sink);
        },
    );
}

fn list<S: Sink>(walk: Walk, list: &List, sink: &mut S) {
    let tag = if list.start.is_some() {
        Tag::OrderedList
    } else {
        Tag::UnorderedList
    };
    let start = list.start.filter(|number| *number != 1);
    let start = start.map(|number| Attribute::owned(Name::Start, number.to_string()));
    with(sink, tag, start.as_slice(), |sink| {
        for item in &list.items {
            element(sink, Tag::ListItem, |sink| {
                list_item(walk, list.spacing, item, sink);
            });
        }
    });
}

fn list_item<S: Sink>(walk: Walk, spacing: Spacing, item: &ListItem, sink: &mut S) {
    let Some(task) = item.task else {
        return item_blocks(walk, spacing, &item.blocks, sink);
    };
    if let (Spacing::Loose, Some((Block::Paragraph(content), rest))) =
        (spacing, item.blocks.split_first())
    {
        // The box stands in the line of the task.
        element(sink, Tag::Paragraph, |sink| {
            checkbox(task, &item.blocks, sink);
            inlines::inlines(walk, content, sink);
        });
        return item_blocks(walk, spacing, rest, sink);
    }
    checkbox(task, &item.blocks, sink);
    item_blocks(walk, spacing, &item.blocks, sink);
}

fn item_blocks<S: Sink>(walk: Walk, spacing: Spacing, content: &[Block], sink: &mut S) {
    for (index, item) in content.iter().enumerate() {
        match (spacing, item) {
            (Spacing::Tight, Block::Paragraph(text)) => {
                // Two texts in a row would read as one.
                if index > 0 && matches!(content[index - 1], Block::Paragraph(_)) {
                    sink.text("\n");
                }
                inlines::inlines(walk, text, sink);
            }
            _ => block(walk, item, sink),
        }
    }
}

/// Writes the checkbox of a task, named by the task.
fn checkbox(task: Task, content: &[Block], sink: &mut impl Sink) {
    let name = match content.first() {
        Some(Block::Paragraph(content)) => plain_text::from_inlines(content),
        _ => String::new(),
    };
    let mut attributes = vec![
        Attribute::new(Name::Type, "checkbox"),
        Attribute::new(Name::Disabled, ""),
        Attribute::owned(Name::AriaLabel, name),
    ];
    match task {
        Task::Done => attributes.push(Attribute::new(Name::Checked, "")),
        Task::Open => {}
    }
    sink.open(Tag::Input, &attributes);
    sink.text(" ");
}

fn code<S: Sink>(walk: Walk, block: &CodeBlock, sink: &mut S) {
    let class = block
        .language
        .as_ref()
        .map(|language| Attribute::owned(Name::Class, format!("language-{language}")));
    preformatted(walk, None, class.as_slice(), &block.text, sink);
}

/// Writes text that keeps its line breaks. It may be wider than the page, so it is reachable with the keyboard.
fn preformatted<S: Sink>(
    walk: Walk,
    class: Option<&str>,
    code: &[Attribute<'_>],
    text: &str,
    sink: &mut S,
) {
    let mut attributes = Vec::new();
    if let Some(class) = class {
        attributes.push(Attribute::new(Name::Class, class));
    }
    if walk.is_for_readers() {
        attributes.push(Attribute::new(Name::TabIndex, "0"));
    }
    with(sink, Tag::Preformatted, &attributes, |sink| {
        with(sink, Tag::Code, code, |sink| sink.text(text));
    });
}

fn table<S: Sink>(walk: Walk, table: &Table, sink: &mut S) {
    if !walk.is_for_readers() {
        return table_rows(walk, table, sink);
    }
    // A group and not a region: regions are landmarks, and a landmark for every table is noise.
    let attributes = [
        Attribute::new(Name::Class, "table"),
        Attribute::new(Name::TabIndex, "0"),
        Attribute::new(Name::Role, "group"),
        Attribute::new(Name::AriaLabel, walk.labels.table),
    ];
    with(sink, Tag::Division, &attributes, |sink| {
        table_rows(walk, table, sink);
    });
}

fn table_rows<S: Sink>(walk: Walk, table: &Table, sink: &mut S) {
    element(sink, Tag::Table, |sink| {
        element(sink, Tag::TableHead, |sink| {
            row(walk, Tag::TableHeader, &table.alignments, &table.head, sink);
        });
        if !table.rows.is_empty() {
            element(sink, Tag::TableBody, |sink| {
                for cells in &table.rows {
                    row(walk, Tag::TableData, &table.alignments, cells, sink);
                }
            });
        }
    });
}

fn row<S: Sink>(
    walk: Walk,
    tag: Tag,
    alignments: &[Alignment],
    cells: &[Vec<Inline>],
    sink: &mut S,
) {
    element(sink, Tag::TableRow, |sink| {
        for (index, cell) in cells.iter().enumerate() {
            let align = alignments
                .get(index)
                .and_then(|alignment| align(*alignment));
            with(sink, tag, align.as_slice(), |sink| {
                inlines::inlines(walk, cell, sink);
            });
        }
    });
}

/// Returns the alignment as GitHub writes it; a style attribute would need an exception in the Content-Security-Policy.
fn align(alignment: Alignment) -> Option<Attribute<'static>> {
    match alignment {
        Alignment::None => None,
        Alignment::Left => Some(Attribute::new(Name::Align, "left")),
        Alignment::Center => Some(Attribute::new(Name::Align, "center")),
        Alignment::Right => Some(Attribute::new(Name::Align, "right")),
    }
}

fn definitions<S: Sink>(walk: Walk, items: &[Definition], sink: &mut S) {
    element(sink, Tag::DefinitionList, |sink| {
        for item in items {
            element(sink, Tag::Term, |sink| {
                inlines::inlines(walk, &item.term, sink);
            });
            for definition in &item.definitions {
                element(sink, Tag::Definition, |sink| {
                    item_blocks(walk, item.spacing, definition, sink);
                });
            }
        }
    });
}

fn figure<S: Sink>(image: &Image, sink: &mut S) {
    element(sink, Tag::Figure, |sink| {
        inlines::image(image, Title::Caption, sink);
        if !image.title.is_empty() {
            element(sink, Tag::FigureCaption, |sink| sink.text(&image.title));
        }
    });
}

fn details<S: Sink>(walk: Walk, summary: &[Inline], content: &[Block], sink: &mut S) {
    element(sink, Tag::Details, |sink| {
        if !summary.is_empty() {
            element(sink, Tag::Summary, |sink| {
                inlines::inlines(walk, summary, sink);
            });
        }
        blocks(walk, content, sink);
    });
}
