//! Error messages: each failure has one, with a button that retries successfully once the fault is over.

use harness::{Fault, Gate, Length, Network, Page, Site, in_browser};

const SLUG: &str = "fragile";
const FILE: &str = "articles/fragile.md";
/// Path of the library without a prerendered page, so that the app renders all of it.
const NOT_PRERENDERED: &str = "?q=";

const TEXT: &str = "# Fragile\n\nIt came after all.\n";

/// Waits for the error message and returns its text.
async fn alert(page: &Page) -> String {
    page.wait_for("the failure", "document.querySelector('main [role=alert]')")
        .await;
    page.ready().await;
    assert_eq!(
        page.count(".loading").await,
        0,
        "something still says that it is loading"
    );
    assert_eq!(
        page.count("main [role=alert] button[data-action=retry]")
            .await,
        1
    );
    page.text("main [role=alert]").await
}

/// Opens the article with a fault of its file, checks the message, and retries without the fault.
async fn fails_and_recovers(page: &Page, fault: Fault, words: &str) {
    let site = Site::of_dist().start().await;
    site.publish(SLUG, TEXT);
    site.inject_fault(FILE, fault);
    page.open(&site.url(&format!("{SLUG}/"))).await;
    let message = alert(page).await;
    assert!(message.contains(words), "{words:?} is not in {message:?}");
    site.clear_fault(FILE);
    page.click("main button[data-action=retry]").await;
    page.wait_for(
        "the article",
        "document.querySelector('html[data-ready] article')",
    )
    .await;
    assert!(
        page.text("[data-body]")
            .await
            .contains("It came after all.")
    );
    assert_eq!(page.count("main [role=alert]").await, 0);
}

#[test]
fn a_missing_file_has_a_message() {
    in_browser(async |page| {
        page.expect_error("status of 404");
        fails_and_recovers(page, Fault::Status(404), "nothing at this address").await;
    });
}

#[test]
fn a_server_error_has_a_message() {
    in_browser(async |page| {
        page.expect_error("status of 500");
        fails_and_recovers(page, Fault::Status(500), "500").await;
    });
}

#[test]
fn a_closed_connection_has_a_message() {
    in_browser(async |page| {
        page.expect_error("ERR_EMPTY_RESPONSE");
        fails_and_recovers(page, Fault::Refused, "cannot be reached").await;
    });
}

#[test]
fn a_truncated_file_has_a_message() {
    in_browser(async |page| {
        page.expect_error("ERR_CONTENT_LENGTH_MISMATCH");
        fails_and_recovers(page, Fault::Cut, "cannot be reached").await;
    });
}

#[test]
fn a_web_page_in_place_of_markdown_has_a_message() {
    in_browser(async |page| {
        let body = b"<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body>Sign in first.</body></html>".to_vec();
        fails_and_recovers(
            page,
            Fault::Instead {
                content_type: "text/html",
                body,
            },
            "web page",
        )
        .await;
    });
}

#[test]
fn invalid_utf_8_has_a_message() {
    in_browser(async |page| {
        let body = b"# Caf\xe9\n\nWritten in Latin-1.\n".to_vec();
        fails_and_recovers(
            page,
            Fault::Instead {
                content_type: "text/markdown",
                body,
            },
            "not text",
        )
        .await;
    });
}

#[test]
fn a_file_over_the_size_limit_is_rejected_by_its_declared_length() {
    in_browser(async |page| {
        fails_and_recovers(
            page,
            Fault::Filler {
                bytes: 10_000_001,
                length: Length::Declared,
            },
            "too large",
        )
        .await;
    });
}

#[test]
fn a_file_over_the_size_limit_is_rejected_without_a_declared_length() {
    in_browser(async |page| {
        fails_and_recovers(
            page,
            Fault::Filler {
                bytes: 10_100_000,
                length: Length::Streamed,
            },
            "too large",
        )
        .await;
    });
}

#[test]
fn a_missing_response_has_a_message() {
    in_browser(async |page| {
        fails_and_recovers(page, Fault::Held(Gate::closed()), "too long").await;
    });
}

#[test]
fn a_stalled_response_has_a_message() {
    in_browser(async |page| {
        fails_and_recovers(page, Fault::HeldMidway(Gate::closed()), "too long").await;
    });
}

#[test]
fn a_missing_connection_has_a_message() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.publish(SLUG, TEXT);
        page.open(&site.url("")).await;
        page.expect_error("ERR_INTERNET_DISCONNECTED");
        page.network(Network::Offline).await;
        page.visit(&format!("{}{SLUG}/", site.base())).await;
        let message = alert(page).await;
        assert!(message.contains("offline"), "{message}");
        // The app retries by itself.
        page.network(Network::Online).await;
        page.wait_for(
            "the article",
            "document.querySelector('html[data-ready] article')",
        )
        .await;
        assert!(
            page.text("[data-body]")
                .await
                .contains("It came after all.")
        );
    });
}

#[test]
fn an_invalid_index_has_a_message() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        for broken in ["{\"articles\": [", "[1, 2]", "{\"articles\": 7}", ""] {
            site.put("articles/index.json", broken);
            page.open(&site.url(NOT_PRERENDERED)).await;
            let message = alert(page).await;
            assert!(message.contains("index"), "{message}");
        }
        site.put("articles/index.json", "[\"fragile.md\"]");
        page.click("main button[data-action=retry]").await;
        page.wait_for(
            "the library",
            "document.querySelector('ul.library a[href]')",
        )
        .await;
    });
}

