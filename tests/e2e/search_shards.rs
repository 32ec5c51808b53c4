//! Search in a library whose index has several shards: the shards that are queried, the status, and the button for the rest.

use std::sync::OnceLock;

use crate::accessibility::findings;
use harness::{Page, Scheme, Site, TempSite, Viewport, in_browser, npm_file};

/// Number of articles for which `press` makes three shards, of 400, 400 and 300 articles.
const ARTICLES: usize = 1_100;

/// The library, built once for all tests. A higher number is a newer article, and each year has forty.
fn library() -> &'static TempSite {
    static LIBRARY: OnceLock<TempSite> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let pressed = TempSite::empty();
        for number in 0..ARTICLES {
            pressed.add(&format!("walk-{number}"), &article(number));
        }
        pressed.build();
        pressed
    })
}

fn article(number: usize) -> String {
    let word = match number {
        3 => "ancient",
        5 | 500 | 1_000 => "heron",
        _ => "gull",
    };
    let (tag, year) = (
        if number.is_multiple_of(100) {
            "round"
        } else {
            "plain"
        },
        1980 + number / 40,
    );
    format!(
        "---\ntitle: Walk {number}\ndate: {year}-05-{:02}\ntags: [{tag}]\nlang: en\n---\n\nA {word} on the mud.\n",
        number % 28 + 1
    )
}

async fn site() -> Site {
    Site::of_folder(library().root()).start().await
}

async fn search(page: &Page, site: &Site, words: &str) {
    page.open(&site.url("walk-7/")).await;
    page.type_text("/").await;
    page.wait_for(
        "the dialog",
        "document.querySelector('.search-dialog[open] .search-results')",
    )
    .await;
    page.type_text(words).await;
    status(page).await;
}

/// Returns the status, once the search is complete.
async fn status(page: &Page) -> String {
    page.wait_for(
        "an answer",
        "/^\\d|^No/.test(document.querySelector('.search-dialog .search-status')?.textContent ?? '')",
    )
    .await;
    page.text(".search-dialog .search-status").await
}

async fn wait_for_status(page: &Page, text: &str) {
    let condition =
        format!("document.querySelector('.search-dialog .search-status').textContent === {text:?}");
    page.wait_for(text, &condition).await;
}

async fn widen_button(page: &Page) -> Vec<String> {
    page.eval("Array.from(document.querySelectorAll('.search-dialog .search-widen:not([hidden])'), (button) => button.textContent)")
        .await
}

async fn result_titles(page: &Page) -> Vec<String> {
    page.eval(
        "Array.from(document.querySelectorAll('.search-dialog .search-title'), (link) => link.textContent)",
    )
    .await
}

/// Returns the shards that were requested, in order.
fn requested_shards(site: &Site) -> Vec<String> {
    let mut asked = Vec::new();
    for request in site.requests() {
        if let Some(meta) = request.path.strip_prefix("pagefind/en/pagefind.")
            && let Some((shard, _)) = meta.split_once('_')
        {
            asked.push(shard.to_owned());
        }
    }
    asked
}

async fn filter(page: &Page, name: &str, value: &str) {
    page.click(".search-dialog summary").await;
    page.wait_for(
        "the filters",
        "document.querySelector('.search-dialog select')",
    )
    .await;
    page.run(&format!(
        "(() => {{
            const select = document.querySelector('.search-dialog select[name={name}]');
            select.value = {value:?};
            select.dispatchEvent(new Event('change', {{ bubbles: true }}));
        }})()"
    ))
    .await;
}

#[test]
fn frequent_words_query_only_the_newest_shard() {
    in_browser(async |page| {
        let site = site().await;
        search(page, &site, "gull").await;
        assert_eq!(status(page).await, "299 articles of the newest 300");
        assert_eq!(requested_shards(&site), ["en-x-3"]);
        assert_eq!(widen_button(page).await, ["Search older articles too"]);
    });
}

#[test]
fn without_recent_matches_the_reader_can_widen_the_search() {
    in_browser(async |page| {
        let site = site().await;
        search(page, &site, "ancient").await;
        assert_eq!(
            status(page).await,
            "No article of the newest 700 has these words."
        );
        assert_eq!(requested_shards(&site), ["en-x-3", "en-x-2"]);
        page.click(".search-dialog .search-widen").await;
        wait_for_status(page, "1 article").await;
        assert_eq!(result_titles(page).await, ["Walk 3"]);
        assert_eq!(widen_button(page).await, [] as [&str; 0]);
    });
}

#[test]
fn matches_of_several_shards_share_one_list_and_one_program() {
    in_browser(async |page| {
        let site = site().await;
        search(page, &site, "heron").await;
        assert_eq!(status(page).await, "2 articles of the newest 700");
        page.click(".search-dialog .search-widen").await;
        wait_for_status(page, "3 articles").await;
        let mut titles = result_titles(page).await;
        titles.sort();
        assert_eq!(titles, ["Walk 1000", "Walk 5", "Walk 500"]);
        let programs = site.requests().into_iter().map(|request| request.path);
        let mut programs: Vec<String> = programs.filter(|path| path.contains("/wasm.")).collect();
        programs.dedup();
        assert_eq!(programs, ["pagefind/en/wasm.en.pagefind"]);
    });
}

#[test]
fn a_year_filter_skips_shards_without_that_year() {
    in_browser(async |page| {
        let site = site().await;
        search(page, &site, "ancient").await;
        filter(page, "year", "1980").await;
        wait_for_status(page, "1 article").await;
        assert_eq!(result_titles(page).await, ["Walk 3"]);
        assert_eq!(requested_shards(&site), ["en-x-3", "en-x-2", "en-x-1"]);
        assert_eq!(widen_button(page).await, [] as [&str; 0]);
    });
}

#[test]
fn a_tag_filter_queries_shards_until_the_batch_is_full() {
    in_browser(async |page| {
        let site = site().await;
        search(page, &site, "gull").await;
        filter(page, "tag", "round").await;
        // The first of every hundred, except the two with a heron; six are enough.
        wait_for_status(page, "9 articles").await;
        assert_eq!(requested_shards(&site).len(), 3);
    });
}

async fn check_axe(page: &Page, scheme: Scheme, viewport: Viewport) {
    let site = site().await;
    page.scheme(scheme).await;
    page.viewport(viewport).await;
    search(page, &site, "heron").await;
    page.wait_for(
        "the offer",
        "document.querySelector('.search-dialog .search-widen:not([hidden])')",
    )
    .await;
    page.run(&npm_file("axe-core/axe.min.js")).await;
    assert_eq!(findings(page).await, [] as [&str; 0]);
}

#[test]
fn axe_finds_no_violation_with_the_widen_button() {
    in_browser(async |page| check_axe(page, Scheme::Light, Viewport::DESKTOP).await);
}

#[test]
fn axe_finds_no_violation_with_the_widen_button_on_a_phone_in_dark() {
    in_browser(async |page| check_axe(page, Scheme::Dark, Viewport::PHONE).await);
}
