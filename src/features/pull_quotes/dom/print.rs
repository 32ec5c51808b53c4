//! Quotes on paper, which has neither the margin nor the gaps of the screen: during printing each moves into the text,
//! where the browser keeps it on one page with its paragraph.

use std::rc::Rc;

use crate::{
    browser::listener::{Listener, keep_until_cleanup},
    features::pull_quotes::dom::{QuoteRegion, inline::BlockSide, window},
};

pub(super) fn attach(region: &Rc<QuoteRegion>) {
    let print = |region: &Rc<QuoteRegion>, on_paper: bool| {
        let region = region.clone();
        move |_| region.print(on_paper)
    };
    keep_until_cleanup(Listener::new(&window(), "beforeprint", print(region, true)));
    keep_until_cleanup(Listener::new(&window(), "afterprint", print(region, false)));
    // Some browsers print without those events.
    if let Ok(Some(query)) = window().match_media("print") {
        let region = region.clone();
        keep_until_cleanup(Listener::new(&query.clone(), "change", move |_| {
            region.print(query.matches());
        }));
    }
}

impl QuoteRegion {
    fn print(&self, on_paper: bool) {
        if self.on_paper.replace(on_paper) == on_paper {
            return;
        }
        for quote in &self.quotes {
            let moved = match (on_paper, quote.slot.side) {
                (true, BlockSide::Before) => quote.slot.block.before_with_node_1(&quote.figure),
                (true, BlockSide::After) => quote.slot.block.after_with_node_1(&quote.figure),
                (false, _) => self.aside.append_with_node_1(&quote.figure),
            };
            // Never refused: all of them are elements of the page.
            let _ = moved;
        }
        self.arrange();
    }
}
