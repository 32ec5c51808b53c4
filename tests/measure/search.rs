//! Full-text search in libraries of 100, 1,000 and 10,000 articles: bytes transferred and response times of the first search,
//! of the next one, and of the search in older articles.

use std::{fs, path::Path};

use harness::{Caching, Compression, Page, Site, TempSite, in_browser};

use crate::{sample::Sample, synthetic_articles};

/// Number of measurements of each value.
const ROUNDS: usize = 3;

/// Sizes of the libraries, in articles.
const LIBRARIES: [usize; 3] = [100, 1_000, 10_000];

/// Names of the frequencies, with the ranks of the first and the second word to search for: words of most, of some and of
/// few articles.
const RANKS: [(&str, usize, usize); 3] = [
    ("frequent", 60, 75),
    ("middling", 900, 1_100),
    ("rare", 12_000, 14_000),
];

/// Expression that performs an action and gives the time to the frame with the results, in milliseconds, without the page's
/// own delay before a search.
const TIME_SEARCH: &str = "(act) => new Promise((done) => {
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
        "searching in articles of {} words in Chromium, no throttling, files compressed with Brotli; kB transferred and ms to the result, median of {ROUNDS} (least–greatest)",
        synthetic_articles::WORDS
    );
    for articles in LIBRARIES {
        let library = TempSite::empty();
        for number in 0..articles {
            library.add(
                &format!("article-{number}"),
                &synthetic_articles::article(number),
            );
        }
        let cold = library.build();
        println!(
            "  {articles} articles: press build takes {cold:.1} s without compression; the search index has {} kB",
            folder_size(&library.root().join("pagefind")) / 1000
        );
        let site = serve(&library);
        for rank in RANKS {
            measure_word(&site, rank);
        }
    }
}

/// Serves a library, and lets the host compress its files.
fn serve(library: &TempSite) -> Site {
    let mut site = None;
    in_browser(async |page| {
        page.allow_error("");
        let served = Site::of_folder(library.root())
            .compression(Compression::Brotli)
            .caching(Caching::Revalidate)
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

/// Kilobytes transferred for a search, and its response time in milliseconds.
#[derive(Default)]
struct Costs {
    app: Sample,
    program: Sample,
    index: Sample,
    articles: Sample,
    all: Sample,
    after: Sample,
}

impl Costs {
    fn add(&mut self, site: &Site, before: usize, after: f64) {
        let transferred = |fits: &dyn Fn(&str) -> bool| kilobytes(site, before, fits);
        self.app
            .add(transferred(&|path| !path.starts_with("pagefind/")));
        self.program.add(transferred(&is_program));
        self.index.add(transferred(&|path| {
            path.starts_with("pagefind/") && !is_program(path) && !path.ends_with(".pf_fragment")
        }));
        self.articles
            .add(transferred(&|path| path.ends_with(".pf_fragment")));
        self.all.add(transferred(&|_| true));
        self.after.add(after);
    }

    fn print(&self, what: &str, status: &str) {
        println!(
            "      {what}: {} kB (program {}, index {}, found articles {}, other {}), {} ms: {status}",
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
    let (mut first, mut second, mut older) = (Costs::default(), Costs::default(), Costs::default());
    let mut chunk = Sample::default();
    let mut statuses = [String::new(), String::new(), String::new()];
    for _ in 0..ROUNDS {
        in_browser(async |page| {
            page.clear_cache().await;
            let before = site.requests().len();
            open(page, site).await;
            chunk.add(kilobytes(site, before, |path| {
                path.starts_with("search_share-")
            }));
            let [first_status, second_status, _] = &mut statuses;
            for (costs, last_status, rank) in [
                (&mut first, first_status, rank),
                (&mut second, second_status, next),
            ] {
                let before = site.requests().len();
                let after = search(page, synthetic_articles::word(rank)).await;
                costs.add(site, before, after);
                *last_status = status(page).await;
            }
            if page
                .count(".search-dialog .search-widen:not([hidden])")
                .await
                > 0
            {
                let before = site.requests().len();
                let act = "(dialog) => dialog.querySelector('.search-widen').click()";
                let after = page.eval(&format!("({TIME_SEARCH})({act})")).await;
                older.add(site, before, after);
                statuses[2] = status(page).await;
            }
        });
    }
    println!(
        "    a {name} word; the lazy chunk transferred {} kB before",
        chunk.summary(0)
    );
    first.print("the first search", &statuses[0]);
    second.print("another word", &statuses[1]);
    if !statuses[2].is_empty() {
        older.print("older articles too", &statuses[2]);
    }
}

async fn open(page: &Page, site: &Site) {
    page.open(&site.url("article-7/")).await;
    page.run("document.querySelector('[data-action=search]').click()")
        .await;
    page.wait_for(
        "the dialog with its results",
        "document.querySelector('dialog[open] .search-results')",
    )
    .await;
    // Requests of the page itself may be pending.
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
    page.eval(&format!("({TIME_SEARCH})({act})")).await
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

/// Returns the size of a folder in bytes.
fn folder_size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).expect("a folder");
    entries
        .filter_map(Result::ok)
        .map(|entry| match entry.metadata() {
            Ok(metadata) if metadata.is_dir() => folder_size(&entry.path()),
            Ok(metadata) => metadata.len(),
            Err(_) => 0,
        })
        .sum()
}
