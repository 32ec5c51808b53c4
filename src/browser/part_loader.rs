//! Access to the loader of the program's parts. `crates/bundle` adds the loader to the app's script; without it the program is
//! whole.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::{
    js::{call_method, property},
    window,
};

/// Cause of a failure to load a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartError {
    /// The server no longer has it: the site was replaced by a newer one after the page was opened.
    Replaced,
    /// It did not arrive, or not in time.
    Unreachable,
}

impl PartError {
    /// Returns the advice to the reader; `retry` is the action that makes the app try again.
    pub fn advice(self, retry: &str) -> String {
        match self {
            Self::Replaced => {
                "The site has changed since this page was opened: reload the page.".to_owned()
            }
            Self::Unreachable => [
                "Check the connection and ",
                retry,
                "; if that does not help, reload the page.",
            ]
            .concat(),
        }
    }
}

#[cfg(split)]
impl From<wasm_split_helpers::SplitLoaderError> for PartError {
    /// Asks the loader for the cause of the latest failure, which the error does not carry.
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        match property(&loader(), "failure").as_string().as_deref() {
            Some("replaced") => Self::Replaced,
            _ => Self::Unreachable,
        }
    }
}

/// Fetches a part at low priority.
pub(crate) fn prefetch(part: &str) {
    // Without a loader the part is there already.
    let _ = call_method(&loader(), "prefetch", &Array::of1(&part.into()));
}

fn loader() -> JsValue {
    property(&window(), "rectoParts")
}
