//! Adapters of the browser. Only these modules name its globals. They are called from effects and event handlers, never
//! from a component's body, so that the same components render natively.

pub mod animation_frame;
pub mod announcer;
pub mod clipboard;
pub mod dom;
pub mod fetch;
pub mod intl;
pub(crate) mod js;
pub mod listener;
pub mod main_content;
pub mod page;
pub mod parts;
pub mod rect;
pub mod scroll;
pub mod scroll_pin;
pub mod session_history;
pub mod timer;

// Type of the parts' interfaces, so that they need not name the browser either.
pub use web_sys::Element;

/// Returns the window of the page.
#[expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "this is the one door to it; the app runs in a window or not at all"
)]
pub(crate) fn window() -> web_sys::Window {
    web_sys::window().expect("a window")
}

/// Returns the document of the page.
#[expect(
    clippy::expect_used,
    reason = "a window without a document cannot run the app"
)]
pub(crate) fn document() -> web_sys::Document {
    window().document().expect("a document")
}

/// Returns the root element, which carries the page's state for style sheets and tests.
pub(crate) fn root() -> Option<Element> {
    document().document_element()
}
