//! What makes an article of a tree: passes, one a file, in the order that [`run`] lists.

mod figures;
mod footnotes;
mod ids;
mod outline;
mod pull_quotes;
mod statistics;
mod title;

use crate::{
    diagnostic::{Notices, Source},
    tree::{Article, Dialect, RawTree},
};

/// Completes an article from its tree, and returns what could not be honoured.
pub(crate) fn run(article: &mut Article, tree: RawTree, source: Source<'_>) -> Notices {
    let RawTree {
        blocks,
        mut definitions,
        labels,
        mut notices,
        hints,
    } = tree;
    article.blocks = blocks;
    let mut written = Vec::new();
    if article.dialect == Dialect::Recto {
        // First what leaves the body: a footnote that is referred to there alone would have a way back to nowhere.
        title::lift(article);
        // Before the sentences: a caption is none.
        if hints.figures {
            figures::stand_alone(&mut article.blocks);
            for definition in &mut definitions {
                figures::stand_alone(&mut definition.blocks);
            }
        }
        if hints.blocks {
            written = pull_quotes::take_blocks(&mut article.blocks, source, &mut notices);
        }
    }
    // Before all passes that read the text, because footnotes are part of the article for them.
    article.footnotes = footnotes::number(&mut article.blocks, definitions, &labels, &mut notices);
    if article.dialect == Dialect::Recto {
        // Before whatever reads the text: the marks around quotes are not part of it.
        pull_quotes::find(article, written, &hints, source, &mut notices);
    }
    ids::headings(article, &mut notices);
    // After the ids, because the contents link to them.
    article.outline = outline::of(&article.blocks, &mut notices);
    article.statistics = statistics::of(article);
    notices
}
