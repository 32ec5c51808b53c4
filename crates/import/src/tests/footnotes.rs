//! Footnotes in the HTML of different tools.

use super::{article_of, says};

/// Checks the Markdown of a page with references and of the footnotes after its text.
fn check(text: &str, notes: &str, expected: &str) {
    let (body, _) = article_of(&format!("{text}<p>Text between.</p>{notes}"));
    assert_eq!(body, expected, "{notes}");
}

const ONE: &str = "One[^1] and two[^2].\n\nText between.";
const NOTES: &str = "[^1]: Note *one*.\n\n[^2]: Note two.";

#[test]
fn pandoc_and_hugo_footnotes_become_footnotes() {
    let expected = format!("{ONE}\n\n{NOTES}");
    check(
        "<p>One<a href=\"#fn1\" class=\"footnote-ref\" id=\"fnref1\" role=\"doc-noteref\"><sup>1</sup></a> and two<a href=\"#fn2\" class=\"footnote-ref\" id=\"fnref2\"><sup>2</sup></a>.</p>",
        "<section class=\"footnotes\" role=\"doc-endnotes\"><hr><ol><li id=\"fn1\"><p>Note <em>one</em>.<a href=\"#fnref1\" class=\"footnote-back\" role=\"doc-backlink\">↩︎</a></p></li><li id=\"fn2\"><p>Note two.<a href=\"#fnref2\" class=\"footnote-back\" role=\"doc-backlink\">↩︎</a></p></li></ol></section>",
        &expected,
    );
    check(
        "<p>One<sup id=\"fnref:1\"><a href=\"#fn:1\" class=\"footnote-ref\">1</a></sup> and two<sup id=\"fnref:2\"><a href=\"#fn:2\" class=\"footnote-ref\">2</a></sup>.</p>",
        "<div class=\"footnotes\"><hr><ol><li id=\"fn:1\"><p>Note <em>one</em>.&#160;<a href=\"#fnref:1\" class=\"footnote-backref\">&#8617;&#xfe0e;</a></p></li><li id=\"fn:2\"><p>Note two.</p></li></ol></div>",
        &expected.replace("*one*.", "*one*.\u{a0}"),
    );
}

#[test]
fn a_footnote_with_two_references_is_written_once() {
    check(
        "<p>One<sup id=\"fnref:a\"><a href=\"#fn:a\" class=\"footnote\" rel=\"footnote\">1</a></sup> again<sup id=\"fnref:a:1\"><a href=\"#fn:a\" class=\"footnote\">1</a></sup>.</p>",
        "<div class=\"footnotes\"><ol><li id=\"fn:a\"><p>Note one. <a href=\"#fnref:a\" class=\"reversefootnote\">&#8617;</a> <a href=\"#fnref:a:1\" class=\"reversefootnote\">&#8617;<sup>2</sup></a></p></li></ol></div>",
        "One[^1] again[^1].\n\nText between.\n\n[^1]: Note one.",
    );
}

#[test]
fn google_docs_footnotes_become_footnotes() {
    check(
        "<p><span>One</span><sup><a href=\"#ftnt1\" id=\"ftnt_ref1\">[1]</a></sup><span> and two</span><sup><a href=\"#ftnt2\" id=\"ftnt_ref2\">[2]</a></sup>.</p>",
        "<div><p><a href=\"#ftnt_ref1\" id=\"ftnt1\">[1]</a><span>Note <i>one</i>.</span></p></div><div><p><a href=\"#ftnt_ref2\" id=\"ftnt2\">[2]</a><span>Note two.</span></p></div>",
        &format!("{ONE}\n\n{NOTES}"),
    );
}

#[test]
fn substack_footnotes_keep_their_paragraphs() {
    check(
        "<p>One<a class=\"footnote-anchor\" id=\"footnote-anchor-1-9\" href=\"#footnote-1-9\">1</a> goes on.</p>",
        "<div class=\"footnote\"><a id=\"footnote-1-9\" href=\"#footnote-anchor-1-9\" class=\"footnote-number\">1</a><div class=\"footnote-content\"><p>Note one.</p><p>More of it.</p></div></div>",
        "One[^1] goes on.\n\nText between.\n\n[^1]: Note one.\n\n    More of it.",
    );
}

#[test]
fn references_of_wikipedia_become_footnotes() {
    check(
        "<p>One<sup id=\"cite_ref-1\" class=\"reference\"><a href=\"#cite_note-1\"><span>[</span>1<span>]</span></a></sup>.</p>",
        "<ol class=\"references\"><li id=\"cite_note-1\"><span class=\"mw-cite-backlink\"><b><a href=\"#cite_ref-1\">^</a></b></span> <span class=\"reference-text\">Note one.</span></li></ol>",
        "One[^1].\n\nText between.\n\n[^1]: Note one.",
    );
}

#[test]
fn footnotes_without_backlink_are_found_by_their_ids() {
    check(
        "<p>One<sup><a href=\"#note1\">1</a></sup> and two<sup>[<a href=\"#note2\">2</a>]</sup>.</p>",
        "<p id=\"note1\">1. Note <em>one</em>.</p><p id=\"note2\">[2] Note two.</p>",
        &format!("{ONE}\n\n{NOTES}"),
    );
}

#[test]
fn links_to_other_elements_stay_links() {
    let (body, report) = article_of(
        "<p>See <a href=\"#s1\" id=\"toc1\">1</a>.</p><h2 id=\"s1\"><a href=\"#toc1\">1</a> The edge</h2><p>Text.</p>",
    );
    assert!(
        body.contains("See [1](#s1).\n\n## 1 The edge {#s1}"),
        "{body}"
    );
    assert!(!says(&report, "footnotes"), "{report:?}");
}

#[test]
fn a_footnote_without_reference_is_reported() {
    let html = "<div style=\"display:none\"><p>One<a href=\"#fn1\">1</a></p></div>";
    let (body, report) = article_of(&format!(
        "{html}<div class=\"footnotes\"><p id=\"fn1\">Note one.</p></div>"
    ));
    assert_eq!(body, "");
    assert!(says(&report, "does not refer to: Note one."), "{report:?}");
}

#[test]
fn a_footnote_of_code_becomes_a_paragraph_at_the_end() {
    let (body, report) = article_of(
        "<pre>let x;<a href=\"#fn1\">1</a></pre><div class=\"footnotes\"><p id=\"fn1\">Note one.</p></div>",
    );
    assert_eq!(body, "```\nlet x;\n```\n\nNote one.");
    assert!(
        says(&report, "the reference to footnote [^1] was lost"),
        "{report:?}"
    );
}
