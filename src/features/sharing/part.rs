//! Function of the part `search_share` that shares.

use super::{Citation, ShareActions, lazy::MenuActions};
use crate::browser::{Element, parts::functions_of_part};

functions_of_part! { search_share:
    /// Fills the share menu of an article; returns `None` if the menu is in no document.
    pub(super) fn share_menu(menu: Element, citation: Citation) -> Option<Box<dyn ShareActions>> {
        MenuActions::build(menu, citation).map(|actions| Box::new(actions) as Box<dyn ShareActions>)
    }
}
