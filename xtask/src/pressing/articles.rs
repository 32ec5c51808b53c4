//! Articles made to be measured: the same ones every time, and no two of them alike.

use std::fmt::Write;

/// How many words each has, or a few more.
pub(crate) const WORDS: usize = 1_000;

/// What they are made of.
const VOCABULARY: &str = "the tide water shore mud heron waits under grey morning light while people walk along an old \
    wall and count boats that never come back before noon because wind has turned north again without warning or any \
    reason known here so everyone who stays learns to read clouds by their edges and to trust nothing else in spring";

/// The Markdown of an article.
pub(crate) fn article(number: usize) -> String {
    let words: Vec<&str> = VOCABULARY.split_whitespace().collect();
    let mut chance = Chance(number as u64 + 1);
    let mut text = format!(
        "---\ntitle: The heron on the flats, part {number}\ndescription: What a heron does between two tides, as seen on walk {number} along the same mile of mud.\nauthor: Author {}\ndate: {:04}-{:02}-{:02}\ntags: [topic {}, shore]\n---\n\n",
        number % 97,
        2000 + number / 336 % 30,
        number / 28 % 12 + 1,
        number % 28 + 1,
        number % 50,
    );
    let mut written = 0;
    let mut sections = 0;
    while written < WORDS {
        if written >= sections * 300 {
            sections += 1;
            // Writing to a string cannot fail.
            let _ = write!(text, "## Walk {sections}\n\n");
        }
        for _ in 0..5 {
            let length = 8 + chance.below(9);
            written += length;
            text.push_str(&sentence(&words, length, &mut chance));
        }
        text.push_str("\n\n");
    }
    text
}

fn sentence(words: &[&str], length: usize, chance: &mut Chance) -> String {
    let chosen: Vec<&str> = (0..length)
        .map(|_| words[chance.below(words.len())])
        .collect();
    let text = chosen.join(" ");
    let (first, rest) = text.split_at(1);
    format!("{}{rest}. ", first.to_uppercase())
}

/// Numbers that look as if by chance: xorshift, 64 bits (G. Marsaglia).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap_or_default()
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
        assert!((WORDS..WORDS + 150).contains(&words), "{words} words");
        assert_eq!(text, article(7));
        assert_ne!(body, article(8).rsplit("---").next().unwrap_or_default());
    }
}
