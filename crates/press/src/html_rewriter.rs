//! Streaming HTML rewriter.

use std::borrow::Cow;

use lol_html::{ElementContentHandlers, HtmlRewriter, Selector, Settings};

use crate::{Error, Result, control_characters::replace_controls};

/// Selectors with what is done to the elements that match.
pub(crate) type Handlers<'a> = Vec<(Cow<'a, Selector>, ElementContentHandlers<'a>)>;

/// Returns the page as the handlers leave it.
pub(crate) fn rewrite(html: &str, handlers: Handlers<'_>) -> Result<String> {
    let mut written = Vec::with_capacity(html.len() + 1024);
    let settings = handlers
        .into_iter()
        .fold(Settings::new(), Settings::append_element_content_handler);
    let mut rewriter = HtmlRewriter::new(settings, |chunk: &[u8]| written.extend_from_slice(chunk));
    let problem = |error| Error::new("the page cannot be parsed").caused_by(error);
    rewriter.write(html.as_bytes()).map_err(problem)?;
    rewriter.end().map_err(problem)?;
    String::from_utf8(written).map_err(|_| Error::new("the page is not UTF-8"))
}

/// Escapes the value of an attribute as `lol_html` expects it: with ampersands escaped, which it passes on as they are, and
/// quotation marks bare, which it escapes itself. Controls are replaced.
pub(crate) fn escape_attribute(text: &str) -> String {
    replace_controls(text).replace('&', "&amp;")
}
