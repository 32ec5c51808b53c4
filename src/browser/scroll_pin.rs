//! Keeps the page at a target while images and fonts change its height, until the reader scrolls.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{HtmlElement, ResizeObserver};

use super::{document, root, scroll::extent, window};
use crate::browser::listener::Listener;

/// Events that show that the reader is about to scroll.
const SCROLL_EVENTS: [&str; 3] = ["wheel", "touchmove", "keydown"];

/// Difference between the requested and the actual scroll position that counts as rounding, in CSS pixels.
const MAX_ROUNDING: f64 = 2.0;

thread_local! {
    static PIN: RefCell<Option<ScrollPin>> = const { RefCell::new(None) };
}

/// Pins the page: `show` scrolls to the target, now and after every change of the page's height.
pub fn pin(show: impl Fn() + 'static) {
    show();
    PIN.set(ScrollPin::new(show));
}

/// Removes the pin.
pub fn release() {
    PIN.set(None);
}

/// Returns whether the page is pinned.
pub fn is_pinned() -> bool {
    PIN.with_borrow(Option::is_some)
}

/// A pinned target. Dropping it releases the page.
struct ScrollPin {
    observer: ResizeObserver,
    _resized: Closure<dyn FnMut()>,
    _listeners: Vec<Listener>,
}

impl ScrollPin {
    fn new(show: impl Fn() + 'static) -> Option<Self> {
        let shown = Rc::new(Cell::new(extent()));
        let resized = Closure::<dyn FnMut()>::new({
            let shown = shown.clone();
            move || {
                show();
                shown.set(extent());
            }
        });
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
        let body = document().body()?;
        observer.observe(&body);
        set_anchoring("none");
        let mut listeners: Vec<_> = SCROLL_EVENTS
            .into_iter()
            .map(|event| Listener::new(&window(), event, |_| release()))
            .collect();
        // Scroll bars, find-in-page and scripts move the page without another event, while its height stays the same.
        listeners.push(Listener::new(&window(), "scroll", move |_| {
            let (before, after) = (shown.get(), extent());
            let same_height = (before.page - after.page).abs() < MAX_ROUNDING;
            if same_height && (before.scrolled - after.scrolled).abs() > MAX_ROUNDING {
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

impl Drop for ScrollPin {
    fn drop(&mut self) {
        self.observer.disconnect();
        set_anchoring("");
    }
}

/// Switches the browser's own scroll anchoring, which would work against a pinned target.
fn set_anchoring(value: &str) {
    if let Some(root) = root().and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        let _ = root.style().set_property("overflow-anchor", value);
    }
}
