//! Sink of the article walk that builds nodes of the page. No string out of an article reaches an HTML parser.

use document::render::walk::{Attribute, AttributeName, Sink, Tag};
use web_sys::{Document, Element, Node, Url};

use crate::{
    browser::{document, page},
    routing::{ArticleAddress, Base, Route, article_of_file},
};

/// Builds nodes below a parent.
pub struct DomSink<'a> {
    document: Document,
    open: Vec<Node>,
    address: &'a ArticleAddress,
    base: &'a Base,
}

impl<'a> DomSink<'a> {
    /// Builds below this element.
    pub fn new(parent: &Node, address: &'a ArticleAddress, base: &'a Base) -> Self {
        Self {
            document: document(),
            open: vec![parent.clone()],
            address,
            base,
        }
    }

    fn append(&self, node: &Node) {
        if let Some(parent) = self.open.last() {
            // A closed set of elements in a tree that only grows: there is nothing to refuse.
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
                    set_address(&element, *name, link(value, self.address, self.base));
                }
                AttributeName::Src => set_address(&element, *name, image(value, self.address)),
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

/// Where a link leads from this page; none where the browser reads a scheme out of it that is not allowed.
fn link(target: &str, address: &ArticleAddress, base: &Base) -> Option<String> {
    if target.starts_with('#') {
        return Some(target.to_owned());
    }
    let url = Url::new_with_base(target, address.url()).ok()?;
    match url.protocol().as_str() {
        "http:" | "https:" => {}
        "mailto:" | "tel:" => return Some(url.href()),
        _ => return None,
    }
    // A link to the Markdown of another article of the library is a link to that article.
    if url.origin() == page::origin()
        && let Some(slug) = article_of_file(base, &url.pathname())
    {
        return Some(Route::Article(slug).href(base) + &url.hash());
    }
    Some(url.href())
}

/// Where an image is; none where that is neither secure nor beside the page or the article.
fn image(source: &str, address: &ArticleAddress) -> Option<String> {
    let url = Url::new_with_base(source, address.url()).ok()?;
    let beside = || url.origin() == page::origin() || url.origin() == address.origin();
    match url.protocol().as_str() {
        "https:" => Some(url.href()),
        "http:" if beside() => Some(url.href()),
        _ => None,
    }
}
