//! Quotes on paper, which has neither the margin nor the slots of the screen: for printing each moves into the text,
//! where the browser keeps it on one page with its paragraph.

use std::rc::Rc;

use crate::{
    browser::listener::{Listener, keep_until_cleanup},
    features::pull_quotes::dom::{QuoteRegion, inline::BlockSide, window},
};

/// Medium that the quotes are arranged for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Medium {
    /// The screen: in the margin or in slots between blocks.
    Screen,
    /// Paper: within the text.
    Paper,
}

pub(super) fn attach(region: &Rc<QuoteRegion>) {
    let arrange_for = |region: &Rc<QuoteRegion>, medium: Medium| {
        let region = region.clone();
        move |_| region.arrange_for(medium)
    };
    keep_until_cleanup(Listener::new(
        &window(),
        "beforeprint",
        arrange_for(region, Medium::Paper),
    ));
    keep_until_cleanup(Listener::new(
        &window(),
        "afterprint",
        arrange_for(region, Medium::Screen),
    ));
    // Some browsers print without those events.
    if let Ok(Some(query)) = window().match_media("print") {
        let region = region.clone();
        keep_until_cleanup(Listener::new(&query.clone(), "change", move |_| {
            region.arrange_for(if query.matches() {
                Medium::Paper
            } else {
                Medium::Screen
            });
        }));
    }
}

impl QuoteRegion {
    fn arrange_for(&self, medium: Medium) {
        if self.medium.replace(medium) == medium {
            return;
        }
        for quote in &self.quotes {
            let moved = match (medium, quote.slot.side) {
                (Medium::Paper, BlockSide::Before) => {
                    quote.slot.block.before_with_node_1(&quote.figure)
                }
                (Medium::Paper, BlockSide::After) => {
                    quote.slot.block.after_with_node_1(&quote.figure)
                }
                (Medium::Screen, _) => self.aside.append_with_node_1(&quote.figure),
            };
            // Cannot fail: all of them are elements of the page.
            let _ = moved;
        }
        self.arrange();
    }
}
