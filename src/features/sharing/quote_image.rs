//! A quotation as a picture: laid out and written as SVG. Pure; the browser measures the words and makes a PNG of it.

pub mod layout;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use document::tree::Direction;

use crate::{
    features::sharing::{Passage, Source, marks},
    features::theme::Theme,
};

/// The shape of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// 1080 by 1080 pixels.
    Square,
    /// 1200 by 630 pixels, as previews of links are.
    Wide,
}

impl Shape {
    /// Its width and height, in pixels.
    pub fn size(self) -> (u32, u32) {
        match self {
            Self::Square => (1080, 1080),
            Self::Wide => (1200, 630),
        }
    }

    /// Its name, in file names and in the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Square => "square",
            Self::Wide => "wide",
        }
    }
}

/// A font that goes along with the picture: what is drawn as a picture can fetch nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Font {
    /// The name of its family, here and where the words are measured.
    pub family: String,
    /// Its file, as base64.
    pub data: String,
}

/// The families that words are set in where no font goes along, or none that has their letters.
const FAMILIES: &str = "Georgia,'Noto Serif','Songti SC','Noto Serif CJK SC',serif";

/// The list of families, for the picture and for measuring.
pub fn families(fonts: &[Font]) -> String {
    let mut list = String::new();
    for font in fonts {
        list.push('\'');
        list.push_str(&font.family);
        list.push_str("',");
    }
    list + FAMILIES
}

/// The files that have the letters of a text, by that of the Latin ones: the subsets of one typeface are named alike.
pub fn font_files(latin: &str, text: &str) -> Vec<String> {
    let has = |first: char, last: char| text.chars().any(|c| (first..=last).contains(&c));
    let others = [
        (
            has('\u{100}', '\u{2ba}') || has('\u{1e00}', '\u{1eff}'),
            "-latin-ext-",
        ),
        (has('\u{370}', '\u{3ff}'), "-greek-"),
        (has('\u{400}', '\u{4ff}'), "-cyrillic-"),
    ];
    let others = others.into_iter().filter(|(is_there, _)| *is_there);
    std::iter::once(latin.to_owned())
        .chain(others.map(|(_, subset)| latin.replace("-latin-", subset)))
        .collect()
}

/// The colours of a theme: those of `style/tokens.css`, which a picture cannot read.
struct Colours {
    paper: &'static str,
    ink: &'static str,
    soft: &'static str,
    rule: &'static str,
    rubric: &'static str,
}

fn colours(theme: Theme) -> Colours {
    match theme {
        Theme::Light => Colours {
            paper: "#fbfaf6",
            ink: "#1c1a17",
            soft: "#57524a",
            rule: "#d9d3c7",
            rubric: "#8f2a1c",
        },
        Theme::Dark => Colours {
            paper: "#171614",
            ink: "#ddd8ce",
            soft: "#ada69a",
            rule: "#3a3732",
            rubric: "#eb9b86",
        },
    }
}

/// How wide a text is in the families of the picture, in thousandths of its size.
pub type Measure<'a> = &'a mut dyn FnMut(&str) -> u32;

/// The picture.
pub fn svg(
    passage: &Passage,
    source: &Source,
    shape: Shape,
    theme: Theme,
    fonts: &[Font],
    measure: Measure,
) -> String {
    let (width, height) = shape.size();
    let (colours, language) = (colours(theme), passage.language(source));
    let mut page = Page {
        svg: String::new(),
        width,
        margin: width / 12,
        height,
        direction: passage.direction.unwrap_or(source.direction),
    };
    page.open(language, fonts);
    // Writing to a string does not fail.
    let _ = write!(
        page.svg,
        "<rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>",
        colours.paper
    );
    let column = width - 2 * page.margin;
    let top = page.mark(
        marks(language).0.trim_end_matches('\u{202f}'),
        shape,
        colours.rubric,
    );
    let bottom = page.source(passage, source, &colours, measure);
    let set = layout::fit(
        &passage.text,
        (column, bottom - top),
        &layout::SIZES,
        language,
        measure,
    );
    // What room is left stands above and below, more of it below.
    let mut baseline = top + (bottom - top).saturating_sub(set.height()) / 3 + set.ascent();
    for line in &set.lines {
        page.line(line, baseline, set.size, 400, colours.ink);
        baseline += set.leading;
    }
    page.svg.push_str("</svg>");
    page.svg
}

