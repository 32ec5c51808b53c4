//! The typeface: requested after the first page's text, used from the second page on.

use crate::fixture::wait_for_article;
use harness::{Caching, Page, Site, in_browser};

/// Expression that is true once the fonts are in the cache.
const FONTS_ARE_CACHED: &str = "localStorage.getItem('recto-typeface')";

/// Script that notes when the text is there and the page complete.
const NOTE_TEXT: &str = "new MutationObserver((_, observer) => {
    if (!document.querySelector('html[data-ready] [data-body] > p')) return;
    observer.disconnect();
    window.textAt = performance.now();
}).observe(document, { attributes: true, subtree: true });";

/// Expression for the times from the text to the request of each font, in milliseconds.
const FONTS_AFTER_TEXT: &str = "performance.getEntriesByType('resource')
    .filter(({ name }) => name.endsWith('.woff2'))
    .map(({ startTime }) => startTime - textAt)";

const ARTICLE: &str = "---\ntitle: New\n---\n\nA text that was added *after* the build.\n";

async fn has_typeface(page: &Page) -> bool {
    let fonts = page.fonts_of("[data-body] > p").await;
    assert!(!fonts.is_empty());
    fonts
        .iter()
        .all(|font| font.is_custom_font && font.family_name.starts_with("Literata"))
}

async fn total_shift(page: &Page) -> f64 {
    page.eval("layoutShifts.reduce((sum, shift) => sum + shift.value, 0)")
        .await
}

#[test]
fn the_first_page_requests_its_fonts_after_the_text() {
    in_browser(async |page| {
        page.run_on_new_document(NOTE_TEXT).await;
        for slug in ["the-margin-is-a-place", "new"] {
            let site = Site::of_dist().start().await;
            site.publish("new", ARTICLE);
            page.go(&site.url(&format!("{slug}/"))).await;
            page.wait_for("the fonts", FONTS_ARE_CACHED).await;
            let delays: Vec<f64> = page.eval(FONTS_AFTER_TEXT).await;
            assert_eq!(delays.len(), 2, "{slug}");
            assert!(
                delays.iter().all(|delay| *delay > 0.0),
                "{slug}: {delays:?}"
            );
            assert!(!has_typeface(page).await, "{slug} changes its typeface");
        }
    });
}

#[test]
fn the_second_document_has_the_typeface_from_its_first_paint() {
    in_browser(async |page| {
        for (first, second) in [
            ("the-margin-is-a-place", "new"),
            ("new", "the-margin-is-a-place"),
        ] {
            let site = Site::of_dist().caching(Caching::Revalidate).start().await;
            site.publish("new", ARTICLE);
            page.open(&site.url(&format!("{first}/"))).await;
            page.wait_for("the fonts", FONTS_ARE_CACHED).await;
            page.open(&site.url(&format!("{second}/"))).await;
            assert!(has_typeface(page).await, "{second} after {first}");
            page.wait_for_frames().await;
            let shift = total_shift(page).await;
            assert!(shift < 0.0005, "{second}: {shift}");
        }
    });
}

#[test]
fn the_second_page_of_a_document_has_the_typeface() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("the-margin-is-a-place/")).await;
        page.wait_for("the fonts", FONTS_ARE_CACHED).await;
        let slug = "a-hemisphere-worth-sharing";
        page.visit(&format!("{}{slug}/", site.base())).await;
        wait_for_article(page, slug).await;
        assert!(has_typeface(page).await);
    });
}

#[test]
fn a_filter_of_the_library_changes_no_typeface() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("")).await;
        page.wait_for("the fonts", FONTS_ARE_CACHED).await;
        page.visit(&format!("{}?q=margin", site.base())).await;
        crate::fixture::allow_unfinished_search(page);
        assert_eq!(page.attribute("html", "data-typeface").await, None);
    });
}

#[test]
fn a_page_without_scripts_has_the_typeface() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.disable_scripts().await;
        page.go(&site.url("the-margin-is-a-place/")).await;
        page.wait_for("the text", "document.querySelector('[data-body] > p')")
            .await;
        let family: String = page
            .eval("getComputedStyle(document.querySelector('[data-body] > p')).fontFamily")
            .await;
        assert!(family.starts_with("Literata,"), "{family}");
    });
}
