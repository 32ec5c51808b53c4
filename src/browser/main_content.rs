//! The main element of the page, whose content changes from page to page while the frame around it stays.

use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Element, FocusOptions, HtmlElement, Node};

use super::{document, page, root};

/// Returns the main element.
pub fn element() -> Option<Element> {
    document().query_selector("main").ok().flatten()
}

/// Replaces the content, and removes the shell's loading message.
pub fn replace(content: &Node) {
    if let Some(main) = element() {
        main.replace_children_with_node_1(content);
    }
    page::clear_shell();
    if let Some(root) = root() {
        let _ = root.remove_attribute("data-hidden");
    }
}

/// Returns an empty fragment to build new content in.
pub fn fragment() -> DocumentFragment {
    document().create_document_fragment()
}

/// Moves the focus to the start of the content, for readers with a keyboard or a screen reader.
pub fn focus() {
    if let Some(main) = element().and_then(|main| main.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = main.focus_with_options(&options);
    }
}
