//! Puts the pull quotes beside their source sentences, or, on narrow screens, into gaps of the column.
//!
//! The quotes stay where they are in the document, one region that a screen reader can skip; only their places change.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlElement, Node, ResizeObserver};

use super::{listen::keep, scroll, window};
use crate::placement::{Wish, place};

/// The property by which the style sheet says which arrangement holds at this width: `margin` or `column`.
const ARRANGEMENT: &str = "--pull-quotes";

/// The property by which a block of the column leaves room for the quotes before it.
const GAP: &str = "--pull-quote-gap";

/// The space between two quotes in the margin, in CSS pixels.
const SPACE: f64 = 32.0;

/// A pull quote and where it belongs.
struct Quote {
    figure: HtmlElement,
    source: Element,
    /// The block of the body before which it stands in the column.
    block: HtmlElement,
}

/// Places the quotes of this rail, now and whenever sizes change, until the owner is cleaned up.
pub fn follow(rail: HtmlElement, source_ids: &[String]) {
    let figures = rail.children();
    let mut quotes: Vec<Quote> = Vec::with_capacity(source_ids.len());
    for (index, id) in (0..).zip(source_ids) {
        let figure = figures
            .item(index)
            .and_then(|figure| figure.dyn_into().ok());
        let source = scroll::element(id);
        let inside = source
            .as_ref()
            .and_then(|source| source.closest("[data-body] > *").ok()?);
        let block = inside.and_then(|inside| behind(quotes.last(), places_in_column(&inside)));
        if let (Some(figure), Some(source), Some(block)) = (figure, source, block) {
            quotes.push(Quote {
                figure,
                source,
                block,
            });
        }
    }
    let observed: Vec<Element> = quotes
        .iter()
        .map(|quote| quote.figure.clone().into())
        .chain(rail.parent_element())
        .collect();
    arrange(&rail, &quotes);
    // An observer is told before the paint, so no frame shows a quote beside the wrong lines.
    let resized = Closure::<dyn FnMut()>::new(move || arrange(&rail, &quotes));
    if let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) {
        for element in &observed {
            observer.observe(element);
        }
        keep(Observing {
            observer,
            _callback: resized,
        });
    }
}

/// The blocks before which a quote may stand in the column, by the block that its sentence is in; the best first.
///
/// Next to its sentence it would be an echo, and under a heading it would look like the heading's. So it stands one block
/// before the sentence's, or else one behind it, or else as near as the section allows.
fn places_in_column(block: &Element) -> impl Iterator<Item = Element> + use<> {
    let is_text = |element: &Element| {
        !matches!(
            element.tag_name().as_bytes(),
            [b'H', b'1'..=b'6'] | b"SECTION"
        )
    };
    let previous = |element: &Element| element.previous_element_sibling().filter(is_text);
    let next = |element: &Element| element.next_element_sibling().filter(is_text);
    let before = previous(block).filter(|before| previous(before).is_some());
    let behind = next(block);
    let further = behind.as_ref().and_then(next);
    let itself = previous(block).map(|_| block.clone());
    [before, further, itself, behind, Some(block.clone())]
        .into_iter()
        .flatten()
}

/// The best of these places that comes behind the quote before; where there is none, the two stand together.
fn behind(last: Option<&Quote>, places: impl Iterator<Item = Element>) -> Option<HtmlElement> {
    let mut places = places.filter_map(|place| place.dyn_into::<HtmlElement>().ok());
    let Some(last) = last else {
        return places.next();
    };
    let is_behind = |place: &HtmlElement| {
        let relation = last.block.compare_document_position(place);
        relation & Node::DOCUMENT_POSITION_FOLLOWING != 0
    };
    places.find(is_behind).or_else(|| Some(last.block.clone()))
}

struct Observing {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl Drop for Observing {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn arrange(rail: &HtmlElement, quotes: &[Quote]) {
    let _ = rail.set_attribute("data-placed", "");
    if in_column(rail) {
        arrange_in_column(rail, quotes);
    } else {
        arrange_in_margin(rail, quotes);
    }
}

fn arrange_in_margin(rail: &HtmlElement, quotes: &[Quote]) {
    for quote in quotes {
        let _ = quote.block.style().remove_property(GAP);
    }
    let bounds = rail.get_bounding_client_rect();
    let wishes: Vec<Wish> = quotes
        .iter()
        .map(|quote| Wish {
            source: quote.source.get_bounding_client_rect().top() - bounds.top(),
            height: height(&quote.figure),
        })
        .collect();
    for (quote, top) in quotes.iter().zip(place(&wishes, SPACE, bounds.height())) {
        put(&quote.figure, top);
    }
}

fn arrange_in_column(rail: &HtmlElement, quotes: &[Quote]) {
    let mut rest = quotes;
    while let Some(first) = rest.first() {
        let shared = rest
            .iter()
            .take_while(|quote| quote.block == first.block)
            .count();
        let (group, others) = rest.split_at(shared);
        let gap: f64 = group.iter().map(|quote| height(&quote.figure)).sum();
        let _ = first.block.style().set_property(GAP, &pixels(gap));
        rest = others;
    }
    let top = rail.get_bounding_client_rect().top();
    let mut before: Option<&Quote> = None;
    let mut next = 0.0;
    // From below, so that the last of a group stands next to its block.
    for quote in quotes.iter().rev() {
        if before.is_none_or(|before| before.block != quote.block) {
            next = quote.block.get_bounding_client_rect().top() - top;
        }
        next -= height(&quote.figure);
        put(&quote.figure, next);
        before = Some(quote);
    }
}

fn in_column(rail: &HtmlElement) -> bool {
    window()
        .get_computed_style(rail)
        .ok()
        .flatten()
        .and_then(|style| style.get_property_value(ARRANGEMENT).ok())
        .is_some_and(|value| value.trim() == "column")
}

/// In whole pixels, so that rounding lets no two quotes touch.
fn height(figure: &HtmlElement) -> f64 {
    figure.get_bounding_client_rect().height().ceil()
}

fn put(figure: &HtmlElement, top: f64) {
    let _ = figure
        .style()
        .set_property("inset-block-start", &pixels(top));
}

/// A length for a style. The browser writes the number: Rust's own writing of fractions would cost readers 10 kB.
fn pixels(length: f64) -> String {
    let number = js_sys::Number::from(length).to_fixed(2);
    number.map_or_else(|_| "0".to_owned(), |number| String::from(number) + "px")
}
