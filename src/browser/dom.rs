//! An article's tree as nodes of the page. No string out of an article meets an HTML parser here or anywhere.

use std::{cell::Cell, rc::Rc, sync::Arc};

use document::{
    render::walk::{self, Attribute, AttributeName, Sink, Tag},
    sentence_anchor::MarkedPart,
    tree::Article,
};
use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node, Url};

use super::{
    scroll,
    timer::{now, yield_to_browser},
};
use crate::routing::{ArticleAddress, Base, Route, article_of_file};

/// How long one slice of rendering may take, in milliseconds: half of the 50 ms from which a task counts as long,
/// so that a slow phone still answers in between.
const SLICE: f64 = 25.0;

/// The page is given new blocks once they are one of so many of those it has: so it is laid out a few dozen times however
/// long the article is, and what is added at a time stays small beside what is there.
const SHARE: u32 = 8;

/// Whether an element has its content already: it came with the page.
pub fn is_filled(element: &Element) -> bool {
    // An element without children may hold a comment of Leptos's.
    element.child_element_count() > 0 || element.text_content().is_some_and(|text| !text.is_empty())
}

/// Lays out what came with the page and is far below its beginning, in slices, and says whether it came to its end. Until
/// then only what is seen of it has its place: see `written::FAR`.
pub async fn lay_out(body: &Element, cancelled: Rc<Cell<bool>>) -> bool {
    const FAR: &str = "[data-far]";
    /// Fewer blocks at a time would cost more layouts than they spare: each of them goes through the whole page.
    const FEWEST: usize = 80;
    let mut far = elements(body, FAR);
    let mut slice = SLICE;
    let mut step = FEWEST;
    while !far.is_empty() {
        let started = now();
        while !far.is_empty() && now() - started < slice {
            let before = now();
            scroll::steady(|| {
                for block in far.drain(..step.min(far.len())) {
                    let _ = block.remove_attribute("data-far");
                }
                // The browser would do it all at once, in the next frame.
                let _ = body.client_height();
            });
            // As many at a time as this device lays out in half a slice.
            step = match now() - before {
                took if took > SLICE / 2.0 => FEWEST.max(step / 2),
                took if took < SLICE / 4.0 => step * 2,
                _ => step,
            };
        }
        let ended = now();
        yield_to_browser().await;
        // A slow device takes longer to show what is there than a slice is; it must not be all that it does.
        slice = SLICE.max(now() - ended);
        if cancelled.get() {
            return false;
        }
    }
    true
}

fn elements(within: &Element, selector: &str) -> Vec<Element> {
    let found = within.query_selector_all(selector).ok();
    let found = found
        .iter()
        .flat_map(|found| (0..found.length()).filter_map(|at| found.item(at)));
    found.filter_map(|node| node.dyn_into().ok()).collect()
}

/// Renders the body of an article into an element, in slices, and says whether it came to its end.
pub async fn render_body(
    article: Arc<Article>,
    address: ArticleAddress,
    base: Base,
    parent: Element,
    cancelled: Rc<Cell<bool>>,
) -> bool {
    parent.set_text_content(None);
    // What is built waits beside the page until it is worth a layout: each one goes through all blocks that are there.
    let waiting = super::document().create_document_fragment();
    let mut sink = DomSink::new(&waiting, &address, &base);
    let mut started = now();
    for block in &article.blocks {
        if now() - started > SLICE {
            if waiting.child_element_count() >= parent.child_element_count() / SHARE {
                let _ = parent.append_child(&waiting);
            }
            yield_to_browser().await;
            if cancelled.get() {
                return false;
            }
            started = now();
        }
        walk::block(&article, block, &mut sink);
    }
    walk::footnotes(&article, &mut sink);
    let _ = parent.append_child(&waiting);
    true
}

/// Shows a part of the body anew, with its mark. The block itself and what has an id within it stay the same elements,
/// because others of the page hold on to them.
pub fn show_anew(
    article: &Article,
    part: &MarkedPart,
    id: &str,
    address: &ArticleAddress,
    base: &Base,
) {
    let document = super::document();
    let Ok(Some(body)) = document.query_selector("[data-body]") else {
        return;
    };
    let anew = document.create_document_fragment();
    let mut sink = DomSink::new(&anew, address, base);
    let index = match part {
        MarkedPart::Block(index, block) => {
            walk::block(article, block, &mut sink);
            *index
        }
        MarkedPart::Footnotes(notes) => {
            walk::notes(article, notes, &mut sink);
            article.blocks.len()
        }
    };
    let before = u32::try_from(index)
        .ok()
        .and_then(|index| body.children().item(index));
    if let (Some(before), Some(after)) = (before, anew.first_element_child())
        && before.tag_name() == after.tag_name()
    {
        // A mark that was set elsewhere with this id has had its time.
        if let Some(other) = document.get_element_by_id(id)
            && !before.contains(Some(&other))
        {
            let _ = other.remove_attribute("id");
        }
        keep_elements(&before, &after);
        before.replace_children_with_node(&Array::from(&after.child_nodes()));
    }
}

