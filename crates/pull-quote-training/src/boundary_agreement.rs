//! How far Recto's sentences and those of the benchmark agree.

use std::{collections::HashSet, ops::Range};

use crate::{benchmark_sentences, dataset::Article};

/// Prints the share of boundaries between sentences that both find, in each direction, for the English articles.
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
            "sentence boundaries in English: {both} of Recto's {ours} are the benchmark's ({:.2} %), {both} of its {theirs} are Recto's ({:.2} %)",
            percent(both, ours),
            percent(both, theirs)
        );
    }
}

/// Where sentences end, but for the last of a paragraph, which ends with it.
fn ends(sentences: impl Iterator<Item = Range<usize>>) -> HashSet<usize> {
    let mut ends: Vec<usize> = sentences.map(|sentence| sentence.end).collect();
    ends.pop();
    ends.into_iter().collect()
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * crate::fit::number(part) / crate::fit::number(whole).max(1.0)
}
