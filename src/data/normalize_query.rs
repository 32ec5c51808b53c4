//! Normalisation of search words as typed or pasted.

use document::text::one_line;

/// Removes invisible characters, which text copied from a page or a PDF contains and no index has, and replaces the quotation
/// marks around a phrase with straight ones.
pub fn normalize_query(words: &str) -> String {
    let visible = one_line(words).replace(is_invisible, "");
    let opens = |c| matches!(c, '“' | '„' | '«' | '”');
    let closes = |c| matches!(c, '”' | '“' | '»');
    match (visible.find(opens), visible.rfind(closes)) {
        (Some(open), Some(close)) if open < close => {
            visible.replace(|c| opens(c) || closes(c), "\"")
        }
        _ => visible,
    }
}

/// Returns true for soft hyphens, zero-width spaces and direction marks. Joiners stay, since words in Persian need them.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_are_removed() {
        for (words, expected) in [
            (" low\u{ad}\u{200b}tide\u{feff} ", "lowtide"),
            ("\u{202e}tide\0", "tide"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
        ] {
            assert_eq!(normalize_query(words), expected);
        }
    }

    #[test]
    fn any_pair_of_quotation_marks_becomes_straight() {
        for (words, expected) in [
            ("“low tide”", "\"low tide\""),
            ("„low tide“ sea", "\"low tide\" sea"),
            ("«low tide»", "\"low tide\""),
            ("\"low tide\"", "\"low tide\""),
            ("6” pipe", "6” pipe"),
        ] {
            assert_eq!(normalize_query(words), expected);
        }
    }
}
