//! The contents of an article.

use crate::fixture::{self, SECTIONS, is_at_section};
use harness::{Page, Site, Viewport, in_browser};
use thirtyfour::Key;

/// An expression that holds when this section, and no other, is marked as the one being read.
fn is_read(id: &str) -> String {
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
fn contents_are_nested_as_the_sections_are() {
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
fn a_level_that_is_skipped_is_nested_all_the_same() {
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
fn the_section_being_read_is_marked_as_the_page_scrolls() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        fixture::sections(&site);
        page.open(&site.url(&format!("{SECTIONS}/"))).await;
        page.wait_for("the pictures", fixture::IMAGES_ARE_LOADED)
            .await;
        for id in ["second", "second-inner", "fifth", "first"] {
            scroll_to(
                page,
                &format!(
                    "document.getElementById('{id}').getBoundingClientRect().top + scrollY - 100"
                ),
            )
            .await;
            page.wait_for(id, &is_read(id)).await;
        }
        // In the middle of a long section, its heading is far above, and it is still the one being read.
        scroll_to(
            page,
            "document.getElementById('fourth').getBoundingClientRect().top + scrollY - 300",
        )
        .await;
        page.wait_for("the third, for most of the window", &is_read("third"))
            .await;
    });
}

#[test]
fn a_short_last_section_is_reached() {
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
        page.wait_for("the last", &is_read("end")).await;
    });
}

#[test]
fn on_a_phone_the_contents_open_on_demand_and_lead_to_the_section() {
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

/// Whether the contents are unfolded.
const IS_UNFOLDED: &str = "document.querySelector('nav.contents > ol').checkVisibility()";

const IS_FOLDED: &str = "!document.querySelector('nav.contents > ol').checkVisibility()";

const BUTTON: &str = "nav.contents > button";

#[test]
fn on_narrow_screens_the_contents_stay_at_hand_and_name_the_section_being_read() {
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
fn on_narrow_screens_the_bar_names_the_section_of_the_words_that_an_address_leads_to() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.viewport(Viewport::PHONE).await;
        // The words of a heading: they land where the heading stands.
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
        page.wait_for("the section", &is_read(&id)).await;
    });
}

#[test]
fn unfolded_contents_move_nothing_and_fold_once_they_are_left() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        fixture::sections(&site);
        page.viewport(Viewport::PHONE).await;
        page.open(&site.url(&format!("{SECTIONS}/#third"))).await;
        page.wait_for("the section", &is_at_section("third")).await;
        let place = "document.getElementById('third').getBoundingClientRect().top";
        let before: f64 = page.eval(place).await;
        page.click(BUTTON).await;
        page.wait_for("the contents", IS_UNFOLDED).await;
        let after: f64 = page.eval(place).await;
        assert!(
            (before - after).abs() < 1.0,
            "the text went from {before} to {after}"
        );
        page.click("nav.contents a[href='#fifth']").await;
        page.wait_for("the section", &is_at_section("fifth")).await;
        page.wait_for("no contents over it", IS_FOLDED).await;

        page.click(BUTTON).await;
        page.wait_for("the contents again", IS_UNFOLDED).await;
        page.press(Key::Escape).await;
        page.wait_for("that Escape folds them", IS_FOLDED).await;
        let has_focus: bool = page
            .eval("document.activeElement === document.querySelector('nav.contents > button')")
            .await;
        assert!(has_focus, "the focus is lost");

        page.click(BUTTON).await;
        page.wait_for("the contents once more", IS_UNFOLDED).await;
        page.run("document.querySelector('.site-footer, main').click()")
            .await;
        page.wait_for("that a click elsewhere folds them", IS_FOLDED)
            .await;
    });
}

#[test]
fn contents_that_are_unfolded_at_the_head_of_an_article_are_seen_to_their_end() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        for viewport in [Viewport::PHONE, Viewport::of_width(768)] {
            page.viewport(viewport).await;
            page.open(&site.url("the-long-road-to-standard-time/"))
                .await;
            page.click(BUTTON).await;
            page.wait_for("the contents", IS_UNFOLDED).await;
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
fn contents_longer_than_the_window_follow_the_reader() {
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
