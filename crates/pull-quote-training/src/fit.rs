//! Fits the weights: which properties do the sentences have that editors pull?
//!
//! The target of a sentence is how a teacher rated it, if there is one, and a constant more if an editor pulled it, less
//! the mean of its article. Each article counts the same. Words get weights in English alone; the most useful of them are
//! kept and the rest fitted again without the others.

use std::collections::{HashMap, HashSet};

use document::pull_quotes::{Feature, FeatureTable};

use crate::{
    dataset::Article,
    ridge_regression::{self, Row},
};

/// What a pull of an editor is worth, in steps of the teacher's scale from 0 to 9.
///
/// This and the next three were chosen by cross-validation. Half and twice of it change the AUC by less than half a point, and
/// P@1 by two, which is within its error; `docs/pull-quotes.md` says how many were looked at.
const PULL: f64 = 14.0;

/// The penalty on the square of a weight.
const PENALTY: f64 = 150.0;

/// How many words are kept.
const WORDS: usize = 600;

/// In how many articles a word must be, besides those of the group that has it most: what fewer say is chance, or is what
/// one publication writes about.
const LEAST_ARTICLES: usize = 2;

/// The greatest weight of a word, in steps: few different weights make long lists, which compress well.
const STEPS: f64 = 7.0;

/// An article with all that fitting needs.
pub(crate) struct Case {
    group: String,
    pub survey: FeatureTable,
    pub labels: Vec<bool>,
    /// The teacher's ratings from 0 to 9; empty without a teacher.
    pub ratings: Vec<f64>,
    pub is_english: bool,
}

/// Whether words have weights, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum With {
    Words,
    FeaturesAlone,
}

/// The fitted weights.
#[derive(Debug, Default)]
pub(crate) struct Weights {
    /// In thousandths, in the order of [`Feature::ALL`].
    pub features: Vec<i16>,
    /// What one step of a word's weight is worth, in thousandths.
    pub step: i16,
    /// In steps.
    pub words: HashMap<String, i8>,
}

