//! Recto's own selection of pull quotes, beside those of the author.

use super::{LocatedQuote, Position};
use crate::{
    pull_quotes,
    tree::{Article, Block, Origin, SelectedSentence, Selection, runs, visit},
};

/// Adds the quotes that Recto selects, or has selected before.
pub(super) fn add_automatic_quotes(article: &mut Article, found: &mut Vec<LocatedQuote>) {
    let taken: Vec<usize> = found.iter().map(|quote| quote.position.paragraph).collect();
    let Selection(chosen) = match article.selection.take() {
        Some(Selection(chosen)) => Selection(retain_existing(&article.blocks, chosen)),
        None if cfg!(feature = "auto-pull-quotes") => Selection(pull_quotes::select(
            &article.blocks,
            &article.metadata,
            &taken,
        )),
        None => return,
    };
    article.selection = Some(Selection(chosen.clone()));
    found.extend(chosen.into_iter().map(|chosen| LocatedQuote {
        position: Position {
            paragraph: chosen.paragraph,
            range: chosen.range,
        },
        content: None,
        span: None,
        attribution: None,
        lang: None,
        origin: Origin::Automatic,
    }));
}

/// Removes sentences that do not exist in this text: they may have been selected in another.
fn retain_existing(blocks: &[Block], mut chosen: Vec<SelectedSentence>) -> Vec<SelectedSentence> {
    let mut number = 0;
    let mut fits = vec![false; chosen.len()];
    visit::paragraphs(blocks, &mut |run| {
        let mut text = None;
        for (chosen, fits) in chosen.iter().zip(&mut fits) {
            if chosen.paragraph == number {
                let text = text.get_or_insert_with(|| {
                    let mut text = String::new();
                    runs::push_text(run, &mut text);
                    text
                });
                *fits = text
                    .get(chosen.range.clone())
                    .is_some_and(|words| !words.trim().is_empty());
            }
        }
        number += 1;
    });
    let mut fits = fits.into_iter();
    chosen.retain(|_| fits.next().unwrap_or_default());
    chosen
}
