//! What a page consists of: passages without a block in them, images, and what is embedded from elsewhere.

use dom_query::{Document, NodeId, NodeRef};

use crate::html::{
    convert::names::{self, attribute, has_brackets, is_block, is_silent},
    signs,
};

/// A part of a page.
pub(super) struct Part {
    /// The block that it stands in.
    pub(super) block: NodeId,
    pub(super) said: Said,
}

/// What a part says or shows.
pub(super) enum Said {
    Words(String),
    /// An image, by its address.
    Image(String),
    /// A film, or a page within the page, by its address.
    Embedded(String),
}

impl Said {
    pub(super) fn is_words(&self) -> bool {
        matches!(self, Self::Words(_))
    }

    pub(super) fn text(&self) -> &str {
        match self {
            Self::Words(text) | Self::Image(text) | Self::Embedded(text) => text,
        }
    }
}

/// The parts of a page, in their order.
pub(super) fn of(page: &Document) -> Vec<Part> {
    let mut gathering = Gathering {
        parts: Vec::new(),
        text: String::new(),
    };
    if let Some(body) = page.body() {
        gathering.add(&body, body.id);
    }
    gathering.parts
}

/// What stays the same of an address wherever a file is put: its name.
pub(super) fn name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.trim_end_matches('/');
    path.rsplit('/').next().unwrap_or(path)
}

struct Gathering {
    parts: Vec<Part>,
    text: String,
}

impl Gathering {
    fn add(&mut self, node: &NodeRef<'_>, block: NodeId) {
        let name = names::name(node);
        if node.is_text() {
            return self.text.push_str(&node.text());
        }
        if is_silent(&name) || is_hidden(node) || !node.is_element() {
            return;
        }
        match name.as_str() {
            "img" => return self.put(block, shown(node).map(Said::Image)),
            // What they hold is for browsers that cannot show them.
            "iframe" | "video" | "audio" | "embed" | "object" => {
                return self.put(block, embedded(node).map(Said::Embedded));
            }
            "br" => self.text.push(' '),
            _ => {}
        }
        if is_block(&name) {
            self.end(block);
            self.children(node, node.id);
            self.end(node.id);
        } else if name == "rt" && !has_brackets(node) {
            self.text.push('(');
            self.children(node, block);
            self.text.push(')');
        } else {
            self.children(node, block);
        }
    }

    fn children(&mut self, node: &NodeRef<'_>, block: NodeId) {
        for child in node.children_it(false) {
            self.add(&child, block);
        }
    }

    fn put(&mut self, block: NodeId, said: Option<Said>) {
        self.parts.extend(said.map(|said| Part { block, said }));
    }

    fn end(&mut self, block: NodeId) {
        let text = signs::without(&std::mem::take(&mut self.text));
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.contains(char::is_alphanumeric) {
            self.put(block, Some(Said::Words(text)));
        }
    }
}

/// The address of an image that is one; those of one dot are there to count readers.
fn shown(node: &NodeRef<'_>) -> Option<String> {
    let is_dot = ["width", "height"]
        .iter()
        .any(|side| matches!(&*node.attr_or(side, ""), "0" | "1"));
    attribute(node, "src").filter(|source| !is_dot && !source.starts_with("data:"))
}

fn embedded(node: &NodeRef<'_>) -> Option<String> {
    let within = || {
        let mut inner = node.descendants_it();
        inner.find_map(|inner| attribute(&inner, "src"))
    };
    let own = attribute(node, "src").or_else(|| attribute(node, "data"));
    own.or_else(within)
        .filter(|source| !source.starts_with("about:"))
}

/// Whether nobody sees an element in the page.
fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = node.attr_or("style", "").replace(' ', "");
    node.has_attr("hidden") || style.contains("display:none")
}
