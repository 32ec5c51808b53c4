//! Light and dark theme.

use harness::{Fault, Gate, Page, Scheme, Site, in_browser};

async fn theme(page: &Page) -> String {
    page.attribute("html", "data-theme")
        .await
        .unwrap_or_default()
}

/// Returns the lightness of the page's background, from 0 to 255.
async fn background(page: &Page) -> f64 {
    page.eval("Math.max(...getComputedStyle(document.documentElement).backgroundColor.match(/[\\d.]+/g).slice(0, 3).map(Number))").await
}

async fn switch_to(page: &Page, choice: &str) {
    for _ in 0..3 {
        if page
            .attribute("[data-action=theme]", "data-theme-preference")
            .await
            .as_deref()
            == Some(choice)
        {
            return;
        }
        page.click("[data-action=theme]").await;
        page.wait_for_frames().await;
    }
    panic!("the switch does not come to {choice}");
}

#[test]
fn the_theme_follows_the_system_as_it_changes() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.scheme(Scheme::Dark).await;
        page.open(&site.url("")).await;
        assert_eq!(theme(page).await, "dark");
        assert!(background(page).await < 80.0);
        page.scheme(Scheme::Light).await;
        page.wait_for(
            "the light theme",
            "document.documentElement.dataset.theme === 'light'",
        )
        .await;
        assert!(background(page).await > 200.0);
    });
}

#[test]
fn the_preference_is_stored_and_overrides_the_system() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.scheme(Scheme::Light).await;
        page.open(&site.url("")).await;
        switch_to(page, "dark").await;
        assert_eq!(theme(page).await, "dark");
        page.reload().await;
        assert_eq!(theme(page).await, "dark");
        page.open(&site.url("yohaku/")).await;
        assert_eq!(theme(page).await, "dark");
        assert!(background(page).await < 80.0);
        switch_to(page, "light").await;
        page.scheme(Scheme::Dark).await;
        page.reload().await;
        assert_eq!(theme(page).await, "light");
        switch_to(page, "system").await;
        assert_eq!(theme(page).await, "dark");
        page.reload().await;
        assert_eq!(theme(page).await, "dark");
    });
}

/// Path of a page that is not prerendered, so that its style sheet comes after the document.
const NOT_PRERENDERED: &str = "?src=articles/yohaku.md";

#[test]
fn the_first_paint_has_the_right_background() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.scheme(Scheme::Light).await;
        page.open(&site.url(NOT_PRERENDERED)).await;
        switch_to(page, "dark").await;
        // All other files are held, so that the first paint depends on the document alone.
        let gate = Gate::closed();
        let first = site.requests().len();
        page.reload().await;
        let later: Vec<String> = site.requests()[first..]
            .iter()
            .map(|request| request.path.clone())
            .filter(|path| !path.is_empty())
            .collect();
        assert!(later.iter().any(|path| path.ends_with(".css")), "{later:?}");
        for path in &later {
            site.inject_fault(path, Fault::Held(gate.clone()));
        }
        page.go(&site.url(NOT_PRERENDERED)).await;
        page.wait_for(
            "a paint",
            "performance.getEntriesByType('paint').length > 0 || document.readyState !== 'loading'",
        )
        .await;
        page.wait_for_frames().await;
        assert_eq!(theme(page).await, "dark");
        assert!(background(page).await < 80.0, "the first paint is light");
        gate.open();
        page.ready().await;
        assert!(background(page).await < 80.0);
    });
}

#[test]
fn the_theme_is_set_before_the_body_exists() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.scheme(Scheme::Dark).await;
        page.run_on_new_document(
            "new MutationObserver((_, observer) => {
                if (document.body) {
                    window.themeAtBody = document.documentElement.dataset.theme;
                    observer.disconnect();
                }
            }).observe(document, { childList: true, subtree: true });",
        )
        .await;
        page.open(&site.url(NOT_PRERENDERED)).await;
        let theme: String = page.eval("themeAtBody").await;
        assert_eq!(theme, "dark");
    });
}
