//! Spans of links, images, headings and code in a text, for tools that point at them. The tree has no spans, because
//! readers do not need them.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};
use std::ops::Range;

use super::options;
use crate::{front_matter, tree::Dialect};

/// Element of a text with its span.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElementSpan {
    /// Bytes of the whole text, front matter included.
    pub range: Range<usize>,
    /// Kind of the element.
    pub kind: ElementKind,
}

/// Kind of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ElementKind {
    /// Link; not one made of a URL in plain text.
    Link {
        /// URL as written, without its escapes.
        address: String,
    },
    /// Image.
    Image {
        /// URL as written, without its escapes.
        address: String,
        /// Alternative text.
        alternative: String,
    },
    /// Heading.
    Heading {
        /// Level, from 1 to 6.
        level: u8,
        /// Id that the author wrote: `{#id}`.
        id: Option<String>,
        /// Number of elements around it; 0 for a heading of the body itself.
        depth: usize,
    },
    /// Code, inline or as a block. It contains no other elements.
    Code,
}

/// Finds the elements of a text in Recto's own dialect, in the order of their starts.
pub fn element_spans(text: &str) -> Vec<ElementSpan> {
    let body = front_matter::read(text).body;
    let mut places = Vec::new();
    // Index of each open element, if it is one of these.
    let mut open: Vec<Option<usize>> = Vec::new();
    for (event, range) in Parser::new_ext(
        &text[body..],
        options(Dialect::Recto) | Options::ENABLE_HEADING_ATTRIBUTES,
    )
    .into_offset_iter()
    {
        let range = range.start + body..range.end + body;
        match event {
            Event::Start(tag) => {
                let kind = of_tag(tag, open.len());
                open.push(kind.is_some().then_some(places.len()));
                places.extend(kind.map(|kind| ElementSpan { range, kind }));
            }
            Event::End(_) => drop(open.pop()),
            Event::Code(code) => {
                describe(&code, &open, &mut places);
                places.push(ElementSpan {
                    range,
                    kind: ElementKind::Code,
                });
            }
            Event::Text(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                describe(&words, &open, &mut places);
            }
            Event::SoftBreak | Event::HardBreak => describe(" ", &open, &mut places),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }
    places
}

/// Adds words to the alternative texts of the open images.
fn describe(words: &str, open: &[Option<usize>], places: &mut [ElementSpan]) {
    for index in open.iter().flatten() {
        if let ElementKind::Image { alternative, .. } = &mut places[*index].kind {
            alternative.push_str(words);
        }
    }
}

fn of_tag(tag: Tag<'_>, depth: usize) -> Option<ElementKind> {
    match tag {
        Tag::Link {
            link_type: LinkType::Email,
            ..
        } => None,
        Tag::Link { dest_url, .. } => Some(ElementKind::Link {
            address: dest_url.into_string(),
        }),
        Tag::Image { dest_url, .. } => Some(ElementKind::Image {
            address: dest_url.into_string(),
            alternative: String::new(),
        }),
        Tag::Heading { level, id, .. } => Some(ElementKind::Heading {
            level: level as u8,
            id: id
                .map(pulldown_cmark::CowStr::into_string)
                .filter(|id| !id.is_empty()),
            depth,
        }),
        Tag::CodeBlock(_) => Some(ElementKind::Code),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, ElementKind)]) {
        let found = element_spans(text);
        let found: Vec<_> = found
            .into_iter()
            .map(|place| (&text[place.range], place.kind))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    fn link(address: &str) -> ElementKind {
        ElementKind::Link {
            address: address.to_owned(),
        }
    }

    fn image(address: &str, alternative: &str) -> ElementKind {
        ElementKind::Image {
            address: address.to_owned(),
            alternative: alternative.to_owned(),
        }
    }

    fn heading(level: u8, id: Option<&str>, depth: usize) -> ElementKind {
        ElementKind::Heading {
            level,
            id: id.map(str::to_owned),
            depth,
        }
    }

    #[test]
    fn element_spans_of_links_and_images_cover_their_source() {
        check(
            "---\ntitle: T\n---\nSee [a](b.md) and ![a *b*\nc](d.png \"t\").",
            &[
                ("[a](b.md)", link("b.md")),
                ("![a *b*\nc](d.png \"t\")", image("d.png", "a b c")),
            ],
        );
        check(
            "[![i](i.png)](a)",
            &[
                ("[![i](i.png)](a)", link("a")),
                ("![i](i.png)", image("i.png", "i")),
            ],
        );
        check("[a][r]\n\n[r]: /x", &[("[a][r]", link("/x"))]);
        check("<a@b.example> https://c.example", &[]);
    }

    #[test]
    fn element_spans_of_headings_have_level_id_and_depth() {
        check(
            "# A\n\n> ## B {#x}",
            &[
                ("# A\n", heading(1, None, 0)),
                ("## B {#x}", heading(2, Some("x"), 1)),
            ],
        );
    }

    #[test]
    fn links_in_code_have_no_span() {
        check(
            "`[a](b)`\n\n```\n[c](d)\n```",
            &[
                ("`[a](b)`", ElementKind::Code),
                ("```\n[c](d)\n```", ElementKind::Code),
            ],
        );
    }
}
