//! Spellings of tags: two spellings of one tag split its articles between two pages.

use std::collections::BTreeMap;

use super::{front_matter, library::ArticlesBySlug};
use crate::{
    diagnostic::{Code, Diagnostic},
    slugs,
};

/// Reports tags that differ from a more frequent spelling only in case or in how their letters are encoded.
pub(super) fn check(articles: &ArticlesBySlug, diagnostics: &mut Vec<Diagnostic>) {
    let usual = usual_spellings(articles);
    for article in articles.values() {
        for tag in &article.tags {
            let Some(meant) = usual
                .get(&slugs::collision_key(tag))
                .filter(|meant| *meant != tag)
            else {
                continue;
            };
            let message = format!("the tag `{tag}` is spelled `{meant}` elsewhere");
            let span = front_matter::tag_span(&article.source, tag)
                .or_else(|| front_matter::value_span(&article.source, "tags"));
            diagnostics.push(
                article
                    .source
                    .diagnostic(Code::TagAlike, span, message)
                    .help(format!(
                        "write `{meant}`; two spellings have two pages, and some hosts cannot tell them apart"
                    )),
            );
        }
    }
}

/// Returns the most frequent spelling of each tag, by its normalised form. Of equally frequent ones the first wins.
fn usual_spellings(articles: &ArticlesBySlug) -> BTreeMap<String, &str> {
    let mut spellings = BTreeMap::<String, Vec<(&str, usize)>>::new();
    for tag in articles.values().flat_map(|article| &article.tags) {
        let spellings = spellings.entry(slugs::collision_key(tag)).or_default();
        match spellings.iter_mut().find(|(spelling, _)| spelling == tag) {
            Some((_, count)) => *count += 1,
            None => spellings.push((tag, 1)),
        }
    }
    // `max_by_key` returns the last of equal maxima.
    spellings
        .into_iter()
        .filter_map(|(normalised, spellings)| {
            let (spelling, _) = spellings
                .into_iter()
                .rev()
                .max_by_key(|&(_, count)| count)?;
            Some((normalised, spelling))
        })
        .collect()
}
