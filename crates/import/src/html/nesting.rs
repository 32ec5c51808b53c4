//! How deep the elements of a page stand in each other. What looks for the article takes a time that grows by the square of
//! that, and a stack that grows with it, so a page may be made to take all of both.

use std::{cell::RefCell, rc::Rc};

use lol_html::{EndTagHandler, element, html_content::Element, rewrite_str};

use super::rewriting::settings;

/// Deeper elements browsers put beside each other: Chromium and Safari stop here too (`maximumHTMLParserDOMTreeDepth`).
const DEEPEST: usize = 512;

/// So often at most are words emphasised anew in the next paragraph, because nothing has ended the emphasis: each time is an
/// element, of some hundred bytes.
const MOST_AGAIN: usize = 1_000_000;

/// Elements that end where the next of them begins, whether or not their author ends them.
const END_THEMSELVES: [&str; 12] = [
    "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup",
];

/// Elements that go on in the next paragraph where they are not ended: HTML's formatting elements.
const GO_ON: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

#[derive(Default)]
struct Nesting {
    /// The elements that are open.
    open: Vec<String>,
    /// How many formatting elements were begun and not ended.
    going_on: usize,
    again: usize,
}

/// An error where the elements of a page stand deeper in each other than browsers let them.
pub(super) fn check(html: &str) -> Result<(), String> {
    let nesting = Rc::new(RefCell::new(Nesting::default()));
    let handler = element!("*", |element| {
        if !element.can_have_content() || is_void(&element.tag_name()) {
            return Ok(());
        }
        let depth = nesting.borrow_mut().begin(&element.tag_name())?;
        end_with(element, &nesting, depth);
        Ok(())
    });
    match rewrite_str(html, settings(vec![handler])) {
        Ok(_) => Ok(()),
        Err(_) if nesting.borrow().is_too_deep() => Err(format!(
            "its elements stand more than {DEEPEST} deep in each other, deeper than browsers let them: copy the article's own part into a file, or save the page from the browser's reader view"
        )),
        Err(error) => Err(format!("the page cannot be read: {error}")),
    }
}

/// Elements that hold nothing, and so are never ended.
fn is_void(name: &str) -> bool {
    const VOID: [&str; 13] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr",
    ];
    VOID.contains(&name)
}

/// Lets what is open end with an element, where that is ended: so do those within it that are not.
fn end_with(element: &mut Element<'_, '_>, nesting: &Rc<RefCell<Nesting>>, depth: usize) {
    let nesting = Rc::clone(nesting);
    let name = element.tag_name();
    if let Some(handlers) = element.end_tag_handlers() {
        let end: EndTagHandler<'static> = Box::new(move |tag| {
            let mut nesting = nesting.borrow_mut();
            nesting.open.truncate(depth);
            // The end of what is around it does not end emphasis.
            if GO_ON.contains(&name.as_str()) && tag.name() == name {
                nesting.going_on -= 1;
            }
            Ok(())
        });
        handlers.push(end);
    }
}

impl Nesting {
    /// Begins an element, and says how many are open around it.
    fn begin(&mut self, name: &str) -> Result<usize, &'static str> {
        if END_THEMSELVES.contains(&name) {
            let ends = |open: &&String| END_THEMSELVES.contains(&open.as_str());
            let within = self.open.iter().rev().take_while(ends);
            if let Some(up) = within.clone().position(|open| open == name) {
                self.open.truncate(self.open.len() - up - 1);
            }
        }
        let depth = self.open.len();
        self.open.push(name.to_owned());
        self.again += self.going_on;
        self.going_on += usize::from(GO_ON.contains(&name));
        if self.is_too_deep() {
            return Err("too deep");
        }
        Ok(depth)
    }

    fn is_too_deep(&self) -> bool {
        self.open.len() > DEEPEST || self.going_on > DEEPEST || self.again > MOST_AGAIN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_as_deep_as_browsers_let_them_be() {
        let nested = |tag: &str, depth: usize| {
            format!(
                "{}x{}",
                format!("<{tag}>").repeat(depth),
                format!("</{tag}>").repeat(depth)
            )
        };
        for tag in ["div", "b", "blockquote", "p><div"] {
            let problem = check(&nested(tag, 10_000)).unwrap_err();
            assert!(problem.contains("512 deep"), "{problem}");
        }
        assert_eq!(check(&nested("div", DEEPEST)), Ok(()));
        assert_eq!(check(&nested("div", DEEPEST).repeat(100)), Ok(()));
    }

    #[test]
    fn what_ends_itself_is_not_deep() {
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
    fn emphasis_that_nothing_ends_does_not_go_on_for_ever() {
        assert!(check(&"<p><b id=1>x</p>".repeat(5_000)).is_err());
        let begun = "<b id=1>".repeat(500);
        assert!(check(&(begun + &"<p>x</p>".repeat(5_000))).is_err());
    }
}
