//! The pages of tags: written before they are asked for, and then the library's.

use crate::fixture::allow_unfinished_search;
use harness::{Page, Site, in_browser};
use serde_json::json;

/// Keeps hold of the list that the page came with, and of every shift of its layout.
const WATCH: &str = "window.shifts = [];
    new PerformanceObserver((list) => { for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifts.push(value); }).observe({ type: 'layout-shift', buffered: true });
    document.addEventListener('DOMContentLoaded', () => { window.came = [document.querySelector('ul.library'), ...document.querySelectorAll('ul.library > li')]; });";

/// Whether it is still the document's.
const IS_THERE: &str = "window.came.length > 1 && Boolean(window.came[0]) && window.came.every((node) => node.isConnected)";

async fn titles(page: &Page) -> Vec<String> {
    page.eval(
        "Array.from(document.querySelectorAll('ul.library a[href]'), (link) => link.textContent)",
    )
    .await
}

async fn window_title(page: &Page) -> String {
    page.eval("document.title").await
}

#[test]
fn the_list_that_came_with_the_page_stays_and_nothing_moves() {
    in_browser(async |page| {
        for base in ["/docs/recto/", "/"] {
            let site = Site::of_folder(harness::dist()).at_base(base).start().await;
            page.run_on_new_document(WATCH).await;
            page.open(&site.url("tags/craft/")).await;
            page.wait_for_frames().await;
            assert!(page.eval::<bool>(IS_THERE).await, "the list was built anew");
            let shift: f64 = page
                .eval("window.shifts.reduce((sum, shift) => sum + shift, 0)")
                .await;
            assert!(shift < 0.005, "{shift}");
            assert_eq!(page.text("main nav [aria-current]").await, "craft");
            assert_eq!(window_title(page).await, "craft – Recto");
            assert_eq!(page.url().await, site.url("tags/craft/"));
        }
    });
}

#[test]
fn its_links_lead_on_within_the_app_wherever_the_address_is_by_then() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("tags/history/")).await;
        page.run("window.sameDocument = true").await;
        allow_unfinished_search(page);
        page.click("input[name=q]").await;
        page.type_text("The margin is").await;
        page.wait_for(
            "one entry",
            "document.querySelectorAll('ul.library > li').length === 1",
        )
        .await;
        assert_eq!(page.url().await, site.url("?tag=history&q=The+margin+is"));
        page.click("ul.library a").await;
        page.wait_for(
            "the article",
            "document.querySelector('html[data-ready] article')",
        )
        .await;
        assert_eq!(page.url().await, site.url("the-margin-is-a-place/"));
        page.click(".site-name").await;
        page.wait_for(
            "the library",
            "document.querySelector('html[data-ready] ul.library')",
        )
        .await;
        assert_eq!(window_title(page).await, "Recto");
        assert!(page.eval::<bool>("window.sameDocument").await);
    });
}

#[test]
fn the_librarys_page_leads_to_that_of_a_tag() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("")).await;
        page.run("Array.from(document.querySelectorAll('main nav a')).find((link) => link.textContent === 'craft').click()")
            .await;
        page.wait_for(
            "the tag",
            "document.querySelector('html[data-ready] main h1')?.textContent === 'craft'",
        )
        .await;
        assert_eq!(page.url().await, site.url("tags/craft/"));
        let listed = titles(page).await;
        page.open(&site.url("tags/craft/")).await;
        assert_eq!(titles(page).await, listed);
    });
}

#[test]
fn a_tag_without_a_page_is_shown_by_the_shell() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        // The page for what is not there is sent with this status.
        page.allow_error("status of 404");
        page.open(&site.url("tags/unknown/")).await;
        assert_eq!(page.text("main h1").await, "unknown");
        assert!(page.text("main [role=status]").await.contains("No article"));
    });
}

#[test]
fn a_page_that_is_not_what_the_library_is_by_now_is_shown_anew() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let index = json!({
            "articles": [{ "slug": "a", "title": "Ant", "tags": ["craft"] }],
            "rest": { "parts": 1, "count": 2, "tags": ["craft"] },
        });
        site.put("articles/index.json", index.to_string());
        let rest = json!([{ "slug": "b", "title": "Bee", "tags": ["craft"] }]);
        site.put("articles/index-1.json", rest.to_string());
        page.open(&site.url("tags/craft/")).await;
        page.wait_for(
            "all entries",
            "document.querySelectorAll('ul.library > li').length === 2 || document.querySelector('button.more')",
        )
        .await;
        assert_eq!(titles(page).await[0], "Ant");
        assert_eq!(page.count("main").await, 1);
    });
}
