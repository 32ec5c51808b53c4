//! Scroll-spy: the section being read. The rules are pure: heights in, a section out.

mod dom;

use crate::browser::scroll::ScrollExtent;

pub use dom::{attach, reveal_current};

/// Height in the window at which a heading's section becomes current, as a share of the window's height.
const READING_LINE: f64 = 0.25;

/// Returns the height in the window above which a heading's section is current, in CSS pixels.
///
/// As in mdBook, the line slides from near the top to the lower edge over the last window's height of the page, so that
/// short last sections are reached although their headings never come near the top.
pub fn reading_line(extent: ScrollExtent) -> f64 {
    let resting = extent.window * READING_LINE;
    let left = (extent.page - extent.window - extent.scrolled).max(0.0);
    if extent.window <= 0.0 || left >= extent.window {
        return resting;
    }
    // On a page hardly taller than its window the line would slide before the reader has moved.
    let travel = extent.window.min(extent.page - extent.window).max(1.0);
    let share = (1.0 - left / travel).clamp(0.0, 1.0);
    resting + (extent.window - resting) * share
}

/// Returns the index of the last heading above the line. `top(i)` is the upper edge of heading `i`, and they are in
/// order.
pub fn section_at(count: usize, line: f64, top: impl Fn(usize) -> f64) -> Option<usize> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        if top(middle) <= line {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(scrolled: f64) -> ScrollExtent {
        ScrollExtent {
            scrolled,
            window: 800.0,
            page: 4000.0,
        }
    }

    #[test]
    fn the_line_rests_far_from_the_end() {
        assert!((reading_line(at(0.0)) - 200.0).abs() < 0.1);
        assert!((reading_line(at(2300.0)) - 200.0).abs() < 0.1);
    }

    #[test]
    fn the_line_reaches_the_lower_edge_at_the_end() {
        assert!((reading_line(at(3200.0)) - 800.0).abs() < 0.1);
        assert!(reading_line(at(2800.0)) > 400.0);
    }

    #[test]
    fn a_page_that_barely_scrolls_starts_with_the_resting_line() {
        let extent = ScrollExtent {
            scrolled: 0.0,
            window: 800.0,
            page: 900.0,
        };
        assert!((reading_line(extent) - 200.0).abs() < 0.1);
    }

    #[test]
    fn the_last_heading_above_the_line_is_current() {
        let tops = [-900.0, -100.0, 150.0, 700.0];
        assert_eq!(section_at(4, 200.0, |i| tops[i]), Some(2));
        assert_eq!(section_at(4, 800.0, |i| tops[i]), Some(3));
        assert_eq!(section_at(4, -1000.0, |i| tops[i]), None);
        assert_eq!(section_at(0, 200.0, |_| 0.0), None);
    }
}
