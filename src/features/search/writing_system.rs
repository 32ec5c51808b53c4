//! Writing systems (scripts): a search in one skips the languages that use another.

/// A script, or scripts that are written together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Script {
    /// Every script without a variant of its own.
    Any,
    /// Latin letters.
    Latin,
    /// Greek.
    Greek,
    /// Cyrillic.
    Cyrillic,
    /// Hebrew and Yiddish.
    Hebrew,
    /// Arabic, Persian, Urdu.
    Arabic,
    /// Chinese and Japanese, with both syllabaries.
    Han,
    /// Korean.
    Hangul,
}

/// Names in the list of languages, in the order of the variants.
const SCRIPT_NAMES: [(Script, &str); 8] = [
    (Script::Any, "any"),
    (Script::Latin, "latin"),
    (Script::Greek, "greek"),
    (Script::Cyrillic, "cyrillic"),
    (Script::Hebrew, "hebrew"),
    (Script::Arabic, "arabic"),
    (Script::Han, "han"),
    (Script::Hangul, "hangul"),
];

impl Script {
    /// Returns the script of a letter; `None` for any other character.
    pub fn of_letter(letter: char) -> Option<Self> {
        if !letter.is_alphabetic() {
            return None;
        }
        // Blocks of Unicode 17.
        Some(match u32::from(letter) {
            0x0041..=0x024f | 0x1e00..=0x1eff => Self::Latin,
            0x0370..=0x03ff | 0x1f00..=0x1fff => Self::Greek,
            0x0400..=0x052f => Self::Cyrillic,
            0x0590..=0x05ff => Self::Hebrew,
            0x0600..=0x06ff | 0x0750..=0x077f | 0x08a0..=0x08ff | 0xfb50..=0xfeff => Self::Arabic,
            0x2e80..=0x30ff
            | 0x31f0..=0x9fff
            | 0xf900..=0xfaff
            | 0xff66..=0xff9f
            | 0x20000..=0x3ffff => Self::Han,
            0x1100..=0x11ff | 0x3130..=0x318f | 0xac00..=0xd7ff => Self::Hangul,
            _ => Self::Any,
        })
    }

    /// Returns the script of a query: that of the first letter which is not Latin, since texts in any script contain
    /// Latin words.
    pub fn of_words(words: &str) -> Self {
        let mut latin = Self::Any;
        for script in words.chars().filter_map(Self::of_letter) {
            if script != Self::Latin {
                return script;
            }
            latin = script;
        }
        latin
    }

    /// Returns the most frequent script of a text's letters.
    pub fn most_frequent(text: &str) -> Self {
        let mut counts = [0_usize; SCRIPT_NAMES.len()];
        for script in text.chars().filter_map(Self::of_letter) {
            counts[script as usize] += 1;
        }
        let most = SCRIPT_NAMES
            .iter()
            .max_by_key(|(script, _)| counts[*script as usize]);
        most.filter(|(script, _)| counts[*script as usize] > 0)
            .map_or(Self::Any, |&(script, _)| script)
    }

    /// Returns the name in the list of languages.
    pub fn name(self) -> &'static str {
        SCRIPT_NAMES[self as usize].1
    }

    /// Parses a name; an unknown one is [`Script::Any`].
    pub fn from_name(name: &str) -> Self {
        let known = SCRIPT_NAMES.iter().find(|(_, known)| *known == name);
        known.map_or(Self::Any, |&(script, _)| script)
    }
}
