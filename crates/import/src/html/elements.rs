//! Properties of HTML elements by their names.

use dom_query::NodeRef;

/// Block elements: those that interrupt a paragraph.
const BLOCKS: [&str; 54] = [
    "address",
    "article",
    "aside",
    "audio",
    "blockquote",
    "body",
    "canvas",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "object",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "tr",
    "td",
    "th",
    "ul",
];

/// Further block elements.
const MORE_BLOCKS: [&str; 4] = ["thead", "tfoot", "video", "noframes"];

/// Elements whose content is not rendered as text.
const NOT_RENDERED: [&str; 14] = [
    "base", "col", "colgroup", "head", "input", "link", "meta", "noscript", "script", "source",
    "style", "svg", "template", "track",
];

/// Returns the name of an element; an empty string for other nodes.
pub(crate) fn name(node: &NodeRef<'_>) -> String {
    let name = node.qual_name_ref();
    name.map_or(String::new(), |name| name.local.to_string())
}

pub(crate) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name) || MORE_BLOCKS.contains(&name)
}

pub(crate) fn is_not_rendered(name: &str) -> bool {
    NOT_RENDERED.contains(&name)
}

/// Returns true if an element contains a block at any depth.
pub(crate) fn holds_blocks(node: &NodeRef<'_>) -> bool {
    node.descendants_it().any(|inner| is_block(&name(&inner)))
}

/// Returns true if an `rt` stands between `rp` brackets already.
pub(crate) fn has_ruby_brackets(node: &NodeRef<'_>) -> bool {
    let before = node
        .prev_sibling()
        .filter(|before| before.is_text() && before.text().trim().is_empty());
    let before = before.unwrap_or(*node).prev_sibling();
    before.is_some_and(|before| before.has_name("rp"))
}

/// Returns the value of an attribute with collapsed white space; none if it is empty.
pub(crate) fn attribute(node: &NodeRef<'_>, name: &str) -> Option<String> {
    let value = node.attr(name)?;
    let words: Vec<&str> = value.split_whitespace().collect();
    Some(words.join(" ")).filter(|value| !value.is_empty())
}
