//! Limits the nesting of elements. Readability takes time that grows with the square of the depth and a stack that grows with
//! it, so that a hostile page could exhaust both.

use std::{cell::RefCell, rc::Rc};

use lol_html::{EndTagHandler, element, html_content::Element, rewrite_str};

use super::html_rewrite::settings;
use crate::error::Error;

/// Limit of Chromium and Safari (`maximumHTMLParserDOMTreeDepth`).
const MAX_DEPTH: usize = 512;

/// Limit on formatting elements that the parser reopens because they were never closed. Each takes some hundred bytes.
const MAX_REOPENED: usize = 1_000_000;

/// Elements with an optional end tag: the next of them closes the one before.
const SELF_CLOSING: [&str; 12] = [
    "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup",
];

/// Formatting elements of HTML, which the parser reopens in the next paragraph if they were not closed.
const FORMATTING: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

#[derive(Default)]
struct Nesting {
    /// Open elements.
    open: Vec<String>,
    /// Number of formatting elements that are open.
    open_formatting: usize,
    /// Number of formatting elements reopened so far.
    reopened: usize,
}

/// Returns an error if the elements of a page are nested deeper than in browsers.
pub(super) fn check(html: &str) -> Result<(), Error> {
    let nesting = Rc::new(RefCell::new(Nesting::default()));
    let handler = element!("*", |element| {
        if !element.can_have_content() || is_void(&element.tag_name()) {
            return Ok(());
        }
        let depth = nesting.borrow_mut().open(&element.tag_name())?;
        close_at_end_tag(element, &nesting, depth);
        Ok(())
    });
    match rewrite_str(html, settings(vec![handler])) {
        Ok(_) => Ok(()),
        Err(_) if nesting.borrow().is_too_deep() => Err(Error::TooDeep(MAX_DEPTH)),
        Err(error) => Err(Error::Page(error.to_string())),
    }
}

/// Returns true for void elements, which have no content and no end tag.
fn is_void(name: &str) -> bool {
    const VOID: [&str; 13] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr",
    ];
    VOID.contains(&name)
}

/// Closes an element at its end tag, and with it all open elements inside.
fn close_at_end_tag(element: &mut Element<'_, '_>, nesting: &Rc<RefCell<Nesting>>, depth: usize) {
    let nesting = Rc::clone(nesting);
    let name = element.tag_name();
    if let Some(handlers) = element.end_tag_handlers() {
        let end: EndTagHandler<'static> = Box::new(move |tag| {
            let mut nesting = nesting.borrow_mut();
            nesting.open.truncate(depth);
            // The end tag of an outer element does not close formatting.
            if FORMATTING.contains(&name.as_str()) && tag.name() == name {
                nesting.open_formatting -= 1;
            }
            Ok(())
        });
        handlers.push(end);
    }
}

impl Nesting {
    /// Opens an element. Returns its depth.
    fn open(&mut self, name: &str) -> Result<usize, &'static str> {
        if SELF_CLOSING.contains(&name) {
            let ends = |open: &&String| SELF_CLOSING.contains(&open.as_str());
            let within = self.open.iter().rev().take_while(ends);
            if let Some(up) = within.clone().position(|open| open == name) {
                self.open.truncate(self.open.len() - up - 1);
            }
        }
        let depth = self.open.len();
        self.open.push(name.to_owned());
        self.reopened += self.open_formatting;
        self.open_formatting += usize::from(FORMATTING.contains(&name));
        if self.is_too_deep() {
            return Err("too deep");
        }
        Ok(depth)
    }

    fn is_too_deep(&self) -> bool {
        self.open.len() > MAX_DEPTH
            || self.open_formatting > MAX_DEPTH
            || self.reopened > MAX_REOPENED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_nest_as_deep_as_in_browsers() {
        let nested = |tag: &str, depth: usize| {
            format!(
                "{}x{}",
                format!("<{tag}>").repeat(depth),
                format!("</{tag}>").repeat(depth)
            )
        };
        for tag in ["div", "b", "blockquote", "p><div"] {
            let problem = check(&nested(tag, 10_000)).unwrap_err().to_string();
            assert!(problem.contains("more than 512"), "{problem}");
        }
        assert_eq!(check(&nested("div", MAX_DEPTH)), Ok(()));
        assert_eq!(check(&nested("div", MAX_DEPTH).repeat(100)), Ok(()));
    }

    #[test]
    fn self_closing_elements_do_not_nest() {
        for part in [
            "<p>x",
            "<li><p>x",
            "<tr><td>x<td><p>y",
            "<dt>a<dd>b",
            "<br><img><hr>x",
            "<svg><path/></svg>",
            "<p><b>x</b>",
        ] {
            assert_eq!(check(&part.repeat(5_000)), Ok(()), "{part}");
        }
    }

    #[test]
    fn unclosed_formatting_is_reopened_a_limited_number_of_times() {
        assert!(check(&"<p><b id=1>x</p>".repeat(5_000)).is_err());
        let begun = "<b id=1>".repeat(500);
        assert!(check(&(begun + &"<p>x</p>".repeat(5_000))).is_err());
    }
}