impl Weights {
    /// The score of each sentence of a case.
    pub(crate) fn scores(&self, case: &Case) -> Vec<f64> {
        (0..case.survey.len())
            .map(|sentence| {
                let values = case.survey.features(sentence).values().iter();
                let features = values.zip(&self.features);
                let of_features: f64 = features
                    .map(|(&value, &weight)| f64::from(value) * f64::from(weight))
                    .sum();
                if !case.is_english {
                    return of_features;
                }
                let words = case.survey.words(sentence);
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
        let survey = FeatureTable::new(&text);
        let model = document::pull_quotes::Model::for_text(&text, &survey);
        Self {
            group: article.group.clone(),
            is_english: model == document::pull_quotes::Model::English,
            survey,
            labels,
            ratings,
        }
    }

    fn targets(&self) -> Vec<f64> {
        let pulled = |label: bool| if label { PULL } else { 0.0 };
        let targets: Vec<f64> = self
            .labels
            .iter()
            .enumerate()
            .map(|(sentence, &label)| pulled(label) + self.ratings.get(sentence).unwrap_or(&0.0))
            .collect();
        let mean = targets.iter().sum::<f64>() / number(targets.len()).max(1.0);
        targets.iter().map(|target| target - mean).collect()
    }
}

/// Fits weights to cases.
pub(crate) fn fit(cases: &[&Case], with: With) -> Weights {
    let scale = Scale::of(cases);
    let vocabulary = match with {
        With::Words => vocabulary(cases),
        With::FeaturesAlone => HashMap::new(),
    };
    let first = Fitted::of(cases, &scale, vocabulary);
    let fitted = if with == With::Words {
        let kept = first.most_useful(cases);
        Fitted::of(cases, &scale, kept)
    } else {
        first
    };
    fitted.rounded(&scale)
}

/// Coefficients, and what they are of.
struct Fitted {
    vocabulary: HashMap<String, usize>,
    coefficients: Vec<f64>,
}

impl Fitted {
    fn of(cases: &[&Case], scale: &Scale, vocabulary: HashMap<String, usize>) -> Self {
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

    /// The words whose weights change scores the most, by the standard deviation of what they add.
    fn most_useful(&self, cases: &[&Case]) -> HashMap<String, usize> {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for case in cases.iter().filter(|case| case.is_english) {
            for word in (0..case.survey.len()).flat_map(|sentence| case.survey.words(sentence)) {
                *counts.entry(word).or_default() += 1;
            }
        }
        let first = Feature::ALL.len();
        let use_of = |word: &str, column: usize| {
            self.coefficients[first + column].abs() * number(counts[word]).sqrt()
        };
        let mut words: Vec<(&str, f64)> = self
            .vocabulary
            .iter()
            .map(|(word, &column)| (word.as_str(), use_of(word, column)))
            .collect();
        words.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(other.0)));
        words.truncate(WORDS);
        numbered(words.into_iter().map(|(word, _)| word))
    }

    fn rounded(&self, scale: &Scale) -> Weights {
        let first = Feature::ALL.len();
        let (features, words) = self.coefficients.split_at(first);
        let features = features.iter().zip(&scale.deviations);
        let greatest = words
            .iter()
            .fold(0.0_f64, |most, weight| most.max(weight.abs()));
        let step = (1000.0 * greatest / STEPS).max(1.0);
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

/// The mean and the standard deviation of each feature, so that a penalty means the same for all.
struct Scale {
    means: Vec<f64>,
    deviations: Vec<f64>,
}

impl Scale {
    fn of(cases: &[&Case]) -> Self {
        let sentences: usize = cases.iter().map(|case| case.survey.len()).sum();
        let (mut sums, mut squares) =
            (vec![0.0; Feature::ALL.len()], vec![0.0; Feature::ALL.len()]);
        for vector in cases.iter().flat_map(|case| vectors(case)) {
            for (index, value) in vector.enumerate() {
                sums[index] += value;
                squares[index] += value * value;
            }
        }
        let all = number(sentences).max(1.0);
        let means: Vec<f64> = sums.iter().map(|sum| sum / all).collect();
        let deviation =
            |(square, mean): (&f64, &f64)| (square / all - mean * mean).max(0.0).sqrt() + 1e-6;
        Self {
            deviations: squares.iter().zip(&means).map(deviation).collect(),
            means,
        }
    }
}

fn vectors(case: &Case) -> impl Iterator<Item = impl Iterator<Item = f64>> {
    (0..case.survey.len()).map(|sentence| {
        let values = case.survey.features(sentence).values();
        values.iter().map(|&value| f64::from(value))
    })
}

/// The words that are in enough English articles.
fn vocabulary(cases: &[&Case]) -> HashMap<String, usize> {
    let mut articles: HashMap<&str, HashMap<&str, usize>> = HashMap::new();
    for case in cases.iter().filter(|case| case.is_english) {
        let all = (0..case.survey.len()).flat_map(|sentence| case.survey.words(sentence));
        for word in all.collect::<HashSet<&str>>() {
            let groups = articles.entry(word).or_default();
            *groups.entry(&case.group).or_default() += 1;
        }
    }
    let has_groups = groups_of(cases) > 1;
    let is_wide = |groups: &HashMap<&str, usize>| {
        let most = groups.values().max().copied().unwrap_or_default();
        let all: usize = groups.values().sum();
        // Where there is one group alone, it is not held against its words.
        let others = if has_groups { all - most } else { all };
        others >= LEAST_ARTICLES
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
    /// The mean number of sentences, so that the penalty is by sentences.
    const SENTENCES: f64 = 80.0;
    let first = Feature::ALL.len();
    let weight = SENTENCES / number(case.survey.len()).max(1.0);
    let targets = case.targets();
    vectors(case)
        .zip(targets)
        .enumerate()
        .map(|(sentence, (vector, target))| {
            let scaled = vector.zip(&scale.means).zip(&scale.deviations);
            let words = case.survey.words(sentence).filter(|_| case.is_english);
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

#[expect(
    clippy::cast_precision_loss,
    reason = "there are fewer than 2^52 of anything"
)]
pub(crate) fn number(count: usize) -> f64 {
    count as f64
}
