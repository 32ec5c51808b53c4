//! Where the page stands: going to a target and staying there while images and fonts still come.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, HtmlElement, ResizeObserver, ScrollBehavior, ScrollToOptions, css};

use super::{document, history, listen::Listener, root, timer::Timeout, window};
use crate::{
    routing::{Position, Visit},
    sharing::Bounds,
};

/// The heights that scrolling is about, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScrollExtent {
    /// How far the page is scrolled.
    pub scrolled: f64,
    /// The height of the window.
    pub window: f64,
    /// The height of the page.
    pub page: f64,
}

/// How long the page must have stood still before its position is kept, in milliseconds. Safari allows 100 changes
/// of the history in 30 seconds.
const STILL: i32 = 350;

/// What the reader does to take the page into their own hands, before the page has moved.
const READER_SCROLLS: [&str; 3] = ["wheel", "touchmove", "keydown"];

/// By how much the page may stand elsewhere than where it was put, in CSS pixels: browsers round.
const ROUNDING: f64 = 2.0;

thread_local! {
    static HOLD: RefCell<Option<Hold>> = const { RefCell::new(None) };
    static WIDTH: Cell<i32> = const { Cell::new(0) };
    static LAST: Cell<Option<Position>> = const { Cell::new(None) };
    static SAVE: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Where on the page a visit begins.
#[derive(Debug, Clone, PartialEq)]
enum Target {
    /// At its top.
    Top,
    /// At the element with this id; at the top where there is none.
    Fragment(String),
    /// Where the reader left it.
    Position(Position),
}

impl Target {
    /// What a visit asks for: the place where the reader was goes before the fragment, the fragment before the top.
    fn of(visit: &Visit) -> Self {
        match visit {
            Visit {
                position: Some(position),
                ..
            } => Self::Position(*position),
            Visit { fragment, .. } if !fragment.is_empty() => Self::Fragment(fragment.clone()),
            _ => Self::Top,
        }
    }
}

/// Goes to where a visit begins, and stays there through every change of the page's height until the reader scrolls.
pub fn arrive(visit: &Visit) {
    release();
    LAST.set(None);
    WIDTH.set(window_width());
    mark(&visit.fragment);
    let target = Target::of(visit);
    show(&target);
    HOLD.set(Hold::new(target));
}

/// Takes over a page that was there before the app. Its reader stays where they are; one who has not moved yet and has been
/// here before, or asked for a place, is led there.
pub fn stay(visit: &Visit) {
    let has_moved = position().top > 0;
    if !has_moved || element(&visit.fragment).is_some_and(|target| is_seen(&target)) {
        return arrive(visit);
    }
    WIDTH.set(window_width());
    save_soon();
}

fn is_seen(target: &Element) -> bool {
    let bounds = target.get_bounding_client_rect();
    bounds.bottom() > 0.0 && bounds.top() < extent().window
}

/// Lets go of the target.
pub fn release() {
    HOLD.set(None);
}

/// Keeps the position once the page stands still.
pub fn save_soon() {
    SAVE.set(Some(Timeout::new(STILL, save_now)));
}

/// Keeps the position.
pub fn save_now() {
    SAVE.set(None);
    let position = position();
    LAST.set(Some(position));
    history::keep_position(position);
}

/// Stays where the reader was when the window has changed its width, and with it the height of everything above. A
/// phone changes the height of its window with every scroll, which is none of our business.
pub fn keep_place() {
    let width = window_width();
    let is_same = WIDTH.replace(width) == width;
    let is_held = HOLD.with_borrow(Option::is_some);
    if !is_same
        && !is_held
        && let Some(position) = LAST.get()
    {
        let target = Target::Position(position);
        show(&target);
        HOLD.set(Hold::new(target));
    }
}

/// The element that a target is the id of.
pub fn element(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Stays on a target. Dropped, it lets go.
struct Hold {
    observer: ResizeObserver,
    _resized: Closure<dyn FnMut()>,
    _listeners: Vec<Listener>,
}

impl Hold {
    fn new(target: Target) -> Option<Self> {
        let shown = Rc::new(Cell::new(extent()));
        let resized = Closure::<dyn FnMut()>::new({
            let shown = shown.clone();
            move || {
                show(&target);
                shown.set(extent());
            }
        });
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
        let body = document().body()?;
        observer.observe(&body);
        set_anchoring("none");
        let mut listeners: Vec<_> = READER_SCROLLS
            .into_iter()
            .map(|event| Listener::new(&window(), event, |_| release()))
            .collect();
        // Scroll bars, find-in-page and scripts tell only by the page's having moved, while its height is the same.
        listeners.push(Listener::new(&window(), "scroll", move |_| {
            let (before, after) = (shown.get(), extent());
            let same_height = (before.page - after.page).abs() < ROUNDING;
            if same_height && (before.scrolled - after.scrolled).abs() > ROUNDING {
                release();
            }
        }));
        Some(Self {
            observer,
            _resized: resized,
            _listeners: listeners,
        })
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.observer.disconnect();
        set_anchoring("");
    }
}

/// The browser's own scroll anchoring keeps whatever is on screen; while we hold a target it would work against us.
fn set_anchoring(value: &str) {
    if let Some(root) = root().and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        let _ = root.style().set_property("overflow-anchor", value);
    }
}

fn show(target: &Target) {
    match target {
        Target::Top => scroll_to(0.0),
        Target::Fragment(id) => match element(id) {
            Some(element) => element.scroll_into_view(),
            None => scroll_to(0.0),
        },
        Target::Position(position) => match position.block.and_then(block) {
            Some(block) => {
                let bounds = block.get_bounding_client_rect();
                let passed = bounds.height() * f64::from(position.passed) / 1000.0;
                scroll_to(scrolled() + bounds.top() + passed);
            }
            None => scroll_to(f64::from(position.top)),
        },
    }
}

/// Marks the sentence that the address names, since `:target` is set only by the browser's own navigation.
fn mark(fragment: &str) {
    let marked = document().query_selector_all(".source-sentence").ok();
    for node in marked
        .iter()
        .flat_map(|nodes| (0..nodes.length()).filter_map(|index| nodes.item(index)))
    {
        if let Some(element) = node.dyn_ref::<Element>() {
            let _ = element.class_list().remove_1("source-sentence");
        }
    }
    if let Some(element) = element(fragment)
        && element.tag_name() == "SPAN"
    {
        let _ = element.class_list().add_1("source-sentence");
    }
}

fn position() -> Position {
    let block = first_seen().filter(|_| scrolled() > 0.0);
    Position {
        top: whole(scrolled()),
        passed: block.as_ref().map_or(0, |(_, block)| {
            let bounds = block.get_bounding_client_rect();
            whole(-1000.0 * bounds.top() / bounds.height().max(1.0))
        }),
        block: block.and_then(|(number, _)| u32::try_from(number).ok()),
    }
}

/// The first block whose lower edge is on screen, with its number.
fn first_seen() -> Option<(usize, Element)> {
    let mut blocks = blocks();
    // Blocks follow one another, so half of them are passed at a time.
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

/// Does what may change the heights above the place where the reader is, and keeps that on screen where it was. Engines
/// with scroll anchoring do this themselves, and a target that is held is shown anew.
pub fn preserve_scroll(change: impl FnOnce()) {
    let is_needed = !has_anchoring() && scrolled() > 0.0 && HOLD.with_borrow(Option::is_none);
    let Some((_, block)) = is_needed.then(first_seen).flatten() else {
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

#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast to an integer saturates, and no page is so tall"
)]
pub(crate) fn whole(pixels: f64) -> i32 {
    pixels.round() as i32
}

fn blocks() -> Vec<Element> {
    let Ok(Some(body)) = document().query_selector("[data-body]") else {
        return Vec::new();
    };
    let children = body.children();
    (0..children.length())
        .filter_map(|index| children.item(index))
        .collect()
}

fn block(number: u32) -> Option<Element> {
    document()
        .query_selector("[data-body]")
        .ok()??
        .children()
        .item(number)
}

fn window_width() -> i32 {
    let width = window().inner_width().ok();
    whole(width.as_ref().and_then(JsValue::as_f64).unwrap_or_default())
}

fn scrolled() -> f64 {
    window().scroll_y().unwrap_or_default()
}

fn scroll_to(top: f64) {
    let options = ScrollToOptions::new();
    options.set_top(top);
    // Readers who move by links want to be there; and a smooth scroll would be a moving target for the next one.
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

/// The part of the page that the window shows.
pub(crate) fn seen() -> Bounds {
    let length = |value: Result<JsValue, JsValue>| {
        whole(
            value
                .ok()
                .and_then(|value| value.as_f64())
                .unwrap_or_default(),
        )
    };
    Bounds {
        left: whole(window().scroll_x().unwrap_or_default()),
        top: whole(scrolled()),
        width: length(window().inner_width()),
        height: length(window().inner_height()),
    }
}

/// How far down the page can be scrolled, how far it is, and how tall the window is, in CSS pixels.
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
