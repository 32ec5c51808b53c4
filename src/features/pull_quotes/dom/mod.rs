//! Pull quotes in the page: in the margin, on narrow screens between blocks, on paper in the text.
//!
//! On screen they stay in their region of the document, which a screen reader can skip; only their positions change.

mod inline;
mod margin;
mod print;
mod shortcuts;
mod source_links;
mod visibility;

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlElement, ResizeObserver};

use crate::browser::{
    animation_frame::once_a_frame,
    document,
    dom::elements,
    listener::{Listener, keep_until_cleanup},
    scroll, window,
};
use inline::SlotElement;
use print::Medium;

pub use visibility::{Visibility, set_visibility, stored_visibility};

/// Style property with the arrangement for the current width: `margin` or `slots`.
const ARRANGEMENT: &str = "--pull-quotes";

/// Time when the quotes come to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// Before the text is painted, or in place of placeholders.
    WithText,
    /// After the text is painted. Between blocks a quote then waits until its slot is not on screen, so that no text moves
    /// under the reader.
    AfterText,
}

/// Pull quote with its source.
struct Quote {
    figure: HtmlElement,
    source: Element,
    /// Slot between blocks.
    slot: SlotElement,
    /// False while the slot waits.
    is_open: Cell<bool>,
}

/// Region of the quotes, with those whose sentences are in the page.
struct QuoteRegion {
    aside: HtmlElement,
    quotes: Vec<Quote>,
    medium: Cell<Medium>,
}

/// Positions the quotes of the article, now and whenever sizes change, and attaches the listeners for clicks, keys and
/// printing, until the owner is cleaned up.
pub fn attach(arrival: Arrival) {
    let aside = document().query_selector("aside.pull-quotes").ok();
    let Some(aside) = aside.flatten().and_then(|aside| aside.dyn_into().ok()) else {
        return;
    };
    let region = Rc::new(QuoteRegion::new(aside, arrival));
    scroll::preserve_scroll(|| {
        region.arrange();
        if inline::remove_placeholders() {
            // The first measurement included the placeholders.
            region.arrange();
        }
    });
    let arrange = {
        let region = region.clone();
        move || scroll::preserve_scroll(|| region.arrange())
    };
    let figures = region
        .quotes
        .iter()
        .map(|quote| quote.figure.clone().into());
    let observed: Vec<Element> = figures
        .chain(region.aside.parent_element())
        .chain(margin::wide_blocks())
        .collect();
    // An observer runs before the paint, so no frame shows a quote beside the wrong lines, or a text without the slot
    // for its quote.
    observe(&observed, arrange.clone());
    // A font can move lines and leave the height of the article as it was.
    let fonts = document().fonts();
    keep_until_cleanup(Listener::new(&fonts, "loadingdone", {
        let arrange = arrange.clone();
        move |_| arrange()
    }));
    if arrival == Arrival::AfterText {
        attach_to_scrolling(&region, arrange);
    }
    source_links::attach(&region);
    shortcuts::attach(&region);
    print::attach(&region);
}

/// Opens the slots that wait once they are not on screen any more.
fn attach_to_scrolling(region: &Rc<QuoteRegion>, arrange: impl Fn() + 'static) {
    let region = region.clone();
    let look = once_a_frame(move || {
        if region.quotes.iter().any(|quote| !quote.is_open.get()) {
            arrange();
        }
    });
    keep_until_cleanup(Listener::new(&window(), "scroll", move |_| look()));
}

impl QuoteRegion {
    fn new(aside: HtmlElement, arrival: Arrival) -> Self {
        let mut quotes: Vec<Quote> = Vec::new();
        let figures: Vec<HtmlElement> = elements(&aside, ".pull-quote");
        for (number, figure) in figures.into_iter().enumerate() {
            let last = quotes.last().map(|quote| &quote.slot);
            let found = source_of(&figure).and_then(|source| {
                let slot = inline::find_slot_element(number, &source, last)?;
                Some((source, slot))
            });
            if let Some((source, slot)) = found {
                quotes.push(Quote {
                    figure,
                    source,
                    slot,
                    is_open: Cell::new(arrival == Arrival::WithText),
                });
            }
        }
        Self {
            aside,
            quotes,
            medium: Cell::new(Medium::Screen),
        }
    }

    fn arrange(&self) {
        if self.medium.get() == Medium::Paper {
            return;
        }
        if self.is_in_slots() {
            inline::arrange(&self.aside, &self.quotes);
        } else {
            margin::arrange(&self.aside, &self.quotes);
        }
    }

    fn is_in_slots(&self) -> bool {
        window()
            .get_computed_style(&self.aside)
            .ok()
            .flatten()
            .and_then(|style| style.get_property_value(ARRANGEMENT).ok())
            .is_some_and(|value| value.trim() == "slots")
    }
}

/// Returns the sentence that a quote links to.
fn source_of(figure: &HtmlElement) -> Option<Element> {
    let link = figure.query_selector("a.in-context").ok()??;
    scroll::element_by_id(link.get_attribute("href")?.strip_prefix('#')?)
}

impl Quote {
    /// Returns the link to the sentence.
    fn link(&self) -> Option<HtmlElement> {
        let link = self.figure.query_selector("figcaption a").ok()??;
        link.dyn_into().ok()
    }
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

fn observe(elements: &[Element], resized: impl FnMut() + 'static) {
    let callback = Closure::<dyn FnMut()>::new(resized);
    if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        for element in elements {
            observer.observe(element);
        }
        keep_until_cleanup(Observing {
            observer,
            _callback: callback,
        });
    }
}

/// Returns the height, rounded up to whole pixels, so that no two quotes touch.
fn height(figure: &HtmlElement) -> f64 {
    figure.get_bounding_client_rect().height().ceil()
}

/// Moves a quote to its position, which makes it visible.
fn move_to(figure: &HtmlElement, top: f64) {
    let _ = figure
        .style()
        .set_property("inset-block-start", &pixels(top));
    let _ = figure.set_attribute("data-placed", "");
}

/// Formats a length for a style. The browser formats the number: Rust's own formatting of fractions would cost readers
/// 10 kB.
fn pixels(length: f64) -> String {
    let number = js_sys::Number::from(length).to_fixed(2);
    number.map_or_else(|_| "0".to_owned(), |number| String::from(number) + "px")
}
