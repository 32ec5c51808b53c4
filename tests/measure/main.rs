//! Measurements of the built site and of comparable programs. They print figures and never fail because of them; `cargo
//! xtask bench` builds the site and runs them.

#![expect(
    clippy::expect_used,
    reason = "an impossible measurement ends the program; each message gives the reason"
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
Usage: measure NAME…

  throughput   text to HTML natively, in MB (1,000,000 bytes) per second, compared with pulldown-cmark
  load         opening an article in Chromium, compared with docsify: bytes, times, layout shift; narrowed by any of
               fast or slow (device and connection), essay or megabyte (article), and a number of rounds
  library      opening and filtering a library of 10,000 articles in Chromium
  search       searching libraries of 100, 1,000 and 10,000 articles in Chromium: bytes, response time
  all          all of these
  lighthouse   Lighthouse scores of the library and an article, on a phone and on a desktop";

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
    let mut openings = load::Selection::default();
    let unknown = |word: &String| !known.contains(&word.as_str()) && !openings.narrow(word);
    let is_misused = words.iter().any(unknown);
    let narrows_nothing = openings != load::Selection::default()
        && !words
            .iter()
            .any(|word| ["load", "all"].contains(&word.as_str()));
    if words.is_empty() || is_misused || narrows_nothing {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    }
    let wanted = |what: &str| words.iter().any(|word| word == what || word == "all");
    if wanted("throughput") {
        throughput::measure();
    }
    if wanted("load") {
        load::measure(&openings);
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
