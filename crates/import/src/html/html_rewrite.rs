//! Settings of the streaming HTML rewriter.

use std::borrow::Cow;

use lol_html::{ElementContentHandlers, RewriteStrSettings, Selector};

/// Returns settings with these handlers.
pub(super) fn settings<'h>(
    handlers: Vec<(Cow<'h, Selector>, ElementContentHandlers<'h>)>,
) -> RewriteStrSettings<'h, 'h> {
    handlers.into_iter().fold(
        RewriteStrSettings::new(),
        RewriteStrSettings::append_element_content_handler,
    )
}
