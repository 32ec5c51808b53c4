//! Where in the column a pull quote stands, on narrow screens: at a block that leaves room for it. Pure: the app asks it of
//! the page, and a page that is written before it is asked for, of the article.

/// Whoever has read a sentence does not read it a second time with pleasure: with fewer letters between, its quote is an
/// echo. About forty words.
const ECHO: u32 = 240;

/// What a quote may do beside a block of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Stand before it and behind it.
    Text,
    /// The same, but what comes next belongs to it: it ends with a colon.
    Announcement,
    /// Nothing: it is a heading, a rule, or the footnotes.
    Other,
}

/// Where the sentence of a quote is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceSentence {
    /// The number of its block.
    pub block: usize,
    /// Letters of the block before it.
    pub before: u32,
    /// Letters of the block after it.
    pub after: u32,
}

/// Where a quote stands. The order is that of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// The number of the block.
    pub block: usize,
    /// On which side of it.
    pub side: Side,
}

/// A side of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Above it.
    Before,
    /// Under it.
    Behind,
}

/// Whether all blocks are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextState {
    /// More may come.
    Growing,
    /// It is complete.
    Whole,
}

/// The slot for the quote of a sentence, behind the quote before it; none where that depends on a block that has not come
/// yet. `kind` tells of the blocks by their numbers.
///
/// It stands before the block of its sentence, or before the one above that, where the sentence comes early in its own.
/// Under a heading it would look like the heading's, and at the very beginning like the article's; so there it stands
/// further down, or, where the section has no other block, at its end. Where the quote before it leaves it no slot of
/// its own, the two share one.
pub fn slot(
    kind: &dyn Fn(usize) -> Option<BlockKind>,
    text: TextState,
    source: SourceSentence,
    last: Option<Slot>,
) -> Option<Slot> {
    let is_free = |slot: &Slot| last.is_none_or(|last| *slot > last);
    let is_text = |block: Option<usize>| {
        let kind = kind(block?)?;
        (kind != BlockKind::Other).then_some(kind)
    };
    // Before a block which is text and stands under text that does not announce it.
    let before = |block: Option<usize>| {
        let block = block?;
        is_text(Some(block))?;
        let above = is_text(block.checked_sub(1))?;
        (above == BlockKind::Text).then_some(Slot {
            block,
            side: Side::Before,
        })
    };
    let own = before(Some(source.block));
    let above = before(source.block.checked_sub(1));
    let (apart, near) = apart_and_near(own, above, source.before);
    if let Some(slot) = apart.filter(is_free) {
        return Some(slot);
    }
    let next = source.block + 1;
    let is_missing = |block| kind(block).is_none() && text == TextState::Growing;
    if is_missing(next) || is_text(Some(next)).is_some() && is_missing(next + 1) {
        return None;
    }
    let below = before(Some(next)).and_then(|_| before(Some(next + 1)));
    let (apart_below, near_below) = apart_and_near(before(Some(next)), below, source.after);
    let at_the_end = Slot {
        block: source.block,
        side: Side::Behind,
    };
    [apart_below, near, near_below, Some(at_the_end), last]
        .into_iter()
        .flatten()
        .find(|slot| is_free(slot) || Some(*slot) == last)
}

/// Of the slot beside a sentence and the one further on, that which is no echo, and the other one.
fn apart_and_near(
    near: Option<Slot>,
    further: Option<Slot>,
    letters: u32,
) -> (Option<Slot>, Option<Slot>) {
    if letters < ECHO {
        (further, near)
    } else {
        (near, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `p` is text, `:` announces, `h` is neither; the quote is of the block with this number.
    fn check(
        blocks: &str,
        text: TextState,
        source: (usize, u32, u32),
        expected: Option<(usize, Side)>,
    ) {
        let kind = |block: usize| {
            blocks.as_bytes().get(block).map(|sign| match sign {
                b'p' => BlockKind::Text,
                b':' => BlockKind::Announcement,
                _ => BlockKind::Other,
            })
        };
        let (block, before, after) = source;
        let source = SourceSentence {
            block,
            before,
            after,
        };
        let found = slot(&kind, text, source, None).map(|slot| (slot.block, slot.side));
        assert_eq!(found, expected, "{blocks} {source:?}");
    }

    use Side::{Before, Behind};

    #[test]
    fn a_quote_stands_before_the_block_of_its_sentence() {
        check("ppp", TextState::Whole, (1, 500, 500), Some((1, Before)));
    }

    #[test]
    fn it_is_no_echo_of_a_sentence_that_comes_at_once() {
        check("pppp", TextState::Whole, (2, 0, 500), Some((1, Before)));
        check("hppp", TextState::Whole, (2, 0, 500), Some((3, Before)));
        check("hppp", TextState::Whole, (1, 0, 0), Some((3, Before)));
        check("hpph", TextState::Whole, (2, 0, 500), Some((2, Before)));
    }

    #[test]
    fn it_stands_neither_under_a_heading_nor_before_what_is_announced() {
        check("hpp", TextState::Whole, (1, 0, 500), Some((2, Before)));
        check("hph", TextState::Whole, (1, 0, 500), Some((1, Behind)));
        check("p:pp", TextState::Whole, (2, 500, 500), Some((3, Before)));
        check(":p", TextState::Whole, (1, 500, 500), Some((1, Behind)));
    }

    #[test]
    fn it_waits_for_the_blocks_that_decide() {
        check("p", TextState::Growing, (0, 0, 500), None);
        check("pp", TextState::Growing, (0, 0, 500), None);
        check("ppp", TextState::Growing, (0, 0, 500), Some((1, Before)));
        check("ph", TextState::Growing, (0, 0, 500), Some((0, Behind)));
    }

    #[test]
    fn two_quotes_share_a_spot_where_there_is_no_other() {
        let kind = |block| (block == 0).then_some(BlockKind::Text);
        let source = SourceSentence {
            block: 0,
            before: 0,
            after: 0,
        };
        let first = slot(&kind, TextState::Whole, source, None);
        assert!(first.is_some());
        assert_eq!(slot(&kind, TextState::Whole, source, first), first);
    }
}
