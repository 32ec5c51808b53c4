//! Re-rendering of one block, to mark a sentence in it.

use document::{render::walk, sentence_anchor::MarkedPart, tree::Article};
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{DomSink, footnotes_index};
use crate::{
    browser::{document, scroll},
    routing::{ArticleAddress, Base},
};

/// Renders a part of the body again, with its mark, which has the id `id`.
pub fn rerender_part(
    article: &Article,
    part: &MarkedPart,
    id: &str,
    address: &ArticleAddress,
    base: &Base,
) {
    let index = match part {
        MarkedPart::Block(index, _) => *index,
        MarkedPart::Footnotes(_) => footnotes_index(article),
    };
    let Some(block) = block_at(index) else { return };
    // An earlier mark with this id elsewhere is out of date.
    if let Some(other) = document().get_element_by_id(id)
        && !block.contains(Some(&other))
    {
        let _ = other.remove_attribute("id");
    }
    rerender_block(index, address, base, |sink| match part {
        MarkedPart::Block(_, block) => walk::block(article, block, sink),
        MarkedPart::Footnotes(notes) => walk::footnote_section(article, notes, sink),
    });
}

/// Renders a block of the body again, by its index. The block itself and elements with an id within it are kept, because other
/// parts of the page refer to them.
pub fn rerender_block(
    index: usize,
    address: &ArticleAddress,
    base: &Base,
    write: impl FnOnce(&mut DomSink<'_>),
) {
    let fragment = document().create_document_fragment();
    write(&mut DomSink::new(&fragment, address, base));
    if let (Some(before), Some(after)) = (block_at(index), fragment.first_element_child())
        && before.tag_name() == after.tag_name()
    {
        keep_elements(&before, &after);
        before.replace_children_with_node(&Array::from(&after.child_nodes()));
    }
}

fn block_at(index: usize) -> Option<Element> {
    scroll::block_at(u32::try_from(index).ok()?)
}

/// Replaces the elements of `after` that have an id by those of `before` with the same id; inner ones first.
fn keep_elements(before: &Element, after: &Element) {
    let Ok(named) = after.query_selector_all("[id]") else {
        return;
    };
    for index in (0..named.length()).rev() {
        let new: Option<Element> = named.item(index).and_then(|node| node.dyn_into().ok());
        let Some(new) = new else { continue };
        let old = document().get_element_by_id(&new.id());
        if let Some(old) = old.filter(|old| before.contains(Some(old))) {
            old.replace_children_with_node(&Array::from(&new.child_nodes()));
            let _ = new.replace_with_with_node_1(&old);
        }
    }
}
