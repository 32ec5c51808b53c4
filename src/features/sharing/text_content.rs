//! Text of a part of the page, as in the article's source: without footnote numbers, back links and heading anchors.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::BLOCK_SEPARATOR;

/// Selector of elements that are separated from the text around them.
pub(super) const BLOCK_SELECTOR: &str = "p,li,ul,ol,blockquote,div,section,table,tr,th,td,pre,h1,h2,h3,h4,h5,h6,dl,dt,dd,details,summary,figure,figcaption";

/// Selector of elements that are not part of the text.
const EXCLUDED_SELECTOR: &str = "a.anchor,[role=doc-noteref],[role=doc-backlink]";

/// Returns the text below a node, with [`BLOCK_SEPARATOR`] between blocks.
pub(super) fn text_content(node: &Node) -> String {
    let mut text = String::new();
    push(node, &mut text);
    text
}

fn push(node: &Node, text: &mut String) {
    let mut next = node.first_child();
    while let Some(child) = next {
        match child.dyn_ref::<Element>() {
            None => text.push_str(&child.node_value().unwrap_or_default()),
            Some(element) if element.tag_name() == "BR" => text.push('\n'),
            Some(element) if element.matches(EXCLUDED_SELECTOR).unwrap_or_default() => {}
            Some(element) if element.matches(BLOCK_SELECTOR).unwrap_or_default() => {
                text.push(BLOCK_SEPARATOR);
                push(&child, text);
                text.push(BLOCK_SEPARATOR);
            }
            Some(_) => push(&child, text),
        }
        next = child.next_sibling();
    }
}
