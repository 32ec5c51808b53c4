//! Traversals of the tree, for passes that look for one thing in it. They call visitors through a pointer: a monomorphized
//! traversal for each pass would be most of the code of the passes.

use super::{Block, Inline};

/// Role of a list of inlines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RunKind {
    /// Content of a paragraph.
    Paragraph,
    /// Content of a heading, a cell, a term or a summary.
    Other,
}

/// Part of a block.
pub(crate) enum Child<'a> {
    /// Inlines.
    Run(RunKind, &'a [Inline]),
    /// Blocks within it.
    Blocks(&'a [Block]),
    /// Text without inlines: code, math, HTML, or the caption of a figure.
    Text(&'a str),
}

/// Part of a block that may change.
enum ChildMut<'a> {
    Run(RunKind, &'a mut Vec<Inline>),
    Blocks(&'a mut Vec<Block>),
    Text,
}

/// Passes each part of a block to a visitor, in the order of the text. This is the one place that knows the parts, for
/// shared and for mutable references alike.
macro_rules! visit_children {
    ($block:expr, $visit:expr, $child:ident, $iter:ident, |$words:ident| $text:expr, [$($mutable:tt)?]) => {
        match $block {
            Block::Paragraph(content) => $visit($child::Run(RunKind::Paragraph, content)),
            Block::Heading(heading) => {
                $visit($child::Run(RunKind::Other, &$($mutable)? heading.content));
            }
            Block::Quote(content) | Block::Alert(_, content) => $visit($child::Blocks(content)),
            Block::List(list) => {
                for item in list.items.$iter() {
                    $visit($child::Blocks(&$($mutable)? item.blocks));
                }
            }
            Block::Table(table) => {
                let cells = table.head.$iter();
                for cell in cells.chain(table.rows.$iter().flatten()) {
                    $visit($child::Run(RunKind::Other, cell));
                }
            }
            Block::Definitions(items) => {
                for item in items {
                    $visit($child::Run(RunKind::Other, &$($mutable)? item.term));
                    for definition in item.definitions.$iter() {
                        $visit($child::Blocks(definition));
                    }
                }
            }
            Block::Details(summary, content) => {
                $visit($child::Run(RunKind::Other, summary));
                $visit($child::Blocks(content));
            }
            Block::Code(code) => {
                let $words = &code.text;
                $visit($text);
            }
            Block::Figure(image) => {
                let $words = &image.title;
                $visit($text);
            }
            Block::Math($words) | Block::HtmlText($words) => $visit($text),
            Block::Rule => {}
        }
    };
}

/// Visits each part of a block.
pub(crate) fn children(block: &Block, visit: &mut dyn FnMut(Child<'_>)) {
    visit_children!(block, visit, Child, iter, |words| Child::Text(words), []);
}

fn children_mut(block: &mut Block, visit: &mut dyn FnMut(ChildMut<'_>)) {
    visit_children!(
        block,
        visit,
        ChildMut,
        iter_mut,
        |_words| ChildMut::Text,
        [mut]
    );
}

/// Visits every list of inlines in blocks, in the order of the text.
pub(crate) fn runs(blocks: &[Block], visit: &mut dyn FnMut(RunKind, &[Inline])) {
    for block in blocks {
        children(block, &mut |child| match child {
            Child::Run(kind, run) => visit(kind, run),
            Child::Blocks(blocks) => runs(blocks, visit),
            Child::Text(_) => {}
        });
    }
}

/// Visits every list of inlines in blocks, to change it.
pub(crate) fn runs_mut(blocks: &mut [Block], visit: &mut dyn FnMut(RunKind, &mut Vec<Inline>)) {
    for block in blocks {
        children_mut(block, &mut |child| match child {
            ChildMut::Run(kind, run) => visit(kind, run),
            ChildMut::Blocks(blocks) => runs_mut(blocks, visit),
            ChildMut::Text => {}
        });
    }
}

/// Visits every paragraph, in the order of the text.
pub(crate) fn paragraphs(blocks: &[Block], visit: &mut dyn FnMut(&[Inline])) {
    runs(blocks, &mut |kind, run| match kind {
        RunKind::Paragraph => visit(run),
        RunKind::Other => {}
    });
}

/// Visits every paragraph, to change it.
pub(crate) fn paragraphs_mut(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Vec<Inline>)) {
    runs_mut(blocks, &mut |kind, run| match kind {
        RunKind::Paragraph => visit(run),
        RunKind::Other => {}
    });
}

/// Visits every list of blocks: this one, then those within its blocks.
pub(crate) fn lists_mut(blocks: &mut Vec<Block>, visit: &mut dyn FnMut(&mut Vec<Block>)) {
    visit(blocks);
    for block in blocks {
        own_lists_mut(block, &mut |blocks| lists_mut(blocks, visit));
    }
}

/// Visits the lists of blocks that are part of a block, but not those within them.
pub(crate) fn own_lists_mut(block: &mut Block, visit: &mut dyn FnMut(&mut Vec<Block>)) {
    children_mut(block, &mut |child| match child {
        ChildMut::Blocks(blocks) => visit(blocks),
        ChildMut::Run(..) | ChildMut::Text => {}
    });
}

/// Visits every inline, each before those within it.
pub(crate) fn inlines_mut(content: &mut [Inline], visit: &mut dyn FnMut(&mut Inline)) {
    for inline in content {
        visit(inline);
        if let Some(content) = inline.content_mut() {
            inlines_mut(content, visit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{parse, tree::plain_text};

    const TEXT: &str = "## A\n\nB\n\n> C\n\n- D\n\n  E\n\n| F | G |\n|---|---|\n| H | I |\n\nJ\n: K\n\n    L\n\n<details><summary>M</summary>\n\nN\n\n</details>\n\n```\nO\n```\n";

    #[test]
    fn runs_are_visited_in_the_order_of_the_text() {
        let mut article = parse(TEXT);
        let (mut all, mut paragraphs_only, mut mutable) =
            (String::new(), String::new(), String::new());
        runs(&article.blocks, &mut |_, run| {
            plain_text::push_inlines(run, &mut all);
        });
        paragraphs(&article.blocks, &mut |run| {
            plain_text::push_inlines(run, &mut paragraphs_only);
        });
        runs_mut(&mut article.blocks, &mut |_, run| {
            plain_text::push_inlines(run, &mut mutable);
        });
        assert_eq!(all, "ABCDEFGHIJKLMN");
        assert_eq!(paragraphs_only, "BCDEKLN");
        assert_eq!(mutable, all);
    }

    #[test]
    fn every_list_of_blocks_is_visited() {
        let mut article = parse(TEXT);
        let mut lengths = Vec::new();
        lists_mut(&mut article.blocks, &mut |blocks| {
            lengths.push(blocks.len());
        });
        assert_eq!(lengths, [8, 1, 2, 2, 1]);
    }
}
