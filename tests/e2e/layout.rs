//! Layout on screens of all widths, and on paper.

use crate::fixture::{IMAGES_ARE_LOADED, Rect, sample_library};
use harness::{Page, Scheme, Site, Viewport, in_browser};

/// Widths of windows in CSS pixels.
const WIDTHS: [u32; 6] = [320, 360, 768, 1280, 1920, 2560];

/// Lists the elements beyond the window's edge; empty if the page fits.
async fn overflow(page: &Page) -> Vec<String> {
    page.eval(
        "(() => {
            const { scrollWidth, clientWidth } = document.documentElement;
            if (scrollWidth <= clientWidth) return [];
            return Array.from(document.querySelectorAll('body *'))
                .filter((element) => {
                    const { left, right } = element.getBoundingClientRect();
                    if (right <= clientWidth + 0.5 && left >= -0.5) return false;
                    // Elements in a scroll container do not widen the page.
                    for (let around = element.parentElement; around; around = around.parentElement) {
                        if (around !== document.body && getComputedStyle(around).overflowX !== 'visible') return false;
                    }
                    return true;
                })
                .map((element) => element.outerHTML.slice(0, 100));
        })()",
    )
    .await
}

#[test]
fn no_page_is_wider_than_its_window() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let mut pages = vec![site.base().to_owned()];
        pages.extend(sample_library(page, &site).await);
        for path in pages {
            page.visit(&path).await;
            page.wait_for("the images", IMAGES_ARE_LOADED).await;
            for width in WIDTHS {
                page.viewport(Viewport::of_width(width)).await;
                page.wait_for_frames().await;
                assert_eq!(overflow(page).await, [""; 0], "{path} at {width} px");
            }
        }
    });
}

#[test]
fn long_words_urls_code_tables_and_formulas_stay_inside() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz".repeat(3);
        let address = format!("https://example.org/{}", "a".repeat(300));
        let row = format!(
            "|{}\n|{}\n|{}\n",
            "a long heading|".repeat(14),
            "---|".repeat(14),
            "cell|".repeat(14)
        );
        site.publish(
            "wide",
            format!(
                "---\ntitle: {word}\ndescription: {word}\nauthor: {word}\ntags: [{word}]\n---\n\n## {word}\n\n{word} <{address}>\n\n```rust\nlet line = \"{address}\";\n```\n\n`{address}`\n\n{row}\n\n$${}$$\n\n> [!NOTE]\n> {word}\n\n1. {word}\n\nA note[^1]. {{\" {word} is a word that is pulled. \"}}\n\n[^1]: {word}\n",
                "x^2 + ".repeat(80)
            ),
        );
        page.open(&site.url("wide/")).await;
        for width in WIDTHS {
            page.viewport(Viewport::of_width(width)).await;
            page.wait_for_frames().await;
            assert_eq!(overflow(page).await, [""; 0], "at {width} px");
        }
    });
}

#[test]
fn lines_have_a_readable_length() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("a-hemisphere-worth-sharing/")).await;
        for width in [1280, 1920, 2560] {
            page.viewport(Viewport::of_width(width)).await;
            page.wait_for_frames().await;
            let column = Rect::of_element(page, "[data-body] > p").await;
            let character: f64 = page
                .eval(
                    "(() => {
                        const paragraph = document.querySelector('[data-body] > p');
                        const context = document.createElement('canvas').getContext('2d');
                        context.font = getComputedStyle(paragraph).font;
                        return context.measureText(paragraph.textContent).width / paragraph.textContent.length;
                    })()",
                )
                .await;
            let characters = (column.right - column.left) / character;
            assert!(
                (55.0..=80.0).contains(&characters),
                "{characters} characters a line at {width} px"
            );
        }
    });
}

#[test]
fn on_paper_the_text_is_dark_on_light_without_controls() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.scheme(Scheme::Dark).await;
        page.open(&site.url("a-hemisphere-worth-sharing/")).await;
        assert_eq!(
            page.attribute("html", "data-theme").await.as_deref(),
            Some("dark")
        );
        page.as_printed(Scheme::Dark).await;
        page.wait_for_frames().await;
        assert_eq!(
            page.attribute("html", "data-theme").await.as_deref(),
            Some("dark")
        );
        let lightness = |property: &str, selector: &str| {
            format!(
                "Math.max(...getComputedStyle(document.querySelector('{selector}')).{property}.match(/[\\d.]+/g).slice(0, 3).map(Number))"
            )
        };
        let text: f64 = page.eval(&lightness("color", "[data-body] > p")).await;
        assert!(
            text < 60.0,
            "the text is printed with a lightness of {text}"
        );
        let ground: f64 = page.eval(&lightness("backgroundColor", "html")).await;
        assert!(
            ground > 200.0,
            "the ground is printed with a lightness of {ground}"
        );
        let shown: Vec<String> = page
            .eval(
                "Array.from(document.querySelectorAll('button, .skip-link, nav'))
                    .filter((control) => control.checkVisibility({ visibilityProperty: true }))
                    .map((control) => control.outerHTML.slice(0, 100))",
            )
            .await;
        assert_eq!(shown, [""; 0], "these controls would be printed");
        assert!(page.count("[data-body] > p").await > 5);
    });
}
