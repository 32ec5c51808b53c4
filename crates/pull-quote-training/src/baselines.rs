//! Baselines: simple scores that the model must beat.

use std::collections::{BTreeMap, HashMap};

use crate::{dataset::Article, fit::to_f64, labels::words};

/// Score of the sentences of an article.
pub(crate) struct Baseline {
    pub name: &'static str,
    pub scores: fn(&Article) -> Vec<f64>,
}

/// All baselines.
pub(crate) const ALL: [Baseline; 9] = [
    Baseline {
        name: "the longest",
        scores: |article| lengths(article),
    },
    Baseline {
        name: "the shortest",
        scores: |article| lengths(article).iter().map(|length| -length).collect(),
    },
    Baseline {
        name: "nearest to 20 words",
        scores: |article| {
            score_each(article, |text| {
                -(to_f64(words(text).len()).max(1.0) / 20.0).ln().abs()
            })
        },
    },
    Baseline {
        name: "the first",
        scores: |article| {
            (0..article.sentences.len())
                .map(|index| -to_f64(index))
                .collect()
        },
    },
    Baseline {
        name: "the last",
        scores: |article| (0..article.sentences.len()).map(to_f64).collect(),
    },
    Baseline {
        name: "most quotation marks",
        scores: |article| {
            score_each(article, |text| {
                to_f64(text.matches(['"', '“', '”', '«', '»', '„']).count())
            })
        },
    },
    Baseline {
        name: "shortest words",
        scores: |article| score_each(article, word_length),
    },
    Baseline {
        name: "SumBasic",
        scores: sum_basic,
    },
    Baseline {
        name: "LexRank",
        scores: lex_rank,
    },
];

/// Stop words: English words that tell nothing about a text's subject.
const STOP_WORDS: &str = "the a an and or but if of to in on at for with by from as is are was were be been being it its this that these those i you he she we they me him us them my your his our their not no so do does did have has had will would can could should may might must than then there here what which who whom when where why how all any some such only own same too very just about into over after before up down out off again more most other s t";

fn score_each(article: &Article, score: impl Fn(&str) -> f64) -> Vec<f64> {
    article
        .sentences
        .iter()
        .map(|sentence| score(&sentence.text))
        .collect()
}

fn lengths(article: &Article) -> Vec<f64> {
    score_each(article, |text| to_f64(text.chars().count()))
}

fn word_length(text: &str) -> f64 {
    let words = words(text);
    let letters: usize = words.iter().map(|word| word.chars().count()).sum();
    -to_f64(letters) / to_f64(words.len()).max(1.0)
}

/// Returns the content words of each sentence.
fn content_words(article: &Article) -> Vec<Vec<String>> {
    let is_content = |word: &String| STOP_WORDS.split(' ').all(|stop| stop != word);
    article
        .sentences
        .iter()
        .map(|sentence| {
            words(&sentence.text)
                .into_iter()
                .filter(is_content)
                .collect()
        })
        .collect()
}

/// Scores sentences by the mean probability of their content words (A. Nenkova and L. Vanderwende, 2005), without the step
/// that lowers it for words of selected sentences.
fn sum_basic(article: &Article) -> Vec<f64> {
    let sentences = content_words(article);
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in sentences.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let all = to_f64(counts.values().sum()).max(1.0);
    let mean = |sentence: &Vec<String>| {
        let sum: f64 = sentence
            .iter()
            .map(|word| to_f64(counts[word.as_str()]) / all)
            .sum();
        sum / to_f64(sentence.len()).max(1.0)
    };
    sentences.iter().map(mean).collect()
}

/// Scores sentences by the stationary distribution of a walk between them, by the cosine of their words (G. Erkan and D. R.
/// Radev, "`LexRank`", Journal of Artificial Intelligence Research 22, 2004).
fn lex_rank(article: &Article) -> Vec<f64> {
    const DAMPING: f64 = 0.85;
    const ROUNDS: usize = 30;
    let content = content_words(article);
    let vectors = vectors(&content);
    let n = vectors.len();
    let similarity = |one: usize, other: usize| -> f64 {
        let common = vectors[one].iter();
        common
            .filter_map(|(word, weight)| Some(weight * vectors[other].get(word)?))
            .sum()
    };
    let edges: Vec<Vec<f64>> = (0..n)
        .map(|one| {
            (0..n)
                .map(|other| {
                    if one == other {
                        0.0
                    } else {
                        similarity(one, other)
                    }
                })
                .collect()
        })
        .collect();
    let mut ranks = vec![1.0 / to_f64(n).max(1.0); n];
    for _ in 0..ROUNDS {
        let mut next = vec![(1.0 - DAMPING) / to_f64(n).max(1.0); n];
        for (edges, rank) in edges.iter().zip(&ranks) {
            let degree: f64 = edges.iter().sum();
            if degree > 0.0 {
                for (next, edge) in next.iter_mut().zip(edges) {
                    *next += DAMPING * rank * edge / degree;
                }
            }
        }
        ranks = next;
    }
    ranks
}

/// Returns the TF-IDF vector of each sentence, normalised to length 1. The maps are ordered, so that sums are reproducible.
fn vectors(sentences: &[Vec<String>]) -> Vec<BTreeMap<&str, f64>> {
    let mut counts: Vec<BTreeMap<&str, f64>> = Vec::new();
    let mut documents: HashMap<&str, usize> = HashMap::new();
    for sentence in sentences {
        let mut vector: BTreeMap<&str, f64> = BTreeMap::new();
        for word in sentence {
            *vector.entry(word).or_default() += 1.0;
        }
        for word in vector.keys() {
            *documents.entry(word).or_default() += 1;
        }
        counts.push(vector);
    }
    let rarity =
        |word: &str| ((to_f64(sentences.len()) + 1.0) / (to_f64(documents[word]) + 0.5)).ln();
    for vector in &mut counts {
        for (word, weight) in vector.iter_mut() {
            *weight *= rarity(word);
        }
        let length: f64 = vector
            .values()
            .map(|weight| weight * weight)
            .sum::<f64>()
            .sqrt();
        let length = if length > 0.0 { length } else { 1.0 };
        for weight in vector.values_mut() {
            *weight /= length;
        }
    }
    counts
}
