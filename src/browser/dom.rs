//! Elements of the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::document;

/// Returns the descendants that match a selector, in document order.
pub(crate) fn elements<T: JsCast>(within: &Element, selector: &str) -> Vec<T> {
    let nodes = within.query_selector_all(selector).ok();
    let nodes = nodes
        .iter()
        .flat_map(|nodes| (0..nodes.length()).filter_map(|index| nodes.item(index)));
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

/// Adds an element with a text to another.
pub(crate) fn add(
    parent: &Node,
    name: &str,
    attributes: &[(&str, &str)],
    text: &str,
) -> Option<Element> {
    let element = document().create_element(name).ok()?;
    for (name, value) in attributes {
        let _ = element.set_attribute(name, value);
    }
    element.set_text_content(Some(text));
    let _ = parent.append_child(&element);
    Some(element)
}

/// Inserts nodes before the first element that matches a selector.
pub(crate) fn insert_before(selector: &str, nodes: &Node) {
    if let Ok(Some(next)) = document().query_selector(selector)
        && let Some(parent) = next.parent_node()
    {
        let _ = parent.insert_before(nodes, Some(&next));
    }
}
