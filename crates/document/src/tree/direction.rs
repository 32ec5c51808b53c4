//! Direction of a text, by its language or else by its letters.

/// Direction of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Direction {
    /// Left to right.
    #[default]
    LeftToRight,
    /// Right to left.
    RightToLeft,
}

impl Direction {
    /// Returns the direction that the value of a `dir` attribute names; left to right for any other text.
    pub fn from_name(name: &str) -> Self {
        if name == Self::RightToLeft.as_str() {
            Self::RightToLeft
        } else {
            Self::LeftToRight
        }
    }

    /// Returns the direction of a language: by the script in its tag, or else by the script it is mostly written in.
    pub fn of_language(tag: &str) -> Self {
        let mut parts = tag.split('-');
        let language = parts.next().unwrap_or_default().to_ascii_lowercase();
        let script = parts
            .next()
            .filter(|part| part.len() == 4)
            .map(str::to_ascii_lowercase);
        let is_right_to_left = match script {
            Some(script) => [
                "arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg", "mand", "samr",
            ]
            .contains(&script.as_str()),
            None => [
                "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug",
                "ur", "yi",
            ]
            .contains(&language.as_str()),
        };
        if is_right_to_left {
            Self::RightToLeft
        } else {
            Self::LeftToRight
        }
    }

    /// Returns the direction of the majority of letters at the start of a text.
    pub(crate) fn of_text(text: &str) -> Self {
        /// Letters that outweigh a name or a link in another script.
        const SAMPLE: usize = 400;
        if text.is_ascii() {
            return Self::LeftToRight;
        }
        let letters = text.chars().filter(|c| c.is_alphabetic()).take(SAMPLE);
        let balance: i32 = letters
            .map(|c| if is_right_to_left(c) { 1 } else { -1 })
            .sum();
        if balance > 0 {
            Self::RightToLeft
        } else {
            Self::LeftToRight
        }
    }

    /// Returns the value of HTML's `dir`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// Returns `true` for blocks of right-to-left scripts in Unicode (`DerivedBidiClass.txt`, classes R and AL).
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_letters_decide() {
        assert_eq!(
            Direction::of_text("# كلمة واحدة `code`"),
            Direction::RightToLeft
        );
        assert_eq!(
            Direction::of_text("שלום, world and more"),
            Direction::LeftToRight
        );
        assert_eq!(Direction::of_text("1 2 3 –"), Direction::LeftToRight);
    }
}
