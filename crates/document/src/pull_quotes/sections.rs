//! Sections of the pull quotes.

use crate::tree::{Article, Block, Inline, plain_text, visit};
use std::slice;

/// Returns, for each pull quote, the title of the section of its sentence; `None` before the first heading.
pub fn sections(article: &Article) -> Vec<Option<String>> {
    let mut sections = Vec::with_capacity(article.pull_quotes.len());
    // The quotes are in the order of their sentences.
    let mut quotes = article.pull_quotes.iter().peekable();
    let mut section = None;
    for block in &article.blocks {
        if let Block::Heading(heading) = block {
            section = Some(&heading.content);
            continue;
        }
        visit::paragraphs(slice::from_ref(block), &mut |run| {
            for inline in run {
                let Inline::Sentence(sentence) = inline else {
                    continue;
                };
                while quotes
                    .next_if(|quote| quote.source_id == sentence.id)
                    .is_some()
                {
                    sections.push(section.map(|title| plain_text::from_inlines(title)));
                }
            }
        });
    }
    // None is left, unless a sentence does not exist.
    sections.resize(article.pull_quotes.len(), None);
    sections
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_quote_knows_its_section() {
        let article = crate::parse(
            "---\ntitle: T\n---\n\nOpening. {\" Before any heading. \"}\n\n## One *more*\n\nText. {\" The first. \"} {\" The second. \"}\n\n> Inside. {\" Within a quotation. \"}\n\n### Two\n\n- {\" In a list. \"}\n",
        );
        let sections = sections(&article);
        let sections: Vec<_> = sections.iter().map(Option::as_deref).collect();
        let one = Some("One more");
        assert_eq!(sections, [None, one, one, one, Some("Two")]);
    }

    #[test]
    fn an_article_without_quotes_has_no_sections_of_quotes() {
        assert!(sections(&crate::parse("# T\n\nText.\n")).is_empty());
    }
}
