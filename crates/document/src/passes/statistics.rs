//! Length of an article, and the time to read it.

use crate::{
    text::scripts::is_unspaced,
    tree::{
        Article, Block, Inline, Statistics,
        visit::{self, Child},
    },
};

/// Words that adults read silently in a minute, in English non-fiction (M. Brysbaert, "How many words do we read per
/// minute?", Journal of Memory and Language 109, 2019).
pub(super) const WORDS_A_MINUTE: usize = 238;

/// Characters read in a minute in scripts without spaces between words: Medium's figure for Chinese, Japanese and Korean.
pub(super) const CHARACTERS_A_MINUTE: usize = 500;

/// Counts the words of the body and of the footnotes.
pub(super) fn from_article(article: &Article) -> Statistics {
    let mut count = WordCounter::default();
    count.blocks(&article.blocks);
    article
        .footnotes
        .iter()
        .for_each(|note| count.blocks(&note.blocks));
    let time = count.words * CHARACTERS_A_MINUTE + count.characters * WORDS_A_MINUTE;
    let minutes = time.div_ceil(WORDS_A_MINUTE * CHARACTERS_A_MINUTE);
    Statistics {
        words: count.words,
        characters: count.characters,
        minutes,
    }
}

/// Counts the words of a text, and the characters of scripts without spaces between words.
pub(super) fn count_words(text: &str) -> (usize, usize) {
    let mut count = WordCounter::default();
    count.text(text);
    (count.words, count.characters)
}

#[derive(Default)]
struct WordCounter {
    words: usize,
    characters: usize,
    /// `true` while the current word is counted. A word may continue from one inline to the next.
    is_in_word: bool,
}

impl WordCounter {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            visit::children(block, &mut |child| match child {
                Child::Run(_, content) => self.run(content),
                Child::Blocks(blocks) => self.blocks(blocks),
                Child::Text(text) => self.whole_text(text),
            });
        }
    }

    fn run(&mut self, content: &[Inline]) {
        self.inlines(content);
        self.is_in_word = false;
    }

    fn whole_text(&mut self, text: &str) {
        self.text(text);
        self.is_in_word = false;
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text(text) | Inline::Code(text) | Inline::Math(_, text) => self.text(text),
                Inline::Break => self.is_in_word = false,
                Inline::Span(_, content) => self.inlines(content),
                Inline::Sentence(sentence) => self.inlines(&sentence.content),
                Inline::Link(link) => self.inlines(&link.content),
                // The alternative text replaces an image for those who do not see it.
                Inline::Image(_) | Inline::FootnoteReference(_) => {}
            }
        }
    }

    /// Counts a text byte by byte, because nearly all text is ASCII, and by characters elsewhere.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let ascii = self.ascii(rest.as_bytes());
            let Some(c) = rest[ascii..].chars().next() else {
                return;
            };
            self.character(c);
            rest = &rest[ascii + c.len_utf8()..];
        }
    }

    /// Counts up to the first byte that is not ASCII, and returns its position. There are no branches, because ends of
    /// words cannot be predicted.
    fn ascii(&mut self, bytes: &[u8]) -> usize {
        let (mut words, mut is_in_word) = (0, u8::from(self.is_in_word));
        let mut length = bytes.len();
        for (at, &byte) in bytes.iter().enumerate() {
            if !byte.is_ascii() {
                length = at;
                break;
            }
            let class = CLASSES[usize::from(byte)];
            words += usize::from(class & LETTER & !is_in_word);
            is_in_word = (class | is_in_word) & (class >> 1);
        }
        self.words += words;
        self.is_in_word = is_in_word != 0;
        length
    }

    fn letter(&mut self) {
        self.words += usize::from(!self.is_in_word);
        self.is_in_word = true;
    }

    fn character(&mut self, c: char) {
        if is_unspaced(c) {
            self.characters += 1;
            self.is_in_word = false;
        } else if c.is_whitespace() || c == '\u{2014}' || c == '\u{2013}' {
            self.is_in_word = false;
        } else if c.is_alphanumeric() {
            self.letter();
        }
    }
}

/// Bit of [`CLASSES`] for bytes of words.
const LETTER: u8 = 1;

/// Bit of [`CLASSES`] for bytes that may stand within words. Punctuation neither begins a word nor ends it, so that
/// "don't" and "3.5" are one.
const WITHIN: u8 = 2;

/// Bits of each byte of ASCII.
static CLASSES: [u8; 256] = {
    let mut classes = [WITHIN; 256];
    let mut byte: u8 = 0;
    while byte.is_ascii() {
        if byte.is_ascii_alphanumeric() {
            classes[byte as usize] = LETTER | WITHIN;
        } else if byte.is_ascii_whitespace() {
            classes[byte as usize] = 0;
        }
        byte += 1;
    }
    classes
};

#[cfg(test)]
mod tests {
    use crate::{parse, tree::Statistics};

    fn check(text: &str, words: usize, characters: usize, minutes: usize) {
        assert_eq!(
            parse(text).statistics,
            Statistics {
                words,
                characters,
                minutes
            },
            "{text:?}"
        );
    }

    #[test]
    fn words_are_counted_across_markup() {
        check("a *b*c d-e — f.\n\n- g `h i`", 7, 0, 1);
        check("| a | b |\n|---|---|\n| c | d e |", 5, 0, 1);
        check("x[^1]\n\n[^1]: y z", 3, 0, 1);
        check("한국어 문장", 2, 0, 1);
    }

    #[test]
    fn scripts_without_spaces_are_counted_by_characters() {
        check("汉字和 English。", 1, 3, 1);
        check("ひらがな、カタカナー", 0, 9, 1);
    }

    #[test]
    fn minutes_are_rounded_up() {
        check("", 0, 0, 0);
        check(&"word ".repeat(238), 238, 0, 1);
        check(&"word ".repeat(239), 239, 0, 2);
        check(&"字".repeat(1001), 0, 1001, 3);
    }
}
