//! Search results and their targets: the section, with the words marked, in every language of the sample library.

use crate::{
    fixture,
    search::{found, search},
};
use harness::{Page, Site, in_browser};

/// Searches for a word of a section, follows the link to the section, and checks the word's mark there.
async fn check_opens(page: &Page, words: &str, slug: &str, id: &str) {
    check_opens_from(page, "", words, slug, id).await;
}

/// As [`check_opens`], from a given page.
async fn check_opens_from(page: &Page, start: &str, words: &str, slug: &str, id: &str) {
    let site = Site::of_dist().start().await;
    page.open(&site.url(start)).await;
    search(page, words).await;
    let all = found(page).await;
    let link = all.iter().position(|(_, path, hash)| {
        path.ends_with(&format!("/{slug}/")) && hash.starts_with(&format!("#{id}:~:"))
    });
    let link = link.unwrap_or_else(|| panic!("{slug}#{id} is not found for {words}: {all:?}"));
    let marked: Vec<String> = page
        .eval("Array.from(document.querySelectorAll('.search-snippet mark'), (mark) => mark.textContent)")
        .await;
    assert!(!marked.is_empty(), "no words are marked for {words}");
    page.run(&format!(
        "document.querySelectorAll('.search-results li li a')[{link}].click()"
    ))
    .await;
    fixture::wait_for_article(page, slug).await;
    page.wait_for(
        "the mark",
        "document.querySelector('[data-body] .source-sentence')",
    )
    .await;
    page.wait_for_scroll_end().await;
    // The last heading before the mark, and true if it is visible.
    let (section, text, is_seen): (String, String, bool) = page
        .eval(
            "(() => {
                const mark = document.querySelector('[data-body] .source-sentence');
                const before = Array.from(document.querySelectorAll('[data-body] :is(h2, h3)[id]')).filter((heading) =>
                    heading.contains(mark) || heading.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING);
                const { top, bottom } = mark.getBoundingClientRect();
                return [before.at(-1)?.id ?? '', mark.textContent, top >= 0 && bottom <= innerHeight];
            })()",
        )
        .await;
    assert_eq!(section, id, "{text} is marked elsewhere");
    assert!(is_seen, "the mark of {text} is not on screen");
    assert!(
        text.to_lowercase().contains(&words.to_lowercase()),
        "{text} is marked for {words}"
    );
    let open: usize = page.count("dialog[open]").await;
    assert_eq!(open, 0, "the dialog stays open");
}

#[test]
fn an_english_result_opens_at_its_section_with_the_word_marked() {
    in_browser(async |page| {
        check_opens(
            page,
            "Tschichold",
            "the-margin-is-a-place",
            "more-than-half-the-page",
        )
        .await;
    });
}

#[test]
fn a_french_result_opens_at_its_section_with_the_word_marked() {
    in_browser(async |page| {
        check_opens(
            page,
            "insipides",
            "point-virgule",
            "ce-que-taisent-les-conjonctions",
        )
        .await;
    });
}

#[test]
fn an_arabic_result_opens_at_its_section_with_the_word_marked() {
    in_browser(async |page| {
        check_opens(page, "البردي", "warraqin", "ورقٌ-لا-يُمحى-ما-كُتب-فيه").await;
    });
}

#[test]
fn a_japanese_result_opens_at_its_section_with_the_word_marked() {
    in_browser(async |page| {
        check_opens(page, "版本", "yohaku", "何もないところに名前がある").await;
    });
}

#[test]
fn a_japanese_result_on_the_open_page_leads_to_its_section_and_not_to_the_title() {
    in_browser(async |page| {
        check_opens_from(page, "yohaku/", "余白", "yohaku", "縦から横へ").await;
    });
}

#[test]
fn a_word_after_an_elision_is_found_and_marked_from_a_page_in_another_language() {
    in_browser(async |page| {
        for start in ["", "point-virgule/"] {
            check_opens_from(page, start, "l’air", "point-virgule", "le-prix-dun-silence").await;
        }
    });
}

#[test]
fn a_short_common_beginning_is_no_match() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        for words in ["straße", "27"] {
            page.open(&site.url("")).await;
            search(page, words).await;
            assert_eq!(found(page).await.len(), 0, "{words}");
        }
    });
}

#[test]
fn curly_quotation_marks_make_a_phrase_and_invisible_characters_are_ignored() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        for (words, is_there) in [
            ("“half the page”", true),
            ("“page the half”", false),
            ("Tschi\u{200b}chold\u{202e}", true),
        ] {
            page.open(&site.url("")).await;
            search(page, words).await;
            assert_eq!(!found(page).await.is_empty(), is_there, "{words}");
        }
    });
}

