//! Full-text search from the keyboard and at `/?q=`, in every language of the sample library, and without an index.

use crate::{accessibility::findings, fixture};
use harness::{Fault, Page, Scheme, Site, Viewport, in_browser, npm_file};
use thirtyfour::Key;

/// Links to the sections found, with the article's title: `[[title, path, hash]]`.
const FOUND: &str = "Array.from(document.querySelectorAll('.search-results > li'), (hit) =>
    Array.from(hit.querySelectorAll('ul a'), (link) => [hit.querySelector('.search-title').textContent, link.pathname, decodeURIComponent(link.hash)])).flat()";

/// Opens the dialog with the key `/` and types words.
pub(crate) async fn search(page: &Page, words: &str) {
    fixture::open_search(page).await;
    page.type_text(words).await;
    page.wait_for(
        "an answer",
        "/^\\d|^No/.test(document.querySelector('.search-status')?.textContent ?? '')",
    )
    .await;
}

pub(crate) async fn found(page: &Page) -> Vec<(String, String, String)> {
    page.eval(FOUND).await
}

/// Returns the requested files of the index.
fn index_requests(site: &Site) -> Vec<String> {
    let requests = site.requests().into_iter().map(|request| request.path);
    requests
        .filter(|path| path.starts_with("pagefind/"))
        .collect()
}

#[test]
fn nothing_of_the_index_is_fetched_before_the_reader_searches() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        for path in ["", "yohaku/", "?tag=craft"] {
            page.open(&site.url(path)).await;
        }
        fixture::open_search(page).await;
        page.wait_for_frames().await;
        assert_eq!(index_requests(&site), [] as [&str; 0]);
        page.type_text("tide").await;
        page.wait_for("results", "document.querySelector('.search-results li')")
            .await;
        let asked = index_requests(&site);
        assert!(
            asked
                .iter()
                .any(|path| path.starts_with("pagefind/en/wasm.")),
            "{asked:?}"
        );
        assert!(
            !asked.iter().any(|path| path.starts_with("pagefind/ja/")),
            "{asked:?}"
        );
    });
}

#[test]
fn keys_open_navigate_and_close_the_dialog_and_the_focus_returns() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("a-short-walk-at-low-tide/")).await;
        page.run("document.querySelector('[data-action=search]').focus()")
            .await;
        page.press(Key::Enter).await;
        page.wait_for(
            "the dialog",
            "document.querySelector('.search-dialog[open]')",
        )
        .await;
        page.type_text("margin").await;
        page.wait_for(
            "results",
            "document.querySelectorAll('.search-results a').length > 1",
        )
        .await;
        let focus = "document.activeElement.matches('.search-results a') ? Array.from(document.querySelectorAll('.search-results a')).indexOf(document.activeElement) : document.activeElement.type ?? ''";
        for (key, expected) in [
            (Key::Down, serde_json::json!(0)),
            (Key::Down, serde_json::json!(1)),
            (Key::Up, serde_json::json!(0)),
            (Key::Up, serde_json::json!("search")),
        ] {
            page.press(key).await;
            let on: serde_json::Value = page.eval(focus).await;
            assert_eq!(on, expected);
        }
        // In the field, the browser's own Escape only clears it.
        page.press(Key::Escape).await;
        page.wait_for(
            "the end of it",
            "!document.querySelector('.search-dialog[open]')",
        )
        .await;
        let back: bool = page
            .eval("document.activeElement.matches('[data-action=search]')")
            .await;
        assert!(back, "the focus is not on the button again");
    });
}

#[test]
fn enter_opens_the_first_result() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("")).await;
        search(page, "insipides").await;
        page.wait_for(
            "a result",
            "document.querySelector('.search-results li li a')",
        )
        .await;
        page.press(Key::Enter).await;
        fixture::wait_for_article(page, "point-virgule").await;
    });
}

#[test]
fn the_slash_key_types_in_fields_and_can_be_switched_off() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("")).await;
        page.click("input[name=q]").await;
        page.type_text("/").await;
        let typed: String = page
            .eval("document.querySelector('input[name=q]').value")
            .await;
        assert_eq!((typed.as_str(), page.count("dialog[open]").await), ("/", 0));

        page.run("document.querySelector('[data-action=search]').click()")
            .await;
        page.wait_for("the switch", "document.querySelector('[name=slash-key]')")
            .await;
        page.click("[name=slash-key]").await;
        page.press(Key::Escape).await;
        page.run("document.activeElement.blur()").await;
        page.type_text("/").await;
        page.wait_for_frames().await;
        assert_eq!(
            page.count("dialog[open]").await,
            0,
            "the key still opens it"
        );
        page.run("dispatchEvent(new Event('x')); document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true, cancelable: true }))")
            .await;
        assert_eq!(
            page.count("dialog[open]").await,
            1,
            "Ctrl K does not open it"
        );
    });
}

#[test]
fn filters_by_tag_author_and_year_narrow_the_results() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("")).await;
        search(page, "margin").await;
        let all: usize = page.count(".search-results > li").await;
        page.click(".search-filters summary").await;
        page.wait_for(
            "the filters",
            "document.querySelectorAll('.search-filters select').length === 3",
        )
        .await;
        page.run("(() => { const tag = document.querySelector('select[name=tag]'); tag.value = 'typography'; tag.dispatchEvent(new Event('change', { bubbles: true })); })()")
            .await;
        page.wait_for(
            "fewer results",
            &format!("(() => {{ const left = document.querySelectorAll('.search-results > li').length; return left > 0 && left < {all}; }})()"),
        )
        .await;
        page.run("(() => { const author = document.querySelector('select[name=author]'); author.value = 'Odile Marchenoir'; author.dispatchEvent(new Event('change', { bubbles: true })); })()")
            .await;
        page.wait_for(
            "no results",
            "document.querySelector('.search-status').textContent.startsWith('No article')",
        )
        .await;
    });
}

