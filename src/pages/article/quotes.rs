//! Function of the part `quotes` that finds the pull quotes of an article.

use std::{cell::Cell, sync::Arc};

use document::{pull_quotes::Selection, tree::Article};

use crate::browser::parts::functions_of_part;

thread_local! {
    static IS_LOADED: Cell<bool> = const { Cell::new(cfg!(not(split))) };
}

/// Returns whether pull quotes can be added without loading a part first.
pub(super) fn is_loaded() -> bool {
    IS_LOADED.get()
}

/// Article with its pull quotes.
pub(super) struct QuotedArticle {
    /// The article.
    pub article: Arc<Article>,
    /// Indices of the blocks with a marked sentence.
    pub marked: Vec<usize>,
}

functions_of_part! { quotes:
    /// Adds the pull quotes to an article: the author's own, or else the selection if it is known, or else the best ones.
    pub(super) fn add_pull_quotes(article: Arc<Article>, selection: Option<Selection>) -> QuotedArticle {
        IS_LOADED.set(true);
        let mut article = Arc::unwrap_or_clone(article);
        let marked = document::add_pull_quotes(&mut article, selection);
        QuotedArticle {
            article: Arc::new(article),
            marked,
        }
    }
}
