//! Prerendering of articles: the same nodes as the app builds in the browser, as HTML text. The whole page is made in
//! `crates/press/src/render/prerender.rs`.

mod html_sink;
mod placeholders;

use document::{
    render::walk,
    tree::{Article, Block, Inline},
};

pub use html_sink::assumed_address;
use html_sink::write_html;

use crate::{
    features::pull_quotes::inline_layout::{BlockSide, Slot},
    routing::{ArticleAddress, Base},
};

/// Length of the markup that fills the first screen of every device, in bytes: about 40 lines of 100 bytes. The layout of an
/// essay holds the first paint of a slow phone back by a tenth of a second.
const FIRST_SCREEN: usize = 4_000;

/// Attribute of the blocks behind the first screen; the same in `style/article.css`.
const OFFSCREEN: &str = "data-offscreen";

/// Renders the body of an article, its footnotes included, with placeholders for its pull quotes.
pub fn body(article: &Article, address: &ArticleAddress, base: &Base) -> String {
    let slots = placeholders::slots(article);
    let placeholders_at = |block, side| {
        let slot = Slot { block, side };
        let here = slots
            .iter()
            .enumerate()
            .filter(move |(_, quote_slot)| **quote_slot == Some(slot));
        here.map(|(number, _)| placeholders::render(article, number, side, address, base))
            .collect::<String>()
    };
    let mut html = String::new();
    for (number, block) in article.blocks.iter().enumerate() {
        html += &placeholders_at(number, BlockSide::Before);
        let element = self::block(article, block, address, base);
        html += &if html.len() > FIRST_SCREEN && !matches!(block, Block::Heading(_)) {
            mark_offscreen(&element)
        } else {
            element
        };
        html += &placeholders_at(number, BlockSide::After);
    }
    html + &write_html(address, base, |sink| walk::footnotes(article, sink))
}

/// Marks an element as far below the first screens. The style defers its layout until it is seen, and the app lays out the
/// rest in slices.
fn mark_offscreen(element: &str) -> String {
    let name = element.strip_prefix('<').unwrap_or_default();
    let end = name.find([' ', '>']).unwrap_or_default();
    if end == 0 {
        return element.to_owned();
    }
    let (name, rest) = name.split_at(end);
    format!("<{name} {OFFSCREEN}{rest}")
}

/// Renders one block.
pub fn block(article: &Article, block: &Block, address: &ArticleAddress, base: &Base) -> String {
    write_html(address, base, |sink| walk::block(article, block, sink))
}

/// Renders inlines.
pub fn inlines(
    article: &Article,
    content: &[Inline],
    address: &ArticleAddress,
    base: &Base,
) -> String {
    write_html(address, base, |sink| walk::inlines(article, content, sink))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routing::Slug;

    fn prerender(markdown: &str) -> String {
        let article = document::parse(markdown);
        let slug = Slug::new("an essay").unwrap();
        let base = Base::relative(1);
        body(&article, &assumed_address(&slug, &base), &base)
    }

    fn check(markdown: &str, expected: &str) {
        let html = prerender(markdown);
        assert!(html.contains(expected), "{markdown}: {html}");
    }

    #[test]
    fn links_keep_their_targets_from_the_page() {
        check("[a](other.md)", "href=\"../other/\"");
        check("[a](other.md#b)", "href=\"../other/#b\"");
        check("[a](#b)", "href=\"#b\"");
        check(
            "[a](files/x.pdf?d#e)",
            "href=\"../articles/files/x.pdf?d#e\"",
        );
        check("[a](../x)", "href=\"../x\"");
        check("[a](../../x)", "href=\"../../x\"");
        check("[a](/x)", "href=\"/x\"");
        check(
            "[a](https://example.org/b)",
            "href=\"https://example.org/b\"",
        );
        check("[a](mailto:a@example.org)", "href=\"mailto:a@example.org\"");
        check("![a](b.svg)", "src=\"../articles/b.svg\"");
    }

    #[test]
    fn blocks_behind_the_first_screen_are_offscreen() {
        let html = prerender(&("## A\n\n".to_owned() + &"Text.\n\n".repeat(1_000) + "## B\n"));
        let first = html.find("<p data-offscreen>").unwrap();
        let paragraph = "<p>Text.</p>".len();
        assert!(
            (FIRST_SCREEN..=FIRST_SCREEN + paragraph).contains(&first),
            "{first}"
        );
        assert!(!html[first..].contains("<p>"));
        assert!(html.contains("<h2 id=\"b\">"));
    }

    #[test]
    fn images_that_are_not_allowed_have_no_source() {
        check("![a](http://example.org/b.png)", "<p>a</p>");
    }
}
