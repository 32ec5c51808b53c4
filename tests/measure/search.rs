//! Searching in the texts of libraries of 100, 1,000 and 10,000 articles: what the first search moves, and how soon it and
//! the next ones answer.

use std::{
    fmt::Write as _,
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use harness::{Compression, Page, Site, dist, in_browser};

use crate::sample::Sample;

/// How often each is measured.
const ROUNDS: usize = 3;

/// The sizes of the libraries, in articles.
const LIBRARIES: [usize; 3] = [100, 1_000, 10_000];

/// The length of each article, in words.
const WORDS: usize = 1_000;

/// How many words there are to choose from.
const VOCABULARY: usize = 30_000;

/// The ranks of the words that are searched for, and of those after them: a word that most articles have, one that some
/// have, one that few have.
const RANKS: [(usize, usize); 3] = [(60, 900), (900, 12_000), (12_000, 60)];

/// Types words all at once, and takes the time to the frame after the answer, in milliseconds, without the pause that the
/// page makes before it searches at all.
const SEARCH: &str = "(words) => new Promise((done) => {
  const dialog = document.querySelector('.search-dialog');
  const input = dialog.querySelector('input[type=search]');
  const list = dialog.querySelector('.search-results');
  const set = setTimeout;
  let started;
  window.setTimeout = (callback, after, ...rest) => set(() => { started ??= performance.now(); callback(...rest); }, after);
  const observer = new MutationObserver(() => {
    if (!list.firstElementChild) return;
    observer.disconnect();
    requestAnimationFrame(() => { window.setTimeout = set; done(performance.now() - started); });
  });
  list.replaceChildren();
  observer.observe(list, { childList: true });
  input.value = words;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
})";

/// Prints the figures.
pub(crate) fn measure() {
    println!(
        "searching in articles of {WORDS} words in Chromium, no throttling, files compressed with Brotli; median of {ROUNDS} (least–greatest)"
    );
    for articles in LIBRARIES {
        let folder = tempfile::tempdir().expect("a folder for a site");
        let (folder, words) = (folder.path(), vocabulary());
        write(folder, articles, &words);
        let (cold, again) = (press(folder), press(folder));
        println!(
            "  {articles} articles: press takes {cold:.1} s, {again:.1} s when nothing has changed; the index has {} kB",
            size(&folder.join("pagefind")) / 1000
        );
        let site = serve(folder, &words);
        for (rank, next) in RANKS {
            measure_word(&site, &words[rank], &words[next]);
        }
    }
}

/// Serves a library. The first time, the host compresses its files.
fn serve(folder: &Path, words: &[String]) -> Site {
    let mut site = None;
    in_browser(async |page| {
        page.allow_trouble("");
        let served = Site::of(folder)
            .compressed(Compression::Brotli)
            .start()
            .await;
        open(page, &served).await;
        for (rank, _) in RANKS {
            search(page, &words[rank]).await;
        }
        site = Some(served);
    });
    site.expect("it was just started")
}

fn measure_word(site: &Site, word: &str, next: &str) {
    let (mut first, mut second, mut moved) =
        (Sample::default(), Sample::default(), Sample::default());
    let mut told = String::new();
    for _ in 0..ROUNDS {
        in_browser(async |page| {
            open(page, site).await;
            let before = site.requests().len();
            first.add(search(page, word).await);
            told = page.text(".search-dialog .search-status").await;
            moved.add(kilobytes(site, before));
            second.add(search(page, next).await);
        });
    }
    println!("    “{word}”, {told}");
    println!("      the first search moves, kB    {}", moved.summary(0));
    println!("      its answer comes after, ms    {}", first.summary(0));
    println!("      that to other words after, ms {}", second.summary(0));
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
    tokio::time::sleep(Duration::from_millis(700)).await;
}

async fn search(page: &Page, words: &str) -> f64 {
    page.eval(&format!("({SEARCH})({words:?})")).await
}

fn kilobytes(site: &Site, before: usize) -> f64 {
    let requests = site.requests();
    let bytes = requests[before..].iter().map(|request| request.bytes);
    let bytes = u32::try_from(bytes.sum::<usize>()).expect("some kilobytes");
    f64::from(bytes) / 1000.0
}

/// Copies what the built site has beside its articles, and writes as many others into it.
fn write(site: &Path, articles: usize, words: &[String]) {
    copy_files(&dist(), site);
    fs::create_dir(site.join("fonts")).expect("a folder");
    copy_files(&dist().join("fonts"), &site.join("fonts"));
    fs::create_dir(site.join("articles")).expect("a folder");
    for number in 0..articles {
        let path = site.join(format!("articles/article-{number}.md"));
        fs::write(path, article(number, words)).expect("an article");
    }
}

fn copy_files(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("the built site") {
        let path = entry.expect("a file of it").path();
        if path.is_file() {
            let name = path.file_name().expect("its name");
            fs::copy(&path, to.join(name)).expect("a copy");
        }
    }
}

/// Writes what `press` writes, and says how long it took, in seconds.
fn press(site: &Path) -> f64 {
    let mut command = Command::new("cargo");
    command.args(["run", "--quiet", "--package", "press", "--", "build"]);
    let started = Instant::now();
    let done = command.arg(site).output().expect("press");
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    started.elapsed().as_secs_f64()
}

/// Made-up words, the shorter ones first, as in most languages.
fn vocabulary() -> Vec<String> {
    const SOUNDS: [&str; 32] = [
        "ba", "co", "di", "fe", "gu", "ha", "jo", "ki", "le", "mu", "na", "po", "ri", "se", "tu",
        "va", "bro", "cli", "dre", "fla", "gri", "pla", "sto", "tra", "wen", "zor", "mel", "kan",
        "lur", "sim", "dof", "rep",
    ];
    (0..VOCABULARY)
        .map(|number| {
            let (mut word, mut left) = (String::new(), number + 40);
            while left > 0 {
                word += SOUNDS[left % SOUNDS.len()];
                left /= SOUNDS.len();
            }
            word
        })
        .collect()
}

fn article(number: usize, words: &[String]) -> String {
    let mut text = format!(
        "---\ntitle: Article {number} on {}\nauthor: Author {}\ndate: 20{:02}-{:02}-{:02}\ntags: [{}]\nlang: en\n---\n",
        words[number % 5_000],
        number % 97,
        number % 30,
        number % 12 + 1,
        number % 28 + 1,
        words[number % 20],
    );
    // A linear congruential generator (Knuth's MMIX): the same articles in every run.
    let mut state = u64::try_from(number).expect("a number of 64 bits");
    let mut random = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(state >> 32).map_or(0.0, f64::from) / f64::from(u32::MAX)
    };
    for at in 0..WORDS {
        // Zipf's law: how often a word comes is as the inverse of its rank.
        let word = &words[rank(random())];
        let before = match (at % 250, at % 60, at % 14) {
            (0, _, _) => format!("\n\n## Section {}\n\n", at / 250 + 1),
            (_, 0, _) => "\n\n".to_owned(),
            (_, _, 0) => ". ".to_owned(),
            _ => " ".to_owned(),
        };
        // Writing to a string cannot fail.
        let _ = write!(text, "{before}{word}");
    }
    text + ".\n"
}

/// The rank of a word for a number from 0 to 1.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "the numbers are small and positive"
)]
fn rank(random: f64) -> usize {
    ((VOCABULARY as f64).powf(random) as usize).min(VOCABULARY - 1)
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
