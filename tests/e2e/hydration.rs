//! Hydration: the app makes prerendered pages interactive.

use crate::{accessibility::findings, fixture};
use harness::{Fault, Gate, Page, Scheme, Site, Viewport, in_browser, npm_file};

/// Script that keeps the prerendered nodes.
const KEEP_NODES: &str = "document.addEventListener('DOMContentLoaded', () => { window.came = { article: document.querySelector('article'), paragraphs: [...document.querySelectorAll('[data-body] > p')] }; });";

/// Expression that is true when all prerendered nodes are still in the document.
const NODES_ARE_KEPT: &str = "Boolean(window.came.article) && window.came.article === document.querySelector('article') && window.came.paragraphs.length > 0 && window.came.paragraphs.every((paragraph) => paragraph.isConnected)";

async fn layout_shift(page: &Page) -> f64 {
    page.eval("layoutShifts.reduce((sum, shift) => sum + shift.value, 0)")
        .await
}

#[test]
fn hydration_keeps_the_article_and_shifts_nothing() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.run_on_new_document(KEEP_NODES).await;
        for slug in ["the-margin-is-a-place", "warraqin", "writing-for-recto"] {
            for viewport in [Viewport::PHONE, Viewport::of_width(768), Viewport::DESKTOP] {
                page.viewport(viewport).await;
                page.open(&site.url(&format!("{slug}/"))).await;
                page.wait_for_frames().await;
                assert!(
                    page.eval::<bool>(NODES_ARE_KEPT).await,
                    "{slug} was rendered again"
                );
                assert!(page.count(".pull-quote[data-placed]").await > 0);
                assert_eq!(page.count(".pull-quote-placeholder").await, 0);
                let shift = layout_shift(page).await;
                assert!(shift < 0.005, "{slug} {viewport:?}: {shift}");
            }
        }
    });
}

#[test]
fn prerendered_quotes_have_the_height_of_placed_quotes() {
    in_browser(async |page| {
        let last_block = "document.querySelector('[data-body]').lastElementChild.getBoundingClientRect().top + scrollY";
        for viewport in [Viewport::PHONE, Viewport::of_width(768)] {
            page.viewport(viewport).await;
            let (site, gate) = start_without_app(page).await;
            page.go(&site.url("yohaku/")).await;
            page.wait_for(
                "the placeholders",
                "document.querySelectorAll('.pull-quote-placeholder').length > 1 && document.fonts.status === 'loaded'",
            )
            .await;
            // Offscreen blocks have an assumed height.
            page.run("for (const block of document.querySelectorAll('[data-offscreen]')) delete block.dataset.offscreen")
                .await;
            page.wait_for_frames().await;
            let prerendered: f64 = page.eval(last_block).await;
            // Up to 1 px a quote: the height of a slot is rounded up to whole pixels.
            let rounding: f64 = page
                .eval("document.querySelectorAll('.pull-quote-placeholder').length")
                .await;
            gate.open();
            page.ready().await;
            page.wait_for_frames().await;
            assert_eq!(page.count(".pull-quote-placeholder").await, 0);
            let placed: f64 = page.eval(last_block).await;
            assert!(
                (prerendered - placed).abs() < rounding,
                "{viewport:?}: {prerendered} before, {placed} after"
            );
        }
    });
}

#[test]
fn offscreen_blocks_are_laid_out_in_slices() {
    in_browser(async |page| {
        let slug = "the-long-road-to-standard-time";
        let (site, gate) = start_without_app(page).await;
        page.run_on_new_document(KEEP_NODES).await;
        page.go(&site.url(&format!("{slug}/"))).await;
        page.wait_for("the article", "document.querySelector('[data-offscreen]')")
            .await;
        gate.open();
        page.ready().await;
        assert_eq!(page.count("[data-offscreen]").await, 0);
        assert!(page.eval::<bool>(NODES_ARE_KEPT).await);
        let shift = layout_shift(page).await;
        assert!(shift < 0.005, "{shift}");
        let last = "[...document.querySelectorAll('[data-body] > h2[id]')].pop().id";
        let last: String = page.eval(last).await;
        page.open(&site.url(&format!("{slug}/#{last}"))).await;
        page.wait_for("the last section", &fixture::is_at_section(&last))
            .await;
    });
}

