//! Library with an index in several files: their requests, and the failure of a part.

use crate::fixture::{allow_unfinished_search, titles};
use harness::{Fault, Site, in_browser};
use serde_json::json;

/// Publishes an index of five articles in three files, in the format of large libraries.
fn publish(site: &Site) {
    let index = json!({
        "generator": "press",
        "articles": [{ "slug": "a", "title": "Ant" }, { "slug": "b", "title": "Bee" }],
        "rest": { "parts": 2, "count": 5, "tags": ["wings", "legs"] },
    });
    site.put("articles/index.json", index.to_string());
    let first = json!([{ "slug": "c", "title": "Crane fly", "tags": ["wings"] }, { "slug": "d", "title": "Dor" }]);
    site.put("articles/index-1.json", first.to_string());
    let second = json!([{ "slug": "e", "title": "Earwig", "tags": ["wings"] }]);
    site.put("articles/index-2.json", second.to_string());
}

fn count_requests(site: &Site, path: &str) -> usize {
    site.requests_for(path).len()
}

#[test]
fn the_library_opens_with_its_first_file() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        publish(&site);
        page.open(&site.url("")).await;
        assert_eq!(titles(page).await, ["Ant", "Bee"]);
        assert_eq!(page.text(".count").await, "5 articles");
        let tags: Vec<String> = page
            .eval(
                "Array.from(document.querySelectorAll('.tag-filter a'), (tag) => tag.textContent)",
            )
            .await;
        assert_eq!(tags, ["All", "wings", "legs"]);
        assert_eq!(count_requests(&site, "articles/index-1.json"), 0);
        page.click("button.more").await;
        page.wait_for(
            "the others",
            "document.querySelectorAll('ul.library > li').length === 5",
        )
        .await;
        let expected = ["Ant", "Bee", "Crane fly", "Dor", "Earwig"];
        assert_eq!(titles(page).await, expected);
        assert_eq!(page.count("button.more").await, 0);
        assert_eq!(count_requests(&site, "articles/index-1.json"), 1);
    });
}

#[test]
fn a_filter_searches_all_parts() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        allow_unfinished_search(page);
        publish(&site);
        page.open(&site.url("?tag=wings")).await;
        assert_eq!(titles(page).await, ["Crane fly", "Earwig"]);
        assert_eq!(page.text(".count").await, "2 articles");
        page.open(&site.url("")).await;
        page.click("input[name=q]").await;
        page.type_text("ear").await;
        page.wait_for(
            "the one",
            "document.querySelector('.count').textContent.startsWith('1 title or description')",
        )
        .await;
        assert_eq!(titles(page).await, ["Earwig"]);
    });
}

#[test]
fn a_failed_part_has_a_message_and_is_retried() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        allow_unfinished_search(page);
        publish(&site);
        page.expect_error("status of 503");
        site.inject_fault("articles/index-2.json", Fault::Status(503));
        page.open(&site.url("?q=earwig")).await;
        page.wait_for("the failure", "document.querySelector('main [role=alert]')")
            .await;
        assert!(page.text("main [role=alert]").await.contains("503"));
        site.clear_fault("articles/index-2.json");
        page.click("main button[data-action=retry]").await;
        page.wait_for(
            "the one",
            "document.querySelector('.count').textContent.startsWith('1 title or description')",
        )
        .await;
        assert_eq!(titles(page).await, ["Earwig"]);
        assert_eq!(page.count("main [role=alert]").await, 0);
    });
}

#[test]
fn adjacent_articles_are_found_without_the_whole_index() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        publish(&site);
        site.publish("d", "Text");
        let near = json!({
            "newer": { "slug": "c", "title": "Crane fly" },
            "older": { "slug": "e", "title": "Earwig" },
        });
        site.put("d/adjacent.json", near.to_string());
        page.open(&site.url("d/")).await;
        page.wait_for("the pager", "document.querySelector('nav.pager')")
            .await;
        let pager = page.text("nav.pager").await;
        assert!(
            pager.contains("Crane fly") && pager.contains("Earwig"),
            "{pager}"
        );
        assert_eq!(count_requests(&site, "articles/index-1.json"), 0);
    });
}

#[test]
fn a_prerendered_article_with_adjacent_links_needs_no_index() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("the-margin-is-a-place/")).await;
        assert_eq!(page.count("nav.pager a[rel=next]").await, 1);
        assert_eq!(count_requests(&site, "articles/index.json"), 0);
        // The app renders the next article and fetches its adjacent articles.
        page.click("nav.pager a[rel=next]").await;
        page.wait_for(
            "the way back",
            "document.querySelector('nav.pager a[rel=prev]')?.pathname.endsWith('/the-margin-is-a-place/')",
        )
        .await;
    });
}
