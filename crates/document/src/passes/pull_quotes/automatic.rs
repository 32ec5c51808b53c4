//! Recto's own choice of pull quotes, beside those that are there already.

use super::{Found, Place};
use crate::{
    article::{Article, Origin},
    pull_quotes,
};

/// Adds the quotes that Recto chooses.
pub(super) fn choose(article: &Article, found: &mut Vec<Found>) {
    if !cfg!(feature = "choice") {
        return;
    }
    let taken: Vec<usize> = found.iter().map(|quote| quote.place.paragraph).collect();
    let chosen = pull_quotes::choose(&article.blocks, &article.metadata, &taken);
    found.extend(chosen.into_iter().map(|chosen| Found {
        place: Place {
            paragraph: chosen.paragraph,
            range: chosen.range,
        },
        content: None,
        attribution: None,
        lang: None,
        origin: Origin::Automatic,
    }));
}