/// The SVG as it is being written.
struct Page {
    svg: String,
    width: u32,
    height: u32,
    /// Of its sides; above and below it is less where the picture is less high.
    margin: u32,
    direction: Direction,
}

impl Page {
    fn open(&mut self, language: Option<&str>, fonts: &[Font]) {
        let (width, height) = (self.width, self.height);
        let _ = write!(
            self.svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"{}\" direction=\"{}\" xml:lang=\"",
            families(fonts),
            self.direction.as_str(),
        );
        push_escaped(language.unwrap_or("en"), &mut self.svg);
        self.svg.push_str("\"><style>");
        for Font { family, data } in fonts {
            let parts = [
                "@font-face{font-family:'",
                family,
                "';font-weight:200 900;src:url(data:font/woff2;base64,",
                data,
                ")}",
            ];
            self.svg.extend(parts);
        }
        self.svg.push_str("</style>");
    }

    /// The room that is left free above and below.
    fn edge(&self) -> u32 {
        (self.height / 12).max(64)
    }

    /// The opening quotation mark, large; and where the room under it begins.
    fn mark(&mut self, mark: &str, shape: Shape, colour: &str) -> u32 {
        let size = match shape {
            Shape::Square => 220,
            Shape::Wide => 150,
        };
        // How far the sign reaches over its baseline, and from there down, in hundredths of its size.
        let (above, depth) = match mark {
            "„" => (12, 34),
            "«" => (50, 46),
            "「" => (84, 70),
            _ => (70, 32),
        };
        let top = self.edge();
        self.line(mark, top + size * above / 100, size, 600, colour);
        top + size * depth / 100 + size / 8
    }

    /// Who wrote it where, at the lower edge; and where the room above it ends.
    fn source(
        &mut self,
        passage: &Passage,
        source: &Source,
        colours: &Colours,
        measure: Measure,
    ) -> u32 {
        const SIZE: u32 = 30;
        const LEADING: u32 = 42;
        let column = self.width - 2 * self.margin;
        let author = passage.speaker.as_deref().unwrap_or(&source.author);
        let lines = [
            (author, 600, colours.ink),
            (&source.title, 400, colours.soft),
            (&source.publication, 400, colours.rubric),
        ];
        let mut baseline = self.height - self.edge() - SIZE / 4;
        for (text, weight, colour) in lines
            .into_iter()
            .rev()
            .filter(|(text, ..)| !text.is_empty())
        {
            // Bold words are wider than they were measured, by some hundredths.
            let text = layout::cut(text, column * 9 / 10, SIZE, measure);
            self.line(&text, baseline, SIZE, weight, colour);
            baseline -= LEADING;
        }
        let rule = baseline - 2;
        let start = match self.direction {
            Direction::LeftToRight => self.margin,
            Direction::RightToLeft => self.width - self.margin - 96,
        };
        let _ = write!(
            self.svg,
            "<rect x=\"{start}\" y=\"{rule}\" width=\"96\" height=\"3\" fill=\"{}\"/>",
            colours.rule
        );
        rule - 48
    }

    fn line(&mut self, text: &str, baseline: u32, size: u32, weight: u32, colour: &str) {
        let start = match self.direction {
            Direction::LeftToRight => self.margin,
            Direction::RightToLeft => self.width - self.margin,
        };
        let _ = write!(
            self.svg,
            "<text x=\"{start}\" y=\"{baseline}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{colour}\">"
        );
        push_escaped(text, &mut self.svg);
        self.svg.push_str("</text>");
    }
}

/// Adds a text so that XML takes none of its signs for its own, and without the characters that XML has no way to say.
fn push_escaped(text: &str, svg: &mut String) {
    for c in text.chars() {
        match c {
            '&' => svg.push_str("&amp;"),
            '<' => svg.push_str("&lt;"),
            '>' => svg.push_str("&gt;"),
            '"' => svg.push_str("&quot;"),
            '\t' | '\n' | '\r' => svg.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => svg.push(c),
        }
    }
}
