//! Cross-validation: results of fitted weights on other articles than those they were fitted to.

use std::{collections::HashMap, fs, path::Path};

use serde::Deserialize;

use crate::{
    dataset::{self, Article},
    fit::{self, Case, Inputs},
    labels,
    report::Report,
};

/// Number of folds. The articles of each are scored with weights that were fitted to the others.
const FOLDS: usize = 10;

/// Articles with their labels, prepared for fitting.
pub(crate) struct TrainingData {
    pub articles: Vec<Article>,
    pub labels: Vec<Vec<bool>>,
    pub cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Rating {
    id: String,
    scores: Vec<f64>,
}

/// Reads articles, and a reference rater's ratings of their sentences.
pub(crate) fn read(data: &Path, ratings: Option<&Path>) -> Result<TrainingData, String> {
    let articles = dataset::read(data)?;
    let mut rated = ratings.map(read_ratings).transpose()?.unwrap_or_default();
    let labels: Vec<Vec<bool>> = articles.iter().map(labels::from_quotes).collect();
    let mut cases = Vec::new();
    for (article, labels) in articles.iter().zip(&labels) {
        let ratings = rated.remove(&article.id).unwrap_or_default();
        if !ratings.is_empty() && ratings.len() != labels.len() {
            let (found, expected) = (ratings.len(), labels.len());
            return Err(format!(
                "{}: {found} ratings for {expected} sentences",
                article.id
            ));
        }
        cases.push(Case::new(article, labels.clone(), ratings));
    }
    Ok(TrainingData {
        articles,
        labels,
        cases,
    })
}

fn read_ratings(path: &Path) -> Result<HashMap<String, Vec<f64>>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    text.lines()
        .map(|line| {
            let rating: Rating = serde_json::from_str(line)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            Ok((rating.id, rating.scores))
        })
        .collect()
}

/// Reads the data and prints the results of [`print_results`].
pub(crate) fn print(data: &Path, ratings: Option<&Path>) -> Result<(), String> {
    let training = read(data, ratings)?;
    print_results(&training);
    Ok(())
}

/// Prints the results of a cross-validation over articles, and over groups: each group is scored with weights that were
/// fitted to the others.
pub(crate) fn print_results(training: &TrainingData) {
    let mut report = Report::new(&training.articles, &training.labels);
    let by_article = |number: usize| number % FOLDS;
    let mut groups: Vec<&str> = training
        .articles
        .iter()
        .map(|article| article.group.as_str())
        .collect();
    groups.sort_unstable();
    groups.dedup();
    let by_group = |number: usize| {
        groups
            .iter()
            .position(|group| *group == training.articles[number].group)
            .unwrap_or(0)
    };
    let words = (Inputs::FeaturesAndWords, "features and words");
    let alone = (Inputs::FeaturesAlone, "features alone");
    for (inputs, name) in [words, alone] {
        report.row(
            &format!("{name}, other articles"),
            &scores(&training.cases, FOLDS, by_article, inputs),
        );
    }
    if groups.len() > 1 {
        report.row(
            "features and words, other groups",
            &scores(&training.cases, groups.len(), by_group, words.0),
        );
    }
    if training.cases.iter().any(|case| !case.ratings.is_empty()) {
        let ratings: Vec<Vec<f64>> = training
            .cases
            .iter()
            .map(|case| case.ratings.clone())
            .collect();
        if ratings
            .iter()
            .zip(&training.labels)
            .all(|(ratings, labels)| ratings.len() == labels.len())
        {
            report.row("the reference rater itself", &ratings);
        }
    }
}

fn scores(
    cases: &[Case],
    folds: usize,
    fold_of: impl Fn(usize) -> usize,
    inputs: Inputs,
) -> Vec<Vec<f64>> {
    let mut scores = vec![Vec::new(); cases.len()];
    for held_out in 0..folds {
        let others = cases
            .iter()
            .enumerate()
            .filter(|(number, _)| fold_of(*number) != held_out);
        let weights = fit::fit(&others.map(|(_, case)| case).collect::<Vec<_>>(), inputs);
        for (number, case) in cases
            .iter()
            .enumerate()
            .filter(|(number, _)| fold_of(*number) == held_out)
        {
            scores[number] = weights.scores(case);
        }
    }
    scores
}
