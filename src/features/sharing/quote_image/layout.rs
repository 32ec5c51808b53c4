//! Words in lines, as large as they fit.

use super::Measure;

/// The sizes that are tried for a quotation, in pixels.
pub(super) const SIZES: [u32; 15] = [104, 96, 88, 80, 72, 66, 60, 55, 50, 46, 42, 38, 35, 32, 30];

/// Of longer texts so many characters are set at most: at the smallest size they fill a picture twice.
const MOST: usize = 2500;

/// A text, set.
#[derive(Debug, PartialEq, Eq)]
pub struct Set {
    /// Its lines.
    pub lines: Vec<String>,
    /// The size of its letters, in pixels.
    pub size: u32,
    /// From one baseline to the next, in pixels.
    pub leading: u32,
    /// Whether all of the text is there.
    pub is_whole: bool,
}

impl Set {
    /// All of its lines, in pixels.
    pub fn height(&self) -> u32 {
        self.leading * u32::try_from(self.lines.len()).unwrap_or_default()
    }

    /// From the upper edge to the first baseline.
    pub fn ascent(&self) -> u32 {
        self.leading / 2 + self.size * 35 / 100
    }
}

/// A piece that no line may break.
struct Piece<'a> {
    text: &'a str,
    /// In thousandths of the size.
    width: u32,
    /// Whether a space stands before it.
    is_spaced: bool,
}

/// Sets a text as large as it fits into this room, of these sizes, the largest first; what does not fit at the smallest one
/// is cut behind a word.
pub fn fit(
    text: &str,
    (width, height): (u32, u32),
    sizes: &[u32],
    language: Option<&str>,
    measure: Measure,
) -> Set {
    let end = text
        .char_indices()
        .nth(MOST)
        .map_or(text.len(), |(at, _)| at);
    let space = measure(" ");
    let smallest = sizes.last().copied().unwrap_or(SIZES[0]);
    let widest = 1000 * width / smallest;
    let pieces = pieces(&text[..end], widest, measure);
    let leading = |size: u32| size * leading(language) / 100;
    for &size in sizes {
        let column = 1000 * width / size;
        let lines = wrap(&pieces, column, space);
        let most = usize::try_from(height / leading(size)).unwrap_or_default();
        let is_smallest = size == smallest;
        let fits = lines.len() <= most && pieces.iter().all(|piece| piece.width <= column);
        if fits && end == text.len() {
            let lines = balance(&pieces, column, space, lines.len());
            let lines = lines.iter().map(|line| join(line)).collect();
            return Set {
                lines,
                size,
                leading: leading(size),
                is_whole: true,
            };
        }
        if is_smallest {
            let mut lines: Vec<&[Piece]> = lines;
            lines.truncate(most.max(1));
            return Set {
                lines: end_with_ellipsis(&lines, column, space, measure),
                size,
                leading: leading(size),
                is_whole: false,
            };
        }
    }
    // Not reached: the smallest size always returns.
    Set {
        lines: Vec::new(),
        size: smallest,
        leading: leading(smallest),
        is_whole: text.is_empty(),
    }
}

/// From one line to the next, in hundredths of the size.
fn leading(language: Option<&str>) -> u32 {
    match language.and_then(|tag| tag.get(..2)) {
        Some("ja" | "zh" | "ko" | "ar" | "fa" | "ur") => 160,
        _ => 130,
    }
}

/// A text of one line: as it is, or cut behind a word.
pub fn cut(text: &str, width: u32, size: u32, measure: Measure) -> String {
    let column = 1000 * width / size;
    let space = measure(" ");
    let pieces = pieces(text, column, measure);
    let lines = wrap(&pieces, column, space);
    match lines[..] {
        [] => String::new(),
        [line] => join(line),
        [line, ..] => end_with_ellipsis(&[line], column, space, measure).concat(),
    }
}

