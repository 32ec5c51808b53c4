//! Reading and changing HTML as it streams by.

use std::borrow::Cow;

use lol_html::{ElementContentHandlers, HtmlRewriter, Selector, Settings};

use crate::sanitize::replace_controls;

/// What is done with the elements that a selector names.
pub(crate) type Handlers<'a> = Vec<(Cow<'a, Selector>, ElementContentHandlers<'a>)>;

/// The page as the handlers leave it.
pub(crate) fn rewrite(html: &str, handlers: Handlers<'_>) -> Result<String, String> {
    let mut written = Vec::with_capacity(html.len() + 1024);
    let settings = handlers
        .into_iter()
        .fold(Settings::new(), Settings::append_element_content_handler);
    let mut rewriter = HtmlRewriter::new(settings, |chunk: &[u8]| written.extend_from_slice(chunk));
    let problem = |error| format!("the page cannot be read: {error}");
    rewriter.write(html.as_bytes()).map_err(problem)?;
    rewriter.end().map_err(problem)?;
    String::from_utf8(written).map_err(|_| "the page is not UTF-8".to_owned())
}

/// The value of an attribute as the library wants it: it takes the signs in it for HTML's, apart from quotation marks. A control
/// is no character of HTML.
pub(crate) fn attribute(text: &str) -> String {
    replace_controls(text).replace('&', "&amp;")
}
