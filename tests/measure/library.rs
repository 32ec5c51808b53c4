//! A library of 10,000 articles: how soon it is usable, and how soon a filter answers.

use harness::{Compression, Page, Site, in_browser};
use serde_json::{Value, json};

use crate::sample::Sample;

/// How often each is measured.
const ROUNDS: usize = 5;

/// How many articles the index has.
const ARTICLES: usize = 10_000;

/// Types a word letter by letter, and takes the time from each letter to the second frame after it, in milliseconds: by
/// then the answer is on the screen.
const TYPE: &str = "(async () => {
  const input = document.querySelector('input[type=search]');
  const frame = () => new Promise(requestAnimationFrame);
  const times = [];
  for (const end of [1, 2, 3, 4, 5]) {
    const started = performance.now();
    input.value = 'heron'.slice(0, end);
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await frame(); await frame();
    times.push(performance.now() - started);
  }
  return times;
})()";

/// Prints the figures. There is no peer here: docsify has no page that lists articles.
pub(crate) fn measure() {
    let (mut usable, mut filter) = (Sample::default(), Sample::default());
    let mut bytes = 0;
    let mut site = None;
    in_browser(async |page| {
        let served = Site::of_dist()
            .compressed(Compression::Brotli)
            .start()
            .await;
        let index = index();
        bytes = index.len();
        served.put("articles/index.json", index);
        // The first time, the host compresses its files, and the browser tells that it waits.
        page.allow_trouble("");
        open(page, &served).await;
        site = Some(served);
    });
    let site = site.expect("it was just started");
    for _ in 0..ROUNDS {
        in_browser(async |page| {
            usable.add(open(page, &site).await);
            let times: Vec<f64> = page.eval(TYPE).await;
            for time in times {
                filter.add(time);
            }
        });
    }
    println!(
        "a library of {ARTICLES} articles ({bytes} bytes of index) in Chromium, no throttling; median of {ROUNDS} (least–greatest)"
    );
    println!("    usable, ms                       {}", usable.summary(0));
    println!("    a letter typed to its answer, ms {}", filter.summary(0));
}

async fn open(page: &Page, site: &Site) -> f64 {
    page.at_start(
        "addEventListener('DOMContentLoaded', () => new MutationObserver((_, observer) => {
            if (!document.documentElement.hasAttribute('data-ready')) return;
            observer.disconnect();
            requestAnimationFrame(() => { window.usable = performance.now(); });
        }).observe(document.documentElement, { attributes: true, attributeFilter: ['data-ready'] }));",
    )
    .await;
    page.open(&site.url("")).await;
    page.wait_for("the frame after it is ready", "window.usable")
        .await;
    page.eval("usable").await
}

fn index() -> String {
    const SHORES: [&str; 3] = ["shore", "marsh", "estuary"];
    const BIRDS: [&str; 5] = ["heron", "curlew", "plover", "godwit", "dunlin"];
    let articles: Vec<Value> = (0..ARTICLES)
        .map(|number| {
            let bird = BIRDS[number % BIRDS.len()];
            let shore = SHORES[number % SHORES.len()];
            json!({
                "slug": format!("article-{number}"),
                "title": format!("The {bird} on the flats, part {number}"),
                "description": format!("What a {bird} does between two tides, as seen on walk {number} along the same mile of mud."),
                "authors": [format!("Author {}", number % 97)],
                "date": format!("20{:02}-{:02}-{:02}", number / 366 % 30, number / 30 % 12 + 1, number % 28 + 1),
                "tags": [bird, shore],
                "minutes": number % 20 + 1,
            })
        })
        .collect();
    json!({ "articles": articles }).to_string()
}
