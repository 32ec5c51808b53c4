//! What of the main part of a page is not in the article that was made of it: what looks for the article takes some parts of it
//! for none, and nothing may be lost without a word.

mod parts;

use dom_query::{Document, NodeId};

use super::convert::media::address as written;
use parts::Part;

/// So many parts are shown; of more only the number is told.
const MOST_SHOWN: usize = 8;

/// In characters: what shorter passages say may stand in a text by chance.
const TELLING: usize = 20;

/// What is shown of a passage, in characters.
const SHOWN: usize = 70;

/// So far on in the text the next passage is looked for first, in bytes.
const NEAR: usize = 5_000;

/// An article that was made of a page.
pub(super) struct Made<'a> {
    /// What it says, its front matter included.
    pub(super) words: &'a str,
    /// Its Markdown, with the addresses of images and links.
    pub(super) markdown: &'a str,
}

/// Says what of the main part of a page does not stand in the article.
pub(super) fn report(page: &Document, made: &Made<'_>) -> Vec<String> {
    let parts = parts::of(page);
    let is_kept = kept(&parts, made);
    let kept = parts.iter().zip(&is_kept).filter(|(part, is_kept)| {
        **is_kept && part.said.is_words() && part.said.text().chars().count() > TELLING
    });
    let Some(main) = around(page, kept.map(|(part, _)| part.block)) else {
        return Vec::new();
    };
    let is_within = |block: NodeId| {
        block == main
            || page
                .tree
                .ancestor_ids_of_it(&block, None)
                .any(|up| up == main)
    };
    let lost = parts.iter().zip(&is_kept);
    let lost = lost.filter(|(part, is_kept)| !**is_kept && is_within(part.block));
    let lost: Vec<&Part> = lost.map(|(part, _)| part).collect();
    let shown = lost.iter().take(MOST_SHOWN).map(|part| {
        let text = beginning(part.said.text());
        match part.said {
            parts::Said::Words(_) => format!("not in the article: “{text}”"),
            parts::Said::Image(_) => format!("not in the article: the image {text}"),
            parts::Said::Embedded(_) => format!("not in the article: what is embedded from {text}"),
        }
    });
    let mut report: Vec<String> = shown.collect();
    if lost.len() > MOST_SHOWN {
        let more = lost.len() - MOST_SHOWN;
        report.push(format!("not in the article: {more} more parts of the page"));
    }
    report
}

/// Says of each part whether it is in the article.
fn kept(parts: &[Part], made: &Made<'_>) -> Vec<bool> {
    let words = letters(made.words);
    let mut at = 0;
    let is_kept = |part: &Part| match &part.said {
        parts::Said::Words(text) => {
            let text = letters(text);
            // Parts follow each other there as they do here, so that nearly all are found at once.
            let near = words.ceil_char_boundary(at + text.len() + NEAR);
            match words[at..near].find(&text) {
                Some(found) => {
                    at += found + text.len();
                    true
                }
                None => words.contains(&text),
            }
        }
        parts::Said::Image(address) | parts::Said::Embedded(address) => {
            made.markdown.contains(&written(parts::name(address)))
        }
    };
    parts.iter().map(is_kept).collect()
}

/// The innermost element around all of these blocks.
fn around(page: &Document, mut blocks: impl Iterator<Item = NodeId>) -> Option<NodeId> {
    let path = |block: NodeId| {
        let mut path = page.tree.ancestor_ids_of(&block, None);
        path.reverse();
        path.push(block);
        path
    };
    let mut common = path(blocks.next()?);
    for block in blocks {
        let other = path(block);
        let length = common
            .iter()
            .zip(&other)
            .take_while(|(a, b)| a == b)
            .count();
        common.truncate(length);
    }
    common.pop()
}

/// The letters and digits of a text: what stands between them may be written otherwise.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn beginning(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}
