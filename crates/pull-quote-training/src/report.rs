//! Figures as a table, a line a scorer and a column a group.

use crate::{
    dataset::Article,
    metrics::{self, Summary},
};

/// A table of what scorers reach.
pub(crate) struct Report<'a> {
    articles: &'a [Article],
    labels: &'a [Vec<bool>],
    /// Whether the names of the groups were printed.
    has_head: bool,
}

impl<'a> Report<'a> {
    pub(crate) fn new(articles: &'a [Article], labels: &'a [Vec<bool>]) -> Self {
        Self {
            articles,
            labels,
            has_head: false,
        }
    }

    /// Prints the line of a scorer: for each group the mean AUC with its standard error, and P@1.
    pub(crate) fn line(&mut self, name: &str, scores: &[Vec<f64>]) {
        let groups = metrics::by_group(self.articles, self.labels, scores);
        if !self.has_head {
            self.has_head = true;
            let heads: Vec<String> = groups
                .iter()
                .map(|(name, summary)| format!("{:>20}", format!("{name} ({})", summary.len())))
                .collect();
            println!(
                "{:<34}{}",
                "AUC_avg ± standard error / P@1, %",
                heads.join("")
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
