//! Line breaking: sets a text as large as it fits a box.

use super::TextMeasure;

/// Font sizes for a quote, in pixels.
pub(super) const FONT_SIZES: [u32; 15] =
    [104, 96, 88, 80, 72, 66, 60, 55, 50, 46, 42, 38, 35, 32, 30];

/// Greatest number of characters to set; at the smallest size they fill an image twice.
const MAX_CHARACTERS: usize = 2500;

/// A text set in lines.
#[derive(Debug, PartialEq, Eq)]
pub struct TextLayout {
    /// Lines of the text.
    pub lines: Vec<String>,
    /// Font size in pixels.
    pub size: u32,
    /// Distance between baselines, in pixels.
    pub leading: u32,
    /// True if the text is complete.
    pub is_whole: bool,
}

impl TextLayout {
    /// Returns the height of all lines, in pixels.
    pub fn height(&self) -> u32 {
        self.leading * u32::try_from(self.lines.len()).unwrap_or_default()
    }

    /// Returns the distance from the upper edge to the first baseline, in pixels.
    pub fn ascent(&self) -> u32 {
        self.leading / 2 + self.size * 35 / 100
    }
}

/// Text without a line break opportunity.
struct Segment<'a> {
    text: &'a str,
    /// Width in thousandths of the font size.
    width: u32,
    /// True after a space.
    is_spaced: bool,
}

/// Sets a text in the largest of the given sizes, in descending order, at which it fits the box. At the smallest one, a
/// text that does not fit is truncated after a word.
pub fn fit_text(
    text: &str,
    (width, height): (u32, u32),
    sizes: &[u32],
    language: Option<&str>,
    measure: TextMeasure,
) -> TextLayout {
    let end = text
        .char_indices()
        .nth(MAX_CHARACTERS)
        .map_or(text.len(), |(at, _)| at);
    let space = measure(" ");
    let smallest = sizes.last().copied().unwrap_or(FONT_SIZES[0]);
    let widest = 1000 * width / smallest;
    let segments = segments(&text[..end], widest, measure);
    let leading = |size: u32| size * leading(language) / 100;
    for &size in sizes {
        let column = 1000 * width / size;
        let lines = wrap(&segments, column, space);
        let max_lines = usize::try_from(height / leading(size)).unwrap_or_default();
        let is_smallest = size == smallest;
        let fits =
            lines.len() <= max_lines && segments.iter().all(|segment| segment.width <= column);
        if fits && end == text.len() {
            let lines = balance(&segments, column, space, lines.len());
            let lines = lines.iter().map(|line| join(line)).collect();
            return TextLayout {
                lines,
                size,
                leading: leading(size),
                is_whole: true,
            };
        }
        if is_smallest {
            let mut lines: Vec<&[Segment]> = lines;
            lines.truncate(max_lines.max(1));
            return TextLayout {
                lines: end_with_ellipsis(&lines, column, space, measure),
                size,
                leading: leading(size),
                is_whole: false,
            };
        }
    }
    // Reached only if `sizes` is empty.
    TextLayout {
        lines: Vec::new(),
        size: smallest,
        leading: leading(smallest),
        is_whole: text.is_empty(),
    }
}

/// Returns the distance between baselines in a language, in hundredths of the font size.
fn leading(language: Option<&str>) -> u32 {
    match language.and_then(|tag| tag.get(..2)) {
        Some("ja" | "zh" | "ko" | "ar" | "fa" | "ur") => 160,
        _ => 130,
    }
}

/// Returns a text that fits one line, truncated after a word if necessary.
pub fn truncate(text: &str, width: u32, size: u32, measure: TextMeasure) -> String {
    let column = 1000 * width / size;
    let space = measure(" ");
    let segments = segments(text, column, measure);
    let lines = wrap(&segments, column, space);
    match lines[..] {
        [] => String::new(),
        [line] => join(line),
        [line, ..] => end_with_ellipsis(&[line], column, space, measure).concat(),
    }
}

/// Splits a text into segments: words, or characters in scripts without spaces. Segments wider than a line are broken.
fn segments<'a>(text: &'a str, widest: u32, measure: TextMeasure) -> Vec<Segment<'a>> {
    let mut segments = Vec::new();
    for word in text.split_ascii_whitespace() {
        let mut is_spaced = true;
        let mut rest = word;
        while !rest.is_empty() {
            let (segment, after) = rest.split_at(segment_length(rest));
            let mut segment = segment;
            let mut width = measure(segment);
            while width > widest {
                // Assumes characters of equal width.
                let count = segment.chars().count();
                let fitting = (count * usize::try_from(widest).unwrap_or_default()
                    / usize::try_from(width).unwrap_or(1))
                .max(1);
                let at = segment
                    .char_indices()
                    .nth(fitting)
                    .map_or(segment.len(), |(at, _)| at);
                let (first, others) = segment.split_at(at);
                segments.push(Segment {
                    text: first,
                    width: measure(first).min(widest),
                    is_spaced,
                });
                is_spaced = false;
                segment = others;
                width = measure(segment);
            }
            if !segment.is_empty() {
                segments.push(Segment {
                    text: segment,
                    width,
                    is_spaced,
                });
            }
            is_spaced = false;
            rest = after;
        }
    }
    segments
}

