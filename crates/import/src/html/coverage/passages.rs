//! Splits a page into passages: runs of text within a block, images and embedded content.

use dom_query::{Document, NodeId, NodeRef};

use crate::html::{
    elements::{self, attribute, has_ruby_brackets, is_block, is_not_rendered},
    sentinels,
};

/// Passage of a page.
pub(super) struct Passage {
    /// Block around it.
    pub(super) block: NodeId,
    pub(super) content: Content,
}

/// Content of a passage.
pub(super) enum Content {
    Text(String),
    /// URL of an image.
    Image(String),
    /// URL of a video, an audio file or a page within the page.
    Embed(String),
}

impl Content {
    /// Returns true for text of more than `min` characters.
    pub(super) fn is_significant_text(&self, min: usize) -> bool {
        matches!(self, Self::Text(text) if text.chars().count() > min)
    }

    /// Returns the text or the URL.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Image(text) | Self::Embed(text) => text,
        }
    }
}

/// Returns the passages of a page in their order.
pub(super) fn from_page(page: &Document) -> Vec<Passage> {
    let mut collector = Collector {
        passages: Vec::new(),
        text: String::new(),
    };
    if let Some(body) = page.body() {
        collector.add(&body, body.id);
    }
    collector.passages
}

/// Returns the file name in a URL, which stays the same wherever the file is copied.
pub(super) fn file_name(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let path = path.trim_end_matches('/');
    path.rsplit('/').next().unwrap_or(path)
}

/// Passages under construction.
struct Collector {
    passages: Vec<Passage>,
    /// Text of the current passage.
    text: String,
}

impl Collector {
    fn add(&mut self, node: &NodeRef<'_>, block: NodeId) {
        let name = elements::name(node);
        if node.is_text() {
            return self.text.push_str(&node.text());
        }
        if is_not_rendered(&name) || is_hidden(node) || !node.is_element() {
            return;
        }
        match name.as_str() {
            "img" => return self.push(block, image_url(node).map(Content::Image)),
            // Their children are fallback content.
            "iframe" | "video" | "audio" | "embed" | "object" => {
                return self.push(block, embed_url(node).map(Content::Embed));
            }
            "br" => self.text.push(' '),
            _ => {}
        }
        if is_block(&name) {
            self.end_text(block);
            self.add_children(node, node.id);
            self.end_text(node.id);
        } else if name == "rt" && !has_ruby_brackets(node) {
            self.text.push('(');
            self.add_children(node, block);
            self.text.push(')');
        } else {
            self.add_children(node, block);
        }
    }

    fn add_children(&mut self, node: &NodeRef<'_>, block: NodeId) {
        for child in node.children_it(false) {
            self.add(&child, block);
        }
    }

    fn push(&mut self, block: NodeId, content: Option<Content>) {
        let passage = content.map(|content| Passage { block, content });
        self.passages.extend(passage);
    }

    fn end_text(&mut self, block: NodeId) {
        let text = sentinels::strip(&std::mem::take(&mut self.text));
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.contains(char::is_alphanumeric) {
            self.push(block, Some(Content::Text(text)));
        }
    }
}

/// Returns the URL of an image; none for tracking pixels and data URLs.
fn image_url(node: &NodeRef<'_>) -> Option<String> {
    let is_pixel = ["width", "height"]
        .iter()
        .any(|side| matches!(&*node.attr_or(side, ""), "0" | "1"));
    attribute(node, "src").filter(|source| !is_pixel && !source.starts_with("data:"))
}

fn embed_url(node: &NodeRef<'_>) -> Option<String> {
    let within = || {
        let mut inner = node.descendants_it();
        inner.find_map(|inner| attribute(&inner, "src"))
    };
    let own = attribute(node, "src").or_else(|| attribute(node, "data"));
    own.or_else(within)
        .filter(|source| !source.starts_with("about:"))
}

/// Returns true if an element is hidden by an attribute or its inline style.
fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = node.attr_or("style", "").replace(' ', "");
    node.has_attr("hidden") || style.contains("display:none")
}
