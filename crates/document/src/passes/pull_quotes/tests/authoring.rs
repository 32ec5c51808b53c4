//! Quotes of authors, and their problems.

use super::{check, check_sentence};
use crate::{
    diagnostic::{self, DiagnosticKind},
    parse,
    render::html,
};

/// Checks that an article has one diagnostic: on these words, and of this kind.
#[track_caller]
fn check_diagnostic(text: &str, words: &str, kind: &str) {
    diagnostic::check(text, &parse(text).diagnostics, words, kind);
}

#[test]
fn a_listed_quote_that_is_not_in_the_text_names_the_closest_sentence() {
    check_diagnostic(
        "---\npull_quotes:\n  - The night was long.\n---\nOne.\n\nThe night was *very* dark. Two.",
        "The night was long.",
        "text: \"The night was very dark.\", span: Some(",
    );
    check_diagnostic(
        "---\npull_quotes:\n  - Nothing like it stands here\n---\nOne. It is late.",
        "Nothing like it stands here",
        "closest: None",
    );
    // Part of a long sentence, with one word changed.
    check_diagnostic(
        "---\npull_quotes: [the lamp in her hand had burned out]\n---\nBy the time that she came to the door of the house on the hill, tired and wet and cold, the lamp in her hand had gone out.",
        "the lamp in her hand had burned out",
        "text: \"By the time",
    );
}

#[test]
fn a_listed_quote_may_cross_sentences_emphasis_and_links() {
    check(
        "---\npull_quotes:\n  - It was late. Nobody came, and the lamp burned.\n---\nOne. It *was late. Nobody* came, and [the **lamp**](a) burned. Two.",
        &["It was late. Nobody came, and the lamp burned."],
    );
    check_sentence(
        "---\npull_quotes: [late nobody]\n---\nOne. It was *late. Nobody* came. Two.",
        "It was <em>late. Nobody</em> came.",
    );
    check(
        "---\npull_quotes:\n  - It *was* [late](a.md), `x` &amp; y.\n---\nIt was [late](b.md), `x` &amp; y. Two.",
        &["It was late, x & y."],
    );
}

#[test]
fn a_listed_quote_keeps_the_markup_of_its_place() {
    let article = parse(
        "---\npull_quotes: [\"It was late, Ann said\"]\n---\nIt was *[late](a)*, Ann[^1] said.\n\n[^1]: n",
    );
    let mut html = html::Html::default();
    crate::render::walk::inlines(&article, &article.pull_quotes[0].content, &mut html);
    assert_eq!(
        html.as_str(),
        "It was <em><a href=\"a\">late</a></em>, Ann said."
    );
}

#[test]
fn listed_quotes_have_attributions_and_languages() {
    let article = check(
        "---\nlang: en\npull_quotes:\n  - {text: il est tard, attribution: Ann, lang: fr}\n  - {text: two, lang: en}\n---\nShe said: il est tard. Then two.",
        &["il est tard.", "two."],
    );
    let quotes = &article.pull_quotes;
    assert_eq!(quotes[0].attribution.as_deref(), Some("Ann"));
    assert_eq!(
        (quotes[0].lang.as_deref(), quotes[1].lang.as_deref()),
        (Some("fr"), None)
    );
}

#[test]
fn a_block_may_be_in_another_language() {
    let text = "It was late.\n\n> [!pullquote lang=fr_CA]  \n> Il était *tard*, [dit-elle](a).\n>\n> — Ann";
    let article = check(text, &["Il était tard, dit-elle."]);
    assert_eq!(article.diagnostics, []);
    assert_eq!(article.pull_quotes[0].lang.as_deref(), Some("fr-CA"));
    assert_eq!(article.pull_quotes[0].attribution.as_deref(), Some("Ann"));
    check_sentence(text, "It was late.");
    let quoted = check(
        "It was late.\n\n> [!PULLQUOTE lang=\"he\"]\n> היה מאוחר",
        &["היה מאוחר"],
    );
    assert_eq!(quoted.pull_quotes[0].lang.as_deref(), Some("he"));
}

