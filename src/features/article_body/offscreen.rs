//! Layout of the blocks far below the first screens, which a long page defers.

use std::{cell::Cell, rc::Rc};

use web_sys::Element;

use super::SLICE;
use crate::browser::{
    dom::elements,
    scroll,
    timer::{now, yield_to_browser},
};

/// Lays out what came with the page and is far below its beginning, in slices, and says whether it came to its end. Until
/// then only what is seen of it has its place: see `written::OFFSCREEN`.
pub async fn reveal_offscreen(body: &Element, cancelled: Rc<Cell<bool>>) -> bool {
    const OFFSCREEN: &str = "[data-offscreen]";
    /// Fewer blocks at a time would cost more layouts than they spare: each of them goes through the whole page.
    const FEWEST: usize = 80;
    let mut far: Vec<Element> = elements(body, OFFSCREEN);
    let mut slice = SLICE;
    let mut step = FEWEST;
    while !far.is_empty() {
        let started = now();
        while !far.is_empty() && now() - started < slice {
            let before = now();
            scroll::preserve_scroll(|| {
                for block in far.drain(..step.min(far.len())) {
                    let _ = block.remove_attribute("data-offscreen");
                }
                // The browser would do it all at once, in the next frame.
                let _ = body.client_height();
            });
            // As many at a time as this device lays out in half a slice.
            step = match now() - before {
                took if took > SLICE / 2.0 => FEWEST.max(step / 2),
                took if took < SLICE / 4.0 => step * 2,
                _ => step,
            };
        }
        let ended = now();
        yield_to_browser().await;
        // A slow device takes longer to show what is there than a slice is; it must not be all that it does.
        slice = SLICE.max(now() - ended);
        if cancelled.get() {
            return false;
        }
    }
    true
}
