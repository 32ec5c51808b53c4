//! Agreement between Recto's sentence boundaries and the benchmark's.

use std::{collections::HashSet, ops::Range};

use crate::{benchmark_sentences, dataset::Article};

/// Prints the share of common sentence boundaries in the English articles, relative to either.
pub(crate) fn print(articles: &[Article]) {
    let (mut ours, mut theirs, mut both) = (0, 0, 0);
    for article in articles.iter().filter(|article| article.is_english()) {
        for paragraph in &article.paragraphs {
            let found = ends(document::text::sentences::ranges(paragraph));
            let expected = ends(benchmark_sentences::sentences(paragraph).into_iter());
            ours += found.len();
            theirs += expected.len();
            both += found.intersection(&expected).count();
        }
    }
    if theirs > 0 {
        println!(
            "sentence boundaries in English: {both} in common, of {ours} by Recto ({:.2} %) and {theirs} by the benchmark ({:.2} %)",
            percent(both, ours),
            percent(both, theirs)
        );
    }
}

/// Returns the ends of the sentences, without the end of the paragraph.
fn ends(sentences: impl Iterator<Item = Range<usize>>) -> HashSet<usize> {
    let mut ends: Vec<usize> = sentences.map(|sentence| sentence.end).collect();
    ends.pop();
    ends.into_iter().collect()
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * crate::fit::to_f64(part) / crate::fit::to_f64(whole).max(1.0)
}
