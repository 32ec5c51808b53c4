//! How long choosing takes.

use std::{fs, hint::black_box, path::Path, time::Instant};

/// What is read of a longer article: the length that the limit on choosing is given for.
const WORDS: usize = 5_000;

/// How often each way is measured; the first rounds of WebAssembly are run by a quicker compiler's slower code, and count.
const ROUNDS: usize = 61;

/// Prints how long a Markdown file takes to parse with and without choosing, and the difference.
///
/// The ways take turns, so that a busy moment of the machine meets both.
pub(crate) fn print(file: &Path) -> Result<(), String> {
    let text = fs::read_to_string(file).map_err(|error| {
        format!(
            "{} cannot be read ({error}): give the path of a Markdown file",
            file.display()
        )
    })?;
    let body = first_words(&text[document::front_matter::read(&text).body..]);
    let with = |choice: &str| format!("---\nlang: en\npull_quotes: {choice}\n---\n{body}");
    let ways = [with("auto"), with("false")];
    let mut milliseconds = [const { Vec::new() }; 2];
    let mut chosen = 0;
    for _ in 0..ROUNDS {
        for (way, milliseconds) in ways.iter().zip(&mut milliseconds) {
            let started = Instant::now();
            let article = document::parse(black_box(way));
            milliseconds.push(started.elapsed().as_secs_f64() * 1000.0);
            chosen = chosen.max(article.pull_quotes.len());
            black_box(article);
        }
    }
    println!(
        "{} words, {chosen} quotes, {ROUNDS} rounds",
        document::parse(&ways[1]).statistics.words
    );
    let [auto, none] = milliseconds;
    let choosing: Vec<f64> = auto
        .iter()
        .zip(&none)
        .map(|(auto, none)| auto - none)
        .collect();
    for (name, samples) in [
        ("parsed, quotes chosen", auto),
        ("parsed, no quotes", none),
        ("choosing", choosing),
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

/// The paragraphs up to the one that reaches the length.
fn first_words(body: &str) -> &str {
    let mut words = 0;
    let mut at = 0;
    for paragraph in body.split_inclusive("\n\n") {
        at += paragraph.len();
        words += paragraph.split_whitespace().count();
        if words >= WORDS {
            break;
        }
    }
    &body[..at]
}
