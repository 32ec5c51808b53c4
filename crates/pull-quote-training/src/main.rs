//! Evaluates and fits the automatic pull quotes; `cargo xtask pull-quotes` runs it.

mod baselines;
mod benchmark_sentences;
mod boundary_agreement;
mod cross_validation;
mod dataset;
mod explain;
mod fit;
mod labels;
mod metrics;
mod report;
mod ridge_regression;
mod timing;
mod weights_file;

use std::{path::Path, process::ExitCode};

use document::pull_quotes::{FeatureTable, Model};

use dataset::Article;
use report::Report;

const USAGE: &str = "\
DATA.jsonl                             evaluates the shipped weights on articles with an editor's quotes, and baselines
--scores DATA.jsonl                    prints the score of each sentence, as JSON lines
--explain ARTICLE.md                   prints the pull quotes of an article with the reasons for each
--time ARTICLE.md                      measures the selection of pull quotes
--validate DATA.jsonl [RATINGS.jsonl]  evaluates fitted weights by cross-validation
--fit DATA.jsonl [RATINGS.jsonl]       fits the weights and writes them into the source
RATINGS.jsonl has lines of {\"id\", \"scores\": [0 to 9 for each sentence]}: ratings by a reference rater.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words[..] {
        ["--scores", data] => print_scores(Path::new(data)),
        ["--explain", article] => explain::print(Path::new(article)),
        ["--time", article] => timing::print(Path::new(article)),
        ["--validate", data] => cross_validation::print(Path::new(data), None),
        ["--validate", data, ratings] => {
            cross_validation::print(Path::new(data), Some(Path::new(ratings)))
        }
        ["--fit", data] => weights_file::fit(Path::new(data), None),
        ["--fit", data, ratings] => weights_file::fit(Path::new(data), Some(Path::new(ratings))),
        [data] if !data.starts_with("--") => print_results(Path::new(data)),
        _ => Err(format!("unknown arguments; usage:\n{USAGE}")),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the results of the shipped weights and of the baselines.
fn print_results(data: &Path) -> Result<(), String> {
    let articles = dataset::read(data)?;
    let labels: Vec<Vec<bool>> = articles.iter().map(labels::from_quotes).collect();
    let mut report = Report::new(&articles, &labels);
    let scores: Vec<Vec<f64>> = articles.iter().map(scores).collect();
    report.row("Recto, as shipped", &scores);
    for baseline in baselines::ALL {
        let scores: Vec<Vec<f64>> = articles.iter().map(baseline.scores).collect();
        report.row(baseline.name, &scores);
    }
    println!(
        "The first row is too optimistic if the weights were fitted to these articles; use --validate to test on unseen ones."
    );
    boundary_agreement::print(&articles);
    Ok(())
}

fn print_scores(data: &Path) -> Result<(), String> {
    for article in dataset::read(data)? {
        let line = serde_json::json!({ "id": article.id, "scores": scores(&article) });
        println!("{line}");
    }
    Ok(())
}

/// Scores the sentences with the shipped weights.
fn scores(article: &Article) -> Vec<f64> {
    let text = article.text();
    let table = FeatureTable::new(&text);
    let scores = Model::for_text(&text, &table).scores(&table);
    scores.into_iter().map(f64::from).collect()
}
