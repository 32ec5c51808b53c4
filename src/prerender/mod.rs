//! An article's tree as HTML text: what `browser::dom` builds in the browser, for pages that are written before they are
//! asked for.
//!
//! Such a page must do at any path, so that its addresses are relative: `../` leads to the site's root.

mod placeholders;

use document::{
    render::html::Html,
    render::walk::{self, Attribute, AttributeName, Sink, Tag},
    tree::{Article, Block, Inline},
};
use url::Url;

use crate::{
    features::pull_quotes::inline_layout::{Side, Slot},
    routing::{
        ArticleAddress, Base, Route, Slug, article_file,
        link_policy::{ParsedUrl, UrlOrigin, UrlParser, image_src, link_href},
    },
};

/// Where the site is thought to be: at the end of a path which is long enough for whatever leads up from it.
const SITE: &str = "http://site.invalid/1/2/3/4/";

/// The path below which the site is thought to be.
const PATH: &str = "1/2/3/4";

/// Where the Markdown of an article is thought to be; `base` leads to the site's root from the page.
pub fn address(slug: &Slug, base: &Base) -> ArticleAddress {
    let origin = "http://site.invalid";
    let url = origin.to_owned() + &article_file(&Base::new(PATH), slug);
    ArticleAddress::new(url, origin.to_owned(), None).with_href(article_file(base, slug))
}

/// An article with more blocks is laid out bit by bit: so many take a slow phone longer than a task may.
const LONG: usize = 100;

/// So many blocks fill the first screens of every device.
const NEAR: usize = 40;

/// What marks the blocks of a long article behind those; the same in `style/article.css`.
pub const OFFSCREEN: &str = "data-offscreen";

/// The body of an article, its footnotes included, with room for its pull quotes.
pub fn body(article: &Article, address: &ArticleAddress, base: &Base) -> String {
    let rooms = placeholders::of(article);
    let at = |block, side| {
        let slot = Slot { block, side };
        let here = rooms
            .iter()
            .enumerate()
            .filter(move |(_, room)| **room == Some(slot));
        here.map(|(number, _)| placeholders::write(article, number, side, address, base))
            .collect::<String>()
    };
    let is_long = article.blocks.len() > LONG;
    let mut html = String::new();
    for (number, block) in article.blocks.iter().enumerate() {
        html += &at(number, Side::Before);
        let written = self::block(article, block, address, base);
        html += &if is_long && number >= NEAR && !matches!(block, Block::Heading(_)) {
            far(&written)
        } else {
            written
        };
        html += &at(number, Side::Behind);
    }
    html + &write(address, base, |sink| walk::footnotes(article, sink))
}

/// The same element with the mark of what is far below the beginning: the style has it laid out only where it is seen, and
/// the app lays out the rest bit by bit.
fn far(element: &str) -> String {
    let name = element.strip_prefix('<').unwrap_or_default();
    let end = name.find([' ', '>']).unwrap_or_default();
    if end == 0 {
        return element.to_owned();
    }
    let (name, rest) = name.split_at(end);
    format!("<{name} {OFFSCREEN}{rest}")
}

/// A block of it.
pub fn block(article: &Article, block: &Block, address: &ArticleAddress, base: &Base) -> String {
    write(address, base, |sink| walk::block(article, block, sink))
}

/// Inlines of it.
pub fn inlines(
    article: &Article,
    content: &[Inline],
    address: &ArticleAddress,
    base: &Base,
) -> String {
    write(address, base, |sink| walk::inlines(article, content, sink))
}

fn write(
    address: &ArticleAddress,
    base: &Base,
    walk: impl FnOnce(&mut PrerenderSink<'_>),
) -> String {
    // Whatever is no address has no links either.
    let Ok(file) = Url::parse(address.url()) else {
        return String::new();
    };
    let mut sink = PrerenderSink {
        html: Html::default(),
        urls: PrerenderUrls {
            file,
            site_path: Base::new(PATH),
            base,
        },
    };
    walk(&mut sink);
    sink.html.as_str().to_owned()
}

/// Sink of the article walk that writes HTML.
struct PrerenderSink<'a> {
    html: Html,
    urls: PrerenderUrls<'a>,
}

