//! A picture as a sheet of lines and bars, before anything is drawn.

use recto::features::sharing::quote_image::layout::{self, Set};

use super::design::MARGIN;

/// A line of a text, with the place of its beginning.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) baseline: u32,
    /// Which end of it stands how far from that edge of the picture.
    pub(super) from: From,
    pub(super) size: u32,
    pub(super) weight: u16,
    pub(super) colour: String,
}

/// Where a line stands, by the direction of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// It begins so far from the edge at which the text begins.
    Start(u32),
    /// It ends so far from the edge at which lines end.
    End(u32),
}

/// A filled rectangle, its place counted from the edge at which the text begins.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Bar {
    pub(super) start: u32,
    pub(super) top: u32,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) colour: String,
}

/// All that is drawn.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct DisplayList {
    pub(super) bars: Vec<Bar>,
    pub(super) lines: Vec<Line>,
}

/// A text of two weights is measured in its own.
pub(super) type Measures<'a> = &'a mut dyn FnMut(u16, &str) -> u32;

/// How letters look.
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

    /// A text of one line, cut where it is wider than this.
    pub(super) fn line(
        &mut self,
        text: &str,
        baseline: u32,
        width: u32,
        from: From,
        style: Style,
        measure: Measures,
    ) {
        if !text.is_empty() {
            let text = layout::cut(text, width, style.size, &mut |text| {
                measure(style.weight, text)
            });
            self.push(&text, baseline, from, style);
        }
    }

    /// Adds the lines of a text, from this baseline on.
    pub(super) fn set(&mut self, set: &Set, first: u32, leading: u32, indent: u32, style: Style) {
        let mut baseline = first;
        for line in &set.lines {
            self.push(line, baseline, From::Start(MARGIN + indent), style);
            baseline += leading;
        }
    }

    fn push(&mut self, text: &str, baseline: u32, from: From, style: Style) {
        self.lines.push(Line {
            text: text.to_owned(),
            baseline,
            from,
            size: style.size,
            weight: style.weight,
            colour: style.colour.to_owned(),
        });
    }
}
