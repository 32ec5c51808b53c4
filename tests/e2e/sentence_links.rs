//! Links to sentences and words: they find their target after edits, too.

use crate::fixture;
use document::sentence_anchor::SentenceAnchor;
use harness::{Page, Site, Viewport, in_browser};

const SLUG: &str = "quotable";

/// Sentence that the links quote.
const SENTENCE: &str = "Nobody owns what lies between the tides, though the crown claims it.";

/// Returns an article of some screens with these words in the middle and a pull quote near them.
fn article(middle: &str) -> String {
    let around = format!("{}\n\n", fixture::paragraph(1)).repeat(8);
    format!(
        "---\ntitle: Quotable\nauthor: Ada Marsh\nlang: en\n---\n\n## First\n\n{around}Before it *all*. {middle} After it. {{\" A sentence in place stays where it is and is pulled out as well. \"}}\n\n## Second\n\n{around}Last.[^1]\n\n[^1]: The note says little.\n"
    )
}

/// Returns the fragment that Recto makes for a sentence.
fn fragment(sentence: &str) -> String {
    let quotation = SentenceAnchor::new(sentence);
    let encoded =
        percent_encoding::utf8_percent_encode(&quotation.words, percent_encoding::NON_ALPHANUMERIC);
    format!("{}={encoded}", quotation.id)
}

async fn site(page: &Page, text: String) -> Site {
    let site = Site::of_dist().start().await;
    site.publish(SLUG, text);
    page.viewport(Viewport::DESKTOP).await;
    site
}

/// Waits until exactly these words are marked and in view.
async fn wait_for_mark(page: &Page, words: &str) {
    page.wait_for(
        "the mark",
        &format!(
            "(() => {{
                const marked = document.querySelectorAll('[data-body] .source-sentence');
                const {{ top, bottom }} = marked[0]?.getBoundingClientRect() ?? {{}};
                return marked.length === 1 && marked[0].textContent === {words:?} && top > 0 && bottom < innerHeight;
            }})()"
        ),
    )
    .await;
}

const NO_NOTE: &str =
    "document.querySelector('.anchor-notices') && !document.querySelector('.anchor-notice')";

#[test]
fn a_link_finds_a_sentence_that_moved() {
    in_browser(async |page| {
        let hash = fragment(SENTENCE);
        for text in [
            article(SENTENCE),
            article("").replace("## Second", &format!("## Second\n\n> - Quoted. {SENTENCE}")),
            article("").replace("The note says little.", SENTENCE),
        ] {
            let site = site(page, text).await;
            page.open(&site.url(&format!("{SLUG}/#{hash}"))).await;
            wait_for_mark(page, SENTENCE).await;
            assert!(page.eval::<bool>(&format!("Boolean({NO_NOTE})")).await);
        }
    });
}

#[test]
fn a_changed_sentence_is_found_and_a_notice_appears() {
    in_browser(async |page| {
        let now = "Nobody owns what lies between the tides, whatever the crown claims.";
        let site = site(page, article(now)).await;
        page.open(&site.url(&format!("{SLUG}/#{}", fragment(SENTENCE))))
            .await;
        wait_for_mark(page, now).await;
        let note = page.text(".anchor-notice").await;
        assert!(
            note.contains("has changed") && note.contains(SENTENCE),
            "{note}"
        );
        page.click(".anchor-notice button").await;
        page.wait_for("no note", NO_NOTE).await;
    });
}

#[test]
fn a_missing_sentence_opens_the_article_at_the_top_with_a_notice() {
    in_browser(async |page| {
        let site = site(page, article("")).await;
        page.open(&site.url(&format!("{SLUG}/#{}", fragment(SENTENCE))))
            .await;
        let note = page.text("[role=status] .anchor-notice").await;
        assert!(
            note.contains("no longer") && note.contains(SENTENCE),
            "{note}"
        );
        assert!(page.eval::<bool>("scrollY === 0").await);
        assert_eq!(page.count(".source-sentence").await, 0);
        // The notice disappears at the next navigation.
        page.run("location.hash = '#second'").await;
        page.wait_for("no note", NO_NOTE).await;
    });
}

#[test]
fn links_within_the_page_rerender_only_the_target_block() {
    in_browser(async |page| {
        let site = site(page, article(SENTENCE)).await;
        page.open(&site.url(&format!("{SLUG}/"))).await;
        page.run(
            "window.kept = [...document.querySelectorAll('[data-body] > *, [data-body] [id]')]",
        )
        .await;
        page.run(&format!("location.hash = '#{}'", fragment(SENTENCE)))
            .await;
        wait_for_mark(page, SENTENCE).await;
        page.run(&format!(
            "location.hash = '#{}'",
            fragment("The note says little.")
        ))
        .await;
        wait_for_mark(page, "The note says little.").await;
        let all_there: bool = page
            .eval("window.kept.every((element) => element.isConnected)")
            .await;
        assert!(all_there, "elements that others hold on to are gone");
        page.back().await;
        wait_for_mark(page, SENTENCE).await;
    });
}

#[test]
fn a_plain_sentence_id_leads_to_the_sentence() {
    in_browser(async |page| {
        let site = site(page, article(SENTENCE)).await;
        page.open(&site.url(&format!("{SLUG}/#{}", SentenceAnchor::new(SENTENCE).id)))
            .await;
        wait_for_mark(page, SENTENCE).await;
    });
}

#[test]
fn a_text_directive_leads_to_its_words() {
    in_browser(async |page| {
        let site = site(page, article(SENTENCE)).await;
        for (directive, words) in [
            ("text=what%20lies,tides", "what lies between the tides"),
            ("text=owns-,WHAT%20LIES,-between", "what lies"),
            ("text=nowhere&text=note%20says", "note says"),
        ] {
            page.open(&site.url(&format!("{SLUG}/#:~:{directive}")))
                .await;
            wait_for_mark(page, words).await;
        }
    });
}

#[test]
fn a_text_directive_without_a_match_leads_to_the_section_or_the_top() {
    in_browser(async |page| {
        let site = site(page, article("")).await;
        page.open(&site.url(&format!("{SLUG}/#:~:text=nowhere%20to%20be%20found")))
            .await;
        assert!(page.eval::<bool>("scrollY === 0").await);
        assert_eq!(page.count(".source-sentence").await, 0);
        page.open(&site.url(&format!("{SLUG}/#second:~:text=nowhere")))
            .await;
        page.wait_for("the section", &fixture::is_at_section("second"))
            .await;
        assert!(page.eval::<bool>(&format!("Boolean({NO_NOTE})")).await);
    });
}

#[test]
fn a_link_to_words_of_another_article_leads_there() {
    in_browser(async |page| {
        let site = site(page, article(SENTENCE)).await;
        site.publish(
            "linking",
            format!("# Linking\n\n[There]({SLUG}.md#:~:text=what%20lies)\n"),
        );
        page.open(&site.url("linking/")).await;
        page.click("[data-body] a").await;
        wait_for_mark(page, "what lies").await;
    });
}

#[test]
fn words_of_a_link_are_never_parsed_as_markup() {
    in_browser(async |page| {
        let site = site(page, article("")).await;
        let hash = fragment("<img src=x onerror=alert(1)> & nothing that is in the text");
        page.open(&site.url(&format!("{SLUG}/#{hash}"))).await;
        assert_eq!(page.count(".anchor-notice img").await, 0);
        assert!(
            page.text(".anchor-notice blockquote")
                .await
                .starts_with("<img")
        );
    });
}
