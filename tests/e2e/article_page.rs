//! Page of an article: its header, and navigation to and from it.

use crate::fixture::{self, SECTIONS};
use harness::{Site, Viewport, in_browser};
use serde_json::json;

const ESSAY: &str = "---
title: A walk at *low* tide
description: Mud, mostly
author: [Ada Marsh, Ben Ebb]
publisher: The Shore
date: 2026-03-02
updated: 2026-04-01
tags: [sea]
lang: de
---

## Erstens

Ein Satz, und noch ein Satz. Und ein dritter.
";

#[test]
fn back_returns_from_a_section_and_an_article_to_the_position_in_the_library() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        fixture::sections(&site);
        let mut articles: Vec<_> = (0..60)
            .map(|number| json!({ "slug": format!("no-{number}") }))
            .collect();
        articles.insert(40, json!({ "slug": SECTIONS, "title": "Many sections" }));
        site.put(
            "articles/index.json",
            json!({ "articles": articles }).to_string(),
        );

        page.viewport(Viewport::WIDE).await;
        page.open(&site.url("")).await;
        let link = format!("ul.library a[href$='{SECTIONS}/']");
        page.wheel(2000).await;
        page.run(&format!(
            "document.querySelector(\"{link}\").scrollIntoView({{ block: 'center' }})"
        ))
        .await;
        page.wait_for_frames().await;
        let left_at: f64 = page.eval("scrollY").await;
        assert!(left_at > 1000.0);

        page.click(&link).await;
        page.wait_for(
            "the article",
            "document.querySelector('html[data-ready] article')",
        )
        .await;
        let top: f64 = page.eval("scrollY").await;
        assert!(top.abs() < 1.0, "the article opens at {top}");

        page.click("nav.contents a[href='#third']").await;
        page.wait_for("the third section", &fixture::is_at_section("third"))
            .await;
        assert_eq!(page.url().await, site.url(&format!("{SECTIONS}/#third")));

        page.back().await;
        page.wait_for(
            "the top of the article",
            "document.querySelector('article') && scrollY < 1",
        )
        .await;
        page.back().await;
        let restored =
            format!("document.querySelector('ul.library') && Math.abs(scrollY - {left_at}) < 3");
        page.wait_for("the library where it was left", &restored)
            .await;
        assert_eq!(page.url().await, site.url(""));
    });
}

#[test]
fn the_header_shows_the_front_matter() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.publish("walk", ESSAY);
        page.open(&site.url("walk/")).await;
        assert_eq!(
            page.attribute("main article", "data-slug").await.as_deref(),
            Some("walk")
        );
        assert_eq!(
            page.attribute("main article", "lang").await.as_deref(),
            Some("de")
        );
        assert_eq!(
            page.attribute("main article", "dir").await.as_deref(),
            Some("ltr")
        );
        let title = page.text("article header h1").await;
        assert!(title.contains("A walk at"), "{title}");
        assert_eq!(page.text("article .standfirst").await, "Mud, mostly");
        let byline = page.text("article .byline").await;
        assert!(
            ["Ada Marsh", "Ben Ebb", "The Shore"]
                .iter()
                .all(|name| byline.contains(name)),
            "{byline}"
        );
        let dates: Vec<String> =
            page.eval("Array.from(document.querySelectorAll('article header time[datetime]'), (time) => time.dateTime)").await;
        assert_eq!(dates, ["2026-03-02", "2026-04-01"]);
        assert!(page.text("article .reading-time").await.contains("1 min"));
        let window_title: String = page.eval("document.title").await;
        assert!(window_title.starts_with(&title), "{window_title}");
    });
}

#[test]
fn the_language_of_an_article_sets_its_direction() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("warraqin/")).await;
        assert_eq!(
            page.attribute("main article", "lang").await.as_deref(),
            Some("ar")
        );
        assert_eq!(
            page.attribute("main article", "dir").await.as_deref(),
            Some("rtl")
        );
        let direction: String = page
            .eval("getComputedStyle(document.querySelector('[data-body] > p')).direction")
            .await;
        assert_eq!(direction, "rtl");
        page.visit(&format!("{}yohaku/", site.base())).await;
        assert_eq!(
            page.attribute("main article", "lang").await.as_deref(),
            Some("ja")
        );
        assert_eq!(
            page.attribute("main article", "dir").await.as_deref(),
            Some("ltr")
        );
    });
}

