//! What the names of elements say.

use dom_query::NodeRef;

/// Elements that stand between paragraphs and not in them.
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

/// More of them.
const MORE: [&str; 4] = ["thead", "tfoot", "video", "noframes"];

/// Elements whose text nobody is meant to read.
const SILENT: [&str; 14] = [
    "base", "col", "colgroup", "head", "input", "link", "meta", "noscript", "script", "source",
    "style", "svg", "template", "track",
];

/// The name of an element; empty for anything else.
pub(crate) fn name(node: &NodeRef<'_>) -> String {
    let name = node.qual_name_ref();
    name.map_or(String::new(), |name| name.local.to_string())
}

pub(crate) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name) || MORE.contains(&name)
}

pub(crate) fn is_silent(name: &str) -> bool {
    SILENT.contains(&name)
}

/// Whether a block stands somewhere in an element.
pub(super) fn holds_blocks(node: &NodeRef<'_>) -> bool {
    node.descendants_it().any(|inner| is_block(&name(&inner)))
}

/// Whether how to read a word stands in brackets already, for browsers that know no ruby.
pub(crate) fn has_brackets(node: &NodeRef<'_>) -> bool {
    let before = node
        .prev_sibling()
        .filter(|before| before.is_text() && before.text().trim().is_empty());
    let before = before.unwrap_or(*node).prev_sibling();
    before.is_some_and(|before| before.has_name("rp"))
}

/// The value of an attribute, with its white space made one.
pub(crate) fn attribute(node: &NodeRef<'_>, name: &str) -> Option<String> {
    let value = node.attr(name)?;
    let words: Vec<&str> = value.split_whitespace().collect();
    Some(words.join(" ")).filter(|value| !value.is_empty())
}
