//! Articles made to be measured: the same ones every time, no two of them alike, and with as many words as a library has.
//! `cargo xtask bench build` measures with them too.

use std::{fmt::Write, sync::LazyLock};

/// How many words each has.
pub(crate) const WORDS: usize = 1_000;

/// How many words there are to choose from.
const VOCABULARY: usize = 30_000;

/// The words by their rank: made up, the shorter ones first, as in most languages.
static VOCABULARY_BY_RANK: LazyLock<Vec<String>> =
    LazyLock::new(|| (0..VOCABULARY).map(make_up).collect());

/// The word of this rank: the lower, the more often it comes.
pub(crate) fn word(rank: usize) -> &'static str {
    &VOCABULARY_BY_RANK[rank]
}

/// The Markdown of an article; the higher its number, the newer it is.
pub(crate) fn article(number: usize) -> String {
    let mut chance = Chance(number as u64 + 1);
    let mut text = format!(
        "---\ntitle: Article {number} on {}\ndescription: What was seen on walk {number} along the same mile of mud.\nauthor: Author {}\ndate: {:04}-{:02}-{:02}\ntags: [{}, {}]\nlang: en\n---\n",
        word(number % 5_000),
        number % 97,
        1990 + number / 336,
        number / 28 % 12 + 1,
        number % 28 + 1,
        word(number % 20),
        word(number % 50),
    );
    for at in 0..WORDS {
        let before = match (at % 250, at % 60, at % 14) {
            (0, _, _) => format!("\n\n## Section {}\n\n", at / 250 + 1),
            (_, 0, _) => "\n\n".to_owned(),
            (_, _, 0) => ". ".to_owned(),
            _ => " ".to_owned(),
        };
        // Writing to a string cannot fail.
        let _ = write!(text, "{before}{}", word(chance.rank()));
    }
    text + ".\n"
}

fn make_up(rank: usize) -> String {
    const SOUNDS: [&str; 32] = [
        "ba", "co", "di", "fe", "gu", "ha", "jo", "ki", "le", "mu", "na", "po", "ri", "se", "tu",
        "va", "bro", "cli", "dre", "fla", "gri", "pla", "sto", "tra", "wen", "zor", "mel", "kan",
        "lur", "sim", "dof", "rep",
    ];
    let (mut word, mut left) = (String::new(), rank + 40);
    while left > 0 {
        word += SOUNDS[left % SOUNDS.len()];
        left /= SOUNDS.len();
    }
    word
}

/// Numbers that look as if by chance: a linear congruential generator (Knuth's MMIX).
struct Chance(u64);

impl Chance {
    /// A rank, by Zipf's law: how often a word comes is as the inverse of its rank.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "the numbers are small and positive"
    )]
    fn rank(&mut self) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let share = (self.0 >> 32) as f64 / f64::from(u32::MAX);
        ((VOCABULARY as f64).powf(share) as usize).min(VOCABULARY - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_has_its_words_and_is_like_no_other() {
        let text = article(7);
        let body = text.rsplit("---").next().unwrap_or_default();
        let words = body.split_whitespace().count();
        assert!((WORDS..WORDS + 20).contains(&words), "{words} words");
        assert_eq!(text, article(7));
        assert_ne!(body, article(8).rsplit("---").next().unwrap_or_default());
    }
}
