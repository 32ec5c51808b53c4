//! Sink of the article walk that builds nodes of the page. No string out of an article reaches an HTML parser.

use document::render::walk::{Attribute, AttributeName, Sink, Tag};
use web_sys::{Document, Element, Node, Url};

use crate::{
    browser::{document, page},
    routing::{
        ArticleAddress, Base, Route, Slug,
        link_policy::{ParsedUrl, UrlOrigin, UrlParser, image_src, link_href},
    },
};

/// Sink that builds nodes below a parent.
pub struct DomSink<'a> {
    document: Document,
    open: Vec<Node>,
    urls: BrowserUrls<'a>,
}

impl<'a> DomSink<'a> {
    /// Takes the parent, and the addresses against which links resolve.
    pub fn new(parent: &Node, address: &'a ArticleAddress, base: &'a Base) -> Self {
        Self {
            document: document(),
            open: vec![parent.clone()],
            urls: BrowserUrls { address, base },
        }
    }

    fn append(&self, node: &Node) {
        if let Some(parent) = self.open.last() {
            // Cannot fail: the set of elements is closed, and the tree only grows.
            let _ = parent.append_child(node);
        }
    }
}

impl Sink for DomSink<'_> {
    fn open(&mut self, tag: Tag, attributes: &[Attribute<'_>]) {
        let Ok(element) = self.document.create_element(tag.name()) else {
            return;
        };
        for Attribute { name, value } in attributes {
            match name {
                AttributeName::Href => {
                    set_address(&element, *name, link_href(value, &self.urls));
                }
                AttributeName::Src => set_address(&element, *name, image_src(value, &self.urls)),
                _ => {
                    let _ = element.set_attribute(name.as_str(), value);
                }
            }
        }
        self.append(&element);
        if !tag.is_void() {
            self.open.push(element.into());
        }
    }

    fn text(&mut self, text: &str) {
        self.append(&self.document.create_text_node(text));
    }

    fn close(&mut self, _tag: Tag) {
        self.open.pop();
    }
}

fn set_address(element: &Element, name: AttributeName, address: Option<String>) {
    if let Some(address) = address {
        let _ = element.set_attribute(name.as_str(), &address);
    }
}

/// The browser's URL parser.
struct BrowserUrls<'a> {
    address: &'a ArticleAddress,
    base: &'a Base,
}

impl UrlParser for BrowserUrls<'_> {
    fn parse(&self, target: &str) -> Option<ParsedUrl> {
        let url = Url::new_with_base(target, self.address.url()).ok()?;
        let origin = url.origin();
        Some(ParsedUrl {
            scheme: url.protocol().trim_end_matches(':').to_owned(),
            origin: if origin == page::origin() {
                UrlOrigin::Site
            } else if origin == self.address.origin() {
                UrlOrigin::Article
            } else {
                UrlOrigin::Other
            },
            path: url.pathname(),
            fragment: url.hash(),
            href: url.href(),
        })
    }

    fn site_path(&self) -> &Base {
        self.base
    }

    fn article_href(&self, slug: Slug) -> String {
        Route::Article(slug).href(self.base)
    }
}
