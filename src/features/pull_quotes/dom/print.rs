//! The quotes on paper, where the margin and the gaps of the screen are not: for the time of printing each moves into the
//! text, where the browser keeps it on one page with its paragraph.

use std::rc::Rc;

use crate::{
    browser::listen::{Listener, keep},
    features::pull_quotes::dom::{Rail, inline::Side, window},
};

pub(super) fn attach(rail: &Rc<Rail>) {
    let print = |rail: &Rc<Rail>, on_paper: bool| {
        let rail = rail.clone();
        move |_| rail.print(on_paper)
    };
    keep(Listener::new(&window(), "beforeprint", print(rail, true)));
    keep(Listener::new(&window(), "afterprint", print(rail, false)));
    // Some browsers lay out for paper without those events.
    if let Ok(Some(query)) = window().match_media("print") {
        let rail = rail.clone();
        keep(Listener::new(&query.clone(), "change", move |_| {
            rail.print(query.matches());
        }));
    }
}

impl Rail {
    fn print(&self, on_paper: bool) {
        if self.on_paper.replace(on_paper) == on_paper {
            return;
        }
        for quote in &self.quotes {
            let moved = match (on_paper, quote.slot.side) {
                (true, Side::Before) => quote.slot.block.before_with_node_1(&quote.figure),
                (true, Side::After) => quote.slot.block.after_with_node_1(&quote.figure),
                (false, _) => self.aside.append_with_node_1(&quote.figure),
            };
            // They are all elements of the page: there is nothing to refuse.
            let _ = moved;
        }
        self.arrange();
    }
}
