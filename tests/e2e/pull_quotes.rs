//! Pull quotes: their positions, and the links to their sentences.

use crate::fixture::{self, Rect};
use harness::{Page, Site, Viewport, in_browser};

pub(crate) const SLUG: &str = "quoted";

/// Returns an article with a quote in each section, two of them close together, and one with a long word.
fn quoted() -> String {
    let long = format!("{}\n\n", fixture::paragraph(3)).repeat(3);
    format!(
        "---
title: Quoted
lang: en
pull_quotes:
  - The last sentence of them all is the one to remember, and it is remembered here.
---

## First

{long}Before it. {{\" A sentence in place stays where it is and is pulled out as well. \"}} After it.

Right after it comes another. {{\" Two quotes that are close together must not stand on one another. \"}} So they do not.

{long}## Second

Some context. The words in the margin differ from these words, but they mean the same sentence. More context.

> [!PULLQUOTE]
> The words in the margin differ from these words
> — Ada Marsh

{long}## Third

{{\" Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft is a long word. \"}}

{long}The last sentence of them all is the one to remember, and it is remembered here.
"
    )
}

/// Opens the article of [`quoted`] in a window of a given width.
pub(crate) async fn open(page: &Page, width: u32) -> Site {
    let site = Site::of_dist().start().await;
    site.publish(SLUG, quoted());
    page.viewport(Viewport::of_width(width)).await;
    page.open(&site.url(&format!("{SLUG}/"))).await;
    page.wait_for_frames().await;
    site
}

#[test]
fn a_pull_quote_links_to_its_sentence_and_marks_it() {
    in_browser(async |page| {
        let site = open(page, 1280).await;
        let count = page.count("aside.pull-quotes figure.pull-quote").await;
        assert_eq!(count, 5);
        let targets: Vec<String> =
            page.eval("Array.from(document.querySelectorAll('figure.pull-quote a[href^=\"#\"]'), (link) => link.getAttribute('href').slice(1))").await;
        assert_eq!(targets.len(), count);
        for (number, id) in targets.iter().enumerate() {
            page.run(&format!(
                "document.querySelectorAll('figure.pull-quote a[href^=\"#\"]')[{number}].click()"
            ))
            .await;
            let on_sentence = format!(
                "(() => {{
                    const marked = document.querySelectorAll('article .source-sentence');
                    const {{ top, bottom }} = marked[0]?.getBoundingClientRect() ?? {{}};
                    return marked.length === 1 && marked[0].id === {id:?} && top > -1 && bottom <= innerHeight;
                }})()"
            );
            page.wait_for("the sentence, marked and in view", &on_sentence)
                .await;
            assert_eq!(page.url().await, site.url(&format!("{SLUG}/#{id}")));
        }
    });
}

#[test]
fn the_source_sentence_contains_the_quotes_words() {
    in_browser(async |page| {
        open(page, 1280).await;
        let pairs: Vec<(String, String)> = page
            .eval(
                "Array.from(document.querySelectorAll('figure.pull-quote'), (figure) => [
                    figure.querySelector('blockquote').textContent.trim(),
                    document.querySelector(figure.querySelector('a[href^=\"#\"]').getAttribute('href')).textContent.trim(),
                ])",
            )
            .await;
        for (quote, sentence) in pairs {
            let words: Vec<&str> = quote.split_whitespace().take(4).collect();
            assert!(
                sentence.contains(&words.join(" ")),
                "{quote:?} leads to {sentence:?}"
            );
        }
    });
}

#[test]
fn a_link_to_a_sentence_marks_it_and_another_target_unmarks_it() {
    in_browser(async |page| {
        let site = open(page, Viewport::WIDE.width).await;
        let href = page
            .attribute("figure.pull-quote a[href^='#']", "href")
            .await
            .unwrap();
        page.open(&site.url(&format!("{SLUG}/{href}"))).await;
        page.wait_for(
            "the mark",
            &format!("document.querySelector('.source-sentence{href}')"),
        )
        .await;
        page.click("nav.contents a[href='#third']").await;
        page.wait_for("no mark", "!document.querySelector('.source-sentence')")
            .await;
        page.back().await;
        page.wait_for(
            "the mark again",
            &format!("document.querySelector('.source-sentence{href}')"),
        )
        .await;
    });
}

#[test]
fn quotes_are_beside_their_sentences_on_wide_screens() {
    in_browser(async |page| {
        for width in [1280, 1920, 2560] {
            open(page, width).await;
            let quotes = Rect::of_elements(page, "figure.pull-quote").await;
            let column = Rect::of_element(page, "[data-body] > p").await;
            for (number, quote) in quotes.iter().enumerate() {
                let beside = quote.left >= column.right || quote.right <= column.left;
                assert!(
                    beside,
                    "quote {number} at {quote:?} is not beside the column at {column:?}, {width} px"
                );
                assert!(
                    quote.left >= 0.0 && quote.right <= f64::from(width),
                    "quote {number} leaves the window of {width} px"
                );
                for other in &quotes[..number] {
                    assert!(
                        !quote.overlaps(other),
                        "{quote:?} is over {other:?} at {width} px"
                    );
                }
            }
            // Nothing before the first quote can push it down.
            let source = page
                .attribute("figure.pull-quote a[href^='#']", "href")
                .await
                .unwrap();
            let sentence = Rect::of_element(page, &format!("[data-body] {source}")).await;
            assert!(
                (quotes[0].top - sentence.top).abs() < 60.0,
                "{:?} is not beside {sentence:?}",
                quotes[0]
            );
        }
    });
}

#[test]
fn quotes_are_in_slots_without_overlap_on_narrow_screens() {
    in_browser(async |page| {
        for width in [768, 360, 320] {
            open(page, width).await;
            let quotes = Rect::of_elements(page, "figure.pull-quote").await;
            let texts = Rect::of_elements(page, "[data-body] > :is(p, h2)").await;
            assert_eq!(quotes.len(), 5);
            for (number, quote) in quotes.iter().enumerate() {
                assert!(
                    quote.left >= 0.0 && quote.right <= f64::from(width),
                    "{quote:?} leaves the window of {width} px"
                );
                // Browsers round by up to half a pixel.
                let covered = texts
                    .iter()
                    .find(|text| quote.top + 0.5 < text.bottom && text.top + 0.5 < quote.bottom);
                assert!(
                    covered.is_none(),
                    "{quote:?} is over the text at {covered:?}, {width} px"
                );
                for other in &quotes[..number] {
                    assert!(
                        !quote.overlaps(other),
                        "{quote:?} is over {other:?} at {width} px"
                    );
                }
            }
        }
    });
}

#[test]
fn quotes_are_laid_out_again_when_the_window_changes() {
    in_browser(async |page| {
        open(page, 360).await;
        page.viewport(Viewport::of_width(1600)).await;
        page.wait_for("the margin", "document.querySelector('figure.pull-quote').getBoundingClientRect().left > document.querySelector('[data-body] > p').getBoundingClientRect().right - 1 || document.querySelector('figure.pull-quote').getBoundingClientRect().right < document.querySelector('[data-body] > p').getBoundingClientRect().left + 1").await;
        page.wait_for_frames().await;
        let quotes = Rect::of_elements(page, "figure.pull-quote").await;
        assert!(
            quotes
                .windows(2)
                .all(|pair| pair[0].bottom <= pair[1].top + 0.5),
            "{quotes:?}"
        );
        let gaps: f64 = page.eval("Math.max(...Array.from(document.querySelectorAll('[data-body] > p'), (paragraph) => parseFloat(getComputedStyle(paragraph).marginTop)))").await;
        assert!(
            gaps < 100.0,
            "a gap of {gaps} px for a quote stayed in the column"
        );
    });
}

#[test]
fn the_quotes_are_one_labelled_region_with_named_links() {
    in_browser(async |page| {
        open(page, 1280).await;
        assert_eq!(page.count("aside.pull-quotes[aria-label]").await, 1);
        let names: Vec<String> =
            page.eval("Array.from(document.querySelectorAll('figure.pull-quote a[href^=\"#\"]'), (link) => link.ariaLabel || link.textContent)").await;
        let mut different = names.clone();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), names.len(), "{names:?}");
        assert!(
            page.text("figure.pull-quote:has(cite)")
                .await
                .contains("Ada Marsh")
        );
    });
}

#[test]
fn a_quote_in_another_language_has_its_language_and_direction() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let text = "---\nlang: en\n---\n\nIt was late. Nobody came.\n\n> [!PULLQUOTE lang=he]\n> היה מאוחר\n> — Ann\n\n{\" Nobody came again. \"}\n";
        site.publish(SLUG, text.to_owned());
        page.open(&site.url(&format!("{SLUG}/"))).await;
        let languages: Vec<Vec<Option<String>>> = page
            .eval("Array.from(document.querySelectorAll('aside.pull-quotes blockquote'), (quote) => [quote.getAttribute('lang'), quote.getAttribute('dir')])")
            .await;
        let hebrew = vec![Some("he".to_owned()), Some("rtl".to_owned())];
        assert!(
            languages.contains(&hebrew) && languages.contains(&vec![None, None]),
            "{languages:?}"
        );
    });
}
