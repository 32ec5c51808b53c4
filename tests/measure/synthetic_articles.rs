//! Generated articles: reproducible, all different, and with the vocabulary of a real library. `cargo xtask bench build` uses
//! them too.

use std::{fmt::Write, sync::LazyLock};

/// Number of words of each article.
pub(crate) const WORDS: usize = 1_000;

/// Number of different words.
const VOCABULARY: usize = 30_000;

/// Invented words by their rank, the shorter ones first, as in most languages.
static VOCABULARY_BY_RANK: LazyLock<Vec<String>> =
    LazyLock::new(|| (0..VOCABULARY).map(invent_word).collect());

/// Returns the word of a rank; the lower the rank, the more frequent the word.
pub(crate) fn word(rank: usize) -> &'static str {
    &VOCABULARY_BY_RANK[rank]
}

/// Generates the Markdown of an article; a higher number means a later date.
pub(crate) fn article(number: usize) -> String {
    let mut random = Random(number as u64 + 1);
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
        let _ = write!(text, "{before}{}", word(random.rank()));
    }
    text + ".\n"
}

fn invent_word(rank: usize) -> String {
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

/// Pseudo-random numbers: a linear congruential generator (Knuth's MMIX).
struct Random(u64);

impl Random {
    /// Returns a rank by Zipf's law: the frequency of a word is inversely proportional to its rank.
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
    fn articles_have_the_stated_length_and_differ() {
        let text = article(7);
        let body = text.rsplit("---").next().unwrap_or_default();
        let words = body.split_whitespace().count();
        assert!((WORDS..WORDS + 20).contains(&words), "{words} words");
        assert_eq!(text, article(7));
        assert_ne!(body, article(8).rsplit("---").next().unwrap_or_default());
    }
}
