//! Parts of the program that are fetched when they are needed, and the functions by which the rest calls them.
//!
//! In a published build, all code that only these functions reach is put into a file of its own, by `crates/bundle`. Values cross
//! as they are, since all parts share one memory. Methods called from outside a part belong to a trait, as `dyn` objects: a
//! direct call would link them into the caller's part. In development builds the program is whole.

use crate::{
    browser::{Element, part_loader},
    features::{
        search::{Search, lazy::SearchUi},
        sharing::{Citation, ShareActions, lazy::MenuActions},
    },
};

pub use crate::browser::part_loader::PartError;

/// Part of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Search and the share menu.
    SearchShare,
}

impl Part {
    /// Returns the name by which the functions below, the build and the loader know the part.
    fn name(self) -> &'static str {
        match self {
            Self::SearchShare => "search_share",
        }
    }
}

/// Fetches a part at low priority, so that calls into it start sooner.
pub fn prefetch(part: Part) {
    part_loader::prefetch(part.name());
}

/// Declares functions of a part. Callers await them; they fail if the part cannot be loaded, and the next call tries again.
macro_rules! functions_of {
    ($part:ident: $($(#[$attribute:meta])* fn $name:ident($($argument:ident: $kind:ty),*) -> $result:ty $body:block)*) => {
        $(
            $(#[$attribute])*
            ///
            /// # Errors
            ///
            /// If the part cannot be loaded.
            #[cfg(split)]
            #[wasm_split_helpers::wasm_split($part, fallible)]
            pub fn $name($($argument: $kind),*) -> Result<$result, PartError> {
                let call = || -> $result { $body };
                Ok(call())
            }

            $(#[$attribute])*
            ///
            /// # Errors
            ///
            /// None: the program is whole.
            #[cfg(not(split))]
            #[expect(clippy::unused_async, reason = "in published builds, the part may have to be loaded")]
            pub async fn $name($($argument: $kind),*) -> Result<$result, PartError> {
                let call = || -> $result { $body };
                Ok(call())
            }
        )*
    };
}

functions_of! { search_share:
    /// Builds the search in the dialog or on the library's page.
    fn search(host: Element) -> Box<dyn Search> {
        Box::new(SearchUi::build(host))
    }

    /// Fills the share menu of an article; returns `None` if the menu is in no document.
    fn share_menu(menu: Element, citation: Citation) -> Option<Box<dyn ShareActions>> {
        let actions = MenuActions::build(menu, citation)?;
        Some(Box::new(actions))
    }
}