/// Puts the elements of `before` that have an id in the place of those of `after` with the same one; inner ones first.
fn keep_elements(before: &Element, after: &Element) {
    let Ok(named) = after.query_selector_all("[id]") else {
        return;
    };
    for index in (0..named.length()).rev() {
        let new: Option<Element> = named.item(index).and_then(|node| node.dyn_into().ok());
        let Some(new) = new else { continue };
        let old = super::document().get_element_by_id(&new.id());
        if let Some(old) = old.filter(|old| before.contains(Some(old))) {
            old.replace_children_with_node(&Array::from(&new.child_nodes()));
            let _ = new.replace_with_with_node_1(&old);
        }
    }
}

/// Adds an element with a text to another.
pub(super) fn add(
    parent: &Element,
    name: &str,
    attributes: &[(&str, &str)],
    text: &str,
) -> Option<Element> {
    let element = super::document().create_element(name).ok()?;
    for (name, value) in attributes {
        let _ = element.set_attribute(name, value);
    }
    element.set_text_content(Some(text));
    let _ = parent.append_child(&element);
    Some(element)
}

/// Builds nodes below a parent.
pub struct DomSink<'a> {
    document: Document,
    open: Vec<Node>,
    address: &'a ArticleAddress,
    base: &'a Base,
}

impl<'a> DomSink<'a> {
    /// Builds below this element.
    pub fn new(parent: &Node, address: &'a ArticleAddress, base: &'a Base) -> Self {
        Self {
            document: super::document(),
            open: vec![parent.clone()],
            address,
            base,
        }
    }

    fn append(&self, node: &Node) {
        if let Some(parent) = self.open.last() {
            // A closed set of elements in a tree that only grows: there is nothing to refuse.
            let _ = parent.append_child(node);
        }
    }
}

impl Sink for DomSink<'_> {
    fn open(&mut self, tag: Tag, attributes: &[Attribute<'_>]) {
        let Ok(element) = self.document.create_element(tag.name()) else {
            return;
        };
        for Attribute { name, value } in attributes {
            match name {
                AttributeName::Href => {
                    set_address(&element, *name, link(value, self.address, self.base));
                }
                AttributeName::Src => set_address(&element, *name, image(value, self.address)),
                _ => {
                    let _ = element.set_attribute(name.as_str(), value);
                }
            }
        }
        self.append(&element);
        if !tag.is_void() {
            self.open.push(element.into());
        }
    }

    fn text(&mut self, text: &str) {
        self.append(&self.document.create_text_node(text));
    }

    fn close(&mut self, _tag: Tag) {
        self.open.pop();
    }
}

fn set_address(element: &Element, name: AttributeName, address: Option<String>) {
    if let Some(address) = address {
        let _ = element.set_attribute(name.as_str(), &address);
    }
}

/// Where a link leads from this page; none where the browser reads a scheme out of it that is not allowed.
fn link(target: &str, address: &ArticleAddress, base: &Base) -> Option<String> {
    if target.starts_with('#') {
        return Some(target.to_owned());
    }
    let url = Url::new_with_base(target, address.url()).ok()?;
    match url.protocol().as_str() {
        "http:" | "https:" => {}
        "mailto:" | "tel:" => return Some(url.href()),
        _ => return None,
    }
    // A link to the Markdown of another article of the library is a link to that article.
    if url.origin() == super::page::origin()
        && let Some(slug) = article_of_file(base, &url.pathname())
    {
        return Some(Route::Article(slug).href(base) + &url.hash());
    }
    Some(url.href())
}

/// Where an image is; none where that is neither secure nor beside the page or the article.
fn image(source: &str, address: &ArticleAddress) -> Option<String> {
    let url = Url::new_with_base(source, address.url()).ok()?;
    let beside = || url.origin() == super::page::origin() || url.origin() == address.origin();
    match url.protocol().as_str() {
        "https:" => Some(url.href()),
        "http:" if beside() => Some(url.href()),
        _ => None,
    }
}
