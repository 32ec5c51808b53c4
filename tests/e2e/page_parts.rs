//! Parts of the app that pages need: each may fail to come, and the page says so where it is needed and offers to try again.

use crate::{fixture, parts::file_of};
use harness::{Fault, Gate, Page, Site, in_browser};

const SLUG: &str = "added";

const ARTICLE: &str = "document.querySelector('html[data-ready] article h1')";
const LIBRARY: &str = "document.querySelector('html[data-ready] ul.library')";
const RETRY: &str = "main [data-action=retry]";

/// Starts the site with an article that was added after the build.
async fn start(front_matter: &str) -> Site {
    let site = Site::of_dist().start().await;
    let around = format!("{}\n\n", fixture::paragraph(1)).repeat(3);
    let text = format!(
        "---\ntitle: Added\nlang: en\n{front_matter}---\n\n{around}Before it. {{\" A sentence in place stays where it is. \"}} After it.\n\n{around}"
    );
    site.publish(SLUG, text);
    site
}

/// Allows the messages of the browser about files that do not come.
fn allow_failures(page: &Page) {
    for message in [
        "status of",
        "net::ERR",
        "preloaded using link preload but not used",
        "Failed to fetch",
        "did not arrive",
        "is gone",
        "has status",
        "TypeError",
        "NetworkError",
    ] {
        page.allow_error(message);
    }
}

#[test]
fn an_article_without_its_parser_says_so_and_opens_on_another_try() {
    in_browser(async |page| {
        allow_failures(page);
        for fault in [
            Fault::Status(500),
            Fault::Status(404),
            Fault::Refused,
            Fault::Cut,
        ] {
            let site = start("").await;
            site.inject_fault(&file_of("parse"), fault);
            page.open(&site.url(&format!("{SLUG}/"))).await;
            let message = page.text("main [role=alert]").await;
            assert!(
                message.contains("A part of the reader did not arrive"),
                "{message}"
            );
            site.clear_fault(&file_of("parse"));
            page.click(RETRY).await;
            page.wait_for("the article", ARTICLE).await;
        }
    });
}

#[test]
fn front_matter_that_needs_the_rare_part_opens_with_it() {
    in_browser(async |page| {
        allow_failures(page);
        let site = start("description: \"A text\n  on two lines\"\n").await;
        site.inject_fault(&file_of("rare"), Fault::Status(500));
        page.open(&site.url(&format!("{SLUG}/"))).await;
        assert_eq!(page.count("main [role=alert]").await, 1);
        site.clear_fault(&file_of("rare"));
        page.click(RETRY).await;
        page.wait_for("the article", ARTICLE).await;
        assert_eq!(page.text(".standfirst").await, "A text on two lines");
    });
}

#[test]
fn a_text_without_its_app_is_readable_and_says_what_is_missing() {
    in_browser(async |page| {
        allow_failures(page);
        for slug in ["warraqin", SLUG] {
            let site = start("").await;
            site.inject_fault(&file_of("app"), Fault::Status(404));
            page.open(&site.url(&format!("{slug}/"))).await;
            assert!(page.count("[data-body] > p").await > 2);
            let message = page.text(".start-failure:not([hidden])").await;
            assert!(message.contains("Some controls do not work"), "{message}");
            site.clear_fault(&file_of("app"));
            page.click(".start-failure button").await;
            page.wait_for(
                "the answering page",
                "document.querySelector('html[data-answering][data-ready]')",
            )
            .await;
        }
    });
}

#[test]
fn pull_quotes_that_do_not_come_can_be_loaded_again() {
    in_browser(async |page| {
        allow_failures(page);
        let site = start("date: 2026-01-02\n").await;
        site.inject_fault(&file_of("quotes"), Fault::Status(500));
        page.open(&site.url(&format!("{SLUG}/"))).await;
        assert_eq!(page.text(".quotes-switch").await, "Load the pull quotes");
        assert_eq!(page.count(".pull-quote").await, 0);
        site.clear_fault(&file_of("quotes"));
        page.click(".quotes-switch").await;
        page.wait_for("the quote", "document.querySelector('.pull-quote')")
            .await;
        assert_eq!(page.text(".quotes-switch").await, "Hide pull quotes");
    });
}

#[test]
fn a_library_that_does_not_come_can_be_loaded_again() {
    in_browser(async |page| {
        allow_failures(page);
        let site = start("").await;
        site.inject_fault(&file_of("library"), Fault::Status(404));
        page.open(&site.url("warraqin/")).await;
        page.click(".site-name").await;
        page.wait_for("the failure", "document.querySelector('main [role=alert]')")
            .await;
        site.clear_fault(&file_of("library"));
        page.click(RETRY).await;
        page.wait_for("the library", LIBRARY).await;
    });
}

#[test]
fn back_and_forward_work_across_parts_that_are_not_loaded_yet() {
    in_browser(async |page| {
        allow_failures(page);
        for base in ["/", "/docs/recto/"] {
            let site = Site::of_folder(harness::dist()).at_base(base).start().await;
            let gate = Gate::closed();
            site.inject_fault(&file_of("library"), Fault::Held(gate.clone()));
            page.open(&site.url("warraqin/")).await;
            page.click(".site-name").await;
            page.wait_for("the empty page", "!document.querySelector('article')")
                .await;
            page.run("history.back()").await;
            page.wait_for("the article", ARTICLE).await;
            page.run("history.forward()").await;
            page.wait_for("the empty page", "!document.querySelector('article')")
                .await;
            gate.open();
            page.wait_for("the library", LIBRARY).await;
            page.back().await;
            page.wait_for("the article", ARTICLE).await;
        }
    });
}

#[test]
fn typed_words_and_the_focus_survive_the_start_of_the_app() {
    in_browser(async |page| {
        allow_failures(page);
        let site = Site::of_dist().start().await;
        let gate = Gate::closed();
        site.inject_fault(&file_of("app"), Fault::Held(gate.clone()));
        page.go(&site.url("")).await;
        page.wait_for("the library", "document.querySelector('input[name=q]')")
            .await;
        page.click("input[name=q]").await;
        page.type_text("margin is").await;
        gate.open();
        page.ready().await;
        page.wait_for(
            "one entry",
            "document.querySelectorAll('ul.library > li').length === 1",
        )
        .await;
        let kept = "document.activeElement === document.querySelector('input[name=q]') && document.activeElement.value === 'margin is'";
        assert!(page.eval::<bool>(kept).await);
    });
}

#[test]
fn the_focus_on_a_link_survives_the_start_of_the_app() {
    in_browser(async |page| {
        allow_failures(page);
        let site = Site::of_dist().start().await;
        let gate = Gate::closed();
        site.inject_fault(&file_of("app"), Fault::Held(gate.clone()));
        page.go(&site.url("writing-for-recto/")).await;
        page.wait_for("the contents", "document.querySelector('nav.contents a')")
            .await;
        page.run(
            "window.link = document.querySelector('[data-body] a[href]'); window.link.focus()",
        )
        .await;
        gate.open();
        page.ready().await;
        assert!(
            page.eval::<bool>("document.activeElement === window.link")
                .await
        );
    });
}
