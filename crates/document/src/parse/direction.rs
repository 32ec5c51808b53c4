//! The direction of a text that does not say its language.

use crate::metadata::Direction;

/// The letters at the start of the text decide: more of them in right-to-left scripts than in others, or fewer.
pub(super) fn of_text(text: &str) -> Direction {
    /// Enough letters to outweigh a name or a link in another script.
    const SAMPLE: usize = 400;
    if text.is_ascii() {
        return Direction::LeftToRight;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).take(SAMPLE);
    let balance: i32 = letters
        .map(|c| if is_right_to_left(c) { 1 } else { -1 })
        .sum();
    if balance > 0 {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    }
}

/// The blocks that Unicode sets aside for right-to-left scripts (`DerivedBidiClass.txt`, classes R and AL).
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_letters_decide() {
        assert_eq!(of_text("# كلمة واحدة `code`"), Direction::RightToLeft);
        assert_eq!(of_text("שלום, world and more"), Direction::LeftToRight);
        assert_eq!(of_text("1 2 3 –"), Direction::LeftToRight);
    }
}
