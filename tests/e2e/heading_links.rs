//! Links to headings: they scroll to the section, hold it while images load, and are easy to copy.

use crate::fixture::{self, IMAGES_ARE_LOADED, SECTION_IDS, SECTIONS, is_at_section};
use harness::{Fault, Gate, Page, Pointer, Site, Viewport, in_browser};
use thirtyfour::Key;

/// Opens a section of the article of many sections, with all images held by the returned gate.
async fn open_without_images(page: &Page, site: &Site, id: &str) -> Gate {
    let gate = Gate::closed();
    fixture::sections(site);
    for id in SECTION_IDS {
        site.inject_fault(
            &format!("articles/{}", fixture::image_path(id)),
            Fault::Held(gate.clone()),
        );
    }
    page.open(&site.url(&format!("{SECTIONS}/#{id}"))).await;
    gate
}

#[test]
fn a_deep_link_to_the_first_section_holds_while_images_load() {
    in_browser(async |page| holds_while_images_load(page, "first").await);
}

#[test]
fn a_deep_link_to_a_middle_section_holds_while_images_load() {
    in_browser(async |page| holds_while_images_load(page, "fourth").await);
}

#[test]
fn a_deep_link_to_the_last_section_holds_while_images_load() {
    in_browser(async |page| holds_while_images_load(page, "last").await);
}

async fn holds_while_images_load(page: &Page, id: &str) {
    let site = Site::of_dist().start().await;
    let gate = open_without_images(page, &site, id).await;
    page.wait_for("the section", &is_at_section(id)).await;
    gate.open();
    page.wait_for("the images", IMAGES_ARE_LOADED).await;
    page.wait_for_frames().await;
    page.wait_for("the section, with the images loaded", &is_at_section(id))
        .await;
    // The images have made the page taller, so that it must have scrolled to stay on the section.
    let scrolled: f64 = page.eval("scrollY").await;
    assert!(id == "first" || scrolled > 400.0, "scrolled to {scrolled}");
}

#[test]
fn the_target_is_released_when_the_reader_scrolls() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let gate = open_without_images(page, &site, "fourth").await;
        page.wait_for("the section", &is_at_section("fourth")).await;
        page.wheel(900).await;
        page.wait_for_frames().await;
        gate.open();
        page.wait_for("the images", IMAGES_ARE_LOADED).await;
        page.wait_for_frames().await;
        let is_back: bool = page.eval(&is_at_section("fourth")).await;
        assert!(
            !is_back,
            "the page went back to the section that the reader had left"
        );
    });
}

#[test]
fn a_deep_link_without_the_slash_works() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        fixture::sections(&site);
        page.open(&site.url(&format!("{SECTIONS}#fourth"))).await;
        page.wait_for("the section", &is_at_section("fourth")).await;
    });
}

#[test]
fn deep_links_to_listed_articles_have_status_200() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        // A 404 in the browser's log would fail the test.
        page.open(&site.url("a-hemisphere-worth-sharing#both-ends-of-the-gold"))
            .await;
        page.wait_for("the section", &is_at_section("both-ends-of-the-gold"))
            .await;
    });
}

#[test]
fn back_and_forward_return_to_the_sections() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        fixture::sections(&site);
        page.viewport(Viewport::WIDE).await;
        page.open(&site.url(&format!("{SECTIONS}/#second"))).await;
        page.wait_for("the images", IMAGES_ARE_LOADED).await;
        for id in ["fifth", "third"] {
            page.click(&format!("nav.contents a[href='#{id}']")).await;
            page.wait_for(id, &is_at_section(id)).await;
            page.wait_for_frames().await;
        }
        page.back().await;
        page.wait_for("the fifth again", &is_at_section("fifth"))
            .await;
        page.back().await;
        page.wait_for("the second again", &is_at_section("second"))
            .await;
        page.forward().await;
        page.forward().await;
        page.wait_for("the third again", &is_at_section("third"))
            .await;
        assert_eq!(page.url().await, site.url(&format!("{SECTIONS}/#third")));
    });
}

/// Expression for the index of the first block on screen, and the height of its upper edge. Images above it that are not loaded yet
/// change the scroll position, and nothing that the reader sees.
const FIRST_VISIBLE_BLOCK: &str = "(() => {
    const blocks = [...document.querySelectorAll('[data-body] > *')];
    const index = blocks.findIndex((block) => block.getBoundingClientRect().bottom > 0);
    return [index, blocks[index]?.getBoundingClientRect().top ?? 0];
})()";

