//! Arrangement of the quotes in the margin.

use web_sys::{Element, HtmlElement};

use crate::features::pull_quotes::{
    dom::{Quote, document, elements, height, move_to},
    margin_layout::{Margin, Obstacle, Request, layout},
};

/// Space between two quotes, in CSS pixels.
const MIN_SPACE: f64 = 32.0;

pub(super) fn arrange(aside: &HtmlElement, quotes: &[Quote]) {
    for quote in quotes {
        quote.slot.close();
        // Quotes in the margin move no text. From there they may go anywhere: only a resize moves them.
        quote.is_open.set(true);
    }
    let bounds = aside.get_bounding_client_rect();
    let requests: Vec<Request> = quotes
        .iter()
        .map(|quote| Request {
            source: quote.source.get_bounding_client_rect().top() - bounds.top(),
            height: height(&quote.figure),
        })
        .collect();
    let reaches_in = |block: &Element| {
        let block = block.get_bounding_client_rect();
        (block.right() > bounds.left() && block.left() < bounds.right()).then(|| Obstacle {
            top: block.top() - bounds.top(),
            bottom: block.bottom() - bounds.top(),
        })
    };
    let obstacles: Vec<Obstacle> = wide_blocks()
        .filter_map(|block| reaches_in(&block))
        .collect();
    let margin = Margin {
        height: bounds.height(),
        obstacles: &obstacles,
        gap: MIN_SPACE,
    };
    for (quote, top) in quotes.iter().zip(layout(&requests, margin)) {
        move_to(&quote.figure, top);
    }
}

/// Returns the blocks that the style may make wider than the column.
pub(super) fn wide_blocks() -> impl Iterator<Item = Element> {
    let body = document().query_selector("[data-body]").ok().flatten();
    let blocks = body.map(|body| elements::<Element>(&body, ":scope > :is(figure, .table, pre)"));
    blocks.into_iter().flatten()
}
