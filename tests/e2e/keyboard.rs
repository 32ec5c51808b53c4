//! Keyboard operation: every control is reachable, with a visible focus.

use crate::fixture::{self, SECTIONS};
use harness::{Page, Site, in_browser};
use thirtyfour::Key;

#[test]
fn the_first_tab_stop_is_the_skip_link() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        fixture::sections(&site);
        page.open(&site.url(&format!("{SECTIONS}/"))).await;
        page.press(Key::Tab).await;
        let skip: String = page.eval("document.activeElement.hash").await;
        assert_eq!(skip, "#recto:main");
        let shown: bool = page
            .eval("(() => { const { top, left, width, height } = document.activeElement.getBoundingClientRect(); return top >= 0 && left >= 0 && width > 20 && height > 10; })()")
            .await;
        assert!(shown, "the skip link is not seen on focus");
        page.press(Key::Enter).await;
        page.wait_for(
            "the focus on the text",
            "document.activeElement.localName === 'main'",
        )
        .await;
        page.press(Key::Tab).await;
        let inside: bool = page
            .eval("document.querySelector('main').contains(document.activeElement)")
            .await;
        assert!(inside, "the next key leads out of the text");
    });
}

/// Presses Tab repeatedly; returns each control with the visibility of its focus.
async fn focus_stops(page: &Page, steps: usize) -> Vec<(String, bool)> {
    let mut seen = Vec::new();
    for _ in 0..steps {
        page.press(Key::Tab).await;
        seen.push(
            page.eval(
                "(() => {
                    const element = document.activeElement;
                    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
                    const isMarked = (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
                    return [element.outerHTML.slice(0, 100), isMarked && element !== document.body];
                })()",
            )
            .await,
        );
    }
    seen
}

#[test]
fn the_focus_is_always_visible() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        for path in ["", "writing-for-recto/"] {
            page.open(&site.url(path)).await;
            let unseen: Vec<_> = focus_stops(page, 20)
                .await
                .into_iter()
                .filter(|(_, is_marked)| !is_marked)
                .collect();
            assert!(unseen.is_empty(), "{path}: {unseen:#?}");
        }
    });
}

#[test]
fn articles_open_and_the_theme_switches_with_the_keyboard() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("")).await;
        page.run("document.querySelector('ul.library a').focus()")
            .await;
        page.press(Key::Enter).await;
        page.wait_for(
            "the article",
            "document.querySelector('html[data-ready] article')",
        )
        .await;
        page.run("document.querySelector('[data-action=theme]').focus()")
            .await;
        let before = page
            .attribute("[data-action=theme]", "data-theme-preference")
            .await;
        page.press(Key::Space).await;
        page.wait_for(
            "another choice",
            &format!(
                "document.querySelector('[data-action=theme]').dataset.themePreference !== {:?}",
                before.unwrap()
            ),
        )
        .await;
    });
}

#[test]
fn wide_tables_and_code_scroll_with_the_keyboard() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.publish(
            "wide",
            format!("# Wide\n\n```\n{}\n```\n", "a long line ".repeat(60)),
        );
        page.open(&site.url("wide/")).await;
        page.run("document.querySelector('[data-body] pre').focus()")
            .await;
        page.press(Key::Right).await;
        page.wait_for(
            "the code to scroll",
            "document.querySelector('[data-body] pre').scrollLeft > 0",
        )
        .await;
    });
}