/// Opens the first result and waits for the mark.
async fn open_first(page: &Page, slug: &str, place: &str) {
    page.run("document.querySelector('.search-results li li a').click()")
        .await;
    fixture::wait_for_article(page, slug).await;
    let mark = format!("document.querySelector('{place} .source-sentence')");
    page.wait_for("the mark", &mark).await;
}

/// Searches from the library for words that occur in one article only.
async fn check_is_only_in(page: &Page, words: &str, slug: &str) {
    let site = Site::of_dist().start().await;
    page.open(&site.url("")).await;
    search(page, words).await;
    let status = page.text(".search-status").await;
    assert_eq!(status, "1 article", "{words}");
    let found = found(page).await;
    assert!(!found.is_empty(), "{words} are in no section");
    for (_, path, _) in found {
        assert!(
            path.ends_with(&format!("/{slug}/")),
            "{words} are in {path}"
        );
    }
}

#[test]
fn heading_matches_are_marked_in_the_result_and_in_the_article() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("")).await;
        search(page, "\"the day of two noons\"").await;
        let marked: String = page.text(".search-heading mark").await;
        assert_eq!(marked, "The day of two noons");
        open_first(
            page,
            "the-long-road-to-standard-time",
            "#the-day-of-two-noons",
        )
        .await;
    });
}

#[test]
fn words_are_found_without_their_accents() {
    in_browser(async |page| {
        for words in ["elysee", "arrete", "francais"] {
            check_is_only_in(page, words, "point-virgule").await;
        }
    });
}

#[test]
fn an_exact_match_in_another_language_precedes_partial_matches() {
    in_browser(async |page| {
        check_is_only_in(page, "continuel", "point-virgule").await;
    });
}

#[test]
fn partial_matches_are_announced_as_such() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("")).await;
        search(page, "Winterthur").await;
        let status = page.text(".search-status").await;
        assert!(status.starts_with("No exact match: "), "{status}");
    });
}

#[test]
fn a_match_in_a_footnote_leads_to_the_footnote() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("")).await;
        search(page, "Speculum").await;
        let heading = page.text(".search-heading").await;
        assert_eq!(heading, "Footnotes · 6");
        open_first(page, "the-margin-is-a-place", ".footnotes #fn-6").await;
    });
}

#[test]
fn words_are_found_by_their_stem() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("")).await;
        search(page, "barnacle").await;
        let marks = "Array.from(document.querySelectorAll('.search-snippet mark'), (mark) => mark.textContent.toLowerCase()).sort().join()";
        let of_one: String = page.eval(marks).await;
        assert!(of_one.contains("barnacles"), "{of_one}");
    });
}

#[test]
fn every_article_of_the_sample_library_is_found_by_its_title() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        let paths = fixture::sample_library(page, &site).await;
        let titles: Vec<String> = page
            .eval("Array.from(document.querySelectorAll('ul.library h2 a'), (link) => link.textContent)")
            .await;
        for (path, title) in paths.iter().zip(titles) {
            page.open(&site.url("")).await;
            search(page, &title).await;
            let found: Vec<String> = page
                .eval("Array.from(document.querySelectorAll('.search-title'), (link) => link.pathname)")
                .await;
            assert!(found.contains(path), "{title}: {found:?}");
        }
    });
}

#[test]
fn every_word_of_the_query_is_marked_in_the_section() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        page.open(&site.url("")).await;
        search(page, "railway clocks").await;
        let marks = "Array.from(document.querySelector('.search-results li li a').querySelectorAll('mark'), (mark) => mark.textContent)";
        let sought: Vec<String> = page.eval(marks).await;
        assert!(
            sought.len() > 1,
            "the excerpt has not several words: {sought:?}"
        );
        page.run("document.querySelector('.search-results li li a').click()")
            .await;
        fixture::wait_for_article(page, "the-long-road-to-standard-time").await;
        let marked: Vec<String> = page
            .eval(
                "[document.querySelector('.source-sentence').textContent,
                    ...Array.from(CSS.highlights.get('recto-search-words') ?? [], (range) => range.toString())]",
            )
            .await;
        for word in &sought {
            assert!(
                marked.iter().any(|text| text.contains(word)),
                "{word} is not marked: {marked:?}"
            );
        }
        page.visit(&format!("{}the-long-road-to-standard-time/", site.base()))
            .await;
        page.wait_for("no mark", "!CSS.highlights.has('recto-search-words')")
            .await;
    });
}

#[test]
fn words_after_an_elision_are_found() {
    in_browser(async |page| {
        let site = Site::of_dist().start().await;
        for words in ["éducation", "l'éducation", "education"] {
            page.open(&site.url("point-virgule/")).await;
            search(page, words).await;
            let excerpt: String = page
                .eval("document.querySelector('.search-snippet')?.textContent ?? ''")
                .await;
            assert!(excerpt.contains("L’Éducation"), "{words}: {excerpt}");
        }
    });
}
