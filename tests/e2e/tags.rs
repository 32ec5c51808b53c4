//! Tag pages: prerendered, then hydrated as the filtered library.

use crate::fixture::{allow_unfinished_search, titles};
use harness::{Page, Site, in_browser};
use serde_json::json;

/// Script that keeps the prerendered list.
const KEEP_NODES: &str = "document.addEventListener('DOMContentLoaded', () => { window.came = [document.querySelector('ul.library'), ...document.querySelectorAll('ul.library > li')]; });";

/// Expression that is true when the prerendered list is still in the document.
const NODES_ARE_KEPT: &str = "window.came.length > 1 && Boolean(window.came[0]) && window.came.every((node) => node.isConnected)";

async fn window_title(page: &Page) -> String {
    page.eval("document.title").await
}

#[test]
fn hydration_keeps_the_list_and_shifts_nothing() {
    in_browser(async |page| {
        for base in ["/docs/recto/", "/"] {
            let site = Site::of_folder(harness::dist()).at_base(base).start().await;
            page.run_on_new_document(KEEP_NODES).await;
            page.open(&site.url("tags/craft/")).await;
            page.wait_for_frames().await;
            assert!(
                page.eval::<bool>(NODES_ARE_KEPT).await,
                "the list was rendered again"
            );
            let shift: f64 = page
                .eval("layoutShifts.reduce((sum, shift) => sum + shift.value, 0)")
                .await;
            assert!(shift < 0.005, "{shift}");
            assert_eq!(page.text("main nav [aria-current]").await, "craft");
            assert_eq!(window_title(page).await, "craft – Recto");
            assert_eq!(page.url().await, site.url("tags/craft/"));
        }
    });
}

#[test]
fn links_work_within_the_app_after_the_url_has_changed() {
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
fn the_library_links_to_tag_pages() {
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
fn a_tag_without_a_page_is_rendered_by_the_shell() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        // The 404 page has this status.
        page.allow_error("status of 404");
        page.open(&site.url("tags/unknown/")).await;
        assert_eq!(page.text("main h1").await, "unknown");
        assert!(page.text("main [role=status]").await.contains("No article"));
    });
}

#[test]
fn an_outdated_tag_page_is_rendered_again() {
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
