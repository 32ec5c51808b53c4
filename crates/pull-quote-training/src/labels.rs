//! Labels of the sentences that an editor's pull quotes came from.
//!
//! The benchmark's rule, after `pair_pq_with_sentences` of T. Bohn and C. Ling (COLING 2020): adjacent sentences that share
//! the longest runs of words with a quote, as long as each adds words, until most of the quote is covered.

use std::{cmp::Reverse, collections::HashSet};

use crate::{benchmark_sentences::is_word, dataset::Article};

/// Returns the words of a text in lower case, without apostrophes.
pub(crate) fn words(text: &str) -> Vec<String> {
    let lower: String = text
        .to_lowercase()
        .chars()
        .filter(|c| !matches!(c, '\'' | '’' | '‘'))
        .collect();
    lower
        .split(|c| !is_word(c))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Returns the length of the longest run of words that two texts share.
pub(crate) fn longest_run(one: &[String], other: &[String]) -> usize {
    let mut longest = 0;
    let mut previous = vec![0; other.len() + 1];
    for word in one {
        let mut current = vec![0; other.len() + 1];
        for (index, candidate) in other.iter().enumerate() {
            if word == candidate {
                current[index + 1] = previous[index] + 1;
                longest = longest.max(current[index + 1]);
            }
        }
        previous = current;
    }
    longest
}

/// Labels each sentence of an article with `true` if one of the editor's quotes came from it.
pub(crate) fn from_quotes(article: &Article) -> Vec<bool> {
    let sentences: Vec<Vec<String>> = article
        .sentences
        .iter()
        .map(|sentence| words(&sentence.text))
        .collect();
    let mut labels = vec![false; sentences.len()];
    for quote in &article.pull_quotes {
        for sentence in sources(quote, &sentences) {
            labels[sentence] = true;
        }
    }
    labels
}

/// Sentence that shares words with a quote.
struct Candidate {
    sentence: usize,
    run: usize,
    weight: f64,
}

/// Finds the sentences that a quote came from; none if they cover less than 60 % of its words.
fn sources(quote: &str, sentences: &[Vec<String>]) -> Vec<usize> {
    let quote = words(quote);
    let mut uncovered: HashSet<&str> = quote.iter().map(String::as_str).collect();
    let total = uncovered.len();
    let mut chosen: Vec<usize> = Vec::new();
    for candidate in candidates(&quote, sentences) {
        let sentence = &sentences[candidate.sentence];
        let new: HashSet<&str> = sentence
            .iter()
            .map(String::as_str)
            .filter(|word| uncovered.contains(word))
            .collect();
        if new.is_empty() {
            break;
        }
        let adds = new.len() >= 4 || 4 * candidate.run > sentence.len();
        let is_run = candidate.run >= 3 || candidate.run == sentence.len();
        let is_near = chosen.is_empty()
            || chosen
                .iter()
                .any(|&other| other.abs_diff(candidate.sentence) <= 4);
        if adds && is_run && is_near {
            chosen.push(candidate.sentence);
            uncovered.retain(|word| !new.contains(word));
        }
    }
    // 1 - uncovered / total >= 0.6
    let covers = total > 0 && 10 * uncovered.len() <= 4 * total;
    if covers { chosen } else { Vec::new() }
}

/// Lists the sentences that share words with a quote, those with the longest common runs first.
#[expect(clippy::cast_precision_loss, reason = "lengths of sentences are small")]
fn candidates(quote: &[String], sentences: &[Vec<String>]) -> Vec<Candidate> {
    let share = |run: usize, length: usize| run as f64 / length as f64 * (length as f64).sqrt();
    let mut candidates: Vec<Candidate> = sentences
        .iter()
        .enumerate()
        .map(|(number, sentence)| {
            let run = longest_run(quote, sentence);
            let weight = if run == 0 {
                0.0
            } else {
                share(run, quote.len()) + share(run, sentence.len())
            };
            Candidate {
                sentence: number,
                run,
                weight,
            }
        })
        .filter(|candidate| candidate.run > 0)
        .collect();
    candidates.sort_by(|one, other| {
        let by_weight = other.weight.total_cmp(&one.weight);
        by_weight.then(Reverse(other.sentence).cmp(&Reverse(one.sentence)))
    });
    candidates
}
