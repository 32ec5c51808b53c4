//! Table of results, with a row for each scorer and a column for each group.

use crate::{
    dataset::Article,
    metrics::{self, Summary},
};

/// Table of the scorers' results.
pub(crate) struct Report<'a> {
    articles: &'a [Article],
    labels: &'a [Vec<bool>],
    /// The header is printed with the first row.
    has_header: bool,
}

impl<'a> Report<'a> {
    pub(crate) fn new(articles: &'a [Article], labels: &'a [Vec<bool>]) -> Self {
        Self {
            articles,
            labels,
            has_header: false,
        }
    }

    /// Prints the row of a scorer: for each group the mean AUC with its standard error, and the precision at 1.
    pub(crate) fn row(&mut self, name: &str, scores: &[Vec<f64>]) {
        let groups = metrics::by_group(self.articles, self.labels, scores);
        if !self.has_header {
            self.has_header = true;
            let headers: Vec<String> = groups
                .iter()
                .map(|(name, summary)| format!("{:>20}", format!("{name} ({})", summary.len())))
                .collect();
            println!(
                "{:<34}{}",
                "AUC_avg ± standard error / P@1, %",
                headers.join("")
            );
        }
        let cells: Vec<String> = groups.values().map(cell).collect();
        println!("{name:<34}{}", cells.join(""));
    }
}

fn cell(summary: &Summary) -> String {
    let figures = format!(
        "{:.1} ±{:.1} / {:.1}",
        summary.auc(),
        summary.error(),
        summary.precision()
    );
    format!("{figures:>20}")
}
