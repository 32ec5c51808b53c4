//! Renderer: draws a card and encodes it as PNG.

use crate::{Error, Result};
use std::collections::HashMap;

use document::tree::Direction;
use quick_xml::{Writer, events::BytesText};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{FontResolver, Node, Options, Tree},
};

use svgtypes::FontFamily;

use super::{
    HEIGHT, WIDTH,
    bidi_line::{self, Segment},
    card::Card,
    display_list::{Anchor, Bar, DisplayList, Line},
    fonts::FontSet,
    png,
};

type Xml = Writer<Vec<u8>>;

/// Draws cards one after the other, and caches the widths of words.
pub(super) struct Renderer<'a> {
    typefaces: &'a FontSet,
    options: Options<'a>,
    widths: HashMap<(u16, String), u32>,
}

impl<'a> Renderer<'a> {
    pub(super) fn new(typefaces: &'a FontSet) -> Self {
        let face = |family: &FontFamily| match family {
            FontFamily::Named(name) => typefaces.id(name.trim_start_matches('f').parse().ok()?),
            _ => None,
        };
        let options = Options {
            fontdb: typefaces.database(),
            font_resolver: FontResolver {
                // Segments name their face by its number; see `FontSet::runs`.
                select_font: Box::new(move |font, _| font.families().iter().find_map(face)),
                select_fallback: Box::new(|_, _, _| None),
            },
            ..Options::default()
        };
        Self {
            typefaces,
            options,
            widths: HashMap::new(),
        }
    }

    /// Returns a card as PNG.
    pub(super) fn draw(&mut self, card: &Card) -> Result<Vec<u8>> {
        let list = card.display_list(&mut |weight, text| self.width(weight, text));
        let svg = self
            .svg(&list, card)
            .map_err(|error| Error::new("cannot write the SVG").caused_by(error))?;
        let tree = self
            .tree(&svg)
            .map_err(|error| Error::new("cannot parse the SVG").caused_by(error))?;
        let mut pixmap =
            Pixmap::new(WIDTH, HEIGHT).ok_or_else(|| Error::new("there is not enough memory"))?;
        resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
        png::encode(&pixmap).map_err(|error| Error::new("cannot encode the PNG").caused_by(error))
    }

    /// Returns the width of a text, in thousandths of the font size.
    fn width(&mut self, weight: u16, text: &str) -> u32 {
        let key = (weight, text.to_owned());
        if let Some(width) = self.widths.get(&key) {
            return *width;
        }
        // A space at the edge of a text has no width.
        let width = if text == " " {
            self.measure(weight, "n n") - self.measure(weight, "nn")
        } else {
            self.measure(weight, text)
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a width of some thousands, and not below zero"
        )]
        let width = width.ceil() as u32;
        self.widths.insert(key, width);
        width
    }

    fn measure(&self, weight: u16, text: &str) -> f32 {
        let segments = bidi_line::segments(text, weight, Direction::LeftToRight, self.typefaces);
        segments
            .iter()
            .map(|segment| self.segment_width(segment, weight))
            .sum()
    }

    /// Returns the width of a segment, in thousandths of the font size.
    fn segment_width(&self, segment: &Segment, weight: u16) -> f32 {
        let mut xml = Writer::new(Vec::new());
        let style = TextStyle {
            size: 1000,
            weight,
            colour: "#000",
        };
        let written = xml
            .create_element("svg")
            .with_attributes(SVG)
            .write_inner_content(|xml| write_segment(xml, segment, (0.0, 1000), style));
        let tree = written
            .is_ok()
            .then(|| self.tree(xml.get_ref()).ok())
            .flatten();
        let width = tree.and_then(|tree| match tree.root().children().first() {
            Some(Node::Text(text)) => Some(text.bounding_box().width()),
            _ => None,
        });
        width.unwrap_or_default()
    }

    fn svg(&self, list: &DisplayList, card: &Card) -> std::io::Result<Vec<u8>> {
        let mut xml = Writer::new(Vec::new());
        xml.create_element("svg")
            .with_attributes(SVG)
            .write_inner_content(|xml| {
                let paper = Bar {
                    start: 0,
                    top: 0,
                    width: WIDTH,
                    height: HEIGHT,
                    colour: card.colours.paper.clone(),
                };
                for bar in std::iter::once(&paper).chain(&list.bars) {
                    write_bar(xml, bar, card.direction)?;
                }
                for line in &list.lines {
                    self.write_line(xml, line, card.direction)?;
                }
                Ok(())
            })?;
        Ok(xml.into_inner())
    }

    /// Writes a line, segment by segment from left to right. An SVG text has one face and one direction here.
    fn write_line(&self, xml: &mut Xml, line: &Line, direction: Direction) -> std::io::Result<()> {
        let segments = bidi_line::segments(&line.text, line.weight, direction, self.typefaces);
        #[expect(
            clippy::cast_precision_loss,
            reason = "sizes and places are of four digits at most"
        )]
        let (size, image_width) = (line.size as f32 / 1000.0, WIDTH as f32);
        let widths: Vec<f32> = segments
            .iter()
            .map(|segment| self.segment_width(segment, line.weight) * size)
            .collect();
        let whole: f32 = widths.iter().sum();
        #[expect(
            clippy::cast_precision_loss,
            reason = "sizes and places are of four digits at most"
        )]
        let mut x = match (line.anchor, direction) {
            (Anchor::Start(at), Direction::LeftToRight)
            | (Anchor::End(at), Direction::RightToLeft) => at as f32,
            (Anchor::Start(at), Direction::RightToLeft)
            | (Anchor::End(at), Direction::LeftToRight) => image_width - at as f32 - whole,
        };
        let style = TextStyle {
            size: line.size,
            weight: line.weight,
            colour: &line.colour,
        };
        for (segment, width) in segments.iter().zip(widths) {
            write_segment(xml, segment, (x, line.baseline), style)?;
            x += width;
        }
        Ok(())
    }

    fn tree(&self, svg: &[u8]) -> Result<Tree, resvg::usvg::Error> {
        Tree::from_data(svg, &self.options)
    }
}

const SVG: [(&str, &str); 3] = [
    ("xmlns", "http://www.w3.org/2000/svg"),
    ("width", "1200"),
    ("height", "630"),
];

fn write_bar(xml: &mut Xml, bar: &Bar, direction: Direction) -> std::io::Result<()> {
    let x = match direction {
        Direction::LeftToRight => bar.start,
        Direction::RightToLeft => WIDTH - bar.start - bar.width,
    };
    xml.create_element("rect")
        .with_attributes([
            ("x", x.to_string().as_str()),
            ("y", &bar.top.to_string()),
            ("width", &bar.width.to_string()),
            ("height", &bar.height.to_string()),
            ("fill", &bar.colour),
        ])
        .write_empty()?;
    Ok(())
}

/// Style of a text.
#[derive(Clone, Copy)]
struct TextStyle<'a> {
    size: u32,
    weight: u16,
    colour: &'a str,
}

fn write_segment(
    xml: &mut Xml,
    segment: &Segment,
    (x, y): (f32, u32),
    style: TextStyle,
) -> std::io::Result<()> {
    xml.create_element("text")
        .with_attributes([
            ("x", x.to_string().as_str()),
            ("y", &y.to_string()),
            ("font-family", &format!("f{}", segment.face)),
            ("font-size", &style.size.to_string()),
            ("font-weight", &style.weight.to_string()),
            ("fill", style.colour),
            ("xml:space", "preserve"),
        ])
        .write_text_content(BytesText::new(&segment.text))?;
    Ok(())
}
