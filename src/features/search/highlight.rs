//! Marks the further words of a search result in the article, with the CSS Custom Highlight API, if the browser has it. The
//! article itself does not change.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Range};

use crate::browser::{
    document,
    js::{call_method, property},
    scroll, window,
};

/// Name of the highlight in the style sheet.
const HIGHLIGHT_NAME: &str = "recto-search-words";

/// Greatest number of marks: a link can name any word.
const MAX_MARKS: u32 = 500;

const HEADINGS: &str = "h1,h2,h3,h4,h5,h6";

/// Marks words in the section of a fragment, and removes all earlier marks.
pub fn mark_words(words: &[String], fragment: &str) {
    let highlights = property(&property(&window(), "CSS"), "highlights");
    let name = JsValue::from(HIGHLIGHT_NAME);
    call_method(&highlights, "delete", &Array::of1(&name));
    if let Some(highlight) =
        ranges_in_section(words, fragment).and_then(|ranges| create_highlight(&ranges))
    {
        call_method(&highlights, "set", &Array::of2(&name, &highlight));
    }
}

fn create_highlight(ranges: &Array) -> Option<JsValue> {
    let constructor: Function = property(&window(), "Highlight").dyn_into().ok()?;
    Reflect::construct(&constructor, ranges).ok()
}

fn ranges_in_section(words: &[String], fragment: &str) -> Option<Array> {
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
        push_ranges(&next, words, &ranges);
        block = next.next_element_sibling().filter(|next| !is_heading(next));
    }
    Some(ranges)
}

fn is_heading(block: &Element) -> bool {
    block.matches(HEADINGS).unwrap_or_default()
}

fn push_ranges(node: &Node, words: &[String], ranges: &Array) {
    let mut next = node.first_child();
    while let Some(child) = next {
        if child.node_type() == Node::TEXT_NODE {
            let text = child.node_value().unwrap_or_default();
            for word in words {
                let matches = text.match_indices(word.as_str());
                let found = matches.filter_map(|(at, _)| range(&child, &text, at, word));
                for range in found.take((MAX_MARKS - ranges.length().min(MAX_MARKS)) as usize) {
                    ranges.push(&range);
                }
            }
        } else {
            push_ranges(&child, words, ranges);
        }
        next = child.next_sibling();
    }
}

/// Returns the range of a word in a text; `None` if it is part of a longer word.
fn range(node: &Node, text: &str, at: usize, word: &str) -> Option<Range> {
    let (before, after) = (&text[..at], &text[at + word.len()..]);
    if before.ends_with(is_word_character) || after.starts_with(is_word_character) {
        return None;
    }
    let length = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or_default();
    let range = document().create_range().ok()?;
    let start = length(before);
    range.set_start(node, start).ok()?;
    range.set_end(node, start + length(word)).ok()?;
    Some(range)
}

/// Returns true for letters and digits of scripts that separate words; Chinese and Japanese, above U+2E80, do not.
fn is_word_character(c: char) -> bool {
    c.is_alphanumeric() && c < '\u{2e80}'
}