#[test]
fn an_unavailable_library_has_a_message() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.expect_error("status of 503");
        site.inject_fault("articles/index.json", Fault::Status(503));
        page.open(&site.url(NOT_PRERENDERED)).await;
        let message = alert(page).await;
        assert!(message.contains("503"), "{message}");
        site.clear_fault("articles/index.json");
        page.click("main button[data-action=retry]").await;
        page.wait_for(
            "the library",
            "document.querySelector('ul.library a[href]')",
        )
        .await;
    });
}

#[test]
fn an_article_is_readable_without_the_index() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.publish(SLUG, TEXT);
        page.expect_error("articles/index.json - Failed to load resource: the server responded with a status of 500");
        site.inject_fault("articles/index.json", Fault::Status(500));
        page.open(&site.url(&format!("{SLUG}/"))).await;
        assert!(
            page.text("[data-body]")
                .await
                .contains("It came after all.")
        );
        // The browser is idle by then.
        crate::loading::wait_for_request(&site, "articles/index.json").await;
        page.wait_for_frames().await;
        assert_eq!(page.count("main [role=alert]").await, 0);
    });
}

#[test]
fn a_failed_image_shows_its_alternative_text() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.publish(
            SLUG,
            "# Fragile\n\n![A heron in the reeds](images/none.png \"A heron\")\n\nText.\n",
        );
        page.expect_error("images/none.png");
        page.open(&site.url(&format!("{SLUG}/"))).await;
        assert_eq!(
            page.attribute("[data-body] img", "alt").await.as_deref(),
            Some("A heron in the reeds")
        );
        assert!(page.text("[data-body]").await.contains("Text."));
    });
}

#[test]
fn a_missing_app_has_a_message() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let (_, wasm) = crate::loading::app_files(&site);
        site.inject_fault(&wasm, Fault::Status(500));
        page.expect_error("status of 500");
        page.expect_error("failed to fetch Wasm");
        page.open(&site.url(NOT_PRERENDERED)).await;
        page.wait_for(
            "the failure",
            "document.querySelector('[role=alert]:not([hidden])')",
        )
        .await;
        assert_eq!(
            page.count(".starting").await,
            0,
            "it still says that it is loading"
        );
        site.clear_fault(&wasm);
        page.click("[role=alert] button[data-action=retry]").await;
        // The typeface is loaded: a request that is pending when the site ends is another error.
        page.wait_for(
            "the library",
            "document.querySelector('ul.library a[href]') && document.fonts.status === 'loaded'",
        )
        .await;
    });
}

#[test]
fn a_library_without_an_index_has_a_message() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.remove("articles/index.json");
        page.expect_error("status of 404");
        page.open(&site.url(NOT_PRERENDERED)).await;
        let message = alert(page).await;
        assert!(message.contains("no index"), "{message}");
    });
}

#[test]
fn an_index_with_a_byte_order_mark_is_valid() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.put("articles/index.json", "\u{feff}[\"yohaku.md\"]");
        page.open(&site.url("")).await;
        assert_eq!(page.count("ul.library a[href]").await, 1);
    });
}

#[test]
fn an_article_without_text_has_a_message() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        for text in ["", "\u{feff}\n \n", "---\ntitle: Nothing yet\n---\n"] {
            site.publish("nothing", text);
            page.open(&site.url("nothing/")).await;
            assert!(page.text("article").await.contains("no text"), "{text:?}");
        }
    });
}

#[test]
fn an_article_is_readable_without_its_style_sheet() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let style: String = {
            page.open(&site.url("")).await;
            page.eval("document.documentElement.dataset.css").await
        };
        site.inject_fault(&style, Fault::Held(Gate::closed()));
        page.open(&site.url("yohaku/")).await;
        assert_eq!(page.count("article h1").await, 1);
    });
}

#[test]
fn the_message_about_a_missing_app_disappears_when_it_arrives() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let gate = Gate::closed();
        let (_, wasm) = crate::loading::app_files(&site);
        site.inject_fault(&wasm, Fault::Held(gate.clone()));
        page.expect_error("did not load in time");
        page.allow_error("preloaded using link preload but not used");
        page.go(&site.url("?src=articles/yohaku.md")).await;
        let message = "document.querySelector('[role=alert]:not([hidden])')";
        page.wait_for("the failure", message).await;
        gate.open();
        page.wait_for(
            "the article alone",
            &format!("document.querySelector('html[data-ready] article') && !{message}"),
        )
        .await;
    });
}

#[test]
fn a_prerendered_page_is_readable_whatever_fails() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let (script, _) = crate::loading::app_files(&site);
        page.expect_error("status of 50");
        site.inject_fault("articles/yohaku.md", Fault::Status(503));
        page.open(&site.url("yohaku/")).await;
        assert!(page.text("[data-body]").await.contains("余白"));
        assert_eq!(page.count("main [role=alert]").await, 0);
        site.inject_fault(&script, Fault::Status(500));
        page.expect_error("dynamically imported module");
        // The start script looks for the app at other paths too.
        page.allow_error("status of 404");
        page.allow_error("preloaded using link preload but not used");
        page.go(&site.url("warraqin/")).await;
        page.wait_for("the article", "document.querySelector('[data-body] > p')")
            .await;
        let message = "[role=alert]:not([hidden])";
        page.eval::<()>("new Promise((done) => setTimeout(() => done(null), 500))")
            .await;
        assert_eq!(page.count(message).await, 0);
    });
}
