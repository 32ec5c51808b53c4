//! What the reader has selected of the article's body.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Node, Range, Text};

use super::{Towards, sentence_in, text_content as words, tidy, whole_word};
use crate::browser::{
    document,
    listen::{Listener, keep},
    rect::Rect,
    scroll,
    timer::Timeout,
    window,
};

/// How long a selection must have stayed as it is, in milliseconds: one that is still being made is none.
const SETTLED: i32 = 250;

/// A selection.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Selected {
    /// Its words.
    pub text: String,
    /// The whole sentence in which it begins.
    pub sentence: Option<String>,
    /// The id of the heading above it.
    pub section: Option<String>,
    /// Where it is on the page.
    pub bounds: Rect,
}

/// Tells of every selection within the article's body once it is made, and when there is none any more, until the owner is
/// cleaned up.
pub(super) fn follow(changed: impl Fn(Option<Selected>) + 'static) {
    let is_pressed = Rc::new(Cell::new(false));
    let pending: Rc<RefCell<Option<Timeout>>> = Rc::default();
    let changed = Rc::new(changed);
    let look = {
        let (is_pressed, pending) = (is_pressed.clone(), pending.clone());
        let changed = changed.clone();
        move || {
            let (is_pressed, changed) = (is_pressed.clone(), changed.clone());
            let soon = Timeout::new(SETTLED, move || {
                if !is_pressed.get() {
                    changed(current());
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
        let (is_pressed, look, ended) = (is_pressed.clone(), look.clone(), changed.clone());
        keep(Listener::new(&document(), event, move |_| {
            if event != "selectionchange" {
                is_pressed.set(pressed);
            } else if is_collapsed() {
                // What takes its place may be the same one again.
                ended(None);
            }
            if !pressed {
                look();
            }
        }));
    }
    keep(EndOnDrop(pending));
}

/// Ends the waiting together with the owner.
struct EndOnDrop(Rc<RefCell<Option<Timeout>>>);

impl Drop for EndOnDrop {
    fn drop(&mut self) {
        self.0.replace(None);
    }
}

fn is_collapsed() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_none_or(|selection| selection.is_collapsed())
}

fn current() -> Option<Selected> {
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
    // Three clicks on the last paragraph select up to the beginning of what comes after the body.
    if !body.contains(Some(&range.end_container().ok()?)) {
        range.set_end(&body, body.child_nodes().length()).ok()?;
    }
    snap(&range);
    let text = text_of(&range)?;
    (!text.is_empty()).then(|| Selected {
        sentence: sentence(&range, &start),
        section: section(&start),
        bounds: on_page(&range.get_bounding_client_rect()),
        text,
    })
}

/// Moves the ends of a range to those of the words that they cut: half a word may say the opposite.
fn snap(range: &Range) {
    let moved = |node: Result<Node, _>, at: Result<u32, _>, towards| {
        let (node, at): (Node, u32) = (node.ok()?, at.ok()?);
        let text = node.dyn_ref::<Text>()?.data();
        Some((node, whole_word(&text, at, towards)))
    };
    if let Some((node, at)) = moved(
        range.start_container(),
        range.start_offset(),
        Towards::Start,
    ) {
        let _ = range.set_start(&node, at);
    }
    if let Some((node, at)) = moved(range.end_container(), range.end_offset(), Towards::End) {
        let _ = range.set_end(&node, at);
    }
}

/// The words of a range. Headings between them are no part of what an article says, unless there is nothing else.
fn text_of(range: &Range) -> Option<String> {
    let contents = range.clone_contents().ok()?;
    let all = tidy(&words::of(&contents));
    let headings = contents.query_selector_all("h1,h2,h3,h4,h5,h6").ok()?;
    for index in 0..headings.length() {
        if let Some(heading) = headings
            .get(index)
            .and_then(|node| node.dyn_into::<Element>().ok())
        {
            heading.remove();
        }
    }
    let text = tidy(&words::of(&contents));
    Some(if text.is_empty() { all } else { text })
}

/// The sentence in which a range begins.
fn sentence(range: &Range, start: &Node) -> Option<String> {
    let block = element(start)?.closest(words::BLOCKS).ok()??;
    let before = document().create_range().ok()?;
    before.set_start(&block, 0).ok()?;
    before.set_end(start, range.start_offset().ok()?).ok()?;
    let before = words::of(&before.clone_contents().ok()?.into());
    sentence_in(&words::of(&block), before.len()).map(str::to_owned)
}

/// The id of the nearest heading above.
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

/// Where an element is on the page, however far that is scrolled.
pub(super) fn bounds(element: &Element) -> Rect {
    on_page(&element.get_bounding_client_rect())
}

fn on_page(rectangle: &DomRect) -> Rect {
    let window = scroll::viewport();
    Rect {
        left: scroll::round(rectangle.left()) + window.left,
        top: scroll::round(rectangle.top()) + window.top,
        width: scroll::round(rectangle.width()),
        height: scroll::round(rectangle.height()),
    }
}
