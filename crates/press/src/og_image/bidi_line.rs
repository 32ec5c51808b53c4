//! Visual order of a line of text.

use document::tree::Direction;
use unicode_bidi::{BidiInfo, Level};

use super::fonts::FontSet;

/// Segment of a line with one face and one direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    /// Number of the face.
    pub(super) face: usize,
    /// Text. Direction marks enclose text from right to left.
    pub(super) text: String,
}

/// Returns the segments of a line from left to right, by the Unicode Bidirectional Algorithm.
pub(super) fn segments(
    text: &str,
    weight: u16,
    direction: Direction,
    typefaces: &FontSet,
) -> Vec<Segment> {
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
    let mut segments = Vec::new();
    for seen in visual {
        let is_rtl = levels[seen.start].is_rtl();
        let within = runs.iter().filter_map(|run| {
            let (start, end) = (run.range.start.max(seen.start), run.range.end.min(seen.end));
            (start < end).then(|| segment(run.face, &text[start..end], is_rtl))
        });
        let mut within: Vec<Segment> = within.collect();
        if is_rtl {
            within.reverse();
        }
        segments.append(&mut within);
    }
    segments
}

fn segment(face: usize, text: &str, is_rtl: bool) -> Segment {
    let text = if is_rtl {
        // The second mark keeps a trailing space within the segment.
        format!("\u{202b}{text}\u{200f}\u{202c}")
    } else {
        text.to_owned()
    };
    Segment { face, text }
}
