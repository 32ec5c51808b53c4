//! Inlines.

use super::{Attribute, AttributeName as Name, Sink, Tag, Walk, element, notes, with};
use crate::tree::{Image, Inline, Link, MathStyle, SpanKind};

pub(super) fn inlines(walk: Walk, content: &[Inline], sink: &mut impl Sink) {
    for item in content {
        inline(walk, item, sink);
    }
}

fn inline<S: Sink>(walk: Walk, item: &Inline, sink: &mut S) {
    match item {
        Inline::Text(text) => sink.text(text),
        Inline::Break => sink.open(Tag::Break, &[]),
        Inline::Code(code) => element(sink, Tag::Code, |sink| sink.text(code)),
        Inline::Math(style, tex) => math(*style, tex, sink),
        Inline::Span(kind, content) => {
            element(sink, tag(*kind), |sink| inlines(walk, content, sink));
        }
        Inline::Link(item) => link(walk, item, sink),
        Inline::Image(item) => image(item, Title::Attribute, sink),
        Inline::FootnoteReference(reference) => notes::reference(*reference, sink),
        Inline::Sentence(sentence) => {
            let id = [Attribute::new(Name::Id, &sentence.id)];
            with(sink, Tag::Span, &id, |sink| {
                inlines(walk, &sentence.content, sink);
            });
        }
    }
}

fn link<S: Sink>(walk: Walk, link: &Link, sink: &mut S) {
    let mut attributes = vec![Attribute::new(Name::Href, link.target.as_str())];
    if !link.title.is_empty() {
        attributes.push(Attribute::new(Name::Title, &link.title));
    }
    if link.target.is_external() {
        attributes.push(Attribute::new(Name::Rel, "noopener noreferrer"));
    }
    with(sink, Tag::Anchor, &attributes, |sink| {
        inlines(walk, &link.content, sink);
    });
}

/// Destination of an image's title.
#[derive(Clone, Copy)]
pub(super) enum Title {
    /// `title` of the image.
    Attribute,
    /// Caption, which the caller writes.
    Caption,
}

pub(super) fn image(image: &Image, title: Title, sink: &mut impl Sink) {
    let mut attributes = vec![
        Attribute::new(Name::Src, image.source.as_str()),
        Attribute::new(Name::Alt, &image.alternative),
    ];
    match title {
        Title::Attribute if !image.title.is_empty() => {
            attributes.push(Attribute::new(Name::Title, &image.title));
        }
        Title::Attribute | Title::Caption => {}
    }
    sink.open(Tag::Image, &attributes);
}

/// Writes TeX as code, until the page replaces it by typeset math.
fn math(style: MathStyle, tex: &str, sink: &mut impl Sink) {
    let class = match style {
        MathStyle::Inline => "math",
        MathStyle::Display => "math display",
    };
    with(
        sink,
        Tag::Code,
        &[Attribute::new(Name::Class, class)],
        |sink| sink.text(tex),
    );
}

fn tag(kind: SpanKind) -> Tag {
    match kind {
        SpanKind::Emphasis => Tag::Emphasis,
        SpanKind::Strong => Tag::Strong,
        SpanKind::Strikethrough => Tag::Deleted,
        SpanKind::Superscript => Tag::Superscript,
        SpanKind::Subscript => Tag::Subscript,
        SpanKind::Keyboard => Tag::Keyboard,
        SpanKind::Mark => Tag::Mark,
        SpanKind::Abbreviation => Tag::Abbreviation,
        SpanKind::Inserted => Tag::Inserted,
        SpanKind::Small => Tag::Small,
        SpanKind::Cite => Tag::Cite,
        SpanKind::Quotation => Tag::Quotation,
        SpanKind::Variable => Tag::Variable,
        SpanKind::Sample => Tag::Sample,
    }
}
