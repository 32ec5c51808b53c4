//! Starts of elements.

use super::{
    builder::{Builder, MAX_DEPTH},
    open_element::Open,
};
use crate::{
    diagnostic::DiagnosticKind,
    tree::{AlertKind, Alignment, SafeUrl, Spacing, SpanKind},
};
use pulldown_cmark::{
    Alignment as ColumnAlignment, BlockQuoteKind, CodeBlockKind, HeadingLevel, Tag,
};
use std::ops::Range;

/// Opens an element, or skips one that is too deep.
pub(super) fn open(builder: &mut Builder<'_>, tag: Tag<'_>, range: Range<usize>) {
    if matches!(tag, Tag::TableHead | Tag::TableRow) {
        return;
    }
    if builder.skipped > 0 || is_too_deep(builder, &tag) {
        if builder.skipped == 0 {
            builder.report_depth(range);
        }
        builder.skipped += 1;
        return;
    }
    if is_block(&tag) {
        builder.begin_block();
    } else {
        builder.flush();
    }
    if range.start < builder.consumed {
        let closing = content(builder, &tag, range.clone()).end..range.end;
        return builder.push(Open::Swallowed { closing }, range);
    }
    let content = content(builder, &tag, range.clone());
    let open = element(builder, tag, range);
    builder.push(open, content);
}

/// Returns `true` for an element beyond the limit. A list takes two levels: its own and that of its items.
fn is_too_deep(builder: &Builder<'_>, tag: &Tag<'_>) -> bool {
    let levels = match tag {
        Tag::List(_) | Tag::Table(_) | Tag::DefinitionList => 2,
        _ => 1,
    };
    builder.stack.len() + levels > MAX_DEPTH
}

fn element(builder: &mut Builder<'_>, tag: Tag<'_>, range: Range<usize>) -> Open {
    match tag {
        Tag::Paragraph => {
            builder.mark_loose();
            Open::Paragraph
        }
        Tag::Heading { level, .. } => {
            let level = level_number(level);
            builder.record_heading(level, range);
            Open::Heading { level }
        }
        Tag::BlockQuote(None) => {
            builder.record_block_quote(range);
            Open::Quote
        }
        Tag::BlockQuote(Some(kind)) => Open::Alert(alert(kind)),
        Tag::CodeBlock(kind) => Open::Code {
            language: language(&kind),
        },
        Tag::HtmlBlock => Open::HtmlBlock,
        Tag::List(start) => Open::List {
            start,
            spacing: Spacing::Tight,
            items: Vec::new(),
        },
        Tag::Item => Open::Item(None),
        Tag::FootnoteDefinition(label) => Open::Footnote(label.into_string()),
        Tag::DefinitionList => Open::Definitions(Vec::new()),
        Tag::DefinitionListTitle => Open::Term,
        Tag::DefinitionListDefinition => Open::DefinitionBody(Spacing::Tight),
        Tag::Table(alignments) => {
            let alignments = alignments.into_iter().map(alignment).collect();
            Open::Table {
                alignments,
                head: Vec::new(),
                rows: Vec::new(),
                row: Vec::new(),
            }
        }
        Tag::TableCell => Open::Cell,
        Tag::Emphasis => Open::Span(SpanKind::Emphasis),
        Tag::Strong => Open::Span(SpanKind::Strong),
        Tag::Strikethrough => Open::Span(SpanKind::Strikethrough),
        Tag::Superscript => Open::Span(SpanKind::Superscript),
        Tag::Subscript => Open::Span(SpanKind::Subscript),
        Tag::Link {
            dest_url,
            title,
            link_type,
            ..
        } => {
            let address = if link_type == pulldown_cmark::LinkType::Email {
                ["mailto:", &dest_url].concat()
            } else {
                dest_url.into_string()
            };
            link(builder, &address, title.into_string(), range)
        }
        Tag::Image {
            dest_url, title, ..
        } => image(builder, &dest_url, title.into_string(), range),
        // Front matter is read elsewhere, and the rows of a table have no entry on the stack.
        Tag::MetadataBlock(_) | Tag::TableHead | Tag::TableRow => Open::Transparent,
    }
}

/// Opens a link. A refused one becomes its text.
fn link(builder: &mut Builder<'_>, address: &str, title: String, range: Range<usize>) -> Open {
    if let Some(target) = SafeUrl::parse_link(address) {
        return Open::Link { target, title };
    }
    builder.report(range, || DiagnosticKind::LinkRefused {
        url: address.to_owned(),
    });
    Open::Transparent
}

/// Opens an image. A refused one becomes its alternative text.
fn image(builder: &mut Builder<'_>, address: &str, title: String, range: Range<usize>) -> Open {
    let target = SafeUrl::parse_image(address);
    if target.is_none() {
        builder.report(range, || DiagnosticKind::ImageRefused {
            url: address.to_owned(),
        });
    }
    Open::Image { target, title }
}

/// Returns the range of an element's content: for elements between signs, without the closing ones.
fn content(builder: &Builder<'_>, tag: &Tag<'_>, range: Range<usize>) -> Range<usize> {
    let signs = match tag {
        Tag::Strong => 2,
        Tag::Strikethrough if builder.text[range.clone()].starts_with("~~") => 2,
        Tag::Emphasis | Tag::Superscript | Tag::Subscript | Tag::Strikethrough => 1,
        _ => 0,
    };
    let end = range.end - signs;
    // Signs that close the element around may be part of it.
    let around = if is_block(tag) {
        end
    } else {
        builder
            .stack
            .last()
            .map_or(end, |element| element.end.min(end))
    };
    range.start..around
}

fn is_block(tag: &Tag<'_>) -> bool {
    match tag {
        Tag::Emphasis
        | Tag::Strong
        | Tag::Strikethrough
        | Tag::Superscript
        | Tag::Subscript
        | Tag::Link { .. }
        | Tag::Image { .. } => false,
        Tag::Paragraph
        | Tag::Heading { .. }
        | Tag::BlockQuote(_)
        | Tag::CodeBlock(_)
        | Tag::HtmlBlock
        | Tag::List(_)
        | Tag::Item
        | Tag::FootnoteDefinition(_)
        | Tag::DefinitionList
        | Tag::DefinitionListTitle
        | Tag::DefinitionListDefinition
        | Tag::Table(_)
        | Tag::TableHead
        | Tag::TableRow
        | Tag::TableCell
        | Tag::MetadataBlock(_) => true,
    }
}

/// Returns the first word of the info string.
fn language(kind: &CodeBlockKind<'_>) -> Option<String> {
    match kind {
        CodeBlockKind::Indented => None,
        CodeBlockKind::Fenced(info) => info.split_ascii_whitespace().next().map(str::to_owned),
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn alert(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}

fn alignment(alignment: ColumnAlignment) -> Alignment {
    match alignment {
        ColumnAlignment::None => Alignment::None,
        ColumnAlignment::Left => Alignment::Left,
        ColumnAlignment::Center => Alignment::Center,
        ColumnAlignment::Right => Alignment::Right,
    }
}
