//! Walking from one pull quote to the next by one key. Pure: a key in, a quote out.

/// The key, in lower case, and with it where the physical key is that has it on most keyboards.
///
/// A letter that opens nothing in a browser; `q` is also what a screen reader's own quick keys go to quotations by.
const KEY: &str = "q";
const CODE: &str = "KeyQ";

/// What `aria-keyshortcuts` calls the two.
pub const SHORTCUTS: &str = "q Shift+Q";

/// Which way to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To the next quote.
    Next,
    /// To the one before.
    Previous,
}

impl Step {
    /// What a key asks for: what it types decides, and where it cannot type the letter, as on an Arabic keyboard, its
    /// place.
    pub fn of_key(key: &str, code: &str, shift: bool) -> Option<Self> {
        let is_meant = key.eq_ignore_ascii_case(KEY) || (!key.is_ascii() && code == CODE);
        is_meant.then_some(if shift { Self::Previous } else { Self::Next })
    }

    /// The quote to go to, of `count`: the neighbour of the one that the reader is on, or else of the place where they
    /// read, above which there are `passed` quotes. Past either end it goes on at the other.
    pub fn from(self, on: Option<usize>, passed: usize, count: usize) -> Option<usize> {
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
    fn the_letter_decides_and_shift_turns_round() {
        assert_eq!(Step::of_key("q", "KeyQ", false), Some(Step::Next));
        assert_eq!(Step::of_key("Q", "KeyQ", true), Some(Step::Previous));
        // Caps lock types a capital without shift.
        assert_eq!(Step::of_key("Q", "KeyQ", false), Some(Step::Next));
        // On a French keyboard the letter is elsewhere, and another one at its place.
        assert_eq!(Step::of_key("q", "KeyA", false), Some(Step::Next));
        assert_eq!(Step::of_key("a", "KeyQ", false), None);
    }

    #[test]
    fn where_no_key_has_the_letter_its_place_decides() {
        assert_eq!(Step::of_key("ض", "KeyQ", false), Some(Step::Next));
        assert_eq!(Step::of_key("й", "KeyQ", true), Some(Step::Previous));
        assert_eq!(Step::of_key("ش", "KeyA", false), None);
        assert_eq!(Step::of_key("Tab", "Tab", false), None);
    }

    #[test]
    fn a_walk_begins_where_the_reader_is() {
        assert_eq!(Step::Next.from(None, 2, 5), Some(2));
        assert_eq!(Step::Previous.from(None, 2, 5), Some(1));
    }

    #[test]
    fn a_walk_goes_from_neighbour_to_neighbour_and_round() {
        assert_eq!(Step::Next.from(Some(2), 0, 5), Some(3));
        assert_eq!(Step::Next.from(Some(4), 0, 5), Some(0));
        assert_eq!(Step::Next.from(None, 5, 5), Some(0));
        assert_eq!(Step::Previous.from(Some(0), 0, 5), Some(4));
        assert_eq!(Step::Previous.from(None, 0, 5), Some(4));
        assert_eq!(Step::Previous.from(Some(2), 0, 5), Some(1));
    }

    #[test]
    fn without_quotes_there_is_nowhere_to_go() {
        assert_eq!(Step::Next.from(None, 0, 0), None);
        assert_eq!(Step::Previous.from(None, 0, 0), None);
    }
}
