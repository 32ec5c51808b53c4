//! What fitting reaches on articles that it has not seen.

use std::{collections::HashMap, fs, path::Path};

use serde::Deserialize;

use crate::{
    dataset::{self, Article},
    fit::{self, Case, With},
    labels,
    report::Report,
};

/// Into how many parts the articles are parted: each is scored by weights that were fitted on the others.
const PARTS: usize = 10;

/// Articles, their labels, and what fitting needs of them.
pub(crate) struct Fittable {
    pub articles: Vec<Article>,
    pub labels: Vec<Vec<bool>>,
    pub cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Rating {
    id: String,
    scores: Vec<f64>,
}

/// Reads articles, and a teacher's ratings of them.
pub(crate) fn read(data: &Path, ratings: Option<&Path>) -> Result<Fittable, String> {
    let articles = dataset::read(data)?;
    let mut rated = ratings.map(read_ratings).transpose()?.unwrap_or_default();
    let labels: Vec<Vec<bool>> = articles.iter().map(labels::of).collect();
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
    Ok(Fittable {
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

/// Prints the figures of cross-validation: by article, and by group, where a group is scored by what was fitted on the
/// others.
pub(crate) fn print(data: &Path, ratings: Option<&Path>) -> Result<(), String> {
    let fittable = read(data, ratings)?;
    print_figures(&fittable);
    Ok(())
}

pub(crate) fn print_figures(fittable: &Fittable) {
    let mut report = Report::new(&fittable.articles, &fittable.labels);
    let by_article = |number: usize| number % PARTS;
    let mut groups: Vec<&str> = fittable
        .articles
        .iter()
        .map(|article| article.group.as_str())
        .collect();
    groups.sort_unstable();
    groups.dedup();
    let by_group = |number: usize| {
        groups
            .iter()
            .position(|group| *group == fittable.articles[number].group)
            .unwrap_or(0)
    };
    let words = (With::Words, "features and words");
    let alone = (With::FeaturesAlone, "features alone");
    for (with, what) in [words, alone] {
        report.line(
            &format!("{what}, other articles"),
            &scores(&fittable.cases, PARTS, by_article, with),
        );
    }
    if groups.len() > 1 {
        report.line(
            "features and words, other groups",
            &scores(&fittable.cases, groups.len(), by_group, words.0),
        );
    }
    if fittable.cases.iter().any(|case| !case.ratings.is_empty()) {
        let ratings: Vec<Vec<f64>> = fittable
            .cases
            .iter()
            .map(|case| case.ratings.clone())
            .collect();
        if ratings
            .iter()
            .zip(&fittable.labels)
            .all(|(ratings, labels)| ratings.len() == labels.len())
        {
            report.line("the teacher itself", &ratings);
        }
    }
}

fn scores(
    cases: &[Case],
    parts: usize,
    part: impl Fn(usize) -> usize,
    with: With,
) -> Vec<Vec<f64>> {
    let mut scores = vec![Vec::new(); cases.len()];
    for held_out in 0..parts {
        let others = cases
            .iter()
            .enumerate()
            .filter(|(number, _)| part(*number) != held_out);
        let weights = fit::fit(&others.map(|(_, case)| case).collect::<Vec<_>>(), with);
        for (number, case) in cases
            .iter()
            .enumerate()
            .filter(|(number, _)| part(*number) == held_out)
        {
            scores[number] = weights.scores(case);
        }
    }
    scores
}
