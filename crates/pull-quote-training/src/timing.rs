//! Duration of the selection of pull quotes.

use std::{fs, hint::black_box, path::Path, time::Instant};

/// Length of the text, in words; the limit on the duration is stated for it.
const MIN_WORDS: usize = 5_000;

/// Number of measurements. The first rounds count, although WebAssembly then runs code of the baseline compiler.
const ROUNDS: usize = 61;

/// Prints the duration of parsing a Markdown file with and without the selection, and the difference.
///
/// The two take turns, so that a busy moment of the machine affects both.
pub(crate) fn print(file: &Path) -> Result<(), String> {
    let text = fs::read_to_string(file).map_err(|error| {
        format!(
            "{} cannot be read ({error}): give the path of a Markdown file",
            file.display()
        )
    })?;
    let body = first_words(&text[document::front_matter::read(&text).body..]);
    let with = |setting: &str| format!("---\nlang: en\npull_quotes: {setting}\n---\n{body}");
    let variants = [with("auto"), with("false")];
    let mut milliseconds = [const { Vec::new() }; 2];
    let mut quotes = 0;
    for _ in 0..ROUNDS {
        for (variant, milliseconds) in variants.iter().zip(&mut milliseconds) {
            let started = Instant::now();
            let article = document::parse(black_box(variant));
            milliseconds.push(started.elapsed().as_secs_f64() * 1000.0);
            quotes = quotes.max(article.pull_quotes.len());
            black_box(article);
        }
    }
    println!(
        "{} words, {quotes} quotes, {ROUNDS} rounds",
        document::parse(&variants[1]).statistics.words
    );
    let [auto, none] = milliseconds;
    let selection: Vec<f64> = auto
        .iter()
        .zip(&none)
        .map(|(auto, none)| auto - none)
        .collect();
    for (name, samples) in [
        ("parsing with selection", auto),
        ("parsing without selection", none),
        ("selection", selection),
    ] {
        let first = samples[0];
        let mut samples = samples;
        samples.sort_by(f64::total_cmp);
        println!(
            "  {name:<24} first {first:6.2} ms, median {:6.2} ms ({:.2} to {:.2})",
            samples[ROUNDS / 2],
            samples[0],
            samples[ROUNDS - 1]
        );
    }
    Ok(())
}

/// Returns the first paragraphs, up to the one that reaches [`MIN_WORDS`].
fn first_words(body: &str) -> &str {
    let mut words = 0;
    let mut at = 0;
    for paragraph in body.split_inclusive("\n\n") {
        at += paragraph.len();
        words += paragraph.split_whitespace().count();
        if words >= MIN_WORDS {
            break;
        }
    }
    &body[..at]
}
