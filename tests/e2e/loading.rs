//! Requests of a page: their order, and their cancellation.

use crate::fixture::{self, SECTIONS};
use harness::{Fault, Gate, Outcome, Page, Site, Viewport, in_browser};

/// Returns the paths of the app's script and wasm, below the site's base.
pub(crate) fn app_files(site: &Site) -> (String, String) {
    let names: Vec<String> = std::fs::read_dir(harness::dist())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let file = |ending: &str| {
        let mut found = names
            .iter()
            .filter(|name| name.starts_with("recto-") && name.ends_with(ending));
        let name = found
            .next()
            .unwrap_or_else(|| panic!("{} has no file recto-…{ending}", site.base()));
        assert!(
            found.next().is_none(),
            "there are several files recto-…{ending}"
        );
        name.clone()
    };
    (file(".js"), file(".wasm"))
}

/// Waits until the site has received a request for a path.
pub(crate) async fn wait_for_request(site: &Site, path: &str) {
    for _ in 0..1500 {
        if !site.requests_for(path).is_empty() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("{path} was never requested");
}

#[test]
fn the_markdown_is_requested_before_the_wasm_arrives() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let gate = Gate::closed();
        let (_, wasm) = app_files(&site);
        site.inject_fault(&wasm, Fault::Held(gate.clone()));
        // A prerendered page has its text.
        site.publish("added", "# Added\n\nAfter the build.\n");
        page.go(&site.url("added/")).await;
        // The gate still holds the wasm, so that a request after it would never come.
        wait_for_request(&site, "articles/added.md").await;
        wait_for_request(&site, &wasm).await;
        assert_eq!(site.requests_for(&wasm)[0].outcome, Outcome::Pending);
        gate.open();
        page.ready().await;
        assert_eq!(page.count("article").await, 1);
        let requests = site.requests_for("articles/added.md").len();
        assert_eq!(requests, 1, "the Markdown was requested {requests} times");
    });
}

#[test]
fn the_index_is_requested_before_the_wasm_arrives() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let gate = Gate::closed();
        let (_, wasm) = app_files(&site);
        site.inject_fault(&wasm, Fault::Held(gate.clone()));
        page.go(&site.url("")).await;
        wait_for_request(&site, "articles/index.json").await;
        gate.open();
        page.ready().await;
        assert_eq!(site.requests_for("articles/index.json").len(), 1);
        assert_eq!(site.requests_for(&wasm).len(), 1);
    });
}

#[test]
fn style_and_script_are_requested_before_the_markdown_arrives() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let gate = Gate::closed();
        site.inject_fault("articles/yohaku.md", Fault::Held(gate.clone()));
        let (script, wasm) = app_files(&site);
        page.go(&site.url("?src=articles/yohaku.md")).await;
        wait_for_request(&site, &script).await;
        wait_for_request(&site, &wasm).await;
        page.wait_for("the style", "document.styleSheets.length > 1")
            .await;
        page.wait_for(
            "a word that it is loading",
            "document.querySelector('main .loading')",
        )
        .await;
        gate.open();
        page.ready().await;
    });
}

/// Waits until all requests for a path have ended, and returns the last outcome.
async fn wait_for_end(site: &Site, path: &str) -> Outcome {
    for _ in 0..500 {
        let requests = site.requests_for(path);
        if let Some(last) = requests
            .last()
            .filter(|request| request.outcome != Outcome::Pending)
        {
            return last.outcome;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("the requests for {path} have not ended");
}

async fn start_navigation(page: &Page, path: &str) {
    page.run(&format!(
        "void (history.pushState(null, '', {path:?}), dispatchEvent(new PopStateEvent('popstate')))"
    ))
    .await;
}

#[test]
fn navigation_cancels_pending_requests() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        fixture::sections(&site);
        site.put("articles/other.md", "# Other\n\nText.\n");
        for fault in [
            Fault::Held(Gate::closed()),
            Fault::HeldMidway(Gate::closed()),
        ] {
            site.inject_fault(&format!("articles/{SECTIONS}.md"), fault);
            page.open(&site.url("")).await;
            let before = site.requests_for(&format!("articles/{SECTIONS}.md")).len();
            start_navigation(page, &format!("{}{SECTIONS}/", site.base())).await;
            let path = format!("articles/{SECTIONS}.md");
            while site.requests_for(&path).len() == before {
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
            page.visit(&format!("{}other/", site.base())).await;
            page.wait_for(
                "the other article",
                "document.querySelector('article[data-slug=other]')",
            )
            .await;
            assert_eq!(wait_for_end(&site, &path).await, Outcome::Broken);
            assert_eq!(
                page.count("[role=alert]:not([hidden])").await,
                0,
                "an abort was reported as a failure"
            );
        }
    });
}

#[test]
fn a_late_response_does_not_replace_the_current_page() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let gate = Gate::closed();
        site.put("articles/late.md", "# Late\n\nText.\n");
        site.put("articles/other.md", "# Other\n\nText.\n");
        site.inject_fault("articles/late.md", Fault::Held(gate.clone()));
        page.open(&site.url("")).await;
        start_navigation(page, &format!("{}late/", site.base())).await;
        wait_for_request(&site, "articles/late.md").await;
        page.visit(&format!("{}other/", site.base())).await;
        page.wait_for(
            "the other article",
            "document.querySelector('article[data-slug=other]')",
        )
        .await;
        gate.open();
        wait_for_end(&site, "articles/late.md").await;
        page.wait_for_frames().await;
        assert_eq!(page.text("article h1").await, "Other");
        let title: String = page.eval("document.title").await;
        assert!(title.starts_with("Other"), "{title}");
    });
}

#[test]
fn opening_a_page_shifts_no_layout() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let mut pages = vec![site.base().to_owned()];
        for path in fixture::sample_library(page, &site).await {
            // Rendered by the app, it has the same text.
            let slug = path.trim_start_matches(site.base()).trim_end_matches('/');
            pages.push(format!("{}?src=articles/{slug}.md", site.base()));
            pages.push(path);
        }
        for viewport in [Viewport::PHONE, Viewport::of_width(768), Viewport::DESKTOP] {
            page.viewport(viewport).await;
            for path in &pages {
                page.open(&format!("{}{path}", site.origin())).await;
                let images = "[...document.querySelectorAll('main img')].every(({ complete, loading }) => complete || loading === 'lazy')";
                let at_rest = format!("document.fonts.status === 'loaded' && ({images})");
                page.wait_for("fonts and images", &at_rest).await;
                page.wait_for_frames().await;
                let shifts: Vec<serde_json::Value> = page.eval("layoutShifts").await;
                assert!(shifts.is_empty(), "{path} {viewport:?}: {shifts:#?}");
            }
        }
    });
}

#[test]
fn the_message_about_a_crash_does_not_blame_the_connection() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        // The start script runs; the app does not.
        page.run_on_new_document(
            "{
                const create = document.createElement.bind(document);
                document.createElement = (name) => {
                    if (name !== 'link') throw new Error('broken on purpose');
                    return create(name);
                };
            }",
        )
        .await;
        for trouble in [
            "broken on purpose",
            "panicked",
            "unreachable",
            "did not load in time",
        ] {
            page.allow_error(trouble);
        }
        page.go(&site.url("?q=")).await;
        page.wait_for(
            "the message",
            "document.querySelector('.start-failure:not([hidden])')?.textContent.includes('broken down')",
        )
        .await;
        let message = page.text(".start-failure").await;
        assert!(message.contains("not in your connection"), "{message}");
    });
}
