//! The quotes in gaps of the column.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Range};

pub(super) use crate::features::pull_quotes::inline_layout::Side;
use crate::features::pull_quotes::{
    dom::{Quote, document, elements, height, pixels, put},
    inline_layout::{self, BlockKind, SourceSentence, TextState},
};

/// What holds the place of a quote in a page that was written before it was asked for.
const ROOM: &str = ".pull-quote-placeholder";

/// Where in the column a quote stands: at a block that leaves room for it.
#[derive(Clone, PartialEq)]
pub(super) struct SlotElement {
    pub(super) block: HtmlElement,
    pub(super) side: Side,
}

/// The slot for the quote with this number, of this sentence; none where that depends on a block that has not come yet.
pub(super) fn slot(
    number: usize,
    source: &Element,
    last: Option<&SlotElement>,
    text: TextState,
) -> Option<SlotElement> {
    let body = document().query_selector("[data-body]").ok()??;
    if let Some(room) = body
        .query_selector(&format!("{ROOM}[data-quote=\"{number}\"]"))
        .ok()?
    {
        return SlotElement::of_room(&room);
    }
    let blocks = body.children();
    let at = |index: usize| {
        u32::try_from(index)
            .ok()
            .and_then(|index| blocks.item(index))
    };
    let kind = |index: usize| at(index).map(|block| kind(&block));
    let last = last.map(SlotElement::in_order);
    let slot = inline_layout::slot(&kind, text, self::source(source)?, last)?;
    let block = at(slot.block)?.dyn_into().ok()?;
    Some(SlotElement {
        block,
        side: slot.side,
    })
}

/// Takes away what held the places of the quotes: they are in them, or beside the text.
pub(super) fn clear_rooms() {
    if let Ok(Some(body)) = document().query_selector("[data-body]") {
        for room in elements::<Element>(&body, ROOM) {
            room.remove();
        }
    }
}

fn kind(block: &Element) -> BlockKind {
    match block.tag_name().as_bytes() {
        [b'H', b'1'..=b'6' | b'R'] | b"SECTION" => BlockKind::Other,
        _ => {
            let text = block.text_content().unwrap_or_default();
            if text.trim_end().ends_with([':', '：']) {
                BlockKind::Announcement
            } else {
                BlockKind::Text
            }
        }
    }
}

fn source(sentence: &Element) -> Option<SourceSentence> {
    let block = sentence.closest("[data-body] > *").ok()??;
    Some(SourceSentence {
        block: index_of(&block),
        before: letters(|range| {
            range.set_start(&block, 0)?;
            range.set_end_before(sentence)
        }),
        after: letters(|range| {
            range.set_start_after(sentence)?;
            range.set_end(&block, block.child_nodes().length())
        }),
    })
}

fn index_of(block: &Element) -> usize {
    let above = std::iter::successors(block.previous_element_sibling(), |block| {
        block.previous_element_sibling()
    });
    above.count()
}

/// How many letters are in a range; many where there is none.
fn letters(set: impl Fn(&Range) -> Result<(), JsValue>) -> u32 {
    let range = document().create_range();
    range
        .and_then(|range| set(&range).map(|()| range.to_string().length()))
        .unwrap_or(u32::MAX)
}

impl SlotElement {
    fn of_room(room: &Element) -> Option<Self> {
        let is_behind = room.has_attribute("data-after");
        let mut beside = Some(room.clone());
        // Another quote may have the same slot.
        while let Some(room) = beside
            .as_ref()
            .filter(|beside| beside.matches(ROOM).unwrap_or_default())
        {
            beside = if is_behind {
                room.previous_element_sibling()
            } else {
                room.next_element_sibling()
            };
        }
        Some(Self {
            block: beside?.dyn_into().ok()?,
            side: if is_behind {
                Side::Behind
            } else {
                Side::Before
            },
        })
    }

    fn in_order(&self) -> inline_layout::Slot {
        inline_layout::Slot {
            block: index_of(&self.block),
            side: self.side,
        }
    }

    /// The property by which the block leaves room.
    fn gap(&self) -> &'static str {
        match self.side {
            Side::Before => "--pull-quote-before",
            Side::Behind => "--pull-quote-after",
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
    let groups = || quotes.chunk_by(|quote, next| quote.slot == next.slot);
    let heights: Vec<f64> = quotes.iter().map(|quote| height(&quote.figure)).collect();
    let mut rest = heights.iter();
    for group in groups() {
        group[0].slot.open(rest.by_ref().take(group.len()).sum());
    }
    // All places are read before the first quote moves: each reading after a change would lay out the page.
    let top = aside.get_bounding_client_rect().top();
    let mut places = Vec::with_capacity(quotes.len());
    let mut rest = heights.as_slice();
    for group in groups() {
        let (heights, others) = rest.split_at(group.len());
        rest = others;
        let SlotElement { block, side } = &group[0].slot;
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
