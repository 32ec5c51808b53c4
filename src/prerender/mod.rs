//! Prerendering: the content of the pages as HTML text. The whole page is made in `crates/press/src/render/prerender.rs`.

mod frame;
mod html_sink;
mod placeholders;

use document::{
    render::walk,
    tree::{Article, Block},
};

pub use frame::frame;
use html_sink::{HtmlSink, assumed_address, write_html};

use crate::{
    data::library::Adjacent,
    features::pull_quotes::inline_layout::{BlockSide, Slot},
    pages::article::markup::{self, ArticlePage, Quotes},
    routing::{Base, Slug},
};

/// Length of the markup that fills the first screen of every device, in bytes: about 40 lines of 100 bytes. The layout of an
/// essay holds the first paint of a slow phone back by a tenth of a second.
const FIRST_SCREEN: usize = 4_000;

/// Renders the content of an article's page; `base` leads from the page to the site's root.
pub fn article(article: &Article, slug: &Slug, adjacent: &Adjacent, base: &Base) -> String {
    let address = assumed_address(slug, base);
    let page = ArticlePage {
        article,
        address: &address,
        slug,
        base,
        quotes: Quotes::Complete,
    };
    write_html(&address, base, |sink| {
        page.write(
            sink,
            |sink| body(article, sink),
            |sink| markup::pager(adjacent, base, sink),
        );
    })
}

/// Writes the body of an article, its footnotes included, with placeholders for its pull quotes. Blocks behind the first screen
/// are marked.
fn body(article: &Article, sink: &mut HtmlSink<'_>) {
    let slots = placeholders::slots(article);
    let placeholders_at = |sink: &mut HtmlSink<'_>, block, side| {
        let slot = Slot { block, side };
        for (number, quote_slot) in slots.iter().enumerate() {
            if *quote_slot == Some(slot) {
                placeholders::write(article, number, side, sink);
            }
        }
    };
    let start = sink.length();
    for (number, block) in article.blocks.iter().enumerate() {
        placeholders_at(sink, number, BlockSide::Before);
        if sink.length() - start > FIRST_SCREEN && !matches!(block, Block::Heading(_)) {
            sink.mark_next_offscreen();
        }
        walk::block(article, block, sink);
        placeholders_at(sink, number, BlockSide::After);
    }
    walk::footnotes(article, sink);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prerender(markdown: &str) -> String {
        let slug = Slug::new("an essay").unwrap();
        let parsed = document::parse(markdown);
        article(&parsed, &slug, &Adjacent::default(), &Base::relative(1))
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
        let body = &html[html.find("data-body").unwrap()..];
        let first = body.find("<p data-offscreen=\"\">").unwrap();
        let around = "data-body=\"\"><p>Text.</p>".len();
        assert!(
            (FIRST_SCREEN..=FIRST_SCREEN + around).contains(&first),
            "{first}"
        );
        assert!(!body[first..].contains("<p>Text"));
        assert!(html.contains("<h2 id=\"b\">"));
    }

    #[test]
    fn images_that_are_not_allowed_have_no_source() {
        check("![a](http://example.org/b.png)", "<p>a</p>");
    }
}
