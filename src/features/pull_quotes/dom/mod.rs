//! The pull quotes in the page: beside their sentences or, on narrow screens, in gaps of the column; on paper in the text.
//!
//! On screen they stay where they are in the document, one region that a screen reader can skip; only their places change.

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
        listen::{Listener, keep},
        scroll, window,
    },
    features::pull_quotes::inline_layout::TextState,
};
use inline::SlotElement;

pub use visibility::{are_visible, set_visible};

/// The property by which the style sheet says which arrangement holds at this width: `margin` or `column`.
const ARRANGEMENT: &str = "--pull-quotes";

/// A pull quote and where it belongs.
struct Quote {
    figure: HtmlElement,
    source: Element,
    /// Where in the column it stands.
    slot: SlotElement,
}

/// The region of the quotes, and those of them whose sentences are there.
struct Rail {
    aside: HtmlElement,
    figures: Vec<HtmlElement>,
    source_ids: Vec<String>,
    /// How many of the figures were looked at for their sentences.
    sought: usize,
    quotes: Vec<Quote>,
    text: TextState,
    /// While the page is printed the quotes are within the text.
    on_paper: Cell<bool>,
}

/// Places the quotes of this rail, now and whenever sizes change, until the owner is cleaned up. Once the text is
/// whole, they lead the reader too.
pub fn attach(aside: HtmlElement, source_ids: &[String], text: TextState) {
    let mut rail = Rail {
        figures: elements(&aside, ".pull-quote"),
        source_ids: source_ids.to_vec(),
        sought: 0,
        quotes: Vec::new(),
        text,
        on_paper: Cell::new(false),
        aside,
    };
    let mut observed: Vec<Element> = rail.figures.iter().cloned().map(Element::from).collect();
    observed.extend(rail.aside.parent_element());
    rail.find();
    scroll::preserve_scroll(|| {
        rail.arrange();
        if text == TextState::Whole {
            inline::remove_placeholders();
            // Where they were in the way of measuring.
            rail.arrange();
        }
    });
    // An observer is told before the paint, so no frame shows a quote beside the wrong lines, nor a text without the gap
    // that its quote is about to need.
    if text == TextState::Growing {
        return observe(&observed, move || {
            rail.find();
            rail.arrange();
        });
    }
    let rail = Rc::new(rail);
    observed.extend(margin::may_reach_in());
    observe(&observed, {
        let rail = rail.clone();
        move || scroll::preserve_scroll(|| rail.arrange())
    });
    // A font can move lines and leave the height of the article as it was.
    let fonts = document().fonts();
    keep(Listener::new(&fonts, "loadingdone", {
        let rail = rail.clone();
        move |_| scroll::preserve_scroll(|| rail.arrange())
    }));
    source_links::attach(&rail);
    shortcuts::attach(&rail);
    print::attach(&rail);
}

impl Rail {
    /// Finds the sentences that have come, in their order.
    fn find(&mut self) {
        while let Some((figure, id)) = self
            .figures
            .get(self.sought)
            .zip(self.source_ids.get(self.sought))
        {
            let last = self.quotes.last().map(|quote| &quote.slot);
            let found = scroll::element(id).and_then(|source| {
                let slot = inline::find_slot(self.sought, &source, last, self.text)?;
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
            self.sought += 1;
        }
    }

    fn arrange(&self) {
        if self.on_paper.get() {
            return;
        }
        if self.is_in_column() {
            inline::arrange(&self.aside, &self.quotes);
        } else {
            margin::arrange(&self.aside, &self.quotes);
        }
    }

    fn is_in_column(&self) -> bool {
        window()
            .get_computed_style(&self.aside)
            .ok()
            .flatten()
            .and_then(|style| style.get_property_value(ARRANGEMENT).ok())
            .is_some_and(|value| value.trim() == "column")
    }
}

impl Quote {
    /// The link to the sentence.
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
        keep(Observing {
            observer,
            _callback: callback,
        });
    }
}

/// In whole pixels, so that rounding lets no two quotes touch.
fn height(figure: &HtmlElement) -> f64 {
    figure.get_bounding_client_rect().height().ceil()
}

/// Moves a quote to its place, which makes it visible.
fn put(figure: &HtmlElement, top: f64) {
    let _ = figure
        .style()
        .set_property("inset-block-start", &pixels(top));
    let _ = figure.set_attribute("data-placed", "");
}

/// A length for a style. The browser writes the number: Rust's own writing of fractions would cost readers 10 kB.
fn pixels(length: f64) -> String {
    let number = js_sys::Number::from(length).to_fixed(2);
    number.map_or_else(|_| "0".to_owned(), |number| String::from(number) + "px")
}
