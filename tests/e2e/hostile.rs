//! Cross-site scripting: nothing in a hostile article runs or is fetched, and the policy never has to block anything.

mod payloads;

use crate::fixture::allow_unfinished_search;
use harness::{Page, Site, in_browser};
use payloads::{Payload, payloads};

/// Script that records the effects of payloads; it runs before everything else in every document.
const RECORD_EFFECTS: &str = "
window.ran = [];
for (const name of ['alert', 'confirm', 'prompt', 'pwned', 'print']) window[name] = (...what) => { ran.push([name, ...what].join(' ')); };
";

/// Script that triggers the events of a reader and of the browser on every element, but follows no link.
const TRIGGER_EVENTS: &str = "(() => {
    const stay = (event) => event.preventDefault();
    const elements = Array.from(document.querySelectorAll('main *'));
    document.addEventListener('click', stay, true);
    for (const element of elements) {
        for (const name of ['mouseover', 'mouseenter', 'pointerover', 'focus', 'focusin', 'error', 'load', 'toggle', 'wheel', 'animationstart', 'transitionend', 'beforetoggle', 'click']) {
            element.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
        }
    }
    document.removeEventListener('click', stay, true);
    return elements.length;
})()";

/// Expression that lists forbidden elements, attributes and URLs in the article.
const FORBIDDEN: &str = "(() => {
    const elements = new Set(`a abbr article aside blockquote br button cite code dd del details div dl dt em figcaption figure footer h1 h2 h3 h4
        h5 h6 header hr img input ins kbd li mark nav ol p pre q s samp section small span strong sub summary sup table tbody td
        th thead time tr ul var`.split(/\\s+/));
    const schemes = ['http:', 'https:', 'mailto:', 'tel:'];
    const found = [];
    for (const element of document.querySelectorAll('main article, main article *')) {
        const tell = (what) => found.push(`${what}: ${element.outerHTML.slice(0, 150)}`);
        if (!elements.has(element.localName) || element.namespaceURI !== 'http://www.w3.org/1999/xhtml') tell('element');
        for (const { name, value } of element.attributes) {
            if (name.startsWith('on') || ['srcdoc', 'srcset', 'action', 'formaction', 'target', 'ping', 'background', 'poster', 'is', 'slot'].includes(name)) tell(name);
            if (name === 'style' && !element.matches('[data-body] > *, .pull-quotes *')) tell(name);
            if (['href', 'src'].includes(name) && !schemes.includes(new URL(value, document.baseURI).protocol)) tell(name);
        }
        if (element.localName === 'input' && !(element.type === 'checkbox' && element.disabled)) tell('input');
    }
    return found;
})()";

/// Asserts that no payload has had an effect on the page.
async fn assert_harmless(page: &Page, site: &Site, what: &str) {
    let forbidden: Vec<String> = page.eval(FORBIDDEN).await;
    assert_eq!(forbidden, [""; 0], "{what}");
    let touched: usize = page.eval(TRIGGER_EVENTS).await;
    assert!(touched > 3, "{what} is an empty page");
    page.wait_for_frames().await;
    let ran: Vec<String> = page.eval("ran").await;
    assert_eq!(ran, [""; 0], "{what}");
    let fetched: Vec<_> = site
        .requests()
        .into_iter()
        .filter(|request| request.path.contains("canary"))
        .collect();
    assert!(fetched.is_empty(), "{what}: {fetched:?}");
}

#[test]
fn the_recorder_detects_effects_of_payloads() {
    in_browser(async |page| {
        let site = Site::of_folder(harness::dist()).start().await;
        site.put("favicon.ico", "");
        let attack = "<!doctype html><title>x</title><img src='/canary' onerror='pwned(1)'><a href='javascript:pwned(2)'>x</a>";
        site.put(
            "attack/index.html",
            format!("{attack}<main><article><iframe></iframe></article></main>"),
        );
        page.run_on_new_document(RECORD_EFFECTS).await;
        page.expect_error("/canary");
        page.go(&site.url("attack/")).await;
        page.wait_for("the attack", "ran.length > 0").await;
        let ran: Vec<String> = page.eval("ran").await;
        assert_eq!(ran, ["pwned 1"]);
        assert_eq!(site.requests_for("canary").len(), 1);
        let forbidden: Vec<String> = page.eval(FORBIDDEN).await;
        assert_eq!(forbidden.len(), 1);
    });
}

