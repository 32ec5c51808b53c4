//! Image of a quote as SVG. Pure: the browser measures the text, and renders the SVG as a PNG.

pub mod layout;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use document::tree::Direction;

use crate::features::{
    sharing::{Citation, Passage, quotation_marks::quotation_marks},
    theme::Theme,
};

/// Shape of an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageShape {
    /// 1080 by 1080 pixels.
    Square,
    /// 1200 by 630 pixels, the size of link previews.
    Wide,
}

impl ImageShape {
    /// Returns the width and height in pixels.
    pub fn size(self) -> (u32, u32) {
        match self {
            Self::Square => (1080, 1080),
            Self::Wide => (1200, 630),
        }
    }

    /// Returns the name for file names and form values.
    pub fn name(self) -> &'static str {
        match self {
            Self::Square => "square",
            Self::Wide => "wide",
        }
    }
}

/// A font embedded in the image, since an SVG shown as an image fetches nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmbeddedFont {
    /// Name of the family, in the image and for measuring.
    pub family: String,
    /// File content in base64.
    pub data: String,
}

/// Font families for letters without an embedded font.
const FALLBACK_FAMILIES: &str = "Georgia,'Noto Serif','Songti SC','Noto Serif CJK SC',serif";

/// Returns the CSS list of font families, for the image and for measuring.
pub fn font_families(fonts: &[EmbeddedFont]) -> String {
    let mut list = String::new();
    for font in fonts {
        list.push('\'');
        list.push_str(&font.family);
        list.push_str("',");
    }
    list + FALLBACK_FAMILIES
}

/// Returns the names of the font files for the letters of a text. They derive from the Latin file's name, since the subsets of a
/// typeface are named alike.
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
    let others = others.into_iter().filter(|(is_needed, _)| *is_needed);
    std::iter::once(latin.to_owned())
        .chain(others.map(|(_, subset)| latin.replace("-latin-", subset)))
        .collect()
}

/// Colours of a theme, as in `style/tokens.css`, which an image cannot read.
struct Palette {
    paper: &'static str,
    ink: &'static str,
    soft: &'static str,
    rule: &'static str,
    rubric: &'static str,
}

fn palette(theme: Theme) -> Palette {
    match theme {
        Theme::Light => Palette {
            paper: "#fbfaf6",
            ink: "#1c1a17",
            soft: "#57524a",
            rule: "#d9d3c7",
            rubric: "#8f2a1c",
        },
        Theme::Dark => Palette {
            paper: "#171614",
            ink: "#ddd8ce",
            soft: "#ada69a",
            rule: "#3a3732",
            rubric: "#eb9b86",
        },
    }
}

/// Function that returns the width of a text in the image's fonts, in thousandths of the font size.
pub type TextMeasure<'a> = &'a mut dyn FnMut(&str) -> u32;

/// Returns the image of a passage with its citation.
pub fn quote_svg(
    passage: &Passage,
    citation: &Citation,
    shape: ImageShape,
    theme: Theme,
    fonts: &[EmbeddedFont],
    measure: TextMeasure,
) -> String {
    let (width, height) = shape.size();
    let (colours, language) = (palette(theme), passage.language(citation));
    let mut page = SvgPage {
        svg: String::new(),
        width,
        margin: width / 12,
        height,
        direction: passage.direction.unwrap_or(citation.direction),
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
        quotation_marks(language).0.trim_end_matches('\u{202f}'),
        shape,
        colours.rubric,
    );
    let bottom = page.citation(passage, citation, &colours, measure);
    let set = layout::fit_text(
        &passage.text,
        (column, bottom - top),
        &layout::FONT_SIZES,
        language,
        measure,
    );
    // A third of the free height is above the text.
    let mut baseline = top + (bottom - top).saturating_sub(set.height()) / 3 + set.ascent();
    for line in &set.lines {
        page.line(line, baseline, set.size, 400, colours.ink);
        baseline += set.leading;
    }
    page.svg.push_str("</svg>");
    page.svg
}

/// An SVG under construction.
struct SvgPage {
    svg: String,
    width: u32,
    height: u32,
    /// Margin at the sides, in pixels. See `edge` for the others.
    margin: u32,
    direction: Direction,
}

impl SvgPage {
    fn open(&mut self, language: Option<&str>, fonts: &[EmbeddedFont]) {
        let (width, height) = (self.width, self.height);
        let _ = write!(
            self.svg,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"{}\" direction=\"{}\" xml:lang=\"",
            font_families(fonts),
            self.direction.as_str(),
        );
        push_escaped(language.unwrap_or("en"), &mut self.svg);
        self.svg.push_str("\"><style>");
        for EmbeddedFont { family, data } in fonts {
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

    /// Returns the margin above and below, in pixels, which depends on the height.
    fn edge(&self) -> u32 {
        (self.height / 12).max(64)
    }

    /// Draws the large opening quotation mark, and returns the top of the space below it.
    fn mark(&mut self, mark: &str, shape: ImageShape, colour: &str) -> u32 {
        let size = match shape {
            ImageShape::Square => 220,
            ImageShape::Wide => 150,
        };
        // Height above the baseline and depth from the top, in hundredths of the font size.
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

    /// Draws the citation at the lower edge, and returns the bottom of the space above it.
    fn citation(
        &mut self,
        passage: &Passage,
        citation: &Citation,
        colours: &Palette,
        measure: TextMeasure,
    ) -> u32 {
        const SIZE: u32 = 30;
        const LEADING: u32 = 42;
        let column = self.width - 2 * self.margin;
        let author = passage.speaker.as_deref().unwrap_or(&citation.author);
        let lines = [
            (author, 600, colours.ink),
            (&citation.title, 400, colours.soft),
            (&citation.publication, 400, colours.rubric),
        ];
        let mut baseline = self.height - self.edge() - SIZE / 4;
        for (text, weight, colour) in lines
            .into_iter()
            .rev()
            .filter(|(text, ..)| !text.is_empty())
        {
            // Bold text is some hundredths wider than measured.
            let text = layout::truncate(text, column * 9 / 10, SIZE, measure);
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

/// Appends a text with XML's syntax escaped, and without characters that XML forbids.
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
