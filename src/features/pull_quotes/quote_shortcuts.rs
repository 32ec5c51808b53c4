//! Shortcut from one pull quote to the next. Pure: a key in, a quote out.

/// Key, in lower case, and the code of the physical key that has it on most keyboards.
///
/// The letter is no shortcut of any browser; screen readers use `q` as their quick key for quotations.
const KEY: &str = "q";
const KEY_CODE: &str = "KeyQ";

/// Value of `aria-keyshortcuts` for both directions.
pub const SHORTCUTS: &str = "q Shift+Q";

/// State of the shift key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShiftKey {
    /// Held down.
    Pressed,
    /// Not held down.
    Released,
}

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
    pub fn from_key(key: &str, code: &str, shift: ShiftKey) -> Option<Self> {
        let is_meant = key.eq_ignore_ascii_case(KEY) || (!key.is_ascii() && code == KEY_CODE);
        is_meant.then_some(match shift {
            ShiftKey::Pressed => Self::Previous,
            ShiftKey::Released => Self::Next,
        })
    }

    /// Returns the index of the quote to go to, of `count`: the one next to the current quote, or else next to a position
    /// with `quotes_above` quotes above it. Past either end it continues at the other.
    pub fn target(
        self,
        current: Option<usize>,
        quotes_above: usize,
        count: usize,
    ) -> Option<usize> {
        let next = current.map_or(quotes_above, |current| current + 1);
        let previous = current.unwrap_or(quotes_above) + count;
        match self {
            Self::Next => next.checked_rem(count),
            Self::Previous => previous.saturating_sub(1).checked_rem(count),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        ShiftKey::{Pressed, Released},
        *,
    };

    #[test]
    fn the_letter_decides_and_shift_reverses() {
        assert_eq!(Step::from_key("q", "KeyQ", Released), Some(Step::Next));
        assert_eq!(Step::from_key("Q", "KeyQ", Pressed), Some(Step::Previous));
        // Caps lock types a capital without shift.
        assert_eq!(Step::from_key("Q", "KeyQ", Released), Some(Step::Next));
        // A French keyboard has the letter on another key, and another letter on this one.
        assert_eq!(Step::from_key("q", "KeyA", Released), Some(Step::Next));
        assert_eq!(Step::from_key("a", "KeyQ", Released), None);
    }

    #[test]
    fn the_physical_key_decides_where_the_letter_is_missing() {
        assert_eq!(Step::from_key("ض", "KeyQ", Released), Some(Step::Next));
        assert_eq!(Step::from_key("й", "KeyQ", Pressed), Some(Step::Previous));
        assert_eq!(Step::from_key("ش", "KeyA", Released), None);
        assert_eq!(Step::from_key("Tab", "Tab", Released), None);
    }

    #[test]
    fn the_first_step_starts_at_the_reading_position() {
        assert_eq!(Step::Next.target(None, 2, 5), Some(2));
        assert_eq!(Step::Previous.target(None, 2, 5), Some(1));
    }

    #[test]
    fn steps_go_to_the_next_quote_and_wrap_around() {
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
