//! The words of a part of the page, as the article's tree has them: without the numbers of footnotes and the ways back.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::BLOCK;

/// What stands apart from the text around it.
pub(crate) const BLOCKS: &str = "p,li,ul,ol,blockquote,div,section,table,tr,th,td,pre,h1,h2,h3,h4,h5,h6,dl,dt,dd,details,summary,figure,figcaption";

/// What is no part of the text.
const SIGNS: &str = "a.anchor,[role=doc-noteref],[role=doc-backlink]";

/// The text below a node, with [`BLOCK`] between blocks.
pub(crate) fn of(node: &Node) -> String {
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
            Some(element) if element.matches(SIGNS).unwrap_or_default() => {}
            Some(element) if element.matches(BLOCKS).unwrap_or_default() => {
                text.push(BLOCK);
                push(&child, text);
                text.push(BLOCK);
            }
            Some(_) => push(&child, text),
        }
        next = child.next_sibling();
    }
}
