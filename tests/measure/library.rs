//! Library of 10,000 articles: time until it is usable, and response time of the filter.

use harness::{Compression, Page, Site, in_browser};
use serde_json::{Value, json};

use crate::sample::Sample;

/// Number of measurements of each value.
const ROUNDS: usize = 5;

/// Number of articles in the index.
const ARTICLES: usize = 10_000;

/// Expression that types a word letter by letter, and gives the time from each letter to the second frame after it, in
/// milliseconds. The result is on the screen in that frame.
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

/// Prints the figures. There is nothing to compare with: docsify has no list of articles.
pub(crate) fn measure() {
    let (mut usable, mut filter) = (Sample::default(), Sample::default());
    let mut bytes = 0;
    let mut site = None;
    in_browser(async |page| {
        let served = Site::of_dist()
            .compression(Compression::Brotli)
            .start()
            .await;
        let index = index();
        bytes = index.len();
        served.put("articles/index.json", index);
        // The host compresses its files in the first round, and the browser warns about the wait.
        page.allow_error("");
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
    println!("    from a letter to its result, ms  {}", filter.summary(0));
}

async fn open(page: &Page, site: &Site) -> f64 {
    page.run_on_new_document(
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
