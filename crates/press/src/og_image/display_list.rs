//! Display list: the lines of text and the bars of an image, before rasterization.

use recto::features::sharing::quote_image::layout::{self, TextLayout};

use super::card::MARGIN;

/// Positioned line of text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) baseline: u32,
    /// Horizontal position.
    pub(super) anchor: Anchor,
    pub(super) size: u32,
    pub(super) weight: u16,
    pub(super) colour: String,
}

/// Horizontal position of a line, in pixels, relative to the direction of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Distance of its start from the edge where lines start.
    Start(u32),
    /// Distance of its end from the edge where lines end.
    End(u32),
}

/// Filled rectangle, in pixels. `start` counts from the edge where lines start.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Bar {
    pub(super) start: u32,
    pub(super) top: u32,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) colour: String,
}

/// Everything to draw.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct DisplayList {
    pub(super) bars: Vec<Bar>,
    pub(super) lines: Vec<Line>,
}

/// Function that returns the width of a text in a weight, in thousandths of the font size.
pub(super) type MeasureWidth<'a> = &'a mut dyn FnMut(u16, &str) -> u32;

/// Style of a text.
#[derive(Clone, Copy)]
pub(super) struct Style<'a> {
    pub(super) size: u32,
    pub(super) weight: u16,
    pub(super) colour: &'a str,
}

impl DisplayList {
    /// Adds a bar.
    pub(super) fn bar(&mut self, start: u32, top: u32, width: u32, height: u32, colour: &str) {
        self.bars.push(Bar {
            start,
            top,
            width,
            height,
            colour: colour.to_owned(),
        });
    }

    /// Adds a single line, cut to a width.
    pub(super) fn line(
        &mut self,
        text: &str,
        baseline: u32,
        width: u32,
        anchor: Anchor,
        style: Style,
        measure: MeasureWidth,
    ) {
        if !text.is_empty() {
            let text = layout::truncate(text, width, style.size, &mut |text| {
                measure(style.weight, text)
            });
            self.push(&text, baseline, anchor, style);
        }
    }

    /// Adds the lines of a text, starting at the baseline `first`.
    pub(super) fn add_lines(
        &mut self,
        set: &TextLayout,
        first: u32,
        leading: u32,
        indent: u32,
        style: Style,
    ) {
        let mut baseline = first;
        for line in &set.lines {
            self.push(line, baseline, Anchor::Start(MARGIN + indent), style);
            baseline += leading;
        }
    }

    fn push(&mut self, text: &str, baseline: u32, anchor: Anchor, style: Style) {
        self.lines.push(Line {
            text: text.to_owned(),
            baseline,
            anchor,
            size: style.size,
            weight: style.weight,
            colour: style.colour.to_owned(),
        });
    }
}
