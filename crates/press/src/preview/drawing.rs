//! From the design of a picture to its PNG.

use std::collections::HashMap;

use document::metadata::Direction;
use quick_xml::{Writer, events::BytesText};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{FontResolver, Node, Options, Tree},
};

use svgtypes::FontFamily;

use super::{
    HEIGHT, WIDTH,
    design::{Bar, Card, Line, Picture},
    typefaces::Typefaces,
};

type Xml = Writer<Vec<u8>>;

/// Draws pictures one after the other, and remembers how wide words are.
pub(super) struct Hand<'a> {
    typefaces: &'a Typefaces,
    options: Options<'a>,
    widths: HashMap<(u16, String), u32>,
}

impl<'a> Hand<'a> {
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
    pub(super) fn draw(&mut self, card: &Card) -> Result<Vec<u8>, String> {
        let picture = card.picture(&mut |weight, text| self.width(weight, text));
        let svg = svg(&picture, card, self.typefaces).map_err(|error| error.to_string())?;
        let tree = self.tree(&svg).map_err(|error| error.to_string())?;
        let mut pixmap = Pixmap::new(WIDTH, HEIGHT).ok_or("there is no memory for it")?;
        resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
        pixmap.encode_png().map_err(|error| error.to_string())
    }

    /// How wide a text is, in thousandths of its size.
    fn width(&mut self, weight: u16, text: &str) -> u32 {
        let key = (weight, text.to_owned());
        if let Some(width) = self.widths.get(&key) {
            return *width;
        }
        // A space alone would be none, at the edge of a text.
        let width = if text == " " {
            self.measure(weight, "n n").saturating_sub(self.measure(weight, "nn"))
        } else {
            self.measure(weight, text)
        };
        self.widths.insert(key, width);
        width
    }

    fn measure(&self, weight: u16, text: &str) -> u32 {
        let mut xml = Writer::new(Vec::new());
        let line = Line {
            text: text.to_owned(),
            baseline: 0,
            indent: 0,
            size: 1000,
            weight,
            colour: "#000000".to_owned(),
        };
        let written = xml.create_element("svg").with_attributes(SVG).write_inner_content(|xml| {
            write_line(xml, &line, Direction::LeftToRight, self.typefaces)
        });
        let tree = written.is_ok().then(|| self.tree(xml.get_ref()).ok()).flatten();
        let width = tree.and_then(|tree| match tree.root().children().first() {
            Some(Node::Text(text)) => Some(text.bounding_box().width()),
            _ => None,
        });
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a width of some thousand at most")]
        width.map_or(0, |width| width.ceil() as u32)
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

fn svg(picture: &Picture, card: &Card, typefaces: &Typefaces) -> std::io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.create_element("svg").with_attributes(SVG).write_inner_content(|xml| {
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
            write_line(xml, line, card.direction, typefaces)?;
        }
        Ok(())
    })?;
    Ok(xml.into_inner())
}

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

/// A line, each part of it in the face that has its letters.
fn write_line(xml: &mut Xml, line: &Line, direction: Direction, typefaces: &Typefaces) -> std::io::Result<()> {
    let (x, anchor, text) = match direction {
        Direction::LeftToRight => (line.indent, "start", line.text.clone()),
        // The renderer takes every line to run from left to right; this sign at its beginning says otherwise.
        Direction::RightToLeft => (WIDTH - line.indent, "end", format!("\u{202b}{}\u{202c}", line.text)),
    };
    xml.create_element("text")
        .with_attributes([
            ("x", x.to_string().as_str()),
            ("y", &line.baseline.to_string()),
            ("font-size", &line.size.to_string()),
            ("font-weight", &line.weight.to_string()),
            ("fill", &line.colour),
            ("text-anchor", anchor),
            ("xml:space", "preserve"),
        ])
        .write_inner_content(|xml| {
            for run in typefaces.runs(&text, line.weight) {
                xml.create_element("tspan")
                    .with_attribute(("font-family", format!("f{}", run.face).as_str()))
                    .write_text_content(BytesText::new(&text[run.range]))?;
            }
            Ok(())
        })?;
    Ok(())
}
