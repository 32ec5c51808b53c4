//! From the design of a picture to its PNG.

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
    design::Card,
    line::{self, Part},
    png,
    sheet::{Bar, DisplayList, From, Line},
    typefaces::Typefaces,
};

type Xml = Writer<Vec<u8>>;

/// Draws pictures one after the other, and remembers how wide words are.
pub(super) struct Renderer<'a> {
    typefaces: &'a Typefaces,
    options: Options<'a>,
    widths: HashMap<(u16, String), u32>,
}

impl<'a> Renderer<'a> {
    pub(super) fn new(typefaces: &'a Typefaces) -> Self {
        let face = |family: &FontFamily| match family {
            FontFamily::Named(name) => typefaces.id(name.trim_start_matches('f').parse().ok()?),
            _ => None,
        };
        let options = Options {
            fontdb: typefaces.database(),
            font_resolver: FontResolver {
                // Every part of a text names its face by its number; see `Typefaces::runs`.
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

    /// The picture as a PNG.
    pub(super) fn draw(&mut self, card: &Card) -> Result<Vec<u8>> {
        let picture = card.picture(&mut |weight, text| self.width(weight, text));
        let svg = self
            .svg(&picture, card)
            .map_err(|error| Error::new("cannot write the SVG").caused_by(error))?;
        let tree = self
            .tree(&svg)
            .map_err(|error| Error::new("cannot parse the SVG").caused_by(error))?;
        let mut pixmap =
            Pixmap::new(WIDTH, HEIGHT).ok_or_else(|| Error::new("there is not enough memory"))?;
        resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
        png::encode(&pixmap).map_err(|error| Error::new("cannot encode the PNG").caused_by(error))
    }

    /// How wide a text is, in thousandths of its size.
    fn width(&mut self, weight: u16, text: &str) -> u32 {
        let key = (weight, text.to_owned());
        if let Some(width) = self.widths.get(&key) {
            return *width;
        }
        // A space alone would be none, at the edge of a text.
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
        let parts = line::parts(text, weight, Direction::LeftToRight, self.typefaces);
        parts.iter().map(|part| self.part_width(part, weight)).sum()
    }

    /// How wide a part of a line is, in thousandths of its size.
    fn part_width(&self, part: &Part, weight: u16) -> f32 {
        let mut xml = Writer::new(Vec::new());
        let style = Ink {
            size: 1000,
            weight,
            colour: "#000",
        };
        let written = xml
            .create_element("svg")
            .with_attributes(SVG)
            .write_inner_content(|xml| write_part(xml, part, (0.0, 1000), style));
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

    fn svg(&self, picture: &DisplayList, card: &Card) -> std::io::Result<Vec<u8>> {
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
                for bar in std::iter::once(&paper).chain(&picture.bars) {
                    write_bar(xml, bar, card.direction)?;
                }
                for line in &picture.lines {
                    self.write_line(xml, line, card.direction)?;
                }
                Ok(())
            })?;
        Ok(xml.into_inner())
    }

    /// A line, part by part from left to right. The renderer knows one face and one direction in a text.
    fn write_line(&self, xml: &mut Xml, line: &Line, direction: Direction) -> std::io::Result<()> {
        let parts = line::parts(&line.text, line.weight, direction, self.typefaces);
        #[expect(
            clippy::cast_precision_loss,
            reason = "sizes and places are of four digits at most"
        )]
        let (size, picture) = (line.size as f32 / 1000.0, WIDTH as f32);
        let widths: Vec<f32> = parts
            .iter()
            .map(|part| self.part_width(part, line.weight) * size)
            .collect();
        let whole: f32 = widths.iter().sum();
        #[expect(
            clippy::cast_precision_loss,
            reason = "sizes and places are of four digits at most"
        )]
        let mut x =
            match (line.from, direction) {
                (From::Start(at), Direction::LeftToRight)
                | (From::End(at), Direction::RightToLeft) => at as f32,
                (From::Start(at), Direction::RightToLeft)
                | (From::End(at), Direction::LeftToRight) => picture - at as f32 - whole,
            };
        let ink = Ink {
            size: line.size,
            weight: line.weight,
            colour: &line.colour,
        };
        for (part, width) in parts.iter().zip(widths) {
            write_part(xml, part, (x, line.baseline), ink)?;
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

/// How letters look.
#[derive(Clone, Copy)]
struct Ink<'a> {
    size: u32,
    weight: u16,
    colour: &'a str,
}

fn write_part(xml: &mut Xml, part: &Part, (x, y): (f32, u32), ink: Ink) -> std::io::Result<()> {
    xml.create_element("text")
        .with_attributes([
            ("x", x.to_string().as_str()),
            ("y", &y.to_string()),
            ("font-family", &format!("f{}", part.face)),
            ("font-size", &ink.size.to_string()),
            ("font-weight", &ink.weight.to_string()),
            ("fill", ink.colour),
            ("xml:space", "preserve"),
        ])
        .write_text_content(BytesText::new(&part.text))?;
    Ok(())
}
