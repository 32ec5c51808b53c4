//! A line of text in the order in which it is seen.

use document::tree::Direction;
use unicode_bidi::{BidiInfo, Level};

use super::typefaces::Typefaces;

/// A part of a line that is of one face and runs in one direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// The number of the face.
    pub(super) face: usize,
    /// What it says; where it runs from right to left, signs around it say so.
    pub(super) text: String,
}

/// The parts of a line from left to right, by the Unicode Bidirectional Algorithm.
pub(super) fn parts(
    text: &str,
    weight: u16,
    direction: Direction,
    typefaces: &Typefaces,
) -> Vec<Part> {
    let runs = typefaces.runs(text, weight);
    let around = match direction {
        Direction::LeftToRight => Level::ltr(),
        Direction::RightToLeft => Level::rtl(),
    };
    let bidi = BidiInfo::new(text, Some(around));
    let Some(paragraph) = bidi.paragraphs.first() else {
        return Vec::new();
    };
    let (levels, visual) = bidi.visual_runs(paragraph, paragraph.range.clone());
    let mut parts = Vec::new();
    for seen in visual {
        let is_rtl = levels[seen.start].is_rtl();
        let within = runs.iter().filter_map(|run| {
            let (start, end) = (run.range.start.max(seen.start), run.range.end.min(seen.end));
            (start < end).then(|| part(run.face, &text[start..end], is_rtl))
        });
        let mut within: Vec<Part> = within.collect();
        if is_rtl {
            within.reverse();
        }
        parts.append(&mut within);
    }
    parts
}

fn part(face: usize, text: &str, is_rtl: bool) -> Part {
    let text = if is_rtl {
        // The second sign keeps a space at the end of the part within it.
        format!("\u{202b}{text}\u{200f}\u{202c}")
    } else {
        text.to_owned()
    };
    Part { face, text }
}
