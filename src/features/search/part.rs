//! Function of the part `search_share` that searches.

use super::{Search, lazy::SearchUi};
use crate::browser::{Element, parts::functions_of_part};

functions_of_part! { search_share:
    /// Builds the search in the dialog or on the library's page.
    pub(super) fn search(host: Element) -> Box<dyn Search> {
        Box::new(SearchUi::build(host))
    }
}
