//! Functions that read the sentences of an article. They belong to the part `quotes`.

use std::sync::Arc;

use document::{
    sentence_anchor::{Resolution, SentenceAnchor},
    tree::Article,
};

use super::{Resolved, resolve};
use crate::{
    browser::parts::functions_of_part,
    features::sharing::{LinkedSentence, sentence_fragment},
};

functions_of_part! { quotes:
    /// Resolves an address to its target in an article.
    pub fn resolve_in_article(article: Arc<Article>, fragment: String, directives: String) -> Resolved {
        resolve(&article, &fragment, &directives)
    }

    /// Returns the fragment of a link to a sentence; `None` if the article does not have it.
    pub fn sentence_link(article: Arc<Article>, sentence: LinkedSentence) -> Option<String> {
        let anchor = match sentence {
            LinkedSentence::PullQuote(id) => SentenceAnchor::for_pull_quote(&article, &id),
            LinkedSentence::Words(words) => Some(SentenceAnchor::new(&words))
                .filter(|anchor| matches!(anchor.resolve(&article), Resolution::Exact(_))),
        };
        anchor.as_ref().map(sentence_fragment)
    }
}
