//! Texts on one line.

/// Puts a text on one line, for a name or a title: without line breaks, other controls, and signs that change the
/// direction of the text behind it.
pub fn one_line(text: &str) -> String {
    let is_break =
        |c: char| c.is_ascii_whitespace() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}');
    let is_shown = |c: &char| {
        !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut line = String::new();
    for word in text.split(is_break).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.extend(word.chars().filter(is_shown));
    }
    line
}