/// Starts the site with its app held by the returned gate.
async fn start_without_app(page: &Page) -> (Site, Gate) {
    let site = Site::of_dist().start().await;
    let (_, wasm) = crate::loading::app_files(&site);
    let gate = Gate::closed();
    site.inject_fault(&wasm, Fault::Held(gate.clone()));
    page.allow_error("preloaded using link preload but not used");
    (site, gate)
}

#[test]
fn hydration_keeps_the_selection_and_the_scroll_position() {
    in_browser(async |page| {
        let (site, gate) = start_without_app(page).await;
        page.go(&site.url("the-margin-is-a-place/")).await;
        page.wait_for(
            "the article",
            "document.querySelectorAll('[data-body] > p').length > 9",
        )
        .await;
        page.run("getSelection().selectAllChildren(document.querySelectorAll('[data-body] > p')[9]); scrollTo(0, 2400)")
            .await;
        page.wait_for_frames().await;
        let before: String = page.eval("getSelection().toString() + scrollY").await;
        gate.open();
        page.ready().await;
        page.wait_for_frames().await;
        let after: String = page.eval("getSelection().toString() + scrollY").await;
        assert_eq!(after, before);
    });
}

/// Script that disables scroll anchoring, which Safari lacks.
const WITHOUT_ANCHORING: &str = "{
    const supports = CSS.supports.bind(CSS);
    CSS.supports = (...asked) => !asked.join().includes('overflow-anchor') && supports(...asked);
    const style = new CSSStyleSheet();
    style.replaceSync('* { overflow-anchor: none !important }');
    document.adoptedStyleSheets = [style];
}";

#[test]
fn the_reading_position_holds_without_scroll_anchoring() {
    in_browser(async |page| {
        let (site, gate) = start_without_app(page).await;
        page.run_on_new_document(WITHOUT_ANCHORING).await;
        page.viewport(Viewport::PHONE).await;
        page.go(&site.url("the-long-road-to-standard-time/")).await;
        page.wait_for(
            "the article",
            "document.querySelectorAll('[data-body] > p').length > 50",
        )
        .await;
        page.run("scrollTo(0, document.documentElement.scrollHeight / 2)")
            .await;
        page.wait_for_scroll_end().await;
        page.run("window.read = Array.from(document.querySelectorAll('[data-body] > p')).find((block) => block.getBoundingClientRect().bottom > 100)")
            .await;
        let place = "window.read.getBoundingClientRect().top";
        let before: f64 = page.eval(place).await;
        gate.open();
        page.ready().await;
        page.wait_for_scroll_end().await;
        let after: f64 = page.eval(place).await;
        assert!(
            (after - before).abs() < 3.0,
            "moved from {before} to {after}"
        );
    });
}

#[test]
fn a_fragment_is_scrolled_to_before_hydration() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("writing-for-recto/#blocks")).await;
        page.wait_for("the section", &fixture::is_at_section("blocks"))
            .await;
        let text = "writing-for-recto/#:~:text=The%20marks%20disappear";
        page.open(&site.url(text)).await;
        page.wait_for(
            "the words",
            "document.querySelector('.source-sentence')?.textContent.startsWith('The marks disappear')",
        )
        .await;
    });
}

#[test]
fn buttons_and_links_work_after_hydration() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.scheme(Scheme::Light).await;
        page.open(&site.url("a-short-walk-at-low-tide/")).await;
        page.run("window.sameDocument = true").await;
        page.click(".theme-switch").await;
        assert_eq!(
            page.attribute("html", "data-theme").await.as_deref(),
            Some("dark")
        );
        page.click("[data-action=pull-quotes]").await;
        assert_eq!(
            page.text("[data-action=pull-quotes]").await,
            "Show pull quotes"
        );
        page.click(".site-name").await;
        page.wait_for(
            "the library",
            "document.querySelector('html[data-ready] ul.library')",
        )
        .await;
        assert_eq!(page.url().await, site.url(""));
        page.click("ul.library a").await;
        page.wait_for(
            "the article",
            "document.querySelector('html[data-ready] article')",
        )
        .await;
        page.click(".site-name").await;
        page.wait_for(
            "the library",
            "document.querySelector('html[data-ready] ul.library')",
        )
        .await;
        assert!(page.eval::<bool>("window.sameDocument").await);
    });
}

#[test]
fn markdown_changed_after_the_build_is_shown() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.put(
            "articles/yohaku.md",
            "# Changed\n\nSince the page was written.\n",
        );
        page.open(&site.url("yohaku/")).await;
        page.wait_for(
            "the new text",
            "document.querySelector('article h1')?.textContent === 'Changed'",
        )
        .await;
        assert_eq!(page.count("main").await, 1);
        assert_eq!(page.count("article").await, 1);
    });
}

