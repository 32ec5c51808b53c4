//! Arrangement of the quotes in slots between blocks.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Range};

use crate::browser::scroll;
pub(super) use crate::features::pull_quotes::inline_layout::BlockSide;
use crate::features::pull_quotes::{
    dom::{Quote, document, elements, height, move_to, pixels},
    inline_layout::{self, BlockKind, SourceSentence},
};

/// Selector of the placeholders of a prerendered page.
const PLACEHOLDER: &str = ".pull-quote-placeholder";

/// Slot of a quote, with the block whose margin opens it.
#[derive(Clone, PartialEq)]
pub(super) struct SlotElement {
    pub(super) block: HtmlElement,
    pub(super) side: BlockSide,
}

/// Returns the slot of a quote by its index.
pub(super) fn find_slot_element(
    number: usize,
    source: &Element,
    last: Option<&SlotElement>,
) -> Option<SlotElement> {
    let body = document().query_selector("[data-body]").ok()??;
    if let Some(placeholder) = body
        .query_selector(&format!("{PLACEHOLDER}[data-quote=\"{number}\"]"))
        .ok()?
    {
        return SlotElement::from_placeholder(&placeholder);
    }
    let blocks = body.children();
    let at = |index: usize| {
        u32::try_from(index)
            .ok()
            .and_then(|index| blocks.item(index))
    };
    let kind = |index: usize| at(index).map(|block| kind(&block));
    let last = last.map(SlotElement::to_slot);
    let slot = inline_layout::find_slot(&kind, source_sentence(source)?, last)?;
    let block = at(slot.block)?.dyn_into().ok()?;
    Some(SlotElement {
        block,
        side: slot.side,
    })
}

/// Removes the placeholders, once the quotes are in their places. Returns false if there were none.
pub(super) fn remove_placeholders() -> bool {
    let body = document().query_selector("[data-body]").ok().flatten();
    let placeholders = body.map(|body| elements::<Element>(&body, PLACEHOLDER));
    let placeholders = placeholders.unwrap_or_default();
    placeholders.iter().for_each(Element::remove);
    !placeholders.is_empty()
}

fn kind(block: &Element) -> BlockKind {
    BlockKind::from_html(
        &block.local_name(),
        &block.text_content().unwrap_or_default(),
    )
}

fn source_sentence(sentence: &Element) -> Option<SourceSentence> {
    let block = sentence.closest("[data-body] > *").ok()??;
    Some(SourceSentence {
        block: index_of(&block),
        before: count_letters(|range| {
            range.set_start(&block, 0)?;
            range.set_end_before(sentence)
        }),
        after: count_letters(|range| {
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

/// Returns the number of letters in a range; the highest one where the range is not valid.
fn count_letters(set: impl Fn(&Range) -> Result<(), JsValue>) -> u32 {
    let range = document().create_range();
    range
        .and_then(|range| set(&range).map(|()| range.to_string().length()))
        .unwrap_or(u32::MAX)
}

impl SlotElement {
    fn from_placeholder(placeholder: &Element) -> Option<Self> {
        let is_after = placeholder.has_attribute("data-after");
        let mut beside = Some(placeholder.clone());
        // Another quote may have the same slot.
        while let Some(placeholder) = beside
            .as_ref()
            .filter(|beside| beside.matches(PLACEHOLDER).unwrap_or_default())
        {
            beside = if is_after {
                placeholder.previous_element_sibling()
            } else {
                placeholder.next_element_sibling()
            };
        }
        Some(Self {
            block: beside?.dyn_into().ok()?,
            side: if is_after {
                BlockSide::After
            } else {
                BlockSide::Before
            },
        })
    }

    fn to_slot(&self) -> inline_layout::Slot {
        inline_layout::Slot {
            block: index_of(&self.block),
            side: self.side,
        }
    }

    /// Returns the style property for the height of the slot.
    fn height_property(&self) -> &'static str {
        match self.side {
            BlockSide::Before => "--pull-quote-before",
            BlockSide::After => "--pull-quote-after",
        }
    }

    /// Returns true if opening the slot would move text on screen. Text above the window is kept in place by
    /// [`scroll::preserve_scroll`].
    fn is_on_screen(&self, window: f64) -> bool {
        let bounds = self.block.get_bounding_client_rect();
        let edge = match self.side {
            BlockSide::Before => bounds.top(),
            BlockSide::After => bounds.bottom(),
        };
        (0.0..window).contains(&edge)
    }

    /// Opens the slot to a height, in CSS pixels; closes it if the height is 0, as when the quotes are hidden.
    fn open(&self, height: f64) {
        if height > 0.0 {
            let _ = self
                .block
                .style()
                .set_property(self.height_property(), &pixels(height));
        } else {
            self.close();
        }
    }

    /// Closes the slot.
    pub(super) fn close(&self) {
        let _ = self.block.style().remove_property(self.height_property());
    }
}

/// Opens the slots and moves the quotes into them. A slot that would move the text on screen stays closed.
pub(super) fn arrange(aside: &HtmlElement, quotes: &[Quote]) {
    let window = scroll::extent().window;
    let groups = || quotes.chunk_by(|quote, next| quote.slot == next.slot);
    let may_open = |group: &[Quote]| {
        let is_open = group.iter().all(|quote| quote.is_open.get());
        let may_open = is_open || !group[0].slot.is_on_screen(window);
        for quote in group {
            quote.is_open.set(may_open);
        }
        may_open
    };
    let groups: Vec<&[Quote]> = groups().filter(|group| may_open(group)).collect();
    let heights: Vec<Vec<f64>> = groups
        .iter()
        .map(|group| group.iter().map(|quote| height(&quote.figure)).collect())
        .collect();
    for (group, heights) in groups.iter().zip(&heights) {
        group[0].slot.open(heights.iter().sum());
    }
    // All positions are measured before the first quote moves: each measurement after a change would lay out the page
    // again.
    let top = aside.get_bounding_client_rect().top();
    let mut places = Vec::with_capacity(quotes.len());
    for (group, heights) in groups.iter().zip(&heights) {
        let SlotElement { block, side } = &group[0].slot;
        let bounds = block.get_bounding_client_rect();
        let mut next = match side {
            BlockSide::Before => bounds.top() - heights.iter().sum::<f64>(),
            BlockSide::After => bounds.bottom(),
        };
        for height in heights {
            places.push(next - top);
            next += height;
        }
    }
    for (quote, place) in groups.iter().copied().flatten().zip(places) {
        move_to(&quote.figure, place);
    }
}
