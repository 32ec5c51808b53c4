//! What a choice must be better than.

use std::collections::{BTreeMap, HashMap};

use crate::{dataset::Article, fit::number, labels::words};

/// A way to score the sentences of an article.
pub(crate) struct Baseline {
    pub name: &'static str,
    pub scores: fn(&Article) -> Vec<f64>,
}

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
            of_sentences(article, |text| {
                -(number(words(text).len()).max(1.0) / 20.0).ln().abs()
            })
        },
    },
    Baseline {
        name: "the first",
        scores: |article| {
            (0..article.units.len())
                .map(|index| -number(index))
                .collect()
        },
    },
    Baseline {
        name: "the last",
        scores: |article| (0..article.units.len()).map(number).collect(),
    },
    Baseline {
        name: "most quotation marks",
        scores: |article| {
            of_sentences(article, |text| {
                number(text.matches(['"', '“', '”', '«', '»', '„']).count())
            })
        },
    },
    Baseline {
        name: "shortest words",
        scores: |article| of_sentences(article, word_length),
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

/// Words that say nothing of what a text is about.
const STOP: &str = "the a an and or but if of to in on at for with by from as is are was were be been being it its this that these those i you he she we they me him us them my your his our their not no so do does did have has had will would can could should may might must than then there here what which who whom when where why how all any some such only own same too very just about into over after before up down out off again more most other s t";

fn of_sentences(article: &Article, score: impl Fn(&str) -> f64) -> Vec<f64> {
    article.units.iter().map(|unit| score(&unit.text)).collect()
}

fn lengths(article: &Article) -> Vec<f64> {
    of_sentences(article, |text| number(text.chars().count()))
}

fn word_length(text: &str) -> f64 {
    let words = words(text);
    let letters: usize = words.iter().map(|word| word.chars().count()).sum();
    -number(letters) / number(words.len()).max(1.0)
}

/// The content words of each sentence.
fn content(article: &Article) -> Vec<Vec<String>> {
    let is_content = |word: &String| STOP.split(' ').all(|stop| stop != word);
    article
        .units
        .iter()
        .map(|unit| words(&unit.text).into_iter().filter(is_content).collect())
        .collect()
}

/// The mean probability of the content words (A. Nenkova and L. Vanderwende, 2005), without the step that lowers it for
/// words that were chosen.
fn sum_basic(article: &Article) -> Vec<f64> {
    let sentences = content(article);
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in sentences.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let all = number(counts.values().sum()).max(1.0);
    let mean = |sentence: &Vec<String>| {
        let sum: f64 = sentence
            .iter()
            .map(|word| number(counts[word.as_str()]) / all)
            .sum();
        sum / number(sentence.len()).max(1.0)
    };
    sentences.iter().map(mean).collect()
}

/// The stationary distribution of a walk from sentence to sentence by the cosine of their words (G. Erkan and D. R.
/// Radev, "`LexRank`", Journal of Artificial Intelligence Research 22, 2004).
fn lex_rank(article: &Article) -> Vec<f64> {
    const DAMPING: f64 = 0.85;
    const ROUNDS: usize = 30;
    let content = content(article);
    let vectors = vectors(&content);
    let n = vectors.len();
    let likeness = |one: usize, other: usize| -> f64 {
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
                        likeness(one, other)
                    }
                })
                .collect()
        })
        .collect();
    let mut ranks = vec![1.0 / number(n).max(1.0); n];
    for _ in 0..ROUNDS {
        let mut next = vec![(1.0 - DAMPING) / number(n).max(1.0); n];
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

/// The words of each sentence by their frequency and their rarity, of length 1. Ordered, so that sums are the same at
/// each run.
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
        |word: &str| ((number(sentences.len()) + 1.0) / (number(documents[word]) + 0.5)).ln();
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
