//! Ways through the tree for passes that look for one thing in it. They call what visits through a pointer, because a way
//! through the tree for each pass would be most of the code of the passes.

use crate::tree::{Block, Inline};

/// Where a list of inlines stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// In a paragraph: those that [`paragraphs`] visits.
    Paragraph,
    /// In a heading, a cell, a term or a summary.
    Elsewhere,
}

/// Visits every list of inlines that stands directly in a block, in the order of the text.
pub(crate) fn runs_mut(blocks: &mut [Block], visit: &mut dyn FnMut(Standing, &mut Vec<Inline>)) {
    for block in blocks {
        match block {
            Block::Paragraph(content) => visit(Standing::Paragraph, content),
            Block::Heading(heading) => visit(Standing::Elsewhere, &mut heading.content),
            Block::Quote(content) | Block::Alert(_, content) => runs_mut(content, visit),
            Block::List(list) => list
                .items
                .iter_mut()
                .for_each(|item| runs_mut(&mut item.blocks, visit)),
            Block::Table(table) => {
                let cells = table.head.iter_mut();
                cells
                    .chain(table.rows.iter_mut().flatten())
                    .for_each(|cell| visit(Standing::Elsewhere, cell));
            }
            Block::Definitions(items) => {
                for item in items {
                    visit(Standing::Elsewhere, &mut item.term);
                    item.definitions
                        .iter_mut()
                        .for_each(|definition| runs_mut(definition, visit));
                }
            }
            Block::Details(summary, content) => {
                visit(Standing::Elsewhere, summary);
                runs_mut(content, visit);
            }
            Block::Code(_)
            | Block::Figure(_)
            | Block::Math(_)
            | Block::HtmlText(_)
            | Block::Rule => {}
        }
    }
}

/// Like [`runs_mut`], to read them.
pub(crate) fn runs(blocks: &[Block], visit: &mut dyn FnMut(&[Inline])) {
    for block in blocks {
        match block {
            Block::Paragraph(content) => visit(content),
            Block::Heading(heading) => visit(&heading.content),
            Block::Quote(content) | Block::Alert(_, content) => runs(content, visit),
            Block::List(list) => list.items.iter().for_each(|item| runs(&item.blocks, visit)),
            Block::Table(table) => {
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                cells.for_each(|cell| visit(cell));
            }
            Block::Definitions(items) => {
                for item in items {
                    visit(&item.term);
                    item.definitions
                        .iter()
                        .for_each(|definition| runs(definition, visit));
                }
            }
            Block::Details(summary, content) => {
                visit(summary);
                runs(content, visit);
            }
            Block::Code(_)
            | Block::Figure(_)
            | Block::Math(_)
            | Block::HtmlText(_)
            | Block::Rule => {}
        }
    }
}

/// Visits every list of blocks: this one, and those within its blocks after it.
pub(crate) fn lists_mut(blocks: &mut Vec<Block>, visit: &mut dyn FnMut(&mut Vec<Block>)) {
    visit(blocks);
    for block in blocks {
        match block {
            Block::Quote(content) | Block::Alert(_, content) | Block::Details(_, content) => {
                lists_mut(content, visit);
            }
            Block::List(list) => list
                .items
                .iter_mut()
                .for_each(|item| lists_mut(&mut item.blocks, visit)),
            Block::Definitions(items) => {
                items
                    .iter_mut()
                    .flat_map(|item| &mut item.definitions)
                    .for_each(|definition| lists_mut(definition, visit));
            }
            Block::Paragraph(_)
            | Block::Heading(_)
            | Block::Code(_)
            | Block::Table(_)
            | Block::Figure(_)
            | Block::Math(_)
            | Block::HtmlText(_)
            | Block::Rule => {}
        }
    }
}

/// Visits every inline, those within others after them.
pub(crate) fn inlines_mut(content: &mut [Inline], visit: &mut dyn FnMut(&mut Inline)) {
    for inline in content {
        visit(inline);
        match inline {
            Inline::Span(_, content) => inlines_mut(content, visit),
            Inline::Sentence(sentence) => inlines_mut(&mut sentence.content, visit),
            Inline::Link(link) => inlines_mut(&mut link.content, visit),
            Inline::Text(_)
            | Inline::Break
            | Inline::Code(_)
            | Inline::Math(..)
            | Inline::Image(_)
            | Inline::FootnoteReference(_) => {}
        }
    }
}

/// Visits every paragraph, in the order of the text.
pub(crate) fn paragraphs(blocks: &[Block], visit: &mut dyn FnMut(&[Inline])) {
    for block in blocks {
        match block {
            Block::Paragraph(content) => visit(content),
            Block::Quote(content) | Block::Alert(_, content) | Block::Details(_, content) => {
                paragraphs(content, visit);
            }
            Block::List(list) => list
                .items
                .iter()
                .for_each(|item| paragraphs(&item.blocks, visit)),
            Block::Definitions(items) => {
                items
                    .iter()
                    .flat_map(|item| &item.definitions)
                    .for_each(|definition| paragraphs(definition, visit));
            }
            Block::Heading(_)
            | Block::Code(_)
            | Block::Table(_)
            | Block::Figure(_)
            | Block::Math(_)
            | Block::HtmlText(_)
            | Block::Rule => {}
        }
    }
}

/// Like [`paragraphs`], to change them.
pub(crate) fn paragraphs_mut(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Vec<Inline>)) {
    for block in blocks {
        match block {
            Block::Paragraph(content) => visit(content),
            Block::Quote(content) | Block::Alert(_, content) | Block::Details(_, content) => {
                paragraphs_mut(content, visit);
            }
            Block::List(list) => list
                .items
                .iter_mut()
                .for_each(|item| paragraphs_mut(&mut item.blocks, visit)),
            Block::Definitions(items) => {
                items
                    .iter_mut()
                    .flat_map(|item| &mut item.definitions)
                    .for_each(|definition| paragraphs_mut(definition, visit));
            }
            Block::Heading(_)
            | Block::Code(_)
            | Block::Table(_)
            | Block::Figure(_)
            | Block::Math(_)
            | Block::HtmlText(_)
            | Block::Rule => {}
        }
    }
}
