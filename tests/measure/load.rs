//! Opening an article: what is transferred, and when it can be read.

use std::time::Duration;

use harness::{Network, Page, TempSite, in_browser};
use serde::Deserialize;
use serde_json::json;

use crate::{
    articles::{self, END, Text},
    readers::{self, Reader},
    sample::Sample,
};

/// How often each is measured.
const ROUNDS: usize = 5;

/// Runs before the page's own scripts: notes what the browser paints, when the first paragraph and the last heading are there
/// and a frame with them is on its way to the screen, when the page answers, and every task of more than 50 ms.
const WATCH: &str = "
window.measured = { paint: 0, largest: 0, first: 0, whole: 0, answers: 0, tasks: [] };
const watch = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
watch('longtask', (task) => measured.tasks.push([task.startTime, task.duration]));
watch('paint', (paint) => { if (paint.name === 'first-contentful-paint') measured.paint = paint.startTime; });
watch('largest-contentful-paint', (paint) => { measured.largest = paint.startTime; });
const look = () => {
  const now = performance.now();
  if (!measured.first && document.querySelector(FIRST)?.getBoundingClientRect().height > 0) measured.first = now;
  if (!measured.whole && document.getElementById(END)) measured.whole = now;
  if (!measured.answers && measured.whole && ANSWERS) measured.answers = now;
  if (!measured.answers) requestAnimationFrame(look);
};
requestAnimationFrame(look);
";

/// Sums up what was noted. The text has arrived with the page that has it, or else with the file that was fetched for it.
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
    later: longest(measured.first),
    shift: layoutShifts.reduce((sum, shift) => sum + shift.value, 0),
  };
})()";

/// Scrolls through all of it, a screen in ten frames, for so many frames, and takes the time from each frame to the next.
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

/// For how many frames it is scrolled: three seconds.
const FRAMES: usize = 180;

/// What a frame takes on a screen that shows sixty a second, in milliseconds, with half of one more: what takes longer has
/// left out one.
const FRAME: f64 = 25.0;

/// For how long it is watched after it answers.
const AFTERMATH: Duration = Duration::from_millis(500);

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

/// What one opening of an article came to, in milliseconds since the address was entered; 0 for what did not come.
#[derive(Debug, Deserialize)]
struct Measured {
    /// First and Largest Contentful Paint, as the browser defines them.
    paint: f64,
    largest: f64,
    first: f64,
    /// How long after the bytes of the text the first of it was there; none where that came with the page.
    after: Option<f64>,
    whole: f64,
    answers: f64,
    /// The longest task; 0 where none took over 50 ms.
    longest: f64,
    /// The longest of those that began after the first text.
    later: f64,
    /// The sum of layout shifts that no reader's action caused.
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
    answers: Sample,
    longest: Sample,
    later: Sample,
    shift: Sample,
    left_out: Sample,
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

/// The readers take turns, so that a busy moment of the machine meets all.
fn measure_article(device: &Device, text: &Text) {
    let pressed = TempSite::empty();
    pressed.add(text.name, &text.markdown);
    pressed.press();
    let mut readers = Vec::new();
    in_browser(async |_| {
        let texts = std::slice::from_ref(text);
        readers.push(readers::prerendered(&pressed).await);
        readers.push(readers::recto(texts).await);
        readers.push(readers::docsify(texts).await);
    });
    let mut samples: Vec<Samples> = readers.iter().map(|_| Samples::default()).collect();
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
        row("answers, ms", &self.answers, 0);
        row("longest task over 50 ms, ms", &self.longest, 0);
        row("  after the first text, ms", &self.later, 0);
        row("layout shift", &self.shift, 3);
        let frames = format!("frames left out of {FRAMES} in scrolling");
        row(&frames, &self.left_out, 0);
    }

    fn add(&mut self, measured: &Measured) {
        self.paint.add(measured.paint);
        self.largest.add(measured.largest);
        self.first.add(measured.first);
        self.whole.add(measured.whole);
        self.answers.add(measured.answers);
        self.longest.add(measured.longest);
        self.later.add(measured.later);
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
    let watch = WATCH
        .replace("FIRST", &json!(reader.first).to_string())
        .replace("END", &json!(END).to_string())
        .replace("ANSWERS", reader.answers);
    page.at_start(&format!("{{{watch}}}")).await;
    page.network(device.network).await;
    page.slow_processor(device.slowdown).await;
    let before = reader.site.requests().len();
    page.go(&reader.site.url(&(reader.address)(text.name)))
        .await;
    page.wait_for(
        "an answer and a paint",
        "window.measured?.answers > 0 && measured.largest > 0",
    )
    .await;
    // What comes after it: a larger paint, a task.
    tokio::time::sleep(AFTERMATH * device.slowdown).await;
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
    let left_out = times.iter().filter(|time| **time > FRAME).count();
    samples.left_out.add(left_out as f64);
}
