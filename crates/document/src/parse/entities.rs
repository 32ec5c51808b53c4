//! Named character references, such as `&eacute;`.

/// Returns `true` for a text that may have a named character reference. Only such a text needs the table of names, which
/// is large.
pub fn needs_entities(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'&', bytes).any(|at| {
        let name = &bytes[at + 1..];
        let length = name.iter().take_while(|byte| byte.is_ascii_alphanumeric());
        name.get(length.count()) == Some(&b';') && name[0] != b';'
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_references_are_found_and_others_are_not() {
        for text in ["&amp;", "a &frac12; b", "&&lt;", "`&amp;`", "&unknown;"] {
            assert!(needs_entities(text), "{text:?}");
        }
        for text in [
            "",
            "&",
            "a & b;",
            "&;",
            "&#38;",
            "&#x26;",
            "&amp",
            "a?b=c&d=e",
        ] {
            assert!(!needs_entities(text), "{text:?}");
        }
    }
}
