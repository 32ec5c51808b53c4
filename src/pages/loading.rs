//! Main content of a page that is loading.

use crate::browser::{dom::add, main_content};

/// Shows a loading message, which the style sheet reveals only after a moment.
pub fn show() {
    let content = main_content::fragment();
    add(
        &content,
        "p",
        &[("class", "loading"), ("role", "status")],
        "Loading…",
    );
    main_content::replace(&content);
}
