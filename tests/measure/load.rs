//! Opening an article: bytes transferred, and times until it is readable and interactive.

use std::time::Duration;

use harness::{Network, Page, TempSite, in_browser};
use serde::Deserialize;
use serde_json::json;

use crate::{
    articles::{self, END, Text},
    readers::{self, Reader},
    sample::Sample,
};

/// Default number of measurements of each value.
const ROUNDS: usize = 5;

/// Openings to measure.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Selection {
    /// Key of the only device.
    device: Option<String>,
    /// Name of the only article.
    article: Option<&'static str>,
    /// Number of measurements of each value.
    rounds: Option<usize>,
}

impl Selection {
    /// Narrows the selection by an argument: `slow` or `fast`, the name of an article, or a number of rounds. Returns `false`
    /// if it is none of them.
    pub(crate) fn narrow(&mut self, argument: &str) -> bool {
        if DEVICES.iter().any(|device| device.key == argument) {
            self.device = Some(argument.to_owned());
            return true;
        }
        if let Some(name) = articles::TO_OPEN.iter().find(|name| **name == argument) {
            self.article = Some(name);
            return true;
        }
        self.rounds = argument.parse().ok().filter(|rounds| *rounds > 0);
        self.rounds.is_some()
    }
}

/// Script that runs before the page's own: it records the paints, the times of the first paragraph and of the last heading
/// in a frame, the time when the page is interactive, and every task of more than 50 ms.
const RECORD: &str = "
window.measured = { paint: 0, largest: 0, first: 0, whole: 0, interactive: 0, tasks: [] };
const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
watch('longtask', (task) => measured.tasks.push([task.startTime, task.duration]));
watch('paint', (paint) => { if (paint.name === 'first-contentful-paint') measured.paint = paint.startTime; });
watch('largest-contentful-paint', (paint) => { measured.largest = paint.startTime; });
const look = () => {
  const now = performance.now();
  if (!measured.first && document.querySelector(FIRST)?.getBoundingClientRect().height > 0) measured.first = now;
  if (!measured.whole && document.getElementById(END)) measured.whole = now;
  if (!measured.interactive && measured.whole && INTERACTIVE) measured.interactive = now;
  if (!measured.interactive) requestAnimationFrame(look);
};
requestAnimationFrame(look);
";

/// Expression that sums up the record. The text arrives with a prerendered page, or else with the file fetched for it.
const SUM_UP: &str = "(() => {
  const { tasks, ...measured } = window.measured;
  const ended = (entry) => entry?.responseEnd ?? 0;
  const fetched = performance.getEntriesByType('resource').find((entry) => entry.name.includes('.md'));
  const arrived = measured.first < ended(fetched) ? 0 : ended(fetched);
  const longest = (from) => Math.max(0, ...tasks.filter(([start]) => start >= from).map(([, duration]) => duration));
  return {
    ...measured,
    after: arrived ? measured.first - arrived : null,
    longest: longest(0),
    longestAfterFirst: longest(measured.first),
    shift: layoutShifts.reduce((sum, shift) => sum + shift.value, 0),
  };
})()";

/// Expression that scrolls through the article and gives the time between every two frames, in milliseconds.
const SCROLL: &str = "new Promise((done) => {
  const times = [];
  const step = Math.max(innerHeight / 10, (document.documentElement.scrollHeight - innerHeight) / FRAMES);
  let last;
  const next = (now) => {
    if (last) times.push(now - last);
    last = now;
    if (times.length >= FRAMES) return done(times);
    scrollBy({ top: step, behavior: 'instant' });
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})";

/// Number of frames of the scroll: three seconds.
const FRAMES: usize = 180;

/// Limit of the time between two frames, in milliseconds: one and a half frames at 60 Hz. A longer time means a dropped frame.
const FRAME_LIMIT: f64 = 25.0;

/// Time of recording after the page is interactive.
const AFTER_INTERACTIVE: Duration = Duration::from_millis(500);

/// Device and connection that an article is opened with.
struct Device {
    key: &'static str,
    name: &'static str,
    network: Network,
    slowdown: u32,
}

const DEVICES: [Device; 2] = [
    Device {
        key: "fast",
        name: "this machine, no throttling",
        network: Network::Online,
        slowdown: 1,
    },
    Device {
        key: "slow",
        name: "slow 4G (150 ms, 1.6 Mbit/s), processor slowed 4 times",
        network: Network::Slow,
        slowdown: 4,
    },
];

/// Times of one opening of an article, in milliseconds since the navigation; 0 for events that did not occur.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Measured {
    /// First and Largest Contentful Paint, as the browser defines them.
    paint: f64,
    largest: f64,
    first: f64,
    /// Time between the arrival of the text and the first paragraph; none for a prerendered page.
    after: Option<f64>,
    whole: f64,
    interactive: f64,
    /// Longest task of more than 50 ms.
    longest: f64,
    /// Longest of those that began after the first paragraph.
    longest_after_first: f64,
    /// Sum of the layout shifts without user input.
    shift: f64,
}

