//! Pull quotes beside their sentences: in the margin of wide screens, between the blocks of narrow ones.

mod dom;
pub mod inline_layout;
pub mod margin_layout;
pub mod quote_shortcuts;

pub use dom::{are_visible, attach, set_visible};

/// From so many letters on a quote is long: at the larger size it would take more than about seven lines of the margin.
const LONG: usize = 120;

/// The first characters that are as wide as two letters: those of Chinese, Japanese and Korean.
const WIDE: char = '\u{2e80}';

/// Whether a quote is to be set a step smaller.
pub fn is_long(text: &str) -> bool {
    let width = |c: char| if c >= WIDE { 2 } else { 1 };
    text.chars().map(width).sum::<usize>() > LONG
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_counted_in_letters_of_their_width() {
        assert!(!is_long(&"a".repeat(120)));
        assert!(is_long(&"é".repeat(121)));
        assert!(!is_long(&"余".repeat(60)));
        assert!(is_long(&"余".repeat(61)));
    }
}
