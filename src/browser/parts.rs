//! Parts of the program that are fetched when they are needed.
//!
//! In a published build, all code that only the functions of a part reach is put into a file of its own, by `crates/bundle`, which
//! also adds the loader to the app's script. Values cross as they are, since all parts share one memory. Methods called from
//! outside a part belong to a trait, as `dyn` objects: a direct call would link them into the caller's part. In development
//! builds the program is whole.

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

/// Part of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Parser and renderer of articles.
    Parse,
    /// Everything that makes a page interactive.
    App,
    /// Page of the library.
    Library,
    /// Pull quotes and sentence anchors.
    Quotes,
    /// Search and the share menu.
    SearchShare,
}

impl Part {
    /// Returns the name by which its functions, the build and the loader know the part.
    fn name(self) -> &'static str {
        match self {
            Self::Parse => "parse",
            Self::App => "app",
            Self::Library => "library",
            Self::Quotes => "quotes",
            Self::SearchShare => "search_share",
        }
    }
}

/// Fetches a part at low priority, so that calls into it start sooner.
pub fn prefetch(part: Part) {
    // Without a loader the part is there already.
    let _ = call_method(&loader(), "prefetch", &Array::of1(&part.name().into()));
}

/// Declares functions of a part. Callers await them; they fail if the part cannot be loaded, and the next call tries again.
macro_rules! functions_of_part {
    ($part:ident: $($(#[$attribute:meta])* $visibility:vis fn $name:ident($($argument:ident: $kind:ty),* $(,)?) -> $result:ty $body:block)*) => {
        $(
            $(#[$attribute])*
            ///
            /// # Errors
            ///
            /// If the part cannot be loaded.
            #[cfg(split)]
            #[wasm_split_helpers::wasm_split($part, fallible)]
            $visibility fn $name($($argument: $kind),*) -> Result<$result, $crate::browser::parts::PartError> {
                Ok($body)
            }

            $(#[$attribute])*
            ///
            /// # Errors
            ///
            /// None: the program is whole.
            #[cfg(not(split))]
            #[allow(clippy::unused_async, reason = "in published builds, the part may have to be loaded")]
            $visibility async fn $name($($argument: $kind),*) -> Result<$result, $crate::browser::parts::PartError> {
                Ok($body)
            }
        )*
    };
}

pub(crate) use functions_of_part;

fn loader() -> JsValue {
    property(&window(), "rectoParts")
}
