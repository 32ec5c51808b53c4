//! Title of the article, from its first heading if the front matter has none.

use crate::{
    text::one_line,
    tree::{Article, Block, plain_text},
};

/// Removes the first level-1 heading if it is the title or repeats the title of the front matter, and returns its id.
pub(super) fn extract_title_heading(article: &mut Article) -> Option<String> {
    let first = article
        .blocks
        .iter()
        .position(|block| matches!(block, Block::Heading(heading) if heading.level == 1));
    let at = first?;
    let Block::Heading(heading) = &article.blocks[at] else {
        return None;
    };
    let text = one_line(&plain_text::from_inlines(&heading.content));
    match &article.metadata.title {
        // Any other heading stays.
        Some(title) if at > 0 || *title != text => return None,
        Some(_) => {}
        None if text.is_empty() => return None,
        None => article.metadata.title = Some(text),
    }
    match article.blocks.remove(at) {
        Block::Heading(heading) => Some(heading.id),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{parse, render::html};

    fn check(text: &str, title: Option<&str>, has_heading: &str) {
        let article = parse(text);
        assert_eq!(article.metadata.title.as_deref(), title, "{text:?}");
        assert_eq!(
            html::body(&article).matches("<h1").count().to_string(),
            has_heading,
            "{text:?}"
        );
    }

    #[test]
    fn the_first_heading_is_the_title_once() {
        check("# A *b*\n\nc", Some("A b"), "0");
        check("c\n\n# A\n\n# B", Some("A"), "1");
        check("A\nb\n===", Some("A b"), "0");
    }

    #[test]
    fn front_matter_wins() {
        check("---\ntitle: T\n---\n# A", Some("T"), "1");
        check("---\ntitle: T\n---\n# T\n\n# T", Some("T"), "1");
    }

    #[test]
    fn an_article_may_have_no_title() {
        check("## A", None, "0");
        check("#\n\na", None, "1");
    }
}
