//! Words that are marked in the article without a change to it: the CSS Custom Highlight API, where the browser has it.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Range};

use crate::browser::{
    document,
    js::{call, get},
    scroll, window,
};

/// The name that the style sheet has for them.
const NAME: &str = "recto-words";

/// So many places are marked: whoever makes a link can ask for any word.
const MOST: u32 = 500;

const HEADINGS: &str = "h1,h2,h3,h4,h5,h6";

/// Marks these words wherever they are in the section to which a fragment leads, and no others any more.
pub fn show(words: &[String], fragment: &str) {
    let highlights = get(&get(&window(), "CSS"), "highlights");
    let name = JsValue::from(NAME);
    call(&highlights, "delete", &Array::of1(&name));
    if let Some(highlight) = ranges(words, fragment).and_then(|ranges| highlight(&ranges)) {
        call(&highlights, "set", &Array::of2(&name, &highlight));
    }
}

fn highlight(ranges: &Array) -> Option<JsValue> {
    let constructor: Function = get(&window(), "Highlight").dyn_into().ok()?;
    Reflect::construct(&constructor, ranges).ok()
}

fn ranges(words: &[String], fragment: &str) -> Option<Array> {
    if words.is_empty() {
        return None;
    }
    let target = scroll::element_by_id(fragment)?;
    let mut block = target.closest("[data-body] > *").ok()?;
    while let Some(before) = block.as_ref().filter(|block| !is_heading(block))
        && let Some(before) = before.previous_element_sibling()
    {
        block = Some(before);
    }
    let ranges = Array::new();
    while let Some(next) = block {
        push(&next, words, &ranges);
        block = next.next_element_sibling().filter(|next| !is_heading(next));
    }
    Some(ranges)
}

fn is_heading(block: &Element) -> bool {
    block.matches(HEADINGS).unwrap_or_default()
}

fn push(node: &Node, words: &[String], ranges: &Array) {
    let mut next = node.first_child();
    while let Some(child) = next {
        if child.node_type() == Node::TEXT_NODE {
            let text = child.node_value().unwrap_or_default();
            for word in words {
                let places = text.match_indices(word.as_str());
                let found = places.filter_map(|(at, _)| range(&child, &text, at, word));
                for range in found.take((MOST - ranges.length().min(MOST)) as usize) {
                    ranges.push(&range);
                }
            }
        } else {
            push(&child, words, ranges);
        }
        next = child.next_sibling();
    }
}

/// The range of a word in a text; none where it is only a part of a longer one.
fn range(node: &Node, text: &str, at: usize, word: &str) -> Option<Range> {
    let (before, behind) = (&text[..at], &text[at + word.len()..]);
    if before.ends_with(goes_on) || behind.starts_with(goes_on) {
        return None;
    }
    let length = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or_default();
    let range = document().create_range().ok()?;
    let start = length(before);
    range.set_start(node, start).ok()?;
    range.set_end(node, start + length(word)).ok()?;
    Some(range)
}

/// Whether a word goes on with it. Chinese and Japanese, which begin there, do not part words.
fn goes_on(c: char) -> bool {
    c.is_alphanumeric() && c < '\u{2e80}'
}
