//! Shortcut from one pull quote to the next. Pure: a key in, a quote out.

/// Key, in lower case, and the code of the physical key that has it on most keyboards.
///
/// The letter is no shortcut of any browser; screen readers use `q` as their quick key for quotations.
const KEY: &str = "q";
const CODE: &str = "KeyQ";

/// Value of `aria-keyshortcuts` for both directions.
pub const SHORTCUTS: &str = "q Shift+Q";

/// Direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To the next quote.
    Next,
    /// To the previous quote.
    Previous,
}

impl Step {
    /// Returns the step that a key asks for. The typed letter decides; on a keyboard without it, such as an Arabic one,
    /// the physical key.
    pub fn from_key(key: &str, code: &str, shift: bool) -> Option<Self> {
        let is_meant = key.eq_ignore_ascii_case(KEY) || (!key.is_ascii() && code == CODE);
        is_meant.then_some(if shift { Self::Previous } else { Self::Next })
    }

    /// Returns the index of the quote to go to, of `count`: the neighbour of the quote that the reader is on, or else
    /// of the position with `passed` quotes above it. Past either end it continues at the other.
    pub fn target(self, on: Option<usize>, passed: usize, count: usize) -> Option<usize> {
        let next = on.map_or(passed, |on| on + 1);
        let previous = on.unwrap_or(passed) + count;
        match self {
            Self::Next => next.checked_rem(count),
            Self::Previous => previous.saturating_sub(1).checked_rem(count),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letter_decides_and_shift_reverses() {
        assert_eq!(Step::from_key("q", "KeyQ", false), Some(Step::Next));
        assert_eq!(Step::from_key("Q", "KeyQ", true), Some(Step::Previous));
        // Caps lock types a capital without shift.
        assert_eq!(Step::from_key("Q", "KeyQ", false), Some(Step::Next));
        // A French keyboard has the letter on another key, and another letter on this one.
        assert_eq!(Step::from_key("q", "KeyA", false), Some(Step::Next));
        assert_eq!(Step::from_key("a", "KeyQ", false), None);
    }

    #[test]
    fn the_physical_key_decides_where_the_letter_is_missing() {
        assert_eq!(Step::from_key("ض", "KeyQ", false), Some(Step::Next));
        assert_eq!(Step::from_key("й", "KeyQ", true), Some(Step::Previous));
        assert_eq!(Step::from_key("ش", "KeyA", false), None);
        assert_eq!(Step::from_key("Tab", "Tab", false), None);
    }

    #[test]
    fn the_first_step_starts_at_the_reading_position() {
        assert_eq!(Step::Next.target(None, 2, 5), Some(2));
        assert_eq!(Step::Previous.target(None, 2, 5), Some(1));
    }

    #[test]
    fn steps_go_to_neighbours_and_wrap_around() {
        assert_eq!(Step::Next.target(Some(2), 0, 5), Some(3));
        assert_eq!(Step::Next.target(Some(4), 0, 5), Some(0));
        assert_eq!(Step::Next.target(None, 5, 5), Some(0));
        assert_eq!(Step::Previous.target(Some(0), 0, 5), Some(4));
        assert_eq!(Step::Previous.target(None, 0, 5), Some(4));
        assert_eq!(Step::Previous.target(Some(2), 0, 5), Some(1));
    }

    #[test]
    fn without_quotes_there_is_no_step() {
        assert_eq!(Step::Next.target(None, 0, 0), None);
        assert_eq!(Step::Previous.target(None, 0, 0), None);
    }
}