#[test]
fn back_from_another_article_restores_the_scroll_position() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        fixture::sections(&site);
        page.open(&site.url(&format!("{SECTIONS}/#third"))).await;
        page.wait_for("the images", IMAGES_ARE_LOADED).await;
        page.wheel(500).await;
        let left_at: (usize, f64) = page.eval(FIRST_VISIBLE_BLOCK).await;
        // A click with the pointer would scroll to the link first.
        page.run("document.querySelector('.site-name').click()")
            .await;
        page.wait_for(
            "the library",
            "document.querySelector('html[data-ready] ul.library')",
        )
        .await;
        page.back().await;
        page.wait_for(
            "the article where it was left",
            &format!(
                "document.querySelector('html[data-ready] article') && (() => {{
                    const [index, top] = {FIRST_VISIBLE_BLOCK};
                    return index === {} && Math.abs(top - {}) < 3;
                }})()",
                left_at.0, left_at.1
            ),
        )
        .await;
    });
}

#[test]
fn a_click_on_an_anchor_sets_and_copies_the_url() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        fixture::sections(&site);
        page.allow_clipboard().await;
        page.open(&site.url(&format!("{SECTIONS}/"))).await;
        page.click("#third > a.anchor").await;
        page.wait_for("the address", "location.hash === '#third'")
            .await;
        page.wait_for(
            "the word that it was copied",
            "document.querySelector('#third > a.anchor[data-copied]')",
        )
        .await;
        let copied: String = page.eval("navigator.clipboard.readText()").await;
        assert_eq!(copied, site.url(&format!("{SECTIONS}/#third")));
        page.wait_for("the section", &is_at_section("third")).await;
        page.wait_for(
            "the announcement",
            "document.querySelector('.announcements').textContent !== ''",
        )
        .await;
    });
}

#[test]
fn every_heading_has_a_labelled_anchor() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        fixture::sections(&site);
        page.open(&site.url(&format!("{SECTIONS}/"))).await;
        let unnamed: Vec<String> = page
            .eval(
                "Array.from(document.querySelectorAll('[data-body] :is(h2, h3, h4, h5, h6)[id]'))
                    .filter((heading) => {
                        const anchor = heading.querySelector(':scope > a.anchor');
                        return anchor?.hash !== '#' + heading.id || !anchor.ariaLabel?.includes(heading.textContent);
                    })
                    .map((heading) => heading.outerHTML)",
            )
            .await;
        assert_eq!(unnamed, [""; 0]);
        assert_eq!(
            page.count("[data-body] :is(h2, h3)[id] > a.anchor").await,
            SECTION_IDS.len()
        );
    });
}

/// Waits for transitions, and returns the opacity of the anchor's symbol, from 0 to 1.
async fn visibility(page: &Page) -> f64 {
    page.eval(
        "(async () => {
            const anchor = document.querySelector('#second > a.anchor');
            await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
            const styles = [getComputedStyle(anchor), getComputedStyle(anchor, '::before'), getComputedStyle(anchor, '::after')];
            if (styles[0].visibility === 'hidden') return 0;
            const signs = styles.slice(1).filter(({ content }) => content !== 'none' && content !== 'normal');
            return Number(styles[0].opacity) * Math.max(...signs.map(({ opacity }) => Number(opacity)));
        })()",
    )
    .await
}

#[test]
fn anchors_are_visible_on_hover_and_on_focus() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        fixture::sections(&site);
        page.open(&site.url(&format!("{SECTIONS}/"))).await;
        assert!(
            visibility(page).await < 0.1,
            "the anchor is visible before hover and focus"
        );
        page.hover("#second").await;
        assert!(
            visibility(page).await > 0.5,
            "the anchor is not seen on hover"
        );
        page.hover("article h1").await;
        assert!(
            visibility(page).await < 0.1,
            "the anchor is seen after the pointer has left"
        );
        page.run("document.querySelector('#first > a.anchor').focus()")
            .await;
        page.press(Key::Tab).await;
        let focused: String = page
            .eval("document.activeElement.getAttribute('href')")
            .await;
        assert_eq!(focused, "#second");
        assert!(
            visibility(page).await > 0.5,
            "the anchor is not seen on focus"
        );
    });
}

#[test]
fn anchors_are_always_visible_on_touch_screens() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        fixture::sections(&site);
        page.pointer(Pointer::Touch).await;
        page.open(&site.url(&format!("{SECTIONS}/"))).await;
        let touch: bool = page.eval("matchMedia('(hover: none)').matches").await;
        assert!(touch, "the browser does not emulate touch");
        assert!(
            visibility(page).await > 0.3,
            "the anchor is not seen on touch"
        );
    });
}

#[test]
fn the_reading_position_survives_a_new_window_width() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.viewport(Viewport::WIDE).await;
        page.open(&site.url("the-long-road-to-standard-time/"))
            .await;
        // Index of the block at the upper edge of the window.
        let block = "Array.from(document.querySelector('[data-body]').children).findIndex((block) => block.getBoundingClientRect().bottom > 0)";
        page.wheel(12_000).await;
        page.wait_for(
            "the saved scroll position",
            "parseInt(history.state) > 1000",
        )
        .await;
        let before: i32 = page.eval(block).await;
        assert!(before > 10, "the place is block {before}");
        for width in [360, 1600] {
            page.viewport(Viewport::of_width(width)).await;
            page.wait_for("the same block", &format!("{block} === {before}"))
                .await;
        }
    });
}