impl Sink for PrerenderSink<'_> {
    fn open(&mut self, tag: Tag, attributes: &[Attribute<'_>]) {
        let attributes: Vec<Attribute<'_>> = attributes
            .iter()
            .filter_map(|Attribute { name, value }| {
                let value = match name {
                    AttributeName::Href => link_href(value, &self.urls)?.into(),
                    AttributeName::Src => image_src(value, &self.urls)?.into(),
                    _ => value.clone(),
                };
                Some(Attribute { name: *name, value })
            })
            .collect();
        self.html.open(tag, &attributes);
    }

    fn text(&mut self, text: &str) {
        self.html.text(text);
    }

    fn close(&mut self, tag: Tag) {
        self.html.close(tag);
    }
}

/// The `url` crate's parser, for an article at an assumed address.
struct PrerenderUrls<'a> {
    /// Address of the article's Markdown.
    file: Url,
    /// Path of the site in that address.
    site_path: Base,
    /// Way from the page to the site's root.
    base: &'a Base,
}

impl UrlParser for PrerenderUrls<'_> {
    fn parse(&self, target: &str) -> Option<ParsedUrl> {
        let url = self.file.join(target).ok()?;
        let fragment = url.fragment();
        Some(ParsedUrl {
            scheme: url.scheme().to_owned(),
            origin: if url.origin() == self.file.origin() {
                UrlOrigin::Site
            } else {
                UrlOrigin::Other
            },
            path: url.path().to_owned(),
            fragment: fragment.map_or_else(String::new, |fragment| format!("#{fragment}")),
            href: self.href(target, url),
        })
    }

    fn site_path(&self) -> &Base {
        &self.site_path
    }

    fn article_href(&self, slug: Slug) -> String {
        Route::Article(slug).href(self.base)
    }
}

impl PrerenderUrls<'_> {
    /// An address as it leads from the page: relative within the site, and otherwise as it is.
    fn href(&self, target: &str, url: Url) -> String {
        if url.origin() != self.file.origin() {
            return url.into();
        }
        // From the root of the host, wherever the site is: nothing is known of it here.
        if target.starts_with('/') {
            return target.to_owned();
        }
        let whole: String = url.into();
        match whole.strip_prefix(SITE) {
            Some(below) => self.base.as_str().to_owned() + below,
            None => self.above(&whole),
        }
    }

    /// An address that leads up from the site.
    fn above(&self, whole: &str) -> String {
        let mut site = SITE.trim_end_matches('/');
        let mut up = self.base.as_str().to_owned();
        while let Some((shorter, _)) = site.rsplit_once('/') {
            site = shorter;
            up.push_str("../");
            if let Some(rest) = whole
                .strip_prefix(site)
                .and_then(|rest| rest.strip_prefix('/'))
            {
                return up + rest;
            }
        }
        whole.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(markdown: &str) -> String {
        let article = document::parse(markdown);
        let slug = Slug::new("an essay").unwrap();
        let base = Base::up(1);
        body(&article, &address(&slug, &base), &base)
    }

    fn check(markdown: &str, expected: &str) {
        let html = written(markdown);
        assert!(html.contains(expected), "{markdown}: {html}");
    }

    #[test]
    fn addresses_lead_from_the_page_to_where_they_led_from_the_file() {
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
    fn what_is_far_down_a_long_article_is_laid_out_later() {
        let far = |paragraphs: usize| {
            let text = "## A\n\n".to_owned() + &"Text.\n\n".repeat(paragraphs) + "## B\n";
            written(&text).matches("<p data-offscreen>").count()
        };
        assert_eq!(far(LONG - 2), 0);
        assert_eq!(far(LONG - 1), LONG - NEAR);
    }

    #[test]
    fn what_the_browser_would_not_take_is_left_out() {
        check("![a](http://example.org/b.png)", "<p>a</p>");
    }
}
