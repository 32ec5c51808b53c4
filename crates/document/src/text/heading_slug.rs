//! Slugs of headings, as GitHub makes them for its URLs. Articles have slugs with other rules: their file names.
//!
//! The rule is that of npm's `github-slugger`: lower case; only letters, marks, decimal digits, connectors such as `_`,
//! hyphens and spaces stay; each space becomes a hyphen. That package knows the characters of Unicode 13; the standard
//! library's newer tables keep letters of newer scripts too.

mod tables;

use super::lower_case;
pub(super) use tables::is_mark;

/// Returns the slug of a text, from which ids of headings are made; empty if nothing of the text stays.
pub fn heading_slug(text: &str) -> String {
    if text.is_ascii() {
        return text.bytes().filter_map(ascii).map(char::from).collect();
    }
    // The whole text at once: a capital sigma becomes another letter at the end of a word.
    let lower = lower_case(text);
    lower
        .chars()
        .filter(|c| stays(*c))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

/// Returns `true` for an invisible slug: empty, or marks alone without a letter.
pub(crate) fn is_invisible(slug: &str) -> bool {
    slug.chars().all(|c| is_mark(c) && !c.is_alphanumeric())
}

fn ascii(byte: u8) -> Option<u8> {
    match byte {
        b' ' | b'-' => Some(b'-'),
        b'_' => Some(byte),
        _ if byte.is_ascii_alphanumeric() => Some(byte.to_ascii_lowercase()),
        _ => None,
    }
}

fn stays(c: char) -> bool {
    match u8::try_from(c) {
        Ok(byte) if byte.is_ascii() => ascii(byte).is_some(),
        _ => {
            c.is_alphabetic()
                || is_mark(c)
                || tables::is_connector(c)
                || c.is_numeric() && !tables::is_other_number(c)
        }
    }
}
