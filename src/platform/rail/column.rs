//! The quotes in gaps of the column.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::{Quote, Text, height, pixels, put};

/// Where in the column a quote stands: at a block that leaves room for it.
#[derive(Clone, PartialEq)]
pub(super) struct Spot {
    pub(super) block: HtmlElement,
    pub(super) side: Side,
}

/// On which side of its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    Behind,
}

/// The spot for a quote whose sentence is in this block, behind the quote before it; none where that depends on a block
/// that has not come yet.
///
/// It stands before the block of its sentence. Under a heading it would look like the heading's, and at the very
/// beginning like the article's; so there it stands before the block after that, or, where the section has no other, at
/// its end. Where the quote before it leaves it no spot of its own, the two share one.
pub(super) fn spot(block: &HtmlElement, last: Option<&Spot>, text: Text) -> Option<Spot> {
    let is_free = |spot: &Spot| last.is_none_or(|last| spot.is_behind(last));
    if is_text(block.previous_element_sibling()).is_some() {
        let before = Spot::new(block.clone(), Side::Before);
        if is_free(&before) {
            return Some(before);
        }
    }
    let next = block.next_element_sibling();
    if next.is_none() && text == Text::Growing {
        return None;
    }
    let before_next = is_text(next).map(|next| Spot::new(next, Side::Before));
    let at_the_end = Spot::new(block.clone(), Side::Behind);
    [before_next, Some(at_the_end), last.cloned()]
        .into_iter()
        .flatten()
        .find(|spot| is_free(spot) || Some(spot) == last)
}

/// A block that a quote may stand beside: no heading, no rule, and not the footnotes.
fn is_text(element: Option<Element>) -> Option<HtmlElement> {
    let is_other = |element: &Element| {
        matches!(
            element.tag_name().as_bytes(),
            [b'H', b'1'..=b'6' | b'R'] | b"SECTION"
        )
    };
    element
        .filter(|element| !is_other(element))?
        .dyn_into()
        .ok()
}

impl Spot {
    fn new(block: HtmlElement, side: Side) -> Self {
        Self { block, side }
    }

    fn is_behind(&self, other: &Self) -> bool {
        if self.block == other.block {
            return self.side == Side::Behind && other.side == Side::Before;
        }
        let relation = other.block.compare_document_position(&self.block);
        relation & Node::DOCUMENT_POSITION_FOLLOWING != 0
    }

    /// The property by which the block leaves room.
    fn gap(&self) -> &'static str {
        match self.side {
            Side::Before => "--pull-quote-before",
            Side::Behind => "--pull-quote-behind",
        }
    }

    /// Leaves room of this height; none where the quotes are hidden.
    fn open(&self, height: f64) {
        if height > 0.0 {
            let _ = self.block.style().set_property(self.gap(), &pixels(height));
        } else {
            self.close();
        }
    }

    /// Leaves no room any more.
    pub(super) fn close(&self) {
        let _ = self.block.style().remove_property(self.gap());
    }
}

pub(super) fn arrange(aside: &HtmlElement, quotes: &[Quote]) {
    let groups = || quotes.chunk_by(|quote, next| quote.spot == next.spot);
    let heights: Vec<f64> = quotes.iter().map(|quote| height(&quote.figure)).collect();
    let mut rest = heights.iter();
    for group in groups() {
        group[0].spot.open(rest.by_ref().take(group.len()).sum());
    }
    // All places are read before the first quote moves: each reading after a change would lay out the page.
    let top = aside.get_bounding_client_rect().top();
    let mut places = Vec::with_capacity(quotes.len());
    let mut rest = heights.as_slice();
    for group in groups() {
        let (heights, others) = rest.split_at(group.len());
        rest = others;
        let Spot { block, side } = &group[0].spot;
        let bounds = block.get_bounding_client_rect();
        let mut next = match side {
            Side::Before => bounds.top() - heights.iter().sum::<f64>(),
            Side::Behind => bounds.bottom(),
        };
        for height in heights {
            places.push(next - top);
            next += height;
        }
    }
    for (quote, place) in quotes.iter().zip(places) {
        put(&quote.figure, place);
    }
}
