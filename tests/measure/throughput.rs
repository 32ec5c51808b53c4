//! Throughput from text to HTML, natively, and of npm's parsers in Node.

use std::{fs, hint::black_box, path::PathBuf, process::Command, time::Instant};

use document::Dialect;
use pulldown_cmark::{Options, Parser};

use crate::{articles, sample::Sample};

/// Number of measurements of each value.
const ROUNDS: usize = 15;

/// Prints a table of the texts by the parsers. The parsers of this program take turns, so that a busy moment of the machine
/// affects all of them.
pub(crate) fn measure() {
    type Parse = (&'static str, fn(&str) -> usize);
    let parsers: [Parse; 4] = [
        ("Recto, as it reads articles", |text| {
            document::render::html::body(&document::parse(text)).len()
        }),
        ("Recto, parsing alone", |text| {
            document::parse(text).blocks.len()
        }),
        ("Recto, as CommonMark", |text| {
            document::render::html::body(&document::parse_as(text, Dialect::CommonMark)).len()
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
        let mut samples = vec![Sample::default(); parsers.len()];
        for _ in 0..ROUNDS {
            for ((_, parse), sample) in parsers.iter().zip(&mut samples) {
                let started = Instant::now();
                black_box(parse(black_box(&text.markdown)));
                let seconds = started.elapsed().as_secs_f64();
                sample.add(megabytes(text.markdown.len()) / seconds);
            }
        }
        for ((name, _), sample) in parsers.iter().zip(&samples) {
            row(name, sample);
        }
        for (name, sample) in in_node(&text.markdown) {
            row(&name, &sample);
        }
    }
}

fn row(name: &str, sample: &Sample) {
    println!("    {name:<32} {}", sample.summary(1));
}

/// Runs `tools/throughput.mjs`, which measures npm's parsers.
fn in_node(markdown: &str) -> Vec<(String, Sample)> {
    let file = std::env::temp_dir().join(format!("recto-throughput-{}.md", std::process::id()));
    fs::write(&file, markdown).expect("a temporary file");
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tools/throughput.mjs");
    let output = Command::new("node")
        .arg(script)
        .arg(&file)
        .arg(ROUNDS.to_string())
        .output()
        .expect("Node measures npm's parsers: install version 20 or newer");
    // A leftover temporary file is harmless.
    let _ = fs::remove_file(&file);
    assert!(
        output.status.success(),
        "tools/throughput.mjs failed: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    lines
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, figures)| {
            let figures = figures.split('\t').filter_map(|figure| figure.parse().ok());
            (name.to_owned(), figures.collect())
        })
        .collect()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "no text here is near 2^53 bytes"
)]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}