#[test]
fn an_article_with_invalid_front_matter_opens() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let base = site.base().to_owned();
        page.open(&site.url("")).await;
        let cases = [
            ("unclosed-list", "---\ntitle: [A walk\n---\n\nThe text.\n"),
            (
                "wrong-types",
                "---\ntitle: {a: 1}\ndate: yesterday\npull_quotes: 7\ntags: 3\n---\n\nThe text.\n",
            ),
            ("never-closed", "---\ntitle: A walk\n\nThe text.\n"),
            ("tabs", "---\n\ttitle:\tA walk\n---\n\nThe text.\n"),
            ("broken-toml", "+++\ntitle = \n+++\n\nThe text.\n"),
        ];
        for (slug, text) in cases {
            site.put(&format!("articles/{slug}.md"), text);
            page.visit(&format!("{base}{slug}/")).await;
            page.wait_for(
                slug,
                &format!("document.querySelector('article[data-slug=\"{slug}\"]')"),
            )
            .await;
            assert!(
                page.text("[data-body]").await.contains("The text."),
                "{slug}"
            );
            assert_ne!(page.text("article h1").await, "", "{slug}");
        }
    });
}

#[test]
fn an_article_without_a_title_is_named_by_its_first_heading_or_its_file() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let base = site.base().to_owned();
        site.put("articles/with-heading.md", "# The heading\n\nThe text.\n");
        site.put("articles/without-heading.md", "The text.\n");
        page.open(&site.url("")).await;
        page.visit(&format!("{base}with-heading/")).await;
        assert_eq!(page.text("article h1").await, "The heading");
        assert_eq!(page.count("article h1").await, 1);
        page.visit(&format!("{base}without-heading/")).await;
        page.wait_for(
            "the second article",
            "document.querySelector('article[data-slug=without-heading]')",
        )
        .await;
        assert_eq!(page.text("article h1").await, "Without heading");
    });
}

#[test]
fn previous_and_next_articles_are_linked() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.put(
            "articles/index.json",
            r#"["newest.md", "middle.md", "oldest.md"]"#,
        );
        for slug in ["newest", "middle", "oldest"] {
            site.put(
                &format!("articles/{slug}.md"),
                format!("# The {slug}\n\nText.\n"),
            );
        }
        page.open(&site.url("")).await;
        page.visit(&format!("{}middle/", site.base())).await;
        page.wait_for(
            "the ways on",
            "document.querySelector('a[rel=prev]') && document.querySelector('a[rel=next]')",
        )
        .await;
        assert!(page.text("a[rel=next]").await.contains("Oldest"));
        page.click("a[rel=prev]").await;
        page.wait_for(
            "the newest",
            "document.querySelector('html[data-ready] article[data-slug=newest]')",
        )
        .await;
        page.wait_for("its way on", "document.querySelector('a[rel=next]')")
            .await;
        assert_eq!(page.count("a[rel=prev]").await, 0);
        assert_eq!(page.url().await, site.url("newest/"));
    });
}

#[test]
fn the_next_article_opens_at_its_top_with_the_focus() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        fixture::sections(&site);
        site.put(
            "articles/index.json",
            format!(r#"["{SECTIONS}.md", "other.md"]"#),
        );
        site.put(
            "articles/other.md",
            format!(
                "# Other\n\n{}",
                format!("{}\n\n", fixture::paragraph(1)).repeat(20)
            ),
        );
        page.open(&site.url("")).await;
        page.visit(&format!("{}{SECTIONS}/", site.base())).await;
        page.wait_for("the way on", "document.querySelector('a[rel=next]')")
            .await;
        page.click("a[rel=next]").await;
        page.wait_for(
            "the other article",
            "document.querySelector('html[data-ready] article[data-slug=other]')",
        )
        .await;
        let top: f64 = page.eval("scrollY").await;
        assert!(top < 1.0, "it begins at {top}");
        let focus: String = page.eval("document.activeElement.localName").await;
        assert_eq!(focus, "main");
    });
}
