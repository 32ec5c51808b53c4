//! Scroll position of a visit: its start, and the place where the reader left it.

use std::cell::{Cell, RefCell};

use web_sys::Element;

use super::{Position, Visit};
use crate::browser::{
    dom::elements,
    root,
    scroll::{
        block_at, element_by_id, extent, first_visible_block, round, scroll_to, scrolled,
        window_width,
    },
    scroll_pin, session_history,
    timer::Timeout,
};

/// Time without movement after which the position is saved, in milliseconds. Safari allows 100 changes of the history
/// in 30 seconds.
const SAVE_DELAY: i32 = 350;

/// Class of the sentence that the address names.
const TARGET_SENTENCE: &str = "source-sentence";

thread_local! {
    static WIDTH: Cell<i32> = const { Cell::new(0) };
    static LAST: Cell<Option<Position>> = const { Cell::new(None) };
    static SAVE: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Place on the page where a visit begins.
#[derive(Debug, Clone, PartialEq)]
enum Target {
    /// The top of the page.
    Top,
    /// The element with this id; the top if the page has none.
    Fragment(String),
    /// The position where the reader left the page.
    Position(Position),
}

impl Target {
    /// Returns the target of a visit: the earlier position before the fragment, the fragment before the top.
    fn from_visit(visit: &Visit) -> Self {
        match visit {
            Visit {
                position: Some(position),
                ..
            } => Self::Position(*position),
            Visit { fragment, .. } if !fragment.is_empty() => Self::Fragment(fragment.clone()),
            _ => Self::Top,
        }
    }

    fn show(&self) {
        match self {
            Self::Top => scroll_to(0.0),
            Self::Fragment(id) => match element_by_id(id) {
                Some(element) => element.scroll_into_view(),
                None => scroll_to(0.0),
            },
            Self::Position(position) => match position.block.and_then(block_at) {
                Some(block) => {
                    let bounds = block.get_bounding_client_rect();
                    let passed = bounds.height() * f64::from(position.passed) / 1000.0;
                    scroll_to(scrolled() + bounds.top() + passed);
                }
                None => scroll_to(f64::from(position.top)),
            },
        }
    }
}

/// Scrolls to where a visit begins, and pins the page there until the reader scrolls.
pub fn scroll_to_visit(visit: &Visit) {
    scroll_pin::release();
    LAST.set(None);
    WIDTH.set(window_width());
    mark_target(&visit.fragment);
    pin(Target::from_visit(visit));
}

/// Keeps the position in a hydrated page if the reader has scrolled already; otherwise, or if the target is visible,
/// scrolls to where the visit begins.
pub fn keep_or_scroll(visit: &Visit) {
    let has_moved = position().top > 0;
    if !has_moved || element_by_id(&visit.fragment).is_some_and(|target| is_visible(&target)) {
        return scroll_to_visit(visit);
    }
    WIDTH.set(window_width());
    save_soon();
}

/// Saves the position once the page stands still.
pub(super) fn save_soon() {
    SAVE.set(Some(Timeout::new(SAVE_DELAY, save_now)));
}

/// Saves the position in the current entry of the history.
pub(super) fn save_now() {
    SAVE.set(None);
    let position = position();
    LAST.set(Some(position));
    session_history::replace_state(&position.to_text());
}

/// Restores the last position when the window has changed its width, and with it the height of everything above.
/// Changes of the height are ignored: on a phone every scroll makes one.
pub(super) fn restore_after_resize() {
    let width = window_width();
    let is_same = WIDTH.replace(width) == width;
    if !is_same
        && !scroll_pin::is_pinned()
        && let Some(position) = LAST.get()
    {
        pin(Target::Position(position));
    }
}

fn pin(target: Target) {
    scroll_pin::pin(move || target.show());
}

fn is_visible(target: &Element) -> bool {
    let bounds = target.get_bounding_client_rect();
    bounds.bottom() > 0.0 && bounds.top() < extent().window
}

/// Marks the sentence that the address names, since `:target` is set only by the browser's own navigation.
fn mark_target(fragment: &str) {
    let marked = root().map(|root| elements::<Element>(&root, ".source-sentence"));
    for element in marked.into_iter().flatten() {
        let _ = element.class_list().remove_1(TARGET_SENTENCE);
    }
    if let Some(element) = element_by_id(fragment)
        && element.tag_name() == "SPAN"
    {
        let _ = element.class_list().add_1(TARGET_SENTENCE);
    }
}

fn position() -> Position {
    let block = first_visible_block().filter(|_| scrolled() > 0.0);
    Position {
        top: round(scrolled()),
        passed: block.as_ref().map_or(0, |(_, block)| {
            let bounds = block.get_bounding_client_rect();
            round(-1000.0 * bounds.top() / bounds.height().max(1.0))
        }),
        block: block.and_then(|(number, _)| u32::try_from(number).ok()),
    }
}
