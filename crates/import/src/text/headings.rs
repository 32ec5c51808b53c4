//! Finds the section headings of a plain text.

use super::{LineBlock, is_break, item};

/// Longest heading, in characters.
const MAX_LENGTH: usize = 90;

/// Longest heading, in words.
const MAX_WORDS: usize = 14;

/// Returns for each block whether it is a heading. If more than half look like headings, none is: the text is a poem, a list or a
/// dialogue.
pub(super) fn find(blocks: &[LineBlock<'_>]) -> Vec<bool> {
    let found: Vec<bool> = (0..blocks.len())
        .map(|index| is_heading(blocks, index))
        .collect();
    let count = found.iter().filter(|&&is_heading| is_heading).count();
    if count * 2 > blocks.len() {
        return vec![false; blocks.len()];
    }
    found
}

/// Returns true for a short line without end punctuation, above a text, with no introduction such as a colon before it.
pub(super) fn is_heading(blocks: &[LineBlock<'_>], index: usize) -> bool {
    let [line] = blocks[index].as_slice() else {
        return false;
    };
    let leads_up = index
        .checked_sub(1)
        .and_then(|before| blocks[before].last())
        .is_some_and(|line| line.ends_with([':', ',', '—', '：']));
    looks_like_heading(line)
        && !leads_up
        && blocks
            .get(index + 1)
            .is_some_and(|next| is_text(next, line))
}

/// Returns true if a line looks like a heading by itself.
pub(super) fn looks_like_heading(line: &str) -> bool {
    let begins = line.chars().next().unwrap_or_default();
    let ends_as_sentence = line.ends_with([
        '.', ',', ';', ':', '…', '。', '、', '؛', '،', ')', '”', '"', '»',
    ]);
    let is_speech = "“„«\"'‘—–-*•".contains(begins);
    line.chars().count() <= MAX_LENGTH
        && line.split_whitespace().count() <= MAX_WORDS
        && !begins.is_lowercase()
        && !ends_as_sentence
        && !is_speech
        && line.chars().any(char::is_alphabetic)
        && !is_break(&[line])
        && (item(line).is_none() || line.starts_with(|c: char| c.is_ascii_digit()))
}

/// Returns true if a block is the text below a heading: several lines, long, or longer than the heading and a sentence.
fn is_text(block: &[&str], heading: &str) -> bool {
    let length: usize = block.iter().map(|line| line.chars().count()).sum();
    let ends = block.last().is_some_and(|line| {
        let line = line.trim_end_matches(['”', '"', '’', '»', ')']);
        line.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '؟', '।'])
    });
    block.len() > 1 || length > MAX_LENGTH || ends && length > heading.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "A paragraph of some length, with a comma and a full stop at its end.";

    fn check(lines: &[&str], expected: &[usize]) {
        let blocks: Vec<LineBlock<'_>> = lines.iter().map(|line| line.lines().collect()).collect();
        let found: Vec<usize> = find(&blocks)
            .into_iter()
            .enumerate()
            .filter_map(|(index, is_heading)| is_heading.then_some(index))
            .collect();
        assert_eq!(found, expected, "{lines:?}");
    }

    #[test]
    fn short_lines_above_text_are_headings() {
        check(&["The edge", TEXT, TEXT, "What holds?", TEXT], &[0, 3]);
        check(
            &[
                "1. The edge",
                TEXT,
                TEXT,
                TEXT,
                "第二章",
                "海边的一天，风很大。风停了以后，海水退去。",
            ],
            &[0, 4],
        );
    }

    #[test]
    fn sentences_speech_and_lists_are_not_headings() {
        check(
            &[TEXT, "He left.", TEXT, "“No!”", TEXT, "- an item", TEXT],
            &[],
        );
        check(&[TEXT, "and so on", TEXT, "* * *", TEXT], &[]);
    }

    #[test]
    fn lines_after_a_colon_are_not_headings() {
        check(&["It said this:", "Keep out", TEXT, TEXT], &[]);
    }

    #[test]
    fn only_text_comes_before_a_heading() {
        check(&[TEXT, "The end", TEXT, "Ada Marsh"], &[1]);
        check(&[TEXT, TEXT, "Part one", "The edge", TEXT], &[3]);
    }

    #[test]
    fn a_poem_has_no_headings() {
        check(
            &[
                "The sea",
                "Is wide, wide, wide",
                "The land",
                "Is small, you see",
            ],
            &[],
        );
    }
}
