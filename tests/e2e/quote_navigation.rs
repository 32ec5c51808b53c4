//! Navigation by pull quotes: to their sentences and back, from one to the next, past them, and hiding them.

use crate::{
    accessibility::findings,
    fixture::{self, Rect},
    pull_quotes::{SLUG, open},
};
use harness::{Page, Scheme, Site, Viewport, in_browser, npm_file};
use thirtyfour::Key;

/// Expression for the index of the quote with the focus; -1 if none has it.
const FOCUSED: &str = "Array.from(document.querySelectorAll('figure.pull-quote')).findIndex((quote) => quote.contains(document.activeElement))";

const SHOWN: &str = "Array.from(document.querySelectorAll('figure.pull-quote')).filter((quote) => quote.checkVisibility({ visibilityProperty: true })).length";

/// Scrolls the third quote to the middle of the window, and returns the scroll position.
async fn scroll_to_third_quote(page: &Page) -> f64 {
    page.run(
        "document.querySelectorAll('figure.pull-quote')[2].scrollIntoView({ block: 'center' })",
    )
    .await;
    page.wait_for_scroll_end().await;
    page.eval("scrollY").await
}

/// Waits until the third quote's sentence is marked and in view; goes back, and waits for the scroll position before.
async fn follows_the_link_and_returns(page: &Page, from: f64) {
    let id = "document.querySelectorAll('figure.pull-quote .in-context')[2].hash";
    page.wait_for(
        "the sentence",
        &format!(
            "location.hash === {id} && document.querySelector({id}).matches('.source-sentence')"
        ),
    )
    .await;
    page.back().await;
    page.wait_for(
        "the place before",
        &format!("location.hash === '' && Math.abs(scrollY - {from}) < 3"),
    )
    .await;
}

const THIRD: &str = "figure.pull-quote:nth-of-type(3)";

#[test]
fn a_click_on_a_quote_goes_to_the_sentence_and_back_returns() {
    in_browser(async |page| {
        for width in [1280, 360] {
            let _site = open(page, width).await;
            let from = scroll_to_third_quote(page).await;
            page.click(&format!("{THIRD} blockquote p")).await;
            follows_the_link_and_returns(page, from).await;
        }
    });
}

#[test]
fn enter_on_the_link_goes_to_the_sentence_and_back_returns() {
    in_browser(async |page| {
        let _site = open(page, 1280).await;
        let from = scroll_to_third_quote(page).await;
        page.run(&format!(
            "document.querySelector('{THIRD} .in-context').focus({{ preventScroll: true }})"
        ))
        .await;
        page.press(Key::Enter).await;
        follows_the_link_and_returns(page, from).await;
    });
}

#[test]
fn text_of_a_quote_can_be_selected_and_its_links_followed() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let text = fixture::paragraph(1);
        site.publish(
            "linked",
            format!("---\ntitle: Linked\n---\n\n{text}\n\n{{\" These words have [a link](#end) to the end, and some more of them besides it. \"}}\n\n{text}\n\n## The end {{#end}}\n\n{text}\n"),
        );
        page.open(&site.url("linked/")).await;
        page.wait_for_frames().await;
        page.drag("figure.pull-quote blockquote p", 60).await;
        page.wait_for_frames().await;
        let selected: String = page.eval("getSelection().toString()").await;
        assert!(selected.len() > 2, "{selected:?}");
        assert_eq!(page.eval::<String>("location.hash").await, "");
        page.run("getSelection().removeAllRanges()").await;
        page.click("figure.pull-quote blockquote a").await;
        page.wait_for("the end", "location.hash === '#end'").await;
    });
}

#[test]
fn a_quote_and_its_sentence_highlight_each_other() {
    in_browser(async |page| {
        let _site = open(page, 1280).await;
        let last = "document.querySelectorAll('figure.pull-quote')[4]";
        page.wait_for(
            "no mark on the last",
            &format!("!{last}.hasAttribute('data-current')"),
        )
        .await;
        page.run(&format!("document.querySelector({last}.querySelector('.in-context').hash).scrollIntoView({{ block: 'center' }})")).await;
        page.wait_for("the mark", &format!("{last}.hasAttribute('data-current')"))
            .await;
        page.wait_for(
            "no mark on the first",
            "!document.querySelector('figure.pull-quote[data-current]:first-of-type')",
        )
        .await;

        let marked = "Array.from(document.querySelectorAll('[data-quote-source]'), (sentence) => sentence.id).join()";
        let third = "document.querySelectorAll('.in-context')[2].hash.slice(1)";
        scroll_to_third_quote(page).await;
        page.hover(&format!("{THIRD} blockquote p")).await;
        page.wait_for("the sentence marked", &format!("{marked} === {third}"))
            .await;
        page.hover(".site-name").await;
        page.wait_for("no sentence marked", &format!("{marked} === ''"))
            .await;
        page.run(&format!(
            "document.querySelector('{THIRD} .in-context').focus()"
        ))
        .await;
        page.wait_for("the sentence marked", &format!("{marked} === {third}"))
            .await;
    });
}

#[test]
fn the_quote_shortcut_moves_from_quote_to_quote() {
    in_browser(async |page| {
        for width in [1280, 360] {
            let _site = open(page, width).await;
            let entries: usize = page.eval("history.length").await;
            let address = page.url().await;
            for expected in [0, 1, 2, 3, 4, 0] {
                page.type_text("q").await;
                page.wait_for("the next quote", &format!("{FOCUSED} === {expected}"))
                    .await;
                page.wait_for_frames().await;
                let quote = Rect::of_element(
                    page,
                    &format!("figure.pull-quote:nth-of-type({})", expected + 1),
                )
                .await;
                assert!(
                    quote.top >= 0.0 && quote.bottom <= 800.0,
                    "{quote:?} is not all in view"
                );
                let announced = page.text(".announcements").await;
                let words = page
                    .text(&format!(
                        "figure.pull-quote:nth-of-type({}) blockquote",
                        expected + 1
                    ))
                    .await;
                assert_eq!(announced, words);
            }
            for expected in [4, 3] {
                page.type_shifted('q').await;
                page.wait_for("the quote before", &format!("{FOCUSED} === {expected}"))
                    .await;
            }
            assert_eq!(page.eval::<usize>("history.length").await, entries);
            assert_eq!(page.url().await, address);
        }
    });
}

