//! Words as they are typed or pasted, and what is looked for then.

use document::text::one_line;

/// The words without what cannot be seen, which is in what was copied from a page or a PDF and in no index; and with the
/// straight quotation marks that stand round a phrase, whatever a keyboard or a phone makes of them.
pub fn typed(words: &str) -> String {
    let visible = one_line(words).replace(is_unseen, "");
    let opens = |c| matches!(c, '“' | '„' | '«' | '”');
    let closes = |c| matches!(c, '”' | '“' | '»');
    match (visible.find(opens), visible.rfind(closes)) {
        (Some(open), Some(close)) if open < close => {
            visible.replace(|c| opens(c) || closes(c), "\"")
        }
        _ => visible,
    }
}

/// Soft hyphens, spaces without a width, marks of direction. Joiners are none of them: words of Persian have them.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_not_looked_for() {
        for (words, expected) in [
            (" low\u{ad}\u{200b}tide\u{feff} ", "lowtide"),
            ("\u{202e}tide\0", "tide"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
        ] {
            assert_eq!(typed(words), expected);
        }
    }

    #[test]
    fn any_pair_of_quotation_marks_makes_a_phrase() {
        for (words, expected) in [
            ("“low tide”", "\"low tide\""),
            ("„low tide“ sea", "\"low tide\" sea"),
            ("«low tide»", "\"low tide\""),
            ("\"low tide\"", "\"low tide\""),
            ("6” pipe", "6” pipe"),
        ] {
            assert_eq!(typed(words), expected);
        }
    }
}
