//! The quotes in gaps of the column.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, Range};

use super::{Quote, Text, document, height, pixels, put};

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

/// Whoever has read a sentence does not read it a second time with pleasure: with fewer letters between, its quote is an
/// echo. About forty words.
const ECHO: u32 = 240;

/// The spot for the quote of a sentence, behind the quote before it; none where that depends on a block that has not come
/// yet.
///
/// It stands before the block of its sentence, or before the one above that, where the sentence comes early in its own.
/// Under a heading it would look like the heading's, and at the very beginning like the article's; so there it stands
/// further down, or, where the section has no other block, at its end. Where the quote before it leaves it no spot of
/// its own, the two share one.
pub(super) fn spot(source: &Element, last: Option<&Spot>, text: Text) -> Option<Spot> {
    let block: HtmlElement = source.closest("[data-body] > *").ok()??.dyn_into().ok()?;
    let is_free = |spot: &Spot| last.is_none_or(|last| spot.is_behind(last));
    let above = upward(source, &block);
    if let Some(spot) = above.apart.filter(is_free) {
        return Some(spot);
    }
    let below = downward(source, &block, text)?;
    let at_the_end = Spot::new(block, Side::Behind);
    [
        below.apart,
        above.near,
        below.near,
        Some(at_the_end),
        last.cloned(),
    ]
    .into_iter()
    .flatten()
    .find(|spot| is_free(spot) || Some(spot) == last)
}

/// The spots on one side of a sentence.
struct Spots {
    /// Far enough from it not to be an echo.
    apart: Option<Spot>,
    /// The other one.
    near: Option<Spot>,
}

impl Spots {
    /// Of a block beside the sentence and the next one further on; `distance` is in letters, from the first.
    fn of(near: Option<&HtmlElement>, further: Option<&HtmlElement>, distance: u32) -> Self {
        let [near, further] = [near, further]
            .map(|block| Some(Spot::before(block.filter(|block| !is_announced(block))?)));
        if distance < ECHO {
            Self {
                apart: further,
                near,
            }
        } else {
            Self {
                apart: near,
                near: None,
            }
        }
    }
}

fn upward(source: &Element, block: &HtmlElement) -> Spots {
    let above = is_text(block.previous_element_sibling());
    let own = above.as_ref().map(|_| block);
    let further = above
        .as_ref()
        .filter(|above| is_text(above.previous_element_sibling()).is_some());
    let between = letters(|range| {
        range.set_start(block, 0)?;
        range.set_end_before(source)
    });
    Spots::of(own, further, between)
}

/// None where a block is missing that may still come.
fn downward(source: &Element, block: &HtmlElement, text: Text) -> Option<Spots> {
    let may_come = |next: &Option<Element>| next.is_some() || text == Text::Whole;
    let next = Some(block.next_element_sibling()).filter(may_come)?;
    let next = is_text(next);
    let further = match &next {
        Some(next) => Some(next.next_element_sibling()).filter(may_come)?,
        None => None,
    };
    let between = letters(|range| {
        range.set_start_after(source)?;
        range.set_end(block, block.child_nodes().length())
    });
    Some(Spots::of(next.as_ref(), is_text(further).as_ref(), between))
}

/// Whether what stands before a block leads up to it: a quote after a colon would be taken for what that announces.
fn is_announced(block: &HtmlElement) -> bool {
    let before = block.previous_element_sibling();
    let before = before.and_then(|before| before.text_content());
    before.is_some_and(|text| text.trim_end().ends_with([':', '：']))
}

/// How many letters are in a range; many where there is none.
fn letters(set: impl Fn(&Range) -> Result<(), wasm_bindgen::JsValue>) -> u32 {
    let range = document().create_range();
    range
        .and_then(|range| set(&range).map(|()| range.to_string().length()))
        .unwrap_or(u32::MAX)
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

    fn before(block: &HtmlElement) -> Self {
        Self::new(block.clone(), Side::Before)
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
