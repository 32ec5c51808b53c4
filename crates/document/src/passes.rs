//! Passes that complete an article from its tree, one a file, in the order of [`run`]. [`place_pull_quotes`] is the last.

mod figures;
mod footnotes;
mod ids;
mod outline;
mod pull_quotes;
mod statistics;
mod title;

use crate::{
    diagnostic::{Diagnostics, Source},
    tree::{Article, Dialect, RawTree, Selection},
};

/// Problems that the passes found.
pub(crate) struct PassDiagnostics {
    /// Problems to show before those of the pull quotes.
    pub before_quotes: Diagnostics,
    /// Problems to show after those of the pull quotes.
    pub after_quotes: Diagnostics,
}

/// Completes an article from its tree, except for the pull quotes, and returns the problems.
pub(crate) fn run(article: &mut Article, tree: RawTree, source: Source<'_>) -> PassDiagnostics {
    let RawTree {
        blocks,
        mut definitions,
        labels,
        mut diagnostics,
        mut id_spans,
        mut block_quote_spans,
        mut marks,
        hints,
    } = tree;
    article.blocks = blocks;
    let mut quote_blocks = Vec::new();
    if article.dialect == Dialect::Recto {
        // Content that leaves the body comes first: a footnote with references there alone would have back links to
        // nowhere.
        if let Some(id) = title::extract_title_heading(article) {
            let _ = id_spans.remove_first(&id);
            marks.remove_title();
        }
        // Before the sentences, because a caption is not one.
        if hints.figures {
            figures::promote_figures(&mut article.blocks);
            for definition in &mut definitions {
                figures::promote_figures(&mut definition.blocks);
            }
        }
        if hints.blocks {
            quote_blocks = pull_quotes::extract_blocks(
                &mut article.blocks,
                source,
                (&mut block_quote_spans, &mut marks),
                &mut diagnostics,
            );
        }
    }
    // Before all passes that read the text, because footnotes are part of it.
    article.footnotes =
        footnotes::number(&mut article.blocks, definitions, &labels, &mut diagnostics);
    if article.dialect == Dialect::Recto {
        // Before all passes that read the text, because the marks of quotes are not part of it.
        let marks = hints.marks.then(|| marks.finish());
        let unplaced = pull_quotes::extract(article, quote_blocks, marks, source, &mut diagnostics);
        article.unplaced_quotes = Some(Box::new(unplaced));
    }
    let mut after_quotes = Diagnostics::default();
    ids::assign(article, &mut id_spans, &mut after_quotes);
    // After the ids, because the contents link to them.
    article.outline = outline::from_blocks(&article.blocks, &mut after_quotes);
    article.statistics = statistics::from_article(article);
    PassDiagnostics {
        before_quotes: diagnostics,
        after_quotes,
    }
}

/// Adds the pull quotes to an article without them, and returns the indices of the blocks that it changed. A selection
/// made before takes the place of a new one.
pub(crate) fn place_pull_quotes(
    article: &mut Article,
    selection: Option<Selection>,
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<usize> {
    let Some(unplaced) = article.unplaced_quotes.take() else {
        return Vec::new();
    };
    article.selection = selection;
    pull_quotes::place(article, *unplaced, source, diagnostics)
}
