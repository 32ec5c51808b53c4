//! Control characters in texts that machines read: HTML, XML and JSON.

use std::borrow::Cow;

/// Removes controls and noncharacters. XML has no notation for most of them and HTML calls them errors; removing them
/// everywhere keeps feeds, heads and pages equal.
pub(crate) fn strip_controls(text: &str) -> String {
    text.chars().filter(|&c| is_allowed(c)).collect()
}

/// Replaces each control by U+FFFD, as HTML itself does with U+0000. Offsets in characters stay the same.
pub(crate) fn replace_controls(text: &str) -> Cow<'_, str> {
    let is_bare = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    if text.contains(is_bare) {
        Cow::Owned(text.replace(is_bare, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// XML 1.0, section 2.2, without the characters that it and the infra standard discourage.
fn is_allowed(c: char) -> bool {
    let is_noncharacter =
        matches!(c, '\u{fdd0}'..='\u{fdef}') || matches!(u32::from(c) & 0xffff, 0xfffe | 0xffff);
    matches!(c, '\t' | '\n' | '\r') || !(c.is_control() || is_noncharacter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_controls_and_noncharacters_are_removed() {
        let odd = "\0\u{1}\u{b}\u{1f}\u{7f}\u{80}\u{9f}\u{fdd0}\u{fffe}\u{ffff}\u{1fffe}\u{10ffff}";
        assert_eq!(strip_controls(odd), "");
        let usual = "a\t\r\né\u{a0}\u{ad}\u{200d}\u{feff}\u{fffd}余\u{e000}🌊";
        assert_eq!(strip_controls(usual), usual);
    }
}
