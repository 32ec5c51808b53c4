//! Table of contents of an article.

use crate::fixture::{self, SECTIONS, is_at_section};
use harness::{Page, Site, Viewport, in_browser};
use thirtyfour::Key;

/// Returns an expression that is true when only this section is marked as current.
fn is_current(id: &str) -> String {
    format!(
        "(() => {{
            const marked = Array.from(document.querySelectorAll('nav.contents [aria-current]'));
            return marked.length === 1 && marked[0].hash === '#{id}' && marked[0].ariaCurrent === 'location';
        }})()"
    )
}

async fn scroll_to(page: &Page, expression: &str) {
    page.run(&format!(
        "scrollTo({{ top: {expression}, behavior: 'instant' }})"
    ))
    .await;
}

#[test]
fn contents_are_nested_like_the_sections() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        fixture::sections(&site);
        page.open(&site.url(&format!("{SECTIONS}/"))).await;
        let links: Vec<String> =
            page.eval("Array.from(document.querySelectorAll('nav.contents a'), (link) => link.hash.slice(1))").await;
        assert_eq!(links, fixture::SECTION_IDS);
        for inner in ["second", "fourth"] {
            let nested =
                format!("nav.contents li:has(> a[href='#{inner}']) li > a[href='#{inner}-inner']");
            assert_eq!(page.count(&nested).await, 1, "{nested}");
        }
        assert_eq!(page.count("nav.contents li li").await, 2);
    });
}

#[test]
fn a_skipped_heading_level_is_nested() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.publish(
            "levels",
            "# Levels\n\n## One\n\nA.\n\n#### Deep\n\nB.\n\n### Between\n\nC.\n\n## Two\n\nD.\n",
        );
        page.open(&site.url("levels/")).await;
        assert_eq!(
            page.count("nav.contents li:has(> a[href='#one']) li > a[href='#deep']")
                .await,
            1
        );
        assert_eq!(
            page.count("nav.contents li:has(> a[href='#one']) li > a[href='#between']")
                .await,
            1
        );
        assert_eq!(page.count("nav.contents > ol > li").await, 2);
    });
}

#[test]
fn the_current_section_is_marked_during_scrolling() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        fixture::sections(&site);
        page.open(&site.url(&format!("{SECTIONS}/"))).await;
        page.wait_for("the images", fixture::IMAGES_ARE_LOADED)
            .await;
        for id in ["second", "second-inner", "fifth", "first"] {
            scroll_to(
                page,
                &format!(
                    "document.getElementById('{id}').getBoundingClientRect().top + scrollY - 100"
                ),
            )
            .await;
            page.wait_for(id, &is_current(id)).await;
        }
        // In the middle of a long section, the heading is far above the window.
        scroll_to(
            page,
            "document.getElementById('fourth').getBoundingClientRect().top + scrollY - 300",
        )
        .await;
        page.wait_for("the third, for most of the window", &is_current("third"))
            .await;
    });
}

#[test]
fn a_short_last_section_is_marked_at_the_end() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let long = format!("{}\n\n", fixture::paragraph(0)).repeat(12);
        site.publish("short-end", format!("# Short\n\n## Long {{#long}}\n\n{long}## Note {{#note}}\n\nA line.\n\n## End {{#end}}\n\nA line.\n"));
        page.open(&site.url("short-end/")).await;
        page.wait_for(
            "the first",
            "!document.querySelector('nav.contents a[href=\"#end\"][aria-current]')",
        )
        .await;
        scroll_to(page, "document.documentElement.scrollHeight").await;
        page.wait_for("the last", &is_current("end")).await;
    });
}

#[test]
fn the_contents_open_on_demand_on_a_phone() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        fixture::sections(&site);
        page.viewport(Viewport::PHONE).await;
        page.open(&site.url(&format!("{SECTIONS}/"))).await;
        let is_shown = "document.querySelector('nav.contents ol').checkVisibility({ visibilityProperty: true })";
        let shown: bool = page.eval(is_shown).await;
        assert!(!shown, "the contents stand open on a phone");
        page.click("nav.contents button[aria-expanded=false]").await;
        page.wait_for("the contents", is_shown).await;
        page.click("nav.contents a[href='#third']").await;
        page.wait_for("the section", &is_at_section("third")).await;
    });
}

/// Expression that is true when the contents drawer is open.
const IS_OPEN: &str = "document.querySelector('nav.contents > ol').checkVisibility()";

/// Expression that is true when the contents drawer is closed.
const IS_CLOSED: &str = "!document.querySelector('nav.contents > ol').checkVisibility()";

const BUTTON: &str = "nav.contents > button";