/// The pieces of a text: words, or characters where words are not parted; what is wider than a line is broken anyhow.
fn pieces<'a>(text: &'a str, widest: u32, measure: Measure) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    for word in text.split_ascii_whitespace() {
        let mut is_spaced = true;
        let mut rest = word;
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(piece_length(rest));
            let mut piece = piece;
            let mut width = measure(piece);
            while width > widest {
                // Its characters are about equally wide.
                let count = piece.chars().count();
                let fitting = (count * usize::try_from(widest).unwrap_or_default()
                    / usize::try_from(width).unwrap_or(1))
                .max(1);
                let at = piece
                    .char_indices()
                    .nth(fitting)
                    .map_or(piece.len(), |(at, _)| at);
                let (first, others) = piece.split_at(at);
                pieces.push(Piece {
                    text: first,
                    width: measure(first).min(widest),
                    is_spaced,
                });
                is_spaced = false;
                piece = others;
                width = measure(piece);
            }
            if !piece.is_empty() {
                pieces.push(Piece {
                    text: piece,
                    width,
                    is_spaced,
                });
            }
            is_spaced = false;
            rest = after;
        }
    }
    pieces
}

/// The length of the first piece of a word: a character of a script that does not part words, with what may not be parted
/// from it (JIS X 4051's rules for the beginning and the end of lines, the plainest of them); or all up to such a one.
fn piece_length(word: &str) -> usize {
    let mut before: Option<char> = None;
    for (at, c) in word.char_indices() {
        if let Some(before) = before {
            let may_part = is_wide(before) || is_wide(c);
            if may_part && !ends_no_line(before) && !begins_no_line(c) {
                return at;
            }
        }
        before = Some(c);
    }
    word.len()
}

/// Whether lines may break before and after a character: Han, Kana, and the punctuation of both.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

fn begins_no_line(c: char) -> bool {
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

fn ends_no_line(c: char) -> bool {
    matches!(
        c,
        '「' | '『' | '（' | '【' | '《' | '〈' | '〔' | '“' | '‘' | '(' | '['
    )
}

/// The pieces in lines, each as full as it may be.
fn wrap<'a, 'b>(mut pieces: &'a [Piece<'b>], column: u32, space: u32) -> Vec<&'a [Piece<'b>]> {
    let mut lines = Vec::new();
    while !pieces.is_empty() {
        let mut width = 0;
        let count = pieces.iter().take_while(|piece| {
            let gap = if piece.is_spaced && width > 0 {
                space
            } else {
                0
            };
            width += gap + piece.width;
            width <= column
        });
        let (line, others) = pieces.split_at(count.count().max(1));
        lines.push(line);
        pieces = others;
    }
    lines
}

/// The pieces in so many lines, of as much the same width as can be: no word is left alone.
fn balance<'a, 'b>(
    pieces: &'a [Piece<'b>],
    column: u32,
    space: u32,
    count: usize,
) -> Vec<&'a [Piece<'b>]> {
    let mut best = wrap(pieces, column, space);
    // In steps of a 32nd, to two thirds of the column: narrower looks like a mistake.
    for step in 1..=10 {
        let narrower = wrap(pieces, column - column * step / 32, space);
        if narrower.len() > count {
            break;
        }
        best = narrower;
    }
    best
}

fn join(line: &[Piece]) -> String {
    let mut text = String::new();
    for piece in line {
        if piece.is_spaced && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(piece.text);
    }
    text
}

/// The lines, the last of them with an ellipsis in the place of as many pieces as it takes.
fn end_with_ellipsis(lines: &[&[Piece]], column: u32, space: u32, measure: Measure) -> Vec<String> {
    let ellipsis = measure("…");
    let mut set: Vec<String> = lines.iter().map(|line| join(line)).collect();
    if let (Some(line), Some(last)) = (lines.last(), set.last_mut()) {
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
    set
}

fn width(line: &[Piece], space: u32) -> u32 {
    let gaps = line.iter().skip(1).filter(|piece| piece.is_spaced).count();
    line.iter().map(|piece| piece.width).sum::<u32>()
        + space * u32::try_from(gaps).unwrap_or_default()
}
