//! The browser: the only place that names it. Every function here is called from effects and event handlers, never
//! from a component's body, so that the same components render natively.

pub mod anchors;
pub mod clipboard;
pub mod dom;
pub mod fetch;
pub mod frame;
pub mod history;
pub mod intl;
pub mod listen;
pub mod page;
pub mod picture;
mod picture_dialog;
pub mod quotation_note;
pub mod rail;
pub mod scroll;
pub mod search;
pub mod search_dialog;
pub mod search_panel;
pub mod selection;
pub mod share;
pub mod spy;
pub mod theme;
pub mod timer;
pub mod words;

/// The window of the page.
#[expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "this is the one door to it; the app runs in a window or not at all"
)]
pub(crate) fn window() -> web_sys::Window {
    web_sys::window().expect("a window")
}

/// The document of the page.
#[expect(
    clippy::expect_used,
    reason = "a window without a document cannot run the app"
)]
pub(crate) fn document() -> web_sys::Document {
    window().document().expect("a document")
}

/// The root element, which carries the page's state for style sheets and tests.
pub(crate) fn root() -> Option<web_sys::Element> {
    document().document_element()
}
