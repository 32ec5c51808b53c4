//! Quality of scores, by the benchmark's measures.

use std::collections::{BTreeMap, HashMap};

use crate::{
    dataset::Article,
    labels::{longest_run, words},
};

/// Result on one article.
#[derive(Debug, Clone, Copy)]
struct ArticleResult {
    auc: f64,
    hit: bool,
}

/// Results on a group of articles.
#[derive(Debug, Default, Clone)]
pub(crate) struct Summary {
    results: Vec<ArticleResult>,
}

impl Summary {
    /// Adds an article, unless all or none of its sentences were pulled by an editor.
    pub(crate) fn add(&mut self, article: &Article, labels: &[bool], scores: &[f64]) {
        if let Some(auc) = auc(labels, scores) {
            let hit = is_hit(article, scores);
            self.results.push(ArticleResult { auc, hit });
        }
    }

    /// Returns the number of articles that count.
    pub(crate) fn len(&self) -> usize {
        self.results.len()
    }

    /// Returns the mean area under the curve in percent: the probability that a pulled sentence outranks another.
    pub(crate) fn auc(&self) -> f64 {
        100.0 * mean(self.results.iter().map(|result| result.auc))
    }

    /// Returns the standard error of [`Self::auc`].
    pub(crate) fn error(&self) -> f64 {
        let center = self.auc() / 100.0;
        let n = to_f64(self.len());
        let square: f64 = self
            .results
            .iter()
            .map(|result| (result.auc - center).powi(2))
            .sum();
        100.0 * (square / (n - 1.0).max(1.0)).sqrt() / n.sqrt()
    }

    /// Returns the precision at 1 in percent: the share of articles whose best sentence is in one of the editor's quotes.
    pub(crate) fn precision(&self) -> f64 {
        100.0
            * mean(
                self.results
                    .iter()
                    .map(|result| f64::from(u8::from(result.hit))),
            )
    }
}

/// Returns the results of each group, of the core and of all articles.
pub(crate) fn by_group(
    articles: &[Article],
    labels: &[Vec<bool>],
    scores: &[Vec<f64>],
) -> BTreeMap<String, Summary> {
    let mut groups: BTreeMap<String, Summary> = BTreeMap::new();
    for ((article, labels), scores) in articles.iter().zip(labels).zip(scores) {
        let mut add = |name: &str| {
            groups
                .entry(name.to_owned())
                .or_default()
                .add(article, labels, scores);
        };
        add("all");
        add(&article.group);
        if article.is_core {
            add("core");
            add(&format!("core {}", article.group));
        }
    }
    groups
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let n = values.len();
    if n == 0 {
        return f64::NAN;
    }
    values.sum::<f64>() / to_f64(n)
}

#[expect(clippy::cast_precision_loss, reason = "counts stay below 2^52")]
fn to_f64(count: usize) -> f64 {
    count as f64
}

/// Computes the area under the curve; ties count one half.
fn auc(labels: &[bool], scores: &[f64]) -> Option<f64> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&one, &other| scores[one].total_cmp(&scores[other]));
    let positives = labels.iter().filter(|&&label| label).count();
    let negatives = labels.len() - positives;
    if positives == 0 || negatives == 0 {
        return None;
    }
    let (mut sum, mut below) = (0.0, 0);
    #[expect(clippy::float_cmp, reason = "a tie is a tie")]
    for same in order.chunk_by(|&one, &other| scores[one] == scores[other]) {
        let pulled = same.iter().filter(|&&sentence| labels[sentence]).count();
        let others = same.len() - pulled;
        sum += to_f64(pulled) * (to_f64(below) + to_f64(others) / 2.0);
        below += others;
    }
    Some(sum / (to_f64(positives) * to_f64(negatives)))
}

/// Reports whether half of the words of the best sentence or of a quote are in the other, three of them in a row.
fn is_hit(article: &Article, scores: &[f64]) -> bool {
    let mut best = 0;
    for (sentence, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = sentence;
        }
    }
    let sentence = words(&article.sentences[best].text);
    article
        .pull_quotes
        .iter()
        .map(|quote| words(quote))
        .any(|quote| {
            let shortest = sentence.len().min(quote.len());
            2 * common(&sentence, &quote) >= shortest.max(1)
                && longest_run(&sentence, &quote) >= shortest.min(3)
        })
}

/// Counts the words that two texts share, each as often as both have it.
fn common(one: &[String], other: &[String]) -> usize {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in one {
        *left.entry(word).or_default() += 1;
    }
    other
        .iter()
        .filter(|word| {
            left.get_mut(word.as_str())
                .filter(|count| **count > 0)
                .map(|count| *count -= 1)
                .is_some()
        })
        .count()
}
