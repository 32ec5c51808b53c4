//! Elements of the page.

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::document;

/// Returns whether an element already has its content, as in a prerendered page.
pub fn has_prerendered_content(element: &Element) -> bool {
    // An element without children may hold a comment of Leptos's.
    element.child_element_count() > 0 || element.text_content().is_some_and(|text| !text.is_empty())
}

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
    parent: &Element,
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
