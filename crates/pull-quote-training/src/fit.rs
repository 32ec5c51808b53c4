//! Fits the weights of features and words to the sentences that editors pulled.
//!
//! The target of a sentence is a reference rater's rating of it, if there is one, plus a constant if an editor pulled it,
//! minus the mean of its article. All articles have the same weight. Only English words have weights: a first fit finds the most
//! useful ones, and a second fit uses these alone.

use std::collections::{HashMap, HashSet};

use document::pull_quotes::{Feature, FeatureTable};

use crate::{
    dataset::Article,
    ridge_regression::{self, Row},
};

/// Value of an editor's quote on the reference rater's scale from 0 to 9.
///
/// This and the next three constants come from cross-validation. Half or twice the value changes the AUC by less than half a
/// point, and the precision at 1 by two, which is within its error; `docs/pull-quotes.md` describes the search.
const QUOTE_VALUE: f64 = 14.0;

/// Penalty on the square of a weight.
const PENALTY: f64 = 150.0;

/// Highest number of words with weights.
const MAX_WORDS: usize = 600;

/// Number of articles that must have a word, without those of the group that has it most often. A rarer word occurs by
/// chance, or as a subject of one publication.
const MIN_ARTICLES: usize = 2;

/// Greatest weight of a word, in steps: few different weights make long lists, which compress well.
const MAX_STEPS: f64 = 7.0;

/// Article prepared for fitting.
pub(crate) struct Case {
    group: String,
    pub table: FeatureTable,
    pub labels: Vec<bool>,
    /// Ratings from 0 to 9 by the reference rater; empty without one.
    pub ratings: Vec<f64>,
    pub is_english: bool,
}

/// Inputs that get weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Inputs {
    FeaturesAndWords,
    FeaturesAlone,
}

/// Fitted weights.
#[derive(Debug, Default)]
pub(crate) struct Weights {
    /// Weights of the features in thousandths, in the order of [`Feature::ALL`].
    pub features: Vec<i16>,
    /// Value of one step of a word's weight, in thousandths.
    pub step: i16,
    /// Weights of the words in steps.
    pub words: HashMap<String, i8>,
}

impl Weights {
    /// Scores each sentence of a case.
    pub(crate) fn scores(&self, case: &Case) -> Vec<f64> {
        (0..case.table.len())
            .map(|sentence| {
                let values = case.table.features(sentence).values().iter();
                let features = values.zip(&self.features);
                let of_features: f64 = features
                    .map(|(&value, &weight)| f64::from(value) * f64::from(weight))
                    .sum();
                if !case.is_english {
                    return of_features;
                }
                let words = case.table.words(sentence);
                let steps: i32 = words
                    .filter_map(|word| self.words.get(word))
                    .map(|&steps| i32::from(steps))
                    .sum();
                of_features + f64::from(steps) * f64::from(self.step)
            })
            .collect()
    }
}

impl Case {
    pub(crate) fn new(article: &Article, labels: Vec<bool>, ratings: Vec<f64>) -> Self {
        let text = article.text();
        let table = FeatureTable::new(&text);
        let model = document::pull_quotes::Model::for_text(&text, &table);
        Self {
            group: article.group.clone(),
            is_english: model == document::pull_quotes::Model::English,
            table,
            labels,
            ratings,
        }
    }

    fn targets(&self) -> Vec<f64> {
        let pulled = |label: bool| if label { QUOTE_VALUE } else { 0.0 };
        let targets: Vec<f64> = self
            .labels
            .iter()
            .enumerate()
            .map(|(sentence, &label)| pulled(label) + self.ratings.get(sentence).unwrap_or(&0.0))
            .collect();
        let mean = targets.iter().sum::<f64>() / to_f64(targets.len()).max(1.0);
        targets.iter().map(|target| target - mean).collect()
    }
}

/// Fits the weights of some inputs to cases.
pub(crate) fn fit(cases: &[&Case], inputs: Inputs) -> Weights {
    let scale = Scale::from_cases(cases);
    let vocabulary = match inputs {
        Inputs::FeaturesAndWords => vocabulary(cases),
        Inputs::FeaturesAlone => HashMap::new(),
    };
    let first = Fitted::from_cases(cases, &scale, vocabulary);
    let fitted = if inputs == Inputs::FeaturesAndWords {
        let most_useful = first.most_useful(cases);
        Fitted::from_cases(cases, &scale, most_useful)
    } else {
        first
    };
    fitted.rounded(&scale)
}

/// Coefficients of the features, then of the words by their column.
struct Fitted {
    vocabulary: HashMap<String, usize>,
    coefficients: Vec<f64>,
}

impl Fitted {
    fn from_cases(cases: &[&Case], scale: &Scale, vocabulary: HashMap<String, usize>) -> Self {
        let first = Feature::ALL.len();
        let rows: Vec<Row> = cases
            .iter()
            .flat_map(|case| rows(case, scale, &vocabulary))
            .collect();
        let coefficients = ridge_regression::solve(&rows, first + vocabulary.len(), PENALTY);
        Self {
            vocabulary,
            coefficients,
        }
    }