#[derive(Default)]
struct Samples {
    bytes: Sample,
    paint: Sample,
    largest: Sample,
    first: Sample,
    after: Sample,
    whole: Sample,
    interactive: Sample,
    longest: Sample,
    longest_after_first: Sample,
    shift: Sample,
    dropped_frames: Sample,
}

/// Prints a table for each selected device and article.
pub(crate) fn measure(selection: &Selection) {
    let rounds = selection.rounds.unwrap_or(ROUNDS);
    println!(
        "opening an article in Chromium, files compressed by Brotli, nothing cached; median of {rounds} (least–greatest)"
    );
    let is_selected = |device: &&Device| {
        let only = selection.device.as_ref();
        only.is_none_or(|only| device.key == only)
    };
    for device in DEVICES.iter().filter(is_selected) {
        println!("  {}", device.name);
        for text in articles::to_open() {
            if selection.article.is_some_and(|only| text.name != only) {
                continue;
            }
            println!(
                "    {} ({} bytes of Markdown)",
                text.name,
                text.markdown.len()
            );
            measure_article(device, &text, rounds);
        }
    }
}

/// Measures the readers in turns, so that a busy moment of the machine affects all of them.
fn measure_article(device: &Device, text: &Text, rounds: usize) {
    let site = TempSite::empty();
    site.add(text.name, &text.markdown);
    site.build();
    let mut readers = Vec::new();
    in_browser(async |_| {
        let texts = std::slice::from_ref(text);
        readers.push(readers::prerendered(&site).await);
        readers.push(readers::client_rendered(texts).await);
        readers.push(readers::docsify(texts).await);
    });
    let mut samples: Vec<Samples> = readers.iter().map(|_| Samples::default()).collect();
    for round in 0..=rounds {
        for (reader, sample) in readers.iter().zip(&mut samples) {
            in_browser(async |page| {
                // Warnings of other readers do not matter here.
                page.allow_error("");
                let mut warm_up = Samples::default();
                // The host compresses its files in the first round.
                let sample = if round == 0 { &mut warm_up } else { sample };
                open(page, reader, device, text, sample).await;
            });
        }
    }
    for (reader, sample) in readers.iter().zip(&samples) {
        sample.print(&reader.name);
    }
}

impl Samples {
    fn print(&self, name: &str) {
        println!("      {name}");
        let row = |what: &str, sample: &Sample, decimals: usize| {
            println!("        {what:<36} {}", sample.summary(decimals));
        };
        row("transferred, kB", &self.bytes, 1);
        row("first contentful paint, ms", &self.paint, 0);
        row("largest contentful paint, ms", &self.largest, 0);
        row("first text, ms", &self.first, 0);
        row("  after its bytes, ms", &self.after, 0);
        row("whole article, ms", &self.whole, 0);
        row("interactive, ms", &self.interactive, 0);
        row("longest task over 50 ms, ms", &self.longest, 0);
        row("  after the first text, ms", &self.longest_after_first, 0);
        row("layout shift", &self.shift, 3);
        let frames = format!("dropped of {FRAMES} frames in scrolling");
        row(&frames, &self.dropped_frames, 0);
    }

    fn add(&mut self, measured: &Measured) {
        self.paint.add(measured.paint);
        self.largest.add(measured.largest);
        self.first.add(measured.first);
        self.whole.add(measured.whole);
        self.interactive.add(measured.interactive);
        self.longest.add(measured.longest);
        self.longest_after_first.add(measured.longest_after_first);
        self.shift.add(measured.shift);
        if let Some(after) = measured.after {
            self.after.add(after);
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "no page here is near 2^53 bytes"
)]
async fn open(page: &Page, reader: &Reader, device: &Device, text: &Text, samples: &mut Samples) {
    let script = RECORD
        .replace("FIRST", &json!(reader.first_paragraph).to_string())
        .replace("END", &json!(END).to_string())
        .replace("INTERACTIVE", reader.is_interactive);
    page.run_on_new_document(&format!("{{{script}}}")).await;
    page.network(device.network).await;
    page.slow_processor(device.slowdown).await;
    let before = reader.site.requests().len();
    page.go(&reader.site.url(&(reader.path)(text.name))).await;
    page.wait_for(
        "an interactive page and a paint",
        "window.measured?.interactive > 0 && measured.largest > 0",
    )
    .await;
    // A larger paint or a task can follow.
    tokio::time::sleep(AFTER_INTERACTIVE * device.slowdown).await;
    let measured: Measured = page.eval(SUM_UP).await;
    let bytes: usize = reader
        .site
        .requests()
        .iter()
        .skip(before)
        .map(|request| request.bytes)
        .sum();
    samples.bytes.add(bytes as f64 / 1e3);
    samples.add(&measured);
    let scroll = SCROLL.replace("FRAMES", &FRAMES.to_string());
    let times: Vec<f64> = page.eval(&scroll).await;
    let dropped = times.iter().filter(|time| **time > FRAME_LIMIT).count();
    samples.dropped_frames.add(dropped as f64);
}
