//! How fast text becomes HTML, natively.

use std::{hint::black_box, time::Instant};

use document::Dialect;
use pulldown_cmark::{Options, Parser};

use crate::{articles, sample::Sample};

/// How often each is measured.
const ROUNDS: usize = 15;

/// Prints a table: each text, by each way of reading it. The ways take turns, so that a busy moment of the machine
/// meets all of them.
pub(crate) fn measure() {
    type Way = (&'static str, fn(&str) -> usize);
    let ways: [Way; 4] = [
        ("Recto, as it reads articles", |text| {
            document::html::body(&document::parse(text)).len()
        }),
        ("Recto, parsing alone", |text| {
            document::parse(text).blocks.len()
        }),
        ("Recto, as CommonMark", |text| {
            document::html::body(&document::parse_as(text, Dialect::CommonMark)).len()
        }),
        ("pulldown-cmark, as CommonMark", |text| {
            let mut html = String::new();
            pulldown_cmark::html::push_html(&mut html, Parser::new_ext(text, Options::empty()));
            html.len()
        }),
    ];
    println!("throughput, MB/s, median of {ROUNDS} (least–greatest)");
    for text in articles::to_parse() {
        println!("  {} ({} bytes)", text.name, text.markdown.len());
        let mut samples = vec![Sample::default(); ways.len()];
        for _ in 0..ROUNDS {
            for ((_, way), sample) in ways.iter().zip(&mut samples) {
                let started = Instant::now();
                black_box(way(black_box(&text.markdown)));
                let seconds = started.elapsed().as_secs_f64();
                sample.add(megabytes(text.markdown.len()) / seconds);
            }
        }
        for ((name, _), sample) in ways.iter().zip(&samples) {
            println!("    {name:<32} {}", sample.summary(1));
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "no text here is near 2^53 bytes"
)]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}
