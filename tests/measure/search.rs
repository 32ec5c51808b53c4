//! Searching in the texts of libraries of 100, 1,000 and 10,000 articles: what the first search moves, what the next one and
//! the older articles do, and how soon each answers.

use std::{fs, path::Path};

use harness::{Compression, Keeping, Page, Site, TempSite, in_browser};

use crate::{sample::Sample, synthetic_articles};

/// How often each is measured.
const ROUNDS: usize = 3;

/// The sizes of the libraries, in articles.
const LIBRARIES: [usize; 3] = [100, 1_000, 10_000];

/// The ranks of the words that are searched for, and of those after them: a word that most articles have, one that some
/// have, one that few have.
const RANKS: [(&str, usize, usize); 3] = [
    ("frequent", 60, 75),
    ("middling", 900, 1_100),
    ("rare", 12_000, 14_000),
];

/// Does something, and takes the time to the frame after the answer to it, in milliseconds, without the pause that the page
/// makes before it searches at all.
const ANSWER: &str = "(act) => new Promise((done) => {
  const dialog = document.querySelector('.search-dialog');
  const status = dialog.querySelector('.search-status');
  const set = setTimeout;
  let started;
  window.setTimeout = (callback, after, ...rest) => set(() => { started ??= performance.now(); callback(...rest); }, after);
  const observer = new MutationObserver(() => {
    if (!/^(No|[0-9])/.test(status.textContent)) return;
    observer.disconnect();
    requestAnimationFrame(() => { window.setTimeout = set; done(performance.now() - started); });
  });
  dialog.querySelector('.search-results').replaceChildren();
  status.textContent = '';
  observer.observe(dialog, { childList: true, subtree: true });
  act(dialog);
})";

/// Prints the figures.
pub(crate) fn measure() {
    println!(
        "searching in articles of {} words in Chromium, no throttling, files compressed with Brotli; kB moved and ms to the answer, median of {ROUNDS} (least–greatest)",
        synthetic_articles::WORDS
    );
    for articles in LIBRARIES {
        let pressed = TempSite::empty();
        for number in 0..articles {
            pressed.add(
                &format!("article-{number}"),
                &synthetic_articles::article(number),
            );
        }
        let cold = pressed.press();
        println!(
            "  {articles} articles: press takes {cold:.1} s without compression; the index has {} kB",
            size(&pressed.root().join("pagefind")) / 1000
        );
        let site = serve(&pressed);
        for rank in RANKS {
            measure_word(&site, rank);
        }
    }
}

/// Serves a library. The first time, the host compresses its files.
fn serve(pressed: &TempSite) -> Site {
    let mut site = None;
    in_browser(async |page| {
        page.allow_trouble("");
        let served = Site::of(pressed.root())
            .compressed(Compression::Brotli)
            .kept(Keeping::Unchanged)
            .start()
            .await;
        open(page, &served).await;
        for (_, rank, next) in RANKS {
            search(page, synthetic_articles::word(rank)).await;
            search(page, synthetic_articles::word(next)).await;
        }
        site = Some(served);
    });
    site.expect("it was just started")
}

/// What was moved for an answer, in kilobytes, and how soon it came.
#[derive(Default)]
struct Answers {
    app: Sample,
    program: Sample,
    index: Sample,
    articles: Sample,
    all: Sample,
    after: Sample,
}

impl Answers {
    fn add(&mut self, site: &Site, before: usize, after: f64) {
        let moved = |fits: &dyn Fn(&str) -> bool| kilobytes(site, before, fits);
        self.app.add(moved(&|path| !path.starts_with("pagefind/")));
        self.program.add(moved(&is_program));
        self.index.add(moved(&|path| {
            path.starts_with("pagefind/") && !is_program(path) && !path.ends_with(".pf_fragment")
        }));
        self.articles
            .add(moved(&|path| path.ends_with(".pf_fragment")));
        self.all.add(moved(&|_| true));
        self.after.add(after);
    }

    fn print(&self, what: &str, told: &str) {
        println!(
            "      {what}: {} kB (program {}, index {}, found articles {}, other {}), {} ms: {told}",
            self.all.summary(0),
            self.program.summary(0),
            self.index.summary(0),
            self.articles.summary(0),
            self.app.summary(0),
            self.after.summary(0),
        );
    }
}

fn is_program(path: &str) -> bool {
    path.starts_with("pagefind/") && (path.contains("pagefind.js") || path.contains("wasm."))
}

fn measure_word(site: &Site, (name, rank, next): (&str, usize, usize)) {
    let (mut first, mut second, mut older) =
        (Answers::default(), Answers::default(), Answers::default());
    let mut later = Sample::default();
    let mut told = [String::new(), String::new(), String::new()];
    for _ in 0..ROUNDS {
        in_browser(async |page| {
            page.forget().await;
            let before = site.requests().len();
            open(page, site).await;
            later.add(kilobytes(site, before, |path| path.starts_with("later")));
            let [told_first, told_second, _] = &mut told;
            for (answers, told, rank) in [
                (&mut first, told_first, rank),
                (&mut second, told_second, next),
            ] {
                let before = site.requests().len();
                let after = search(page, synthetic_articles::word(rank)).await;
                answers.add(site, before, after);
                *told = status(page).await;
            }
            if page
                .count(".search-dialog .search-wider:not([hidden])")
                .await
                > 0
            {
                let before = site.requests().len();
                let act = "(dialog) => dialog.querySelector('.search-wider').click()";
                let after = page.eval(&format!("({ANSWER})({act})")).await;
                older.add(site, before, after);
                told[2] = status(page).await;
            }
        });
    }
    println!(
        "    a {name} word; the later part of the app moved {} kB before",
        later.summary(0)
    );
    first.print("the first search", &told[0]);
    second.print("another word", &told[1]);
    if !told[2].is_empty() {
        older.print("older articles too", &told[2]);
    }
}

async fn open(page: &Page, site: &Site) {
    page.open(&site.url("article-7/")).await;
    page.run("document.querySelector('[data-action=search]').click()")
        .await;
    page.wait_for(
        "the dialog, and what searches in it",
        "document.querySelector('dialog[open] .search-results')",
    )
    .await;
    // Whatever the page itself still asks for.
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
}

async fn search(page: &Page, words: &str) -> f64 {
    let act = format!(
        "(dialog) => {{
            const input = dialog.querySelector('input[type=search]');
            input.value = {words:?};
            input.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
        }}"
    );
    page.eval(&format!("({ANSWER})({act})")).await
}

async fn status(page: &Page) -> String {
    page.text(".search-dialog .search-status").await
}

fn kilobytes(site: &Site, before: usize, fits: impl Fn(&str) -> bool) -> f64 {
    let requests = site.requests();
    let requests = requests[before..].iter();
    let bytes = requests
        .filter(|request| fits(&request.path))
        .map(|request| request.bytes);
    let bytes = u32::try_from(bytes.sum::<usize>()).expect("some kilobytes");
    f64::from(bytes) / 1000.0
}

/// How much a folder holds, in bytes.
fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).expect("a folder");
    entries
        .filter_map(Result::ok)
        .map(|entry| match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => size(&entry.path()),
            Ok(metadata) => metadata.len(),
            Err(_) => 0,
        })
        .sum()
}
