//! Announcements to screen readers.

use super::document;

/// Sets the text of the live region, which screen readers read out.
pub fn announce(text: &str) {
    if let Ok(Some(region)) = document().query_selector(".announcements") {
        region.set_text_content(Some(text));
    }
}
