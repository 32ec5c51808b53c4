//! Scripts with and without spaces between words.

/// Returns `true` for letters of scripts without spaces between words: Han, Hiragana, Katakana, Thai, Lao, Khmer and
/// Burmese. Korean has spaces.
pub(crate) fn is_unspaced(c: char) -> bool {
    // Nearly all characters come before these.
    c >= '\u{e01}'
        && matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{323af}'
        | '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}' | '\u{e81}'..='\u{edf}' | '\u{1000}'..='\u{103f}' | '\u{1780}'..='\u{17d3}')
        && c != '\u{30fb}'
}
