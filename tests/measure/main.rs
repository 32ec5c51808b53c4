//! Measurements of the built site, beside its peers in one run. They print figures and judge nothing: `cargo xtask
//! bench` builds what they measure and calls them.

#![expect(
    clippy::expect_used,
    reason = "a measurement that cannot be made ends the program; each message says why"
)]

mod articles;
mod library;
mod lighthouse;
mod load;
mod readers;
mod sample;
mod search;
mod synthetic_articles;
mod throughput;

use std::process::ExitCode;

const USAGE: &str = "\
Usage: measure [WHAT…]

  throughput   text to HTML natively, in MB (1,000,000 bytes) a second, beside pulldown-cmark on its own
  load         opening an article in Chromium, beside docsify: bytes, first text, the whole, layout shift
  library      opening and filtering a library of 10,000 articles in Chromium
  search       a search in libraries of 100, 1,000 and 10,000 articles in Chromium: bytes, time to the answer
  all          all of these
  lighthouse   the scores of Lighthouse, of the library and an article, as a phone and as a desktop open them";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let known = [
        "throughput",
        "load",
        "library",
        "search",
        "all",
        "lighthouse",
    ];
    if words.is_empty() || words.iter().any(|word| !known.contains(&word.as_str())) {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    }
    let wanted = |what: &str| words.iter().any(|word| word == what || word == "all");
    if wanted("throughput") {
        throughput::measure();
    }
    if wanted("load") {
        load::measure();
    }
    if wanted("library") {
        library::measure();
    }
    if wanted("search") {
        search::measure();
    }
    if words.iter().any(|word| word == "lighthouse") {
        lighthouse::measure();
    }
    ExitCode::SUCCESS
}
