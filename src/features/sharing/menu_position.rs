//! Position of the share menu beside a passage.

use crate::browser::rect::Rect;

/// Preferred side of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MenuSide {
    /// Above the target.
    Above,
    /// Below the target.
    Below,
}

/// Returns the left and top edge of a menu beside a target. It stays within the viewport, and moves to the other side if the
/// preferred one has no room. All lengths are in CSS pixels of the page.
pub fn position_beside(
    target: Rect,
    side: MenuSide,
    (width, height): (i32, i32),
    viewport: Rect,
) -> (i32, i32) {
    /// Gap around the menu, in CSS pixels.
    const GAP: i32 = 8;
    let leftmost = viewport.left + GAP;
    let rightmost = (viewport.left + viewport.width - width - GAP).max(leftmost);
    let left = (target.left + (target.width - width) / 2).clamp(leftmost, rightmost);
    let above = target.top - height - GAP;
    let below = target.top + target.height + GAP;
    let lowest = viewport.top + viewport.height - height - GAP;
    let is_above = match side {
        MenuSide::Above => above >= viewport.top + GAP,
        MenuSide::Below => below > lowest,
    };
    let top = if is_above { above } else { below.min(lowest) };
    (left, top)
}