#[test]
fn mistakes_in_a_pull_quote_block_are_reported() {
    let after = "It was late.\n\n> [!PULLQUOTE";
    check_diagnostic(
        &format!("{after}]\n> Words of another world"),
        "Words of another world",
        "PullQuoteUnmatched",
    );
    check_diagnostic(
        &format!("{after} lang=?]\n> It was late."),
        "lang=?",
        "UnknownPullQuoteParameter { parameter: \"lang=?\" }",
    );
    check_diagnostic(
        &format!("{after}]\n> — Ann Other"),
        "> [!PULLQUOTE]",
        "PullQuoteBlockEmpty",
    );
    check_diagnostic(
        &format!("{after}]"),
        "> [!PULLQUOTE]",
        "PullQuoteBlockEmpty",
    );
    check_diagnostic(
        &format!("{after}] It was so late\n> Two"),
        "> [!PULLQUOTE] It was so late",
        "PullQuoteTrailingText",
    );
    check_diagnostic(
        &format!("{after}]\n> It was late.\n>\n> - a list"),
        "> [!PULLQUOTE]\n> It was late.\n>\n> - a list",
        "PullQuoteUnsupportedContent",
    );
    assert!(
        html::body(&parse(&format!("{after}] It was so late\n> Two"))).contains("<blockquote>")
    );
}

#[test]
fn mistakes_in_marks_are_reported() {
    check_diagnostic(
        "One.\n\nTwo {\" three four five.\n\nSix.",
        "{\"",
        "PullQuoteUnclosed { nearby: \"three four five.\" }",
    );
    check_diagnostic("Beside it {\" \"} here", "{\" \"}", "PullQuoteEmpty");
    check_diagnostic("x {\" one two {\" three \"} y", "{\"", "PullQuoteUnclosed");
}

#[test]
fn duplicate_quotes_are_shown_once() {
    let text = "---\npull_quotes:\n  - {text: It was late., attribution: Ann}\n---\n{\" It was *late*. \"} Two.";
    let article = check(text, &["It was late."]);
    assert_eq!(article.pull_quotes[0].attribution.as_deref(), Some("Ann"));
    check_diagnostic(text, "It was late.", "DuplicatePullQuote");
}

#[test]
fn quotes_too_long_for_large_type_are_shown_and_reported() {
    let words = "and on it went ".repeat(16);
    let article = parse(&format!("{{\" {words}\"}}"));
    assert_eq!(article.pull_quotes.len(), 1);
    assert!(
        matches!(
            article.diagnostics[0].kind,
            DiagnosticKind::PullQuoteTooLong { words: 64, .. }
        ),
        "{:?}",
        article.diagnostics
    );
    let words = "字".repeat(122);
    assert_eq!(parse(&format!("{{\" {words} \"}}")).diagnostics.len(), 1);
}

#[test]
fn misplaced_marks_are_removed_and_reported() {
    for text in [
        "## {\" A heading. \"}\n",
        "| a |\n|---|\n| {\" A cell. \"} |\n",
        "One.[^1]\n\n[^1]: {\" A note. \"}\n",
    ] {
        check_diagnostic_kind(text, "PullQuoteMisplaced");
        let html = html::body(&parse(text));
        assert!(!html.contains('{') && html.contains("A "), "{html}");
    }
}

fn check_diagnostic_kind(text: &str, kind: &str) {
    let diagnostics = parse(text).diagnostics;
    assert!(
        matches!(diagnostics.as_slice(), [one] if format!("{:?}", one.kind).contains(kind)),
        "{text:?}: {diagnostics:?}"
    );
}

#[test]
fn of_nested_marks_the_innermost_make_the_quote() {
    for (text, expected) in [
        ("a {\" b {\" c \"} d \"} e", "c"),
        ("{\"{\" nested \"}\"}", "nested"),
        ("{{\" b \"} c \"} d", "b"),
        ("{\" A quote. \"}{\"}{\"{\" n \"}\"}", "A quote."),
    ] {
        let article = parse(text);
        let quotes = &article.pull_quotes;
        assert_eq!(
            crate::tree::plain_text::from_inlines(&quotes[0].content),
            expected,
            "{text}"
        );
    }
}
