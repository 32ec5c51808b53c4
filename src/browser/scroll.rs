//! Scrolling of the page, and its measures.

use wasm_bindgen::JsValue;
use web_sys::{Element, ScrollBehavior, ScrollToOptions, css};

use super::{document, rect::Rect, root, scroll_pin, window};

/// Selector of the article's body, whose children are its blocks.
const BODY: &str = "[data-body]";

/// Heights of the page and the window, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScrollExtent {
    /// Height above the window.
    pub scrolled: f64,
    /// Height of the window.
    pub window: f64,
    /// Height of the page.
    pub page: f64,
}

/// Returns the element with an id.
pub fn element_by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Returns the first block of the article whose lower edge is on screen, with its index.
pub(crate) fn first_visible_block() -> Option<(usize, Element)> {
    let mut blocks = blocks();
    // Blocks follow one another, so a binary search finds it.
    let (mut low, mut high) = (0, blocks.len());
    while low < high {
        let middle = low.midpoint(high);
        if blocks[middle].get_bounding_client_rect().bottom() > 0.0 {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    (low < blocks.len()).then(|| (low, blocks.swap_remove(low)))
}

/// Runs a change that may alter heights above the reader, and keeps the first visible block where it was on screen. Engines
/// with scroll anchoring do this themselves, and a pinned target is scrolled to again.
pub fn preserve_scroll(change: impl FnOnce()) {
    let is_needed = !has_anchoring() && scrolled() > 0.0 && !scroll_pin::is_pinned();
    let Some((_, block)) = is_needed.then(first_visible_block).flatten() else {
        return change();
    };
    let before = block.get_bounding_client_rect().top();
    change();
    let moved = block.get_bounding_client_rect().top() - before;
    if moved.abs() >= 1.0 {
        scroll_to(scrolled() + moved);
    }
}

fn has_anchoring() -> bool {
    css::supports("(overflow-anchor: none)").unwrap_or_default()
}

/// Rounds a length to whole pixels.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast to an integer saturates, and no page is so tall"
)]
pub(crate) fn round(pixels: f64) -> i32 {
    pixels.round() as i32
}

fn blocks() -> Vec<Element> {
    let Ok(Some(body)) = document().query_selector(BODY) else {
        return Vec::new();
    };
    let children = body.children();
    (0..children.length())
        .filter_map(|index| children.item(index))
        .collect()
}

/// Returns the block of the article with an index.
pub(crate) fn block_at(number: u32) -> Option<Element> {
    document()
        .query_selector(BODY)
        .ok()??
        .children()
        .item(number)
}

/// Returns the width of the window, in CSS pixels.
pub(crate) fn window_width() -> i32 {
    let width = window().inner_width().ok();
    round(width.as_ref().and_then(JsValue::as_f64).unwrap_or_default())
}

/// Returns the height above the window, in CSS pixels.
pub(crate) fn scrolled() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Scrolls the page to a height, in CSS pixels.
pub(crate) fn scroll_to(top: f64) {
    let options = ScrollToOptions::new();
    options.set_top(top);
    // A smooth scroll would be a moving target for the next one.
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

/// Returns the part of the page that the window shows.
pub(crate) fn viewport() -> Rect {
    let length = |value: Result<JsValue, JsValue>| {
        round(
            value
                .ok()
                .and_then(|value| value.as_f64())
                .unwrap_or_default(),
        )
    };
    Rect {
        left: round(window().scroll_x().unwrap_or_default()),
        top: round(scrolled()),
        width: length(window().inner_width()),
        height: length(window().inner_height()),
    }
}

/// Returns the heights of the page and the window.
pub fn extent() -> ScrollExtent {
    let height = root().map_or(0.0, |root| f64::from(root.scroll_height()));
    let window_height = window()
        .inner_height()
        .ok()
        .as_ref()
        .and_then(JsValue::as_f64)
        .unwrap_or_default();
    ScrollExtent {
        scrolled: scrolled(),
        window: window_height,
        page: height,
    }
}
