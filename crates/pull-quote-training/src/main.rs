//! Measures and fits the choice of pull quotes: `cargo xtask pull-quotes` runs it.

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
DATA.jsonl                             what the choice reaches on articles whose editors chose, beside baselines
--scores DATA.jsonl                    a score for each sentence, as JSON lines
--explain ARTICLE.md                   what is chosen of an article, and why
--time ARTICLE.md                      how long choosing takes
--validate DATA.jsonl [RATINGS.jsonl]  what fitting reaches on articles that it has not seen
--fit DATA.jsonl [RATINGS.jsonl]       fits the weights and writes them
RATINGS.jsonl has lines of {\"id\", \"scores\": [0 to 9 for each sentence]}: what a teacher thinks of the sentences.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["--scores", data] => print_scores(Path::new(data)),
        ["--explain", article] => explain::print(Path::new(article)),
        ["--time", article] => timing::print(Path::new(article)),
        ["--validate", data] => cross_validation::print(Path::new(data), None),
        ["--validate", data, ratings] => {
            cross_validation::print(Path::new(data), Some(Path::new(ratings)))
        }
        ["--fit", data] => weights_file::fit(Path::new(data), None),
        ["--fit", data, ratings] => weights_file::fit(Path::new(data), Some(Path::new(ratings))),
        [data] if !data.starts_with("--") => print_figures(Path::new(data)),
        _ => Err(format!("it is used so:\n{USAGE}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("error: {what}");
            ExitCode::FAILURE
        }
    }
}

/// What the shipped weights reach.
fn print_figures(data: &Path) -> Result<(), String> {
    let articles = dataset::read(data)?;
    let labels: Vec<Vec<bool>> = articles.iter().map(labels::of).collect();
    let mut report = Report::new(&articles, &labels);
    let scores: Vec<Vec<f64>> = articles.iter().map(scores).collect();
    report.line("Recto, as shipped", &scores);
    for baseline in baselines::ALL {
        let scores: Vec<Vec<f64>> = articles.iter().map(baseline.scores).collect();
        report.line(baseline.name, &scores);
    }
    println!(
        "On articles that the weights were fitted on, the first line says too much: --validate tells what holds for others."
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

/// The scores of the sentences, as a reader's browser makes them.
fn scores(article: &Article) -> Vec<f64> {
    let text = article.text();
    let survey = FeatureTable::new(&text);
    let scores = Model::for_text(&text, &survey).scores(&survey);
    scores.into_iter().map(f64::from).collect()
}