#[test]
fn the_library_page_shows_full_text_results_below_its_list() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("?q=insipides")).await;
        page.wait_for(
            "results",
            "document.querySelector('.full-text-results .search-results li li a')",
        )
        .await;
        assert_eq!(page.count("ul.library > li").await, 0);
        let below: bool = page
            .eval("document.querySelector('ul.library').compareDocumentPosition(document.querySelector('.full-text-results')) === Node.DOCUMENT_POSITION_FOLLOWING")
            .await;
        assert!(below);
        page.click("input[name=q]").await;
        page.run("document.querySelector('input[name=q]').select()")
            .await;
        page.type_text("limpets").await;
        page.wait_for(
            "other results",
            "document.querySelector('.full-text-results .search-title')?.pathname.endsWith('/a-short-walk-at-low-tide/')",
        )
        .await;
        page.run("Array.from(document.querySelectorAll('.tag-filter a')).find((link) => link.textContent === 'typography').click()")
            .await;
        page.wait_for(
            "none with the tag",
            "!document.querySelector('.full-text-results .search-title')",
        )
        .await;
    });
}

#[test]
fn without_an_index_titles_are_searched_and_the_status_says_so() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.remove("pagefind/languages.txt");
        page.expect_error("pagefind/languages.txt");
        page.open(&site.url("")).await;
        search(page, "low tide").await;
        let status = page.text(".search-status").await;
        assert!(status.contains("Only titles"), "{status}");
        let first: String = page
            .eval("document.querySelector('.search-title').pathname")
            .await;
        assert!(first.ends_with("/a-short-walk-at-low-tide/"), "{first}");

        page.open(&site.url("?q=low+tide")).await;
        page.wait_for(
            "the list",
            "document.querySelectorAll('ul.library > li').length === 1",
        )
        .await;
        page.wait_for("the note", "document.querySelector('.full-text-results .search-status').textContent.includes('Only titles')")
            .await;
        assert_eq!(page.count(".full-text-results .search-results li").await, 0);
    });
}

#[test]
fn an_index_failure_is_shown_and_the_next_search_retries() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.inject_fault("pagefind/languages.txt", Fault::Status(500));
        page.expect_error("status of 500");
        page.open(&site.url("")).await;
        fixture::open_search(page).await;
        page.type_text("tide").await;
        page.wait_for(
            "what happened",
            "document.querySelector('.search-status').textContent.includes('could not deliver')",
        )
        .await;
        site.clear_fault("pagefind/languages.txt");
        page.type_text("s").await;
        page.wait_for("results", "document.querySelector('.search-results li')")
            .await;
    });
}

#[test]
fn a_late_answer_to_an_earlier_query_is_dropped() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("")).await;
        fixture::open_search(page).await;
        let typed = "(async () => {
            const input = document.querySelector('.search-dialog input[type=search]');
            for (const words of ['margin', 'limpets', 'insipides']) {
                input.value = words;
                input.dispatchEvent(new InputEvent('input', { bubbles: true }));
                await new Promise((done) => setTimeout(done, 230));
            }
        })()";
        let _: serde_json::Value = page.eval(typed).await;
        page.wait_for(
            "the last answer",
            "document.querySelector('.search-title')?.pathname.endsWith('/point-virgule/')",
        )
        .await;
        page.wait_for_frames().await;
        assert_eq!(page.count(".search-results > li").await, 1);
    });
}

#[test]
fn search_works_on_a_site_below_a_path() {
    in_browser(async |page| {
        let site = Site::of_dist().at_base("/a/b/").start().await;
        page.open(&site.url("yohaku/")).await;
        search(page, "版本").await;
        let all = found(page).await;
        assert!(
            all.iter().any(|(_, path, _)| path == "/a/b/yohaku/"),
            "{all:?}"
        );
    });
}

async fn check_axe(page: &Page, scheme: Scheme, viewport: Viewport) {
    let site = Site::of_dist().start().await;
    page.scheme(scheme).await;
    page.viewport(viewport).await;
    page.open(&site.url("?q=margin")).await;
    page.wait_for(
        "results",
        "document.querySelector('.full-text-results .search-results li')",
    )
    .await;
    page.run(&npm_file("axe-core/axe.min.js")).await;
    assert_eq!(
        findings(page).await,
        [] as [&str; 0],
        "on the library's page"
    );
    page.run("document.querySelector('[data-action=search]').click()")
        .await;
    page.type_text("margin").await;
    page.wait_for(
        "results",
        "document.querySelector('.search-dialog .search-results li')",
    )
    .await;
    page.click(".search-dialog summary").await;
    page.wait_for(
        "the filters",
        "document.querySelector('.search-dialog select')",
    )
    .await;
    assert_eq!(findings(page).await, [] as [&str; 0], "in the dialog");
    let wide: Vec<String> = page
        .eval("Array.from(document.querySelectorAll('.search-dialog, .search-dialog > *'))
            .filter((part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== 'inline')
            .map((part) => part.outerHTML.slice(0, 80))")
        .await;
    assert!(wide.is_empty(), "wider than their place: {wide:#?}");
}

#[test]
fn axe_finds_no_violation_in_the_search_on_a_laptop() {
    in_browser(async |page| check_axe(page, Scheme::Light, Viewport::DESKTOP).await);
}

#[test]
fn axe_finds_no_violation_in_the_search_on_a_phone_in_dark() {
    in_browser(async |page| check_axe(page, Scheme::Dark, Viewport::PHONE).await);
}
