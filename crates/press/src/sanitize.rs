//! Which characters texts may have where machines read them.

use std::borrow::Cow;

/// A text without controls and noncharacters: XML has no way to say most of them, HTML calls them errors, and whoever reads
/// the one is to be told the same as whoever reads the other.
pub(crate) fn strip_controls(text: &str) -> String {
    text.chars().filter(|&c| is_allowed(c)).collect()
}

/// A text with the sign of what cannot be shown in the place of each control, as HTML itself has it for the first of them: as
/// long as it was, so that places in it stay the same.
pub(crate) fn replace_controls(text: &str) -> Cow<'_, str> {
    let is_bare = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    if text.contains(is_bare) {
        Cow::Owned(text.replace(is_bare, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// XML 1.0, 2.2, with what it and the infra standard of the web discourage left out too.
fn is_allowed(c: char) -> bool {
    let is_noncharacter =
        matches!(c, '\u{fdd0}'..='\u{fdef}') || matches!(u32::from(c) & 0xffff, 0xfffe | 0xffff);
    matches!(c, '\t' | '\n' | '\r') || !(c.is_control() || is_noncharacter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_noncharacters_are_left_out_and_all_else_stays() {
        let odd = "\0\u{1}\u{b}\u{1f}\u{7f}\u{80}\u{9f}\u{fdd0}\u{fffe}\u{ffff}\u{1fffe}\u{10ffff}";
        assert_eq!(strip_controls(odd), "");
        let usual = "a\t\r\né\u{a0}\u{ad}\u{200d}\u{feff}\u{fffd}余\u{e000}🌊";
        assert_eq!(strip_controls(usual), usual);
    }
}
