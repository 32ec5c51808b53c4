//! Footnotes: the references in the text, and the section at its end with the back links.

use super::{Attribute, AttributeName as Name, Sink, Tag, Walk, blocks, element, inlines, with};
use crate::tree::{Block, Footnote, FootnoteReference};

/// Highest number of back links of one footnote. Nobody follows more, and thousands would take seconds to show.
const MAX_BACK_LINKS: usize = 20;

/// Writes a reference: a raised number that links to the footnote.
pub(super) fn reference<S: Sink>(reference: FootnoteReference, sink: &mut S) {
    let number = reference.number.to_string();
    let attributes = [
        Attribute::owned(Name::Id, reference_id(reference)),
        Attribute::owned(Name::Href, format!("#{}", note_id(reference.number))),
        Attribute::new(Name::Role, "doc-noteref"),
    ];
    element(sink, Tag::Superscript, |sink| {
        with(sink, Tag::Anchor, &attributes, |sink| sink.text(&number));
    });
}

/// Writes the section of footnotes, in the order of their numbers.
pub(super) fn section<S: Sink>(walk: Walk, notes: &[Footnote], sink: &mut S) {
    if notes.is_empty() {
        return;
    }
    let attributes = [
        Attribute::new(Name::Class, "footnotes"),
        Attribute::new(Name::Role, "doc-endnotes"),
        Attribute::new(Name::AriaLabel, walk.labels.footnotes),
    ];
    with(sink, Tag::Section, &attributes, |sink| {
        element(sink, Tag::OrderedList, |sink| {
            for (index, item) in notes.iter().enumerate() {
                note(walk, index + 1, item, sink);
            }
        });
    });
}

/// Writes a footnote, with its back links at the end of its last paragraph.
fn note<S: Sink>(walk: Walk, number: usize, note: &Footnote, sink: &mut S) {
    with(
        sink,
        Tag::ListItem,
        &[Attribute::owned(Name::Id, note_id(number))],
        |sink| {
            let (before, last) = match note.blocks.split_last() {
                Some((Block::Paragraph(content), before)) => (before, content.as_slice()),
                _ => (note.blocks.as_slice(), [].as_slice()),
            };
            blocks::blocks(walk, before, sink);
            element(sink, Tag::Paragraph, |sink| {
                inlines::inlines(walk, last, sink);
                for occurrence in 1..=note.references.min(MAX_BACK_LINKS) {
                    back_link(walk, FootnoteReference { number, occurrence }, sink);
                }
            });
        },
    );
}

fn back_link<S: Sink>(walk: Walk, reference: FootnoteReference, sink: &mut S) {
    let FootnoteReference { number, occurrence } = reference;
    let which = if occurrence > 1 {
        format!("-{occurrence}")
    } else {
        String::new()
    };
    let label = format!("{} {number}{which}", walk.labels.back_to_reference);
    let attributes = [
        Attribute::owned(Name::Href, format!("#{}", reference_id(reference))),
        Attribute::new(Name::Role, "doc-backlink"),
        Attribute::owned(Name::AriaLabel, label),
    ];
    sink.text(" ");
    with(sink, Tag::Anchor, &attributes, |sink| {
        sink.text("↩");
        if occurrence > 1 {
            element(sink, Tag::Superscript, |sink| {
                sink.text(&occurrence.to_string());
            });
        }
    });
}

fn note_id(number: usize) -> String {
    format!("fn-{number}")
}

/// Returns the number of the footnote with an id.
pub(crate) fn number_of(id: &str) -> Option<usize> {
    id.strip_prefix("fn-")?
        .parse()
        .ok()
        .filter(|number| *number > 0)
}

/// Returns the id of a reference; the first one to a footnote has no suffix.
fn reference_id(reference: FootnoteReference) -> String {
    match reference {
        FootnoteReference {
            number,
            occurrence: 1,
        } => format!("fnref-{number}"),
        FootnoteReference { number, occurrence } => format!("fnref-{number}-{occurrence}"),
    }
}
