//! Layout of the blocks below the first screen, which a prerendered page defers.

use std::{cell::Cell, rc::Rc};

use web_sys::Element;

use super::SLICE;
use crate::browser::{
    dom::elements,
    scroll,
    timer::{now, yield_to_browser},
};

/// Lays out the blocks of a prerendered page that are marked as offscreen, in slices. Returns whether it
/// finished, and was not cancelled. Until then the position of these blocks is known only once they are seen: see
/// `prerender::OFFSCREEN`.
pub async fn reveal_offscreen(article: &Element, cancelled: Rc<Cell<bool>>) -> bool {
    const OFFSCREEN: &str = "[data-offscreen]";
    /// Smallest number of blocks at a time, and largest number of steps: each layout visits the whole page, so fewer blocks
    /// would cost more than they save.
    const MIN_STEP: usize = 8;
    const MAX_STEPS: usize = 40;
    let mut hidden_blocks: Vec<Element> = elements(article, OFFSCREEN);
    let min_step = MIN_STEP.max(hidden_blocks.len() / MAX_STEPS);
    let mut slice = SLICE;
    let mut step = min_step;
    while !hidden_blocks.is_empty() {
        let started = now();
        while !hidden_blocks.is_empty() && now() - started < slice {
            let before = now();
            scroll::preserve_scroll(|| {
                for block in hidden_blocks.drain(..step.min(hidden_blocks.len())) {
                    let _ = block.remove_attribute("data-offscreen");
                }
                // Forces the layout now; otherwise the browser would do it all in the next frame.
                let _ = article.client_height();
            });
            // Adapts the number of blocks, so that a step takes about half a slice on this device.
            step = match now() - before {
                took if took > SLICE / 2.0 => min_step.max(step / 2),
                took if took < SLICE / 4.0 => step * 2,
                _ => step,
            };
        }
        let ended = now();
        yield_to_browser().await;
        // A slow device takes longer than a slice to paint the result. The next slice is as long as that paint, so that
        // painting takes at most half of the time.
        slice = SLICE.max(now() - ended);
        if cancelled.get() {
            return false;
        }
    }
    true
}
