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

use crate::{
    browser::{
        document,
        dom::elements,
        listener::{Listener, keep_until_cleanup},
        scroll, window,
    },
    features::pull_quotes::inline_layout::TextState,
};
use inline::SlotElement;
use print::Medium;

pub use visibility::{Visibility, set_visibility, stored_visibility};

/// Style property with the arrangement for the current width: `margin` or `slots`.
const ARRANGEMENT: &str = "--pull-quotes";

/// Pull quote with its source.
struct Quote {
    figure: HtmlElement,
    source: Element,
    /// Slot between blocks.
    slot: SlotElement,
}

/// Region of the quotes, with those whose sentences are in the page.
struct QuoteRegion {
    aside: HtmlElement,
    figures: Vec<HtmlElement>,
    source_ids: Vec<String>,
    /// Number of figures whose sentences were looked up.
    looked_up: usize,
    quotes: Vec<Quote>,
    text: TextState,
    medium: Cell<Medium>,
}

/// Positions the quotes, now and whenever sizes change, until the owner is cleaned up. For a whole text, also attaches
/// the listeners for clicks, keys and printing.
pub fn attach(aside: HtmlElement, source_ids: &[String], text: TextState) {
    let mut region = QuoteRegion {
        figures: elements(&aside, ".pull-quote"),
        source_ids: source_ids.to_vec(),
        looked_up: 0,
        quotes: Vec::new(),
        text,
        medium: Cell::new(Medium::Screen),
        aside,
    };
    let mut observed: Vec<Element> = region.figures.iter().cloned().map(Element::from).collect();
    observed.extend(region.aside.parent_element());
    region.find();
    scroll::preserve_scroll(|| {
        region.arrange();
        if text == TextState::Whole {
            inline::remove_placeholders();
            // The first measurement included the placeholders.
            region.arrange();
        }
    });
    // An observer runs before the paint, so no frame shows a quote beside the wrong lines, or a text without the slot
    // for its quote.
    if text == TextState::Growing {
        return observe(&observed, move || {
            region.find();
            region.arrange();
        });
    }
    let region = Rc::new(region);
    observed.extend(margin::wide_blocks());
    observe(&observed, {
        let region = region.clone();
        move || scroll::preserve_scroll(|| region.arrange())
    });
    // A font can move lines and leave the height of the article as it was.
    let fonts = document().fonts();
    keep_until_cleanup(Listener::new(&fonts, "loadingdone", {
        let region = region.clone();
        move |_| scroll::preserve_scroll(|| region.arrange())
    }));
    source_links::attach(&region);
    shortcuts::attach(&region);
    print::attach(&region);
}

impl QuoteRegion {
    /// Finds the sentences that are in the page already, in their order.
    fn find(&mut self) {
        while let Some((figure, id)) = self
            .figures
            .get(self.looked_up)
            .zip(self.source_ids.get(self.looked_up))
        {
            let last = self.quotes.last().map(|quote| &quote.slot);
            let found = scroll::element_by_id(id).and_then(|source| {
                let slot = inline::find_slot_element(self.looked_up, &source, last, self.text)?;
                Some(Quote {
                    figure: figure.clone(),
                    source,
                    slot,
                })
            });
            if found.is_none() && self.text == TextState::Growing {
                return;
            }
            self.quotes.extend(found);
            self.looked_up += 1;
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