#[test]
fn the_quote_shortcut_starts_at_the_reading_position_and_ignores_typing() {
    in_browser(async |page| {
        let _site = open(page, 1280).await;
        page.run("document.querySelector('#third').scrollIntoView()")
            .await;
        page.type_text("q").await;
        page.wait_for(
            "the quote of the third section",
            &format!("{FOCUSED} === 3"),
        )
        .await;
        page.run("window.field = document.createElement('input'); document.body.append(field); field.focus()").await;
        page.type_text("qu").await;
        page.wait_for_frames().await;
        assert_eq!(page.eval::<String>("field.value").await, "qu");
        assert_eq!(page.eval::<i32>(FOCUSED).await, -1);
    });
}

#[test]
fn hidden_quotes_stay_hidden_until_they_are_shown() {
    in_browser(async |page| {
        let _site = open(page, 1280).await;
        let switch = "[data-action=pull-quotes]";
        assert_eq!(
            page.attribute(switch, "aria-expanded").await.as_deref(),
            Some("true")
        );
        let column = Rect::of_element(page, "[data-body] > p").await;
        page.click(switch).await;
        page.wait_for_frames().await;
        assert_eq!(
            page.attribute(switch, "aria-expanded").await.as_deref(),
            Some("false")
        );
        assert_eq!(page.text(switch).await, "Show pull quotes");
        let after = Rect::of_element(page, "[data-body] > p").await;
        assert!((after.left - column.left).abs() < 0.5 && (after.top - column.top).abs() < 0.5);
        assert_eq!(page.eval::<usize>(SHOWN).await, 0);

        page.reload().await;
        assert_eq!(page.eval::<usize>(SHOWN).await, 0);
        page.viewport(Viewport::PHONE).await;
        page.wait_for_frames().await;
        let gap: f64 = page.eval("Math.max(...Array.from(document.querySelectorAll('[data-body] > p'), (paragraph) => parseFloat(getComputedStyle(paragraph).marginTop)))").await;
        assert!(gap < 40.0, "a gap of {gap} px is left");
        page.type_text("q").await;
        page.wait_for_frames().await;
        assert_eq!(page.eval::<i32>(FOCUSED).await, -1);
        page.as_printed(Scheme::Light).await;
        page.wait_for_frames().await;
        assert_eq!(page.eval::<usize>(SHOWN).await, 0);
        page.scheme(Scheme::Light).await;

        page.click(switch).await;
        page.wait_for("the quotes", &format!("{SHOWN} === 5")).await;
        page.reload().await;
        page.wait_for("the quotes", &format!("{SHOWN} === 5")).await;
    });
}

#[test]
fn a_skip_link_passes_the_quotes() {
    in_browser(async |page| {
        let _site = open(page, 1280).await;
        // Elements show their focus only in a window with the focus.
        page.press(Key::Tab).await;
        page.run("document.querySelector('.pull-quotes > .skip-link').focus()")
            .await;
        page.wait_for(
            "the link in view",
            "document.activeElement.matches('.pull-quotes > .skip-link') && document.activeElement.getBoundingClientRect().top >= 0",
        )
        .await;
        page.press(Key::Enter).await;
        page.wait_for("the foot", "location.hash === '#recto:foot'")
            .await;
        page.press(Key::Tab).await;
        let behind: bool = page.eval("Boolean(document.querySelector('.pull-quotes').compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING) && !document.querySelector('.pull-quotes').contains(document.activeElement)").await;
        assert!(behind, "the next key does not lead behind the quotes");
    });
}

#[test]
fn a_quote_names_its_origin() {
    in_browser(async |page| {
        let _site = open(page, 1280).await;
        let name: String = page
            .eval("document.querySelectorAll('.in-context')[2].textContent")
            .await;
        assert_eq!(name, "In context: Second, pull quote 3 of 5");
    });
}

#[test]
fn axe_finds_nothing_with_the_quotes_shown_and_hidden() {
    in_browser(async |page| {
        let site = open(page, 1280).await;
        for scheme in [Scheme::Light, Scheme::Dark] {
            page.scheme(scheme).await;
            page.open(&site.url(&format!("{SLUG}/"))).await;
            page.run(&npm_file("axe-core/axe.min.js")).await;
            for width in [1280, 360] {
                page.viewport(Viewport::of_width(width)).await;
                for _ in 0..2 {
                    page.wait_for_frames().await;
                    let found = findings(page).await;
                    assert_eq!(found, [""; 0], "{scheme:?} at {width} px");
                    page.click("[data-action=pull-quotes]").await;
                }
            }
        }
    });
}

#[test]
fn leaving_the_page_during_a_highlight_is_harmless() {
    in_browser(async |page| {
        let site = open(page, 1280).await;
        let library = site.base();
        page.run(&format!(
            "document.querySelector('.pull-quote').dispatchEvent(new PointerEvent('pointerover', {{ bubbles: true }}));
            history.pushState(null, '', {library:?});
            dispatchEvent(new PopStateEvent('popstate'));"
        ))
        .await;
        page.wait_for("the library", "document.querySelector('ul.library')")
            .await;
        page.wait_for_frames().await;
    });
}
