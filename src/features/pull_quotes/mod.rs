//! Pull quotes beside their sentences: in the margin of wide screens, between the blocks of narrow ones.

mod dom;
pub mod inline_layout;
pub mod margin_layout;
pub mod quote_shortcuts;
mod switch;

use document::tree::{PullQuote, plain_text};

pub use dom::{Arrival, Visibility, attach, set_visibility, stored_visibility};
pub use switch::attach as attach_switch;

/// Width above which a quote is set a step smaller, in letters: at the larger size it would take more than about seven lines
/// of the margin.
const MAX_NORMAL_WIDTH: usize = 120;

/// First of the characters that are as wide as two letters: those of Chinese, Japanese and Korean.
const FIRST_WIDE_CHARACTER: char = '\u{2e80}';

/// Returns the classes of a quote's figure.
pub fn figure_class(quote: &PullQuote) -> &'static str {
    if is_long(&plain_text::from_inlines(&quote.content)) {
        "pull-quote long"
    } else {
        "pull-quote"
    }
}

fn is_long(text: &str) -> bool {
    let width = |c: char| if c >= FIRST_WIDE_CHARACTER { 2 } else { 1 };
    text.chars().map(width).sum::<usize>() > MAX_NORMAL_WIDTH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_count_twice() {
        assert!(!is_long(&"a".repeat(120)));
        assert!(is_long(&"é".repeat(121)));
        assert!(!is_long(&"余".repeat(60)));
        assert!(is_long(&"余".repeat(61)));
    }
}
