//! Text that the reader selects in the article's body.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Node, Range, Text};

use super::{
    WordEdge, collapse_whitespace, sentence_around, snap_to_word,
    text_content::{BLOCK_SELECTOR, text_content},
};
use crate::browser::{
    document,
    listener::{Listener, keep_until_cleanup},
    rect::Rect,
    scroll,
    timer::Timeout,
    window,
};

/// Time without a change after which a selection is complete, in milliseconds.
const SETTLING_TIME: i32 = 250;

/// A selection in the article's body.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SelectedText {
    /// Text, with an empty line between blocks.
    pub text: String,
    /// Complete sentence in which the selection begins.
    pub sentence: Option<String>,
    /// Id of the nearest heading above.
    pub section: Option<String>,
    /// Bounds on the page.
    pub bounds: Rect,
}

/// Attaches listeners that report every complete selection in the article's body, and `None` when it ends, until the owner is
/// cleaned up.
pub(super) fn attach(changed: impl Fn(Option<SelectedText>) + 'static) {
    let is_pressed = Rc::new(Cell::new(false));
    let pending: Rc<RefCell<Option<Timeout>>> = Rc::default();
    let changed = Rc::new(changed);
    let report_soon = {
        let (is_pressed, pending) = (is_pressed.clone(), pending.clone());
        let changed = changed.clone();
        move || {
            let (is_pressed, changed) = (is_pressed.clone(), changed.clone());
            let soon = Timeout::new(SETTLING_TIME, move || {
                if !is_pressed.get() {
                    changed(current_selection());
                }
            });
            pending.replace(Some(soon));
        }
    };
    for (event, pressed) in [
        ("pointerdown", true),
        ("pointerup", false),
        ("pointercancel", false),
        ("selectionchange", false),
    ] {
        let (is_pressed, report_soon, ended) =
            (is_pressed.clone(), report_soon.clone(), changed.clone());
        keep_until_cleanup(Listener::new(&document(), event, move |_| {
            if event != "selectionchange" {
                is_pressed.set(pressed);
            } else if is_collapsed() {
                // The same text may be selected again.
                ended(None);
            }
            if !pressed {
                report_soon();
            }
        }));
    }
    keep_until_cleanup(CancelOnDrop(pending));
}

/// Cancels the pending report with the owner.
struct CancelOnDrop(Rc<RefCell<Option<Timeout>>>);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.replace(None);
    }
}

fn is_collapsed() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_none_or(|selection| selection.is_collapsed())
}

fn current_selection() -> Option<SelectedText> {
    let body = document().query_selector("[data-body]").ok()??;
    let selection = window().get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?.clone_range();
    let start = range.start_container().ok()?;
    if !body.contains(Some(&start)) {
        return None;
    }
    // A triple click on the last paragraph selects up to the start of the element after the body.
    if !body.contains(Some(&range.end_container().ok()?)) {
        range.set_end(&body, body.child_nodes().length()).ok()?;
    }
    snap_to_words(&range);
    let text = text_of(&range)?;
    (!text.is_empty()).then(|| SelectedText {
        sentence: sentence(&range, &start),
        section: section(&start),
        bounds: to_page(&range.get_bounding_client_rect()),
        text,
    })
}

/// Extends a range to whole words: half a word may say the opposite.
fn snap_to_words(range: &Range) {
    let moved = |node: Result<Node, _>, at: Result<u32, _>, edge| {
        let (node, at): (Node, u32) = (node.ok()?, at.ok()?);
        let text = node.dyn_ref::<Text>()?.data();
        Some((node, snap_to_word(&text, at, edge)))
    };
    if let Some((node, at)) = moved(
        range.start_container(),
        range.start_offset(),
        WordEdge::Start,
    ) {
        let _ = range.set_start(&node, at);
    }
    if let Some((node, at)) = moved(range.end_container(), range.end_offset(), WordEdge::End) {
        let _ = range.set_end(&node, at);
    }
}

/// Returns the text of a range. Headings are left out unless they are all of it.
fn text_of(range: &Range) -> Option<String> {
    let contents = range.clone_contents().ok()?;
    let all = collapse_whitespace(&text_content(&contents));
    let headings = contents.query_selector_all("h1,h2,h3,h4,h5,h6").ok()?;
    for index in 0..headings.length() {
        if let Some(heading) = headings
            .get(index)
            .and_then(|node| node.dyn_into::<Element>().ok())
        {
            heading.remove();
        }
    }
    let text = collapse_whitespace(&text_content(&contents));
    Some(if text.is_empty() { all } else { text })
}

/// Returns the sentence in which a range begins.
fn sentence(range: &Range, start: &Node) -> Option<String> {
    let block = element(start)?.closest(BLOCK_SELECTOR).ok()??;
    let before = document().create_range().ok()?;
    before.set_start(&block, 0).ok()?;
    before.set_end(start, range.start_offset().ok()?).ok()?;
    let before = text_content(&before.clone_contents().ok()?.into());
    sentence_around(&text_content(&block), before.len()).map(str::to_owned)
}

/// Returns the id of the nearest heading above.
fn section(start: &Node) -> Option<String> {
    let mut block = element(start)?.closest("[data-body] > *").ok()?;
    while let Some(above) = block {
        if above.matches("h1,h2,h3,h4,h5,h6").unwrap_or_default() {
            return Some(above.id());
        }
        block = above.previous_element_sibling();
    }
    None
}

fn element(node: &Node) -> Option<Element> {
    node.dyn_ref::<Element>()
        .cloned()
        .or_else(|| node.parent_element())
}

/// Returns the bounds of an element on the page, whatever the scroll position.
pub(super) fn page_bounds(element: &Element) -> Rect {
    to_page(&element.get_bounding_client_rect())
}

fn to_page(rectangle: &DomRect) -> Rect {
    let viewport = scroll::viewport();
    Rect {
        left: scroll::round(rectangle.left()) + viewport.left,
        top: scroll::round(rectangle.top()) + viewport.top,
        width: scroll::round(rectangle.width()),
        height: scroll::round(rectangle.height()),
    }
}
