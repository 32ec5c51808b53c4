//! Library page: its entries, its filters, and the empty library.

use crate::fixture;
use crate::fixture::{allow_unfinished_search, titles};
use harness::{Site, in_browser};
use serde_json::json;

/// Returns an index of three articles in `press`'s format.
fn index() -> String {
    json!({ "articles": [
        { "slug": "low-tide", "title": "A walk at low tide", "description": "Mud, mostly", "authors": ["Ada Marsh"],
          "publisher": "The Shore", "date": "2026-03-02", "tags": ["sea", "craft"], "lang": "en", "minutes": 7 },
        { "slug": "margins", "title": "Margins", "date": "2026-02-01", "tags": ["craft"], "minutes": 3 },
        { "slug": "waraq", "title": "ورق", "tags": ["paper & ink"], "lang": "ar", "dir": "rtl" },
    ] })
    .to_string()
}

#[test]
fn entries_have_title_standfirst_author_date_reading_time_and_tags() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.put("articles/index.json", index());
        page.open(&site.url("")).await;
        assert_eq!(titles(page).await, ["A walk at low tide", "Margins", "ورق"]);
        let entry = page.text("ul.library > li").await;
        for part in [
            "A walk at low tide",
            "Mud, mostly",
            "Ada Marsh",
            "The Shore",
            "7 min",
            "sea",
            "craft",
        ] {
            assert!(entry.contains(part), "{part} is not in {entry}");
        }
        assert_eq!(
            page.attribute("ul.library time", "datetime")
                .await
                .as_deref(),
            Some("2026-03-02")
        );
        let date = page.text("ul.library time").await;
        assert!(
            date.contains("2026") && date != "2026-03-02",
            "{date} is not a date in words"
        );
        assert_eq!(
            page.attribute("ul.library li:nth-child(3) [lang=ar]", "dir")
                .await
                .as_deref(),
            Some("rtl")
        );
    });
}

#[test]
fn every_listed_article_of_the_sample_library_opens() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let links = fixture::sample_library(page, &site).await;
        for link in links {
            page.visit(&link).await;
            assert_eq!(
                page.count("[role=alert]:not([hidden])").await,
                0,
                "{link} does not open"
            );
            assert_ne!(page.text("article h1").await, "");
            assert!(
                page.count("[data-body] > *").await > 5,
                "{link} has hardly any text"
            );
        }
    });
}

#[test]
fn the_sample_library_is_listed_newest_first() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("")).await;
        let dates: Vec<String> = page
            .eval(
                "Array.from(document.querySelectorAll('ul.library time'), (time) => time.dateTime)",
            )
            .await;
        assert!(dates.len() >= 8);
        assert!(
            dates.is_sorted_by(|newer, older| newer >= older),
            "{dates:?}"
        );
    });
}

#[test]
fn a_text_filter_is_kept_in_the_url() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.put("articles/index.json", index());
        allow_unfinished_search(page);
        page.open(&site.url("")).await;
        page.click("input[name=q]").await;
        page.type_text("TIDE walk").await;
        page.wait_for(
            "one entry",
            "document.querySelectorAll('ul.library a[href]').length === 1",
        )
        .await;
        assert_eq!(titles(page).await, ["A walk at low tide"]);
        assert_eq!(page.url().await, site.url("?q=TIDE+walk"));

        page.open(&site.url("?q=margins")).await;
        assert_eq!(titles(page).await, ["Margins"]);
        let words: String = page
            .eval("document.querySelector('input[name=q]').value")
            .await;
        assert_eq!(words, "margins");

        page.open(&site.url("?q=nowhere")).await;
        assert_eq!(titles(page).await, [""; 0]);
        assert_ne!(page.text("main [role=status]").await, "");
    });
}

#[test]
fn back_removes_a_tag_filter() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.put("articles/index.json", index());
        page.open(&site.url("?tag=craft")).await;
        assert_eq!(titles(page).await, ["A walk at low tide", "Margins"]);
        assert_eq!(page.text("nav [aria-current]").await, "craft");

        page.open(&site.url("")).await;
        page.run("Array.from(document.querySelectorAll('main nav a')).find((link) => link.textContent === 'paper & ink').click()")
            .await;
        page.wait_for(
            "one entry",
            "document.querySelectorAll('ul.library a[href]').length === 1",
        )
        .await;
        assert_eq!(titles(page).await, ["ورق"]);
        assert_eq!(page.url().await, site.url("?tag=paper+%26+ink"));
        page.back().await;
        page.wait_for(
            "all entries",
            "document.querySelectorAll('ul.library a[href]').length === 3",
        )
        .await;
    });
}

#[test]
fn a_list_of_file_names_is_a_valid_index() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.put(
            "articles/index.json",
            r#"["low-tide.md", "over-the-hills.md"]"#,
        );
        site.put("articles/low-tide.md", "# A walk\n\nOut and back.\n");
        page.open(&site.url("")).await;
        assert_eq!(titles(page).await, ["Low tide", "Over the hills"]);
        page.click("ul.library a").await;
        page.wait_for(
            "the article",
            "document.querySelector('html[data-ready] article')",
        )
        .await;
        assert_eq!(page.text("article h1").await, "A walk");
    });
}

#[test]
fn an_empty_library_explains_how_to_add_an_article() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        for empty in [r#"{"articles":[]}"#, "[]"] {
            site.put("articles/index.json", empty);
            page.open(&site.url("")).await;
            let words = page.text("main").await;
            assert!(
                words.contains("articles") && words.contains(".md"),
                "{words}"
            );
            assert_eq!(page.count("[role=alert]:not([hidden])").await, 0);
        }
    });
}

#[test]
fn a_library_of_thousands_shows_more_on_request() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let articles: Vec<_> = (0..3000).map(|number| json!({ "slug": format!("no-{number}"), "title": format!("Number {number}") })).collect();
        site.put(
            "articles/index.json",
            json!({ "articles": articles }).to_string(),
        );
        allow_unfinished_search(page);
        page.open(&site.url("?q=2999")).await;
        assert_eq!(titles(page).await, ["Number 2999"]);
        page.open(&site.url("")).await;
        let first = page.count("ul.library > li").await;
        assert!(page.text("main [role=status]").await.contains("3000"));
        page.click("button.more").await;
        page.wait_for(
            "more entries",
            &format!("document.querySelectorAll('ul.library > li').length > {first}"),
        )
        .await;
    });
}
