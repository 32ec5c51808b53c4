//! Bounds of words, sentences and blocks around a selection.

use document::sentence_anchor;

/// Character between blocks in the text of a page (paragraph separator): no article contains it.
pub const BLOCK_SEPARATOR: char = '\u{2029}';

/// An edge of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordEdge {
    /// Its first letter.
    Start,
    /// The position after its last letter.
    End,
}

/// Moves an offset inside a word to an edge of that word, in scripts that separate words by spaces. Offsets are in UTF-16 code
/// units.
pub fn snap_to_word(text: &str, offset: u32, edge: WordEdge) -> u32 {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut at = (offset as usize).min(units.len());
    // Alphabets lie below U+0900, the scripts of India and East Asia above.
    let is_letter = |unit: Option<&u16>| {
        let c = unit.and_then(|&unit| char::from_u32(u32::from(unit)));
        c.is_some_and(|c| {
            c < '\u{900}' && c.is_alphanumeric() || matches!(c, '\'' | '’' | '\u{ad}')
        })
    };
    if is_letter(at.checked_sub(1).and_then(|before| units.get(before))) && is_letter(units.get(at))
    {
        match edge {
            WordEdge::Start => {
                while at > 0 && is_letter(units.get(at - 1)) {
                    at -= 1;
                }
            }
            WordEdge::End => {
                while is_letter(units.get(at)) {
                    at += 1;
                }
            }
        }
    }
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Collapses white space, except no-break spaces, and separates blocks by an empty line.
pub fn collapse_whitespace(text: &str) -> String {
    let blocks = text.split(BLOCK_SEPARATOR).map(|block| {
        let words: Vec<&str> = block.split_ascii_whitespace().collect();
        words.join(" ")
    });
    let blocks: Vec<String> = blocks.filter(|block| !block.is_empty()).collect();
    blocks.join("\n\n")
}

/// Returns the sentence around a byte offset, within its block.
pub fn sentence_around(text: &str, at: usize) -> Option<&str> {
    let (before, after) = text.split_at_checked(at)?;
    let start = before
        .rfind(BLOCK_SEPARATOR)
        .map_or(0, |at| at + BLOCK_SEPARATOR.len_utf8());
    let end = after
        .find(BLOCK_SEPARATOR)
        .map_or(text.len(), |end| at + end);
    sentence_anchor::sentence_at(&text[start..end], at - start)
}