/// Returns the length of a word's first segment: one character of a script without spaces, with those that must stay
/// beside it (basic rules of JIS X 4051 for the start and end of lines), or all text up to such a character.
fn segment_length(word: &str) -> usize {
    let mut before: Option<char> = None;
    for (at, c) in word.char_indices() {
        if let Some(before) = before {
            let may_break = is_wide(before) || is_wide(c);
            if may_break && !is_forbidden_at_end(before) && !is_forbidden_at_start(c) {
                return at;
            }
        }
        before = Some(c);
    }
    word.len()
}

/// Returns true if lines may break before and after a character: Han, Kana, and their punctuation.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

fn is_forbidden_at_start(c: char) -> bool {
    matches!(
        c,
        '。' | '、'
            | '，'
            | '．'
            | '！'
            | '？'
            | '：'
            | '；'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '〉'
            | '〕'
            | '”'
            | '’'
            | 'ー'
            | '々'
            | '・'
            | '…'
            | '—'
            | 'ぁ'
            | 'ぃ'
            | 'ぅ'
            | 'ぇ'
            | 'ぉ'
            | 'っ'
            | 'ゃ'
            | 'ゅ'
            | 'ょ'
            | 'ァ'
            | 'ィ'
            | 'ゥ'
            | 'ェ'
            | 'ォ'
            | 'ッ'
            | 'ャ'
            | 'ュ'
            | 'ョ'
    ) || c.is_ascii_punctuation()
}

fn is_forbidden_at_end(c: char) -> bool {
    matches!(
        c,
        '「' | '『' | '（' | '【' | '《' | '〈' | '〔' | '“' | '‘' | '(' | '['
    )
}

/// Fills lines with segments, greedily.
fn wrap<'a, 'b>(
    mut segments: &'a [Segment<'b>],
    column: u32,
    space: u32,
) -> Vec<&'a [Segment<'b>]> {
    let mut lines = Vec::new();
    while !segments.is_empty() {
        let mut width = 0;
        let count = segments.iter().take_while(|segment| {
            let gap = if segment.is_spaced && width > 0 {
                space
            } else {
                0
            };
            width += gap + segment.width;
            width <= column
        });
        let (line, others) = segments.split_at(count.count().max(1));
        lines.push(line);
        segments = others;
    }
    lines
}

/// Breaks segments into `count` lines of similar width, so that no word is alone on the last.
fn balance<'a, 'b>(
    segments: &'a [Segment<'b>],
    column: u32,
    space: u32,
    count: usize,
) -> Vec<&'a [Segment<'b>]> {
    let mut best = wrap(segments, column, space);
    // In steps of 1/32, down to two thirds of the column: narrower looks like a mistake.
    for step in 1..=10 {
        let narrower = wrap(segments, column - column * step / 32, space);
        if narrower.len() > count {
            break;
        }
        best = narrower;
    }
    best
}

fn join(line: &[Segment]) -> String {
    let mut text = String::new();
    for segment in line {
        if segment.is_spaced && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(segment.text);
    }
    text
}

/// Returns the lines as text, the last one truncated to end with an ellipsis.
fn end_with_ellipsis(
    lines: &[&[Segment]],
    column: u32,
    space: u32,
    measure: TextMeasure,
) -> Vec<String> {
    let ellipsis = measure("…");
    let mut texts: Vec<String> = lines.iter().map(|line| join(line)).collect();
    if let (Some(line), Some(last)) = (lines.last(), texts.last_mut()) {
        let mut line = *line;
        while line.len() > 1 && width(line, space) + ellipsis > column {
            line = &line[..line.len() - 1];
        }
        *last = join(line);
        last.truncate(
            last.trim_end_matches([',', ';', ':', '.', '、', '。'])
                .len(),
        );
        last.push('…');
    }
    texts
}

fn width(line: &[Segment], space: u32) -> u32 {
    let gaps = line
        .iter()
        .skip(1)
        .filter(|segment| segment.is_spaced)
        .count();
    line.iter().map(|segment| segment.width).sum::<u32>()
        + space * u32::try_from(gaps).unwrap_or_default()
}
