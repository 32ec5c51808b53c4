//! Reports content loss: passages in the main part of a page that the article does not contain. Readability drops parts of some
//! articles, and nothing may be lost silently.

mod passages;

use dom_query::{Document, NodeId};

use super::convert::media::encode_url;
use passages::{Content, Passage};

/// Limit on passages that are quoted in the report.
const MAX_REPORTED: usize = 8;

/// Length in characters from which a passage identifies the main part; shorter ones may match by chance.
const MIN_SIGNIFICANT: usize = 20;

/// Length of a quotation in the report, in characters.
const MAX_QUOTED: usize = 70;

/// Distance in bytes within which the next passage is looked for first.
const SEARCH_WINDOW: usize = 5_000;

/// Article made from a page.
pub(super) struct WrittenArticle<'a> {
    /// Text of the article and its front matter.
    pub(super) text: &'a str,
    /// Markdown of the article, with the URLs of images and links.
    pub(super) markdown: &'a str,
}

/// Lists the passages in the main part of a page that are not in the article.
pub(super) fn report(page: &Document, article: &WrittenArticle<'_>) -> Vec<String> {
    let passages = passages::from_page(page);
    let is_covered = covered(&passages, article);
    let significant = passages
        .iter()
        .zip(&is_covered)
        .filter(|(passage, is_covered)| {
            **is_covered && passage.content.is_significant_text(MIN_SIGNIFICANT)
        });
    let blocks = significant.map(|(passage, _)| passage.block);
    let Some(main) = common_ancestor(page, blocks) else {
        return Vec::new();
    };
    let is_within = |block: NodeId| {
        block == main
            || page
                .tree
                .ancestor_ids_of_it(&block, None)
                .any(|up| up == main)
    };
    let lost = passages.iter().zip(&is_covered);
    let lost = lost.filter(|(passage, is_covered)| !**is_covered && is_within(passage.block));
    let lost: Vec<&Passage> = lost.map(|(passage, _)| passage).collect();
    let lines = lost.iter().take(MAX_REPORTED).map(|passage| {
        let text = beginning(passage.content.text());
        match passage.content {
            Content::Text(_) => format!("not in the article: “{text}”"),
            Content::Image(_) => format!("not in the article: the image {text}"),
            Content::Embed(_) => format!("not in the article: the embedded content of {text}"),
        }
    });
    let mut report: Vec<String> = lines.collect();
    if lost.len() > MAX_REPORTED {
        let more = lost.len() - MAX_REPORTED;
        report.push(format!("not in the article: {more} more parts of the page"));
    }
    report
}

/// Returns for each passage whether the article contains it.
fn covered(passages: &[Passage], article: &WrittenArticle<'_>) -> Vec<bool> {
    let letters_of_article = letters(article.text);
    let mut at = 0;
    let is_covered = |passage: &Passage| match &passage.content {
        Content::Text(text) => {
            let text = letters(text);
            // Passages keep their order, so that nearly all are found at once.
            let near = letters_of_article.ceil_char_boundary(at + text.len() + SEARCH_WINDOW);
            match letters_of_article[at..near].find(&text) {
                Some(found) => {
                    at += found + text.len();
                    true
                }
                None => letters_of_article.contains(&text),
            }
        }
        Content::Image(url) | Content::Embed(url) => {
            let file_name = passages::file_name(url);
            article.markdown.contains(&encode_url(file_name))
        }
    };
    passages.iter().map(is_covered).collect()
}

/// Returns the innermost element around all of these blocks.
fn common_ancestor(page: &Document, mut blocks: impl Iterator<Item = NodeId>) -> Option<NodeId> {
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

/// Returns the letters and digits of a text, since the characters between them may change.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn beginning(text: &str) -> String {
    match text.char_indices().nth(MAX_QUOTED) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}