#[test]
fn the_roots_page_at_another_path_is_not_hydrated_as_the_library() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        // Like hosts that send the root's page for every path.
        let root = std::fs::read(harness::dist().join("index.html")).unwrap();
        site.put("yohaku/index.html", root);
        // The start script looks for the app below the page's path first.
        page.allow_error("status of 404");
        page.open(&site.url("yohaku/")).await;
        assert_eq!(page.count("article[data-slug=yohaku]").await, 1);
        assert_eq!(page.count("main").await, 1);
        page.open(&site.url("?src=articles/warraqin.md")).await;
        assert_eq!(page.count("article").await, 1);
        assert_eq!(page.count("main").await, 1);
    });
}

#[test]
fn axe_finds_nothing_before_hydration() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let (_, wasm) = crate::loading::app_files(&site);
        site.inject_fault(&wasm, Fault::Held(Gate::closed()));
        page.allow_error("preloaded using link preload but not used");
        // Once the site is gone.
        page.allow_error("Failed to fetch");
        for (path, viewport) in [
            ("", Viewport::DESKTOP),
            ("the-margin-is-a-place/", Viewport::PHONE),
        ] {
            page.viewport(viewport).await;
            page.go(&site.url(path)).await;
            page.wait_for("the page", "document.querySelector('main h1')")
                .await;
            page.run(&npm_file("axe-core/axe.min.js")).await;
            assert_eq!(findings(page).await, [""; 0]);
        }
    });
}

#[test]
fn input_before_hydration_is_replayed() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let (_, wasm) = crate::loading::app_files(&site);
        page.allow_error("preloaded using link preload but not used");
        for (press, done) in [
            (
                "document.querySelector('.theme-switch').click()",
                "document.querySelector('.theme-switch').dataset.themePreference === 'dark'",
            ),
            (
                "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }))",
                "document.querySelector('.search-dialog[open]')",
            ),
        ] {
            let gate = Gate::closed();
            site.inject_fault(&wasm, Fault::Held(gate.clone()));
            page.go(&site.url("the-margin-is-a-place/")).await;
            page.wait_for(
                "the page",
                "document.querySelector('.article-footer, .pager, main h1')",
            )
            .await;
            page.wait_for_frames().await;
            page.run(press).await;
            gate.open();
            page.ready().await;
            page.wait_for("the requested action", done).await;
        }
    });
}

#[test]
fn the_controls_of_the_header_are_in_one_row() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        for viewport in [Viewport::PHONE, Viewport::DESKTOP] {
            page.viewport(viewport).await;
            page.open(&site.url("")).await;
            let middles: Vec<f64> = page
                .eval("[...document.querySelectorAll('.site-name, .site-tools > button')].map((part) => { const { top, bottom } = part.getBoundingClientRect(); return (top + bottom) / 2; })")
                .await;
            assert_eq!(middles.len(), 3);
            assert!(
                middles
                    .iter()
                    .all(|middle| (middle - middles[0]).abs() < 2.0),
                "{middles:?}"
            );
        }
    });
}

#[test]
fn a_page_without_scripts_has_its_theme_and_no_dead_controls() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.disable_scripts().await;
        for (scheme, ground) in [
            (Scheme::Light, "rgb(251, 250, 246)"),
            (Scheme::Dark, "rgb(23, 22, 20)"),
        ] {
            page.scheme(scheme).await;
            for (path, viewport) in [
                ("", Viewport::DESKTOP),
                ("the-margin-is-a-place/", Viewport::PHONE),
            ] {
                page.viewport(viewport).await;
                page.go(&site.url(path)).await;
                page.wait_for("the page", "document.querySelector('main h1')")
                    .await;
                let paper: String = page
                    .eval("getComputedStyle(document.documentElement).backgroundColor")
                    .await;
                assert_eq!(paper, ground, "{path}");
                let shown: Vec<String> = page
                    .eval("[...document.querySelectorAll('button, input, select')].filter((control) => control.checkVisibility()).map((control) => control.className)")
                    .await;
                assert_eq!(shown, [""; 0], "{path}");
            }
            assert!(
                page.eval::<bool>("document.querySelector('.contents a').checkVisibility()")
                    .await
            );
            assert!(page.count(".pull-quote-placeholder").await > 0);
        }
    });
}
