//! Slugs: what a heading says, as GitHub writes it into an address.
//!
//! The rule is that of npm's `github-slugger`: lower case, then only letters, marks, decimal digits, connectors such as
//! `_`, hyphens and spaces stay, then each space becomes a hyphen. That package knows the characters of Unicode 13; here
//! letters are those of the Unicode that Rust's standard library knows, so that newer scripts keep theirs.

mod tables;

/// The slug of a text, on which ids of headings are made; empty where nothing of it stays.
pub fn slug(text: &str) -> String {
    if text.is_ascii() {
        return text.bytes().filter_map(ascii).map(char::from).collect();
    }
    // The whole text at once, because a capital sigma becomes another letter at the end of a word.
    let lower = text.to_lowercase();
    lower
        .chars()
        .filter(|c| stays(*c))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

/// Whether nobody would see a slug: it holds nothing, or marks alone, which have no letter to sit on.
pub(crate) fn is_invisible(slug: &str) -> bool {
    slug.chars()
        .all(|c| tables::is_mark(c) && !c.is_alphanumeric())
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
                || tables::is_mark(c)
                || tables::is_connector(c)
                || c.is_numeric() && !tables::is_other_number(c)
        }
    }
}
