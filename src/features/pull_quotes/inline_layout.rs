//! Layout of the pull quotes between blocks, on narrow screens. Pure: the app runs it over the page, and prerendering
//! over the article.

/// Number of letters between a sentence and its quote below which the quote reads like an echo. About forty words.
const MIN_QUOTE_DISTANCE: u32 = 240;

/// Role of a block next to a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Text: a quote may stand before and after it.
    Text,
    /// Text that ends with a colon: what follows belongs to it.
    Announcement,
    /// A heading, a rule or the footnotes: no quote stands beside it.
    Other,
}

impl BlockKind {
    /// Returns the kind of an HTML element by its tag name, in lower case, and its text.
    pub fn from_html(tag: &str, text: &str) -> Self {
        match tag.as_bytes() {
            [b'h', b'1'..=b'6' | b'r'] | b"section" => Self::Other,
            _ if text.trim_end().ends_with([':', '：']) => Self::Announcement,
            _ => Self::Text,
        }
    }
}

/// Sentence that a quote is taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceSentence {
    /// Index of its block.
    pub block: usize,
    /// Letters of the block before it.
    pub before: u32,
    /// Letters of the block after it.
    pub after: u32,
}

/// Position of a quote, ordered as the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// Index of the block.
    pub block: usize,
    /// Side of the block.
    pub side: BlockSide,
}

/// Side of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockSide {
    /// Above it.
    Before,
    /// Below it.
    After,
}

/// Returns the slot for the quote of a sentence, after the slot of the quote before it (`last`). `kind` returns the kind of a block by its index.
///
/// A quote stands before the block of its sentence, or before the one above that, where the sentence comes early in its
/// own. Directly under a heading it would seem to belong to the heading, and at the very beginning to the article; so
/// it stands further down, or at the end of a section that has no other block. If the quote before it leaves no slot
/// free, the two share one.
pub fn find_slot(
    kind: &dyn Fn(usize) -> Option<BlockKind>,
    source: SourceSentence,
    last: Option<Slot>,
) -> Option<Slot> {
    let is_free = |slot: &Slot| last.is_none_or(|last| *slot > last);
    let is_text = |block: Option<usize>| {
        let kind = kind(block?)?;
        (kind != BlockKind::Other).then_some(kind)
    };
    // A slot before a block of text which follows text that does not announce it.
    let before = |block: Option<usize>| {
        let block = block?;
        is_text(Some(block))?;
        let above = is_text(block.checked_sub(1))?;
        (above == BlockKind::Text).then_some(Slot {
            block,
            side: BlockSide::Before,
        })
    };
    let own = before(Some(source.block));
    let above = before(source.block.checked_sub(1));
    let (distant, near) = distant_and_near(own, above, source.before);
    if let Some(slot) = distant.filter(is_free) {
        return Some(slot);
    }
    let next = source.block + 1;
    let below = before(Some(next)).and_then(|_| before(Some(next + 1)));
    let (distant_below, near_below) = distant_and_near(before(Some(next)), below, source.after);
    let at_the_end = Slot {
        block: source.block,
        side: BlockSide::After,
    };
    [distant_below, near, near_below, Some(at_the_end), last]
        .into_iter()
        .flatten()
        .find(|slot| is_free(slot) || Some(*slot) == last)
}

/// Returns the nearest slot that is far enough from a sentence, and the one that is too near, if any.
fn distant_and_near(
    near: Option<Slot>,
    further: Option<Slot>,
    letters: u32,
) -> (Option<Slot>, Option<Slot>) {
    if letters < MIN_QUOTE_DISTANCE {
        (further, near)
    } else {
        (near, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `p` is text, `:` announces, `h` is neither; the quote is of the block with this number.
    fn check(blocks: &str, source: (usize, u32, u32), expected: Option<(usize, BlockSide)>) {
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
        let found = find_slot(&kind, source, None).map(|slot| (slot.block, slot.side));
        assert_eq!(found, expected, "{blocks} {source:?}");
    }

    use BlockSide::{After, Before};

    #[test]
    fn a_quote_stands_before_the_block_of_its_sentence() {
        check("ppp", (1, 500, 500), Some((1, Before)));
    }

    #[test]
    fn a_quote_keeps_its_distance_from_a_sentence_at_the_start_of_its_block() {
        check("pppp", (2, 0, 500), Some((1, Before)));
        check("hppp", (2, 0, 500), Some((3, Before)));
        check("hppp", (1, 0, 0), Some((3, Before)));
        check("hpph", (2, 0, 500), Some((2, Before)));
    }

    #[test]
    fn no_quote_follows_a_heading_or_splits_an_announcement() {
        check("hpp", (1, 0, 500), Some((2, Before)));
        check("hph", (1, 0, 500), Some((1, After)));
        check("p:pp", (2, 500, 500), Some((3, Before)));
        check(":p", (1, 500, 500), Some((1, After)));
    }

    #[test]
    fn two_quotes_share_a_slot_where_no_other_is_free() {
        let kind = |block| (block == 0).then_some(BlockKind::Text);
        let source = SourceSentence {
            block: 0,
            before: 0,
            after: 0,
        };
        let first = find_slot(&kind, source, None);
        assert!(first.is_some());
        assert_eq!(find_slot(&kind, source, first), first);
    }
}