#[test]
fn all_payloads_in_one_article_run_nothing() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let all: Vec<_> = payloads(&site.url("canary"))
            .into_iter()
            .map(|payload| payload.markdown)
            .collect();
        // Front matter counts only at the top; elsewhere it is text.
        site.publish("hostile", all.join("\n\n"));
        page.run_on_new_document(RECORD_EFFECTS).await;
        page.open(&site.url("hostile/")).await;
        // Some URLs only look like scripts: with a tab inside, they are paths of images that do not exist.
        page.allow_error("Failed to load resource");
        assert!(page.count("[data-body] > *").await > 100);
        assert_harmless(page, &site, "all payloads in one article").await;
    });
}

#[test]
fn no_payload_runs_alone_in_an_article() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let payloads = payloads(&site.url("canary"));
        assert!(
            payloads.len() >= 220,
            "there are {} payloads",
            payloads.len()
        );
        page.allow_error("Failed to load resource");
        page.run_on_new_document(RECORD_EFFECTS).await;
        page.open(&site.url("")).await;
        for (number, Payload { name, markdown }) in payloads.iter().enumerate() {
            let slug = format!("payload-{number}");
            site.put(&format!("articles/{slug}.md"), markdown.as_str());
            page.visit(&format!("{}{slug}/", site.base())).await;
            page.wait_for(
                name,
                &format!("document.querySelector('article[data-slug={slug}]')"),
            )
            .await;
            assert_harmless(page, &site, name).await;
        }
    });
}

#[test]
fn a_hostile_index_runs_nothing() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let markup = "<img src=x onerror=pwned(1)>\"'><script>pwned(2)</script>";
        let entry = serde_json::json!({
            "slug": format!("javascript:pwned(3)//{markup}"), "title": markup, "description": markup, "authors": [markup],
            "publisher": markup, "date": markup, "tags": [markup], "lang": markup, "dir": markup,
        });
        let plain =
            serde_json::json!({ "slug": "javascript:pwned(4)", "title": markup, "tags": [markup] });
        site.put(
            "articles/index.json",
            serde_json::json!([entry, plain]).to_string(),
        );
        page.run_on_new_document(RECORD_EFFECTS).await;
        page.open(&site.url("")).await;
        let addresses: Vec<String> = page
            .eval("Array.from(document.querySelectorAll('main a[href]'), (link) => link.protocol)")
            .await;
        assert!(
            !addresses.is_empty() && addresses.iter().all(|scheme| scheme == "http:"),
            "{addresses:?}"
        );
        assert!(page.text("ul.library").await.contains("<script>"));
        assert_harmless(page, &site, "the library").await;
        page.open(&site.url(&format!(
            "?tag={}",
            "%3Cimg%20src%3Dx%20onerror%3Dpwned(5)%3E"
        )))
        .await;
        allow_unfinished_search(page);
        page.open(&site.url(&format!("?q={}", "%22%3E%3Cscript%3Epwned(6)%3C/script%3E")))
            .await;
        let ran: Vec<String> = page.eval("ran").await;
        assert_eq!(ran, [""; 0]);
    });
}

#[test]
fn ids_in_an_article_cannot_take_over_the_page() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let ids = [
            "main",
            "recto:main",
            "body",
            "location",
            "documentElement",
            "getElementById",
            "__proto__",
        ];
        let text: String = ids
            .iter()
            .map(|id| format!("## {id} {{#{id}}}\n\nText.\n\n## {id}\n\nText.\n\n"))
            .collect();
        site.publish("clobber", format!("# Clobber\n\n{text}"));
        page.open(&site.url("clobber/")).await;
        let ids: Vec<String> = page
            .eval("Array.from(document.querySelectorAll('[id]'), (element) => element.id)")
            .await;
        let mut unique = ids.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), ids.len(), "{ids:?}");
        let main: String = page
            .eval("document.getElementById('recto:main').localName")
            .await;
        assert_eq!(main, "main");
        page.click(".site-name").await;
        page.wait_for(
            "the library",
            "document.querySelector('html[data-ready] ul.library')",
        )
        .await;
    });
}
