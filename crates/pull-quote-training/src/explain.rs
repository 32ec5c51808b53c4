//! Prints the automatic pull quotes of an article with the reasons for each.

use std::{fs, path::Path};

use document::pull_quotes::{self, ExplainedSentence};

/// Number of reasons that are printed for each sentence.
const REASONS: usize = 8;

/// Number of other sentences that are printed, the best first.
const OTHERS: usize = 5;

/// Prints the sentences that Recto selects from a Markdown file, and the best of the others.
pub(crate) fn print(file: &Path) -> Result<(), String> {
    let text = fs::read_to_string(file).map_err(|error| {
        format!(
            "{} cannot be read ({error}): give the path of a Markdown file",
            file.display()
        )
    })?;
    let article = document::parse(&text);
    if !article.pull_quotes.is_empty()
        && article
            .pull_quotes
            .iter()
            .all(|quote| quote.origin == document::tree::Origin::Author)
    {
        println!(
            "Quotes selected by the author: {}; Recto would select these.",
            article.pull_quotes.len()
        );
    }
    let (model, mut sentences) = pull_quotes::explain(&article);
    println!("{} sentences, weights for {model:?}\n", sentences.len());
    for sentence in sentences.iter().filter(|sentence| sentence.is_selected) {
        println!("SELECTED {}", describe(sentence));
    }
    sentences.retain(|sentence| !sentence.is_selected);
    sentences.sort_by(|one, other| other.score.total_cmp(&one.score));
    for sentence in sentences.iter().take(OTHERS) {
        let why = sentence.rejection.map_or_else(
            || "too close or too similar to a better one".to_owned(),
            |rejection| format!("rejected: {rejection:?}"),
        );
        println!("not selected, {why}: {}", describe(sentence));
    }
    Ok(())
}

fn describe(sentence: &ExplainedSentence) -> String {
    let reasons: Vec<String> = sentence
        .reasons
        .iter()
        .take(REASONS)
        .map(|reason| format!("{} {:+.2}", reason.name, reason.amount))
        .collect();
    format!(
        "{:.2}  {}\n    {}\n",
        sentence.score,
        sentence.text,
        reasons.join(", ")
    )
}