#[test]
fn the_contents_bar_stays_visible_and_names_the_current_section() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        fixture::sections(&site);
        for viewport in [Viewport::PHONE, Viewport::DESKTOP] {
            page.viewport(viewport).await;
            page.open(&site.url(&format!("{SECTIONS}/#third"))).await;
            page.wait_for("the section", &is_at_section("third")).await;
            page.wait_for(
                "its name",
                "document.querySelector('.current-section').textContent === document.querySelector('nav.contents [aria-current]').textContent",
            )
            .await;
            let [bar, heading]: [f64; 2] = page
                .eval("[document.querySelector('nav.contents > button').getBoundingClientRect().bottom, document.getElementById('third').getBoundingClientRect().top]")
                .await;
            assert!(bar > 0.0, "the bar is not on screen: it ends at {bar}");
            assert!(
                bar <= heading,
                "the bar ends at {bar}, the heading begins at {heading}"
            );
        }
    });
}

#[test]
fn the_contents_bar_names_the_section_of_a_text_fragment() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.viewport(Viewport::PHONE).await;
        // The words of a heading: the target is the heading.
        page.open(&site.url("the-margin-is-a-place/")).await;
        let (id, words): (String, String) = page
            .eval(
                "(() => {
                    const heading = document.querySelectorAll('[data-body] > h2')[2];
                    return [heading.id, heading.firstChild.textContent.trim()];
                })()",
            )
            .await;
        let words = words.replace(' ', "%20").replace(',', "%2C");
        page.open(&site.url(&format!("the-margin-is-a-place/#:~:text={words}")))
            .await;
        page.wait_for(
            "the words",
            "document.querySelector('[data-body] .source-sentence')",
        )
        .await;
        page.wait_for_scroll_end().await;
        page.wait_for("the section", &is_current(&id)).await;
    });
}

#[test]
fn the_contents_drawer_moves_nothing_and_closes_when_the_focus_leaves() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        fixture::sections(&site);
        page.viewport(Viewport::PHONE).await;
        page.open(&site.url(&format!("{SECTIONS}/#third"))).await;
        page.wait_for("the section", &is_at_section("third")).await;
        let place = "document.getElementById('third').getBoundingClientRect().top";
        let before: f64 = page.eval(place).await;
        page.click(BUTTON).await;
        page.wait_for("the contents", IS_OPEN).await;
        let after: f64 = page.eval(place).await;
        assert!(
            (before - after).abs() < 1.0,
            "the text went from {before} to {after}"
        );
        page.click("nav.contents a[href='#fifth']").await;
        page.wait_for("the section", &is_at_section("fifth")).await;
        page.wait_for("no contents over it", IS_CLOSED).await;

        page.click(BUTTON).await;
        page.wait_for("the contents again", IS_OPEN).await;
        page.press(Key::Escape).await;
        page.wait_for("that Escape folds them", IS_CLOSED).await;
        let has_focus: bool = page
            .eval("document.activeElement === document.querySelector('nav.contents > button')")
            .await;
        assert!(has_focus, "the focus is lost");

        page.click(BUTTON).await;
        page.wait_for("the contents once more", IS_OPEN).await;
        page.run("document.querySelector('.site-footer, main').click()")
            .await;
        page.wait_for("that a click elsewhere folds them", IS_CLOSED)
            .await;
    });
}

#[test]
fn the_contents_drawer_fits_the_window_at_the_top_of_an_article() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        for viewport in [Viewport::PHONE, Viewport::of_width(768)] {
            page.viewport(viewport).await;
            page.open(&site.url("the-long-road-to-standard-time/"))
                .await;
            page.click(BUTTON).await;
            page.wait_for("the contents", IS_OPEN).await;
            page.wait_for_scroll_end().await;
            let (end, window, list): (f64, f64, f64) = page
                .eval(
                    "(() => {
                        const list = document.querySelector('nav.contents > ol').getBoundingClientRect();
                        return [list.bottom, innerHeight, list.height];
                    })()",
                )
                .await;
            assert!(list > 200.0, "the list is {list} px high");
            assert!(
                end <= window,
                "the list ends at {end} in a window of {window}"
            );
        }
    });
}

#[test]
fn an_article_without_sections_has_no_contents() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        site.publish("plain", "# Plain\n\nA line.\n");
        page.open(&site.url("plain/")).await;
        assert_eq!(page.count("nav.contents").await, 0);
    });
}

#[test]
fn contents_longer_than_the_window_scroll_to_the_current_section() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let text: String = (0..60)
            .map(|number| format!("## Section {number}\n\n{}\n\n", fixture::paragraph(number)))
            .collect();
        site.publish("long", format!("# Long\n\n{text}"));
        page.viewport(Viewport::WIDE).await;
        page.open(&site.url("long/#section-40")).await;
        page.wait_for("the section", &is_at_section("section-40"))
            .await;
        page.wait_for(
            "its entry within the contents",
            "(() => {
                const entry = document.querySelector('nav.contents a[aria-current]')?.getBoundingClientRect();
                const frame = document.querySelector('nav.contents').getBoundingClientRect();
                return entry && entry.top >= frame.top && entry.bottom <= frame.bottom && frame.bottom <= innerHeight;
            })()",
        )
        .await;
    });
}