    /// Finds the words with the greatest effect on scores, by the standard deviation of their contributions.
    fn most_useful(&self, cases: &[&Case]) -> HashMap<String, usize> {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for case in cases.iter().filter(|case| case.is_english) {
            for word in (0..case.table.len()).flat_map(|sentence| case.table.words(sentence)) {
                *counts.entry(word).or_default() += 1;
            }
        }
        let first = Feature::ALL.len();
        let effect = |word: &str, column: usize| {
            self.coefficients[first + column].abs() * to_f64(counts[word]).sqrt()
        };
        let mut words: Vec<(&str, f64)> = self
            .vocabulary
            .iter()
            .map(|(word, &column)| (word.as_str(), effect(word, column)))
            .collect();
        words.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(other.0)));
        words.truncate(MAX_WORDS);
        numbered(words.into_iter().map(|(word, _)| word))
    }

    /// Rounds the coefficients to weights.
    fn rounded(&self, scale: &Scale) -> Weights {
        let first = Feature::ALL.len();
        let (features, words) = self.coefficients.split_at(first);
        let features = features.iter().zip(&scale.deviations);
        let greatest = words
            .iter()
            .fold(0.0_f64, |most, weight| most.max(weight.abs()));
        let step = (1000.0 * greatest / MAX_STEPS).max(1.0);
        let in_steps = |&column: &usize| whole(1000.0 * words[column] / step);
        Weights {
            features: features
                .map(|(weight, deviation)| whole(1000.0 * weight / deviation))
                .collect(),
            step: whole(step),
            words: self
                .vocabulary
                .iter()
                .map(|(word, column)| (word.clone(), in_steps(column)))
                .map(|(word, steps)| (word, i8::try_from(steps).unwrap_or_default()))
                .filter(|(_, steps)| *steps != 0)
                .collect(),
        }
    }
}

/// Mean and standard deviation of each feature, so that a penalty affects all features alike.
struct Scale {
    means: Vec<f64>,
    deviations: Vec<f64>,
}

impl Scale {
    fn from_cases(cases: &[&Case]) -> Self {
        let sentences: usize = cases.iter().map(|case| case.table.len()).sum();
        let (mut sums, mut squares) =
            (vec![0.0; Feature::ALL.len()], vec![0.0; Feature::ALL.len()]);
        for vector in cases.iter().flat_map(|case| vectors(case)) {
            for (index, value) in vector.enumerate() {
                sums[index] += value;
                squares[index] += value * value;
            }
        }
        let all = to_f64(sentences).max(1.0);
        let means: Vec<f64> = sums.iter().map(|sum| sum / all).collect();
        let deviation =
            |(square, mean): (&f64, &f64)| (square / all - mean * mean).max(0.0).sqrt() + 1e-6;
        Self {
            deviations: squares.iter().zip(&means).map(deviation).collect(),
            means,
        }
    }
}

/// Returns the features of each sentence.
fn vectors(case: &Case) -> impl Iterator<Item = impl Iterator<Item = f64>> {
    (0..case.table.len()).map(|sentence| {
        let values = case.table.features(sentence).values();
        values.iter().map(|&value| f64::from(value))
    })
}

/// Numbers the words of at least [`MIN_ARTICLES`] English articles.
fn vocabulary(cases: &[&Case]) -> HashMap<String, usize> {
    let mut articles: HashMap<&str, HashMap<&str, usize>> = HashMap::new();
    for case in cases.iter().filter(|case| case.is_english) {
        let all = (0..case.table.len()).flat_map(|sentence| case.table.words(sentence));
        for word in all.collect::<HashSet<&str>>() {
            let groups = articles.entry(word).or_default();
            *groups.entry(&case.group).or_default() += 1;
        }
    }
    let has_groups = groups_of(cases) > 1;
    let is_wide = |groups: &HashMap<&str, usize>| {
        let most = groups.values().max().copied().unwrap_or_default();
        let all: usize = groups.values().sum();
        // A single group does not count against its own words.
        let others = if has_groups { all - most } else { all };
        others >= MIN_ARTICLES
    };
    let mut words: Vec<&str> = articles
        .iter()
        .filter(|(_, groups)| is_wide(groups))
        .map(|(word, _)| *word)
        .filter(|word| word.chars().all(|c| c.is_alphabetic() || c == '\''))
        .collect();
    words.sort_unstable();
    numbered(words.into_iter())
}

fn groups_of(cases: &[&Case]) -> usize {
    let groups: HashSet<&str> = cases.iter().map(|case| case.group.as_str()).collect();
    groups.len()
}

fn numbered<'a>(words: impl Iterator<Item = &'a str>) -> HashMap<String, usize> {
    words
        .enumerate()
        .map(|(number, word)| (word.to_owned(), number))
        .collect()
}

fn rows(case: &Case, scale: &Scale, vocabulary: &HashMap<String, usize>) -> Vec<Row> {
    /// Mean number of sentences, so that the penalty is relative to a sentence.
    const MEAN_SENTENCES: f64 = 80.0;
    let first = Feature::ALL.len();
    let weight = MEAN_SENTENCES / to_f64(case.table.len()).max(1.0);
    let targets = case.targets();
    vectors(case)
        .zip(targets)
        .enumerate()
        .map(|(sentence, (vector, target))| {
            let scaled = vector.zip(&scale.means).zip(&scale.deviations);
            let words = case.table.words(sentence).filter(|_| case.is_english);
            Row {
                dense: scaled
                    .map(|((value, mean), deviation)| (value - mean) / deviation)
                    .collect(),
                ones: words
                    .filter_map(|word| vocabulary.get(word))
                    .map(|column| first + column)
                    .collect(),
                target,
                weight,
            }
        })
        .collect()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the bounds are those of the type"
)]
fn whole(value: f64) -> i16 {
    value
        .round()
        .clamp(f64::from(i16::MIN), f64::from(i16::MAX)) as i16
}

#[expect(clippy::cast_precision_loss, reason = "counts stay below 2^52")]
pub(crate) fn to_f64(count: usize) -> f64 {
    count as f64
}
