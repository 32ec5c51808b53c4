//! Opening an article: what is transferred, and when it can be read.

use harness::{Network, Page, in_browser};
use serde::Deserialize;
use serde_json::json;

use crate::{
    articles::{self, END, Text},
    readers::{self, Reader},
    sample::Sample,
};

/// How often each is measured.
const ROUNDS: usize = 5;

/// Runs before the page's own scripts: notes when the first paragraph and the last heading are there and a frame with
/// them is on its way to the screen, and every task of more than 50 ms.
const WATCH: &str = "
window.measured = { first: 0, whole: 0, longest: 0 };
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) measured.longest = Math.max(measured.longest, task.duration);
}).observe({ type: 'longtask', buffered: true });
const look = () => {
  if (!measured.first && document.querySelector(FIRST)?.getBoundingClientRect().height > 0) measured.first = performance.now();
  if (!measured.whole && document.getElementById(END)) measured.whole = performance.now();
  if (!measured.whole) requestAnimationFrame(look);
};
requestAnimationFrame(look);
";

/// The circumstances under which an article is opened.
struct Device {
    name: &'static str,
    network: Network,
    slowdown: u32,
}

const DEVICES: [Device; 2] = [
    Device {
        name: "this machine, no throttling",
        network: Network::Online,
        slowdown: 1,
    },
    Device {
        name: "slow 4G (150 ms, 1.6 Mbit/s), processor slowed 4 times",
        network: Network::Slow,
        slowdown: 4,
    },
];

/// What one opening of an article came to.
#[derive(Debug, Deserialize)]
struct Measured {
    /// In milliseconds since the address was entered.
    first: f64,
    whole: f64,
    /// The longest task, in milliseconds; 0 where none took over 50 ms.
    longest: f64,
    /// The sum of layout shifts that no reader's action caused.
    shift: f64,
}

#[derive(Default)]
struct Samples {
    bytes: Sample,
    first: Sample,
    whole: Sample,
    longest: Sample,
    shift: Sample,
}

/// Prints a table for each device and article.
pub(crate) fn measure() {
    println!(
        "opening an article in Chromium, files compressed by Brotli, nothing cached; median of {ROUNDS} (least–greatest)"
    );
    for device in &DEVICES {
        println!("  {}", device.name);
        for text in articles::to_open() {
            println!(
                "    {} ({} bytes of Markdown)",
                text.name,
                text.markdown.len()
            );
            measure_article(device, &text);
        }
    }
}

/// The readers take turns, so that a busy moment of the machine meets both.
fn measure_article(device: &Device, text: &Text) {
    let mut readers = Vec::new();
    in_browser(async |_| {
        let texts = std::slice::from_ref(text);
        readers.push(readers::recto(texts).await);
        readers.push(readers::docsify(texts).await);
    });
    let mut samples = [Samples::default(), Samples::default()];
    for round in 0..=ROUNDS {
        for (reader, sample) in readers.iter().zip(&mut samples) {
            in_browser(async |page| {
                // Of others' warnings there is nothing to learn here.
                page.allow_trouble("");
                let mut warm_up = Samples::default();
                // The first time, the host compresses its files.
                let sample = if round == 0 { &mut warm_up } else { sample };
                open(page, reader, device, text, sample).await;
            });
        }
    }
    for (reader, sample) in readers.iter().zip(&samples) {
        println!("      {}", reader.name);
        let row = |what: &str, figure: String| println!("        {what:<28} {figure}");
        row("transferred, kB", sample.bytes.summary(1));
        row("first text, ms", sample.first.summary(0));
        row("whole article, ms", sample.whole.summary(0));
        row("longest task over 50 ms, ms", sample.longest.summary(0));
        row("layout shift", sample.shift.summary(3));
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "no page here is near 2^53 bytes"
)]
async fn open(page: &Page, reader: &Reader, device: &Device, text: &Text, samples: &mut Samples) {
    let watch = WATCH
        .replace("FIRST", &json!(reader.first).to_string())
        .replace("END", &json!(END).to_string());
    page.at_start(&format!("{{{watch}}}")).await;
    page.network(device.network).await;
    page.slow_processor(device.slowdown).await;
    let before = reader.site.requests().len();
    page.go(&reader.site.url(&(reader.address)(text.name)))
        .await;
    page.wait_for("the whole article", "window.measured?.whole > 0")
        .await;
    page.frames().await;
    let measured: Measured = page
        .eval("({ ...measured, shift: layoutShifts.reduce((sum, shift) => sum + shift.value, 0) })")
        .await;
    let bytes: usize = reader
        .site
        .requests()
        .iter()
        .skip(before)
        .map(|request| request.bytes)
        .sum();
    samples.bytes.add(bytes as f64 / 1e3);
    samples.first.add(measured.first);
    samples.whole.add(measured.whole);
    samples.longest.add(measured.longest);
    samples.shift.add(measured.shift);
}
