//! Diagnostics: kinds and spans.

use document::{
    diagnostic::{ClosestSentence, Diagnostic, DiagnosticKind, MAX_DIAGNOSTICS},
    parse,
};

/// Checks the diagnostics of a text: the words at their spans, and the names of their kinds.
fn check(text: &str, expected: &[(Option<&str>, &str)]) {
    let diagnostics = parse(text).diagnostics;
    let found: Vec<(Option<&str>, String)> = diagnostics
        .iter()
        .map(|Diagnostic { span, kind }| (span.clone().map(|span| &text[span]), name(kind)))
        .collect();
    let found: Vec<(Option<&str>, &str)> = found
        .iter()
        .map(|(words, name)| (*words, name.as_str()))
        .collect();
    assert_eq!(found, expected, "{text:?}: {diagnostics:?}");
}

fn name(kind: &DiagnosticKind) -> String {
    let debug = format!("{kind:?}");
    let end = debug.find(|c: char| !c.is_alphanumeric());
    debug[..end.unwrap_or(debug.len())].to_owned()
}

#[test]
fn spans_cover_links_images_and_tags() {
    check(
        "A [b](javascript:1), ![c](data:d) and javascript:1.\n\n<div class=\"e\">\nf\n</div>\n\n> g <b x>h</b>",
        &[
            (Some("[b](javascript:1)"), "LinkRefused"),
            (Some("![c](data:d)"), "ImageRefused"),
            (Some("<div class=\"e\">"), "HtmlAsText"),
            (Some("<b x>"), "HtmlAsText"),
        ],
    );
}

#[test]
fn spans_are_in_order_and_begin_in_the_front_matter() {
    check(
        "---\ndraft: perhaps\n---\n\n[a](file:b)\n\n## C {#c}\n\n## D {#c}\n\n## E {#recto:e}\n",
        &[
            (Some("perhaps"), "NotBoolean"),
            (Some("[a](file:b)"), "LinkRefused"),
            (Some("## D {#c}"), "DuplicateHeadingId"),
            (Some("## E {#recto:e}"), "ReservedHeadingId"),
        ],
    );
}

#[test]
fn spans_in_yaml_count_bytes_whatever_the_line_breaks_and_letters() {
    check(
        "---\r\ntitle: Überß\r\nlang: \"?\"\r\npull_quotes:\r\n  - Œuvre „nowhere“ here\r\n---\r\nText.\r\n",
        &[
            (Some("\"?\""), "InvalidLanguage"),
            (Some("Œuvre „nowhere“ here"), "PullQuoteNotFound"),
        ],
    );
}

#[test]
fn spans_are_those_of_the_text_before_its_normalization() {
    check(
        "a\0b\r\nc\rd [e](file:f) \0 [g](file:h)",
        &[
            (Some("[e](file:f)"), "LinkRefused"),
            (Some("[g](file:h)"), "LinkRefused"),
        ],
    );
}

#[test]
fn spans_of_nested_pull_quote_blocks_are_their_own() {
    check(
        "It was late.\n\n> > [!PULLQUOTE]\n> > Words of another world\n\n> [!PULLQUOTE]\n> - a list\n",
        &[
            (Some("Words of another world"), "PullQuoteUnmatched"),
            (Some("> [!PULLQUOTE]"), "PullQuoteBlockEmpty"),
        ],
    );
}

#[test]
fn marks_in_place_are_reported_with_their_words() {
    check(
        "## {\" A heading \"}\n\nOne {\" *two* three \"} four {\" five.\n\nSix {\" two three \"} seven.\n",
        &[
            (Some("{\" A heading \"}"), "PullQuoteMisplaced"),
            (Some("{\""), "PullQuoteUnclosed"),
            (Some("{\" two three \"}"), "DuplicatePullQuote"),
        ],
    );
}

/// Checks the diagnostics of marks in place: their kinds, and the occurrence of `mark` that each begins at.
fn check_marks(text: &str, mark: &str, expected: &[(&str, usize)]) {
    let found: Vec<(String, Option<usize>)> = parse(text)
        .diagnostics
        .iter()
        .map(|Diagnostic { span, kind }| {
            let start = span.as_ref().map(|span| span.start);
            let occurrence = text
                .match_indices(mark)
                .position(|(at, _)| Some(at) == start);
            (name(kind), occurrence)
        })
        .collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(name, occurrence)| ((*name).to_owned(), Some(*occurrence)))
        .collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn marks_that_are_alike_are_reported_at_their_own_position() {
    check(
        "# T\n\nA {\" \"} and {\"\"} end.",
        &[
            (Some("{\" \"}"), "PullQuoteEmpty"),
            (Some("{\"\"}"), "PullQuoteEmpty"),
        ],
    );
    check_marks(
        "# T\n\nOpen {\" here one.\n\nSecond para \"} closed {\"\n\nThird {\" para.",
        "{\"",
        &[
            ("PullQuoteUnclosed", 0),
            ("PullQuoteUnclosed", 1),
            ("PullQuoteUnclosed", 2),
        ],
    );
    check_marks(
        "# T\n\nA {\" one two three four. \"} b {\" one two three four. \"}",
        "{\"",
        &[("DuplicatePullQuote", 1)],
    );
    check_marks(
        "## {\" a \"}\n\nB {\" a \"}\n\n## {\" a \"}\n\nC {\" a \"}",
        "{\"",
        &[
            ("PullQuoteMisplaced", 0),
            ("PullQuoteMisplaced", 2),
            ("DuplicatePullQuote", 3),
        ],
    );
}

#[test]
fn marks_outside_the_text_do_not_count() {
    for before in [
        "---\nsummary: '{\" x'\n---\n",
        "# T {\" x\n\n",
        "`{\" x` $a{\" x}$ ",
        "```\n{\" x\n```\n\n",
        "<div>\n{\" x\n</div>\n\n",
        "![{\" x](a.png) ",
        "> [!PULLQUOTE]\n> A {\" x {\" x\n\n",
        "a\\\r\nb \"} c\r\n\r\n",
        "- \"}\n\n",
        "a[^1]\n\n[^1]: b {\" x\n\n",
    ] {
        let text = format!("{before}A {{\" x\n\nB {{\" x");
        let count = text.matches("{\"").count();
        let diagnostics = parse(&text).diagnostics;
        let found: Vec<_> = diagnostics
            .iter()
            .filter(|diagnostic| name(&diagnostic.kind) == "PullQuoteUnclosed")
            .map(|diagnostic| diagnostic.span.clone().map(|span| span.start))
            .collect();
        let marks: Vec<_> = text.match_indices("{\"").map(|(at, _)| Some(at)).collect();
        assert_eq!(found, marks[count - 2..], "{text:?}: {diagnostics:?}");
    }
}

#[test]
fn marks_of_entities_and_escapes_have_spans() {
    check(
        "A \\{&quot; b \\\"} c {<!-- -->&quot;\"&#125;",
        &[(Some("{<!-- -->&quot;\"&#125;"), "PullQuoteEmpty")],
    );
}

#[test]
fn many_marks_have_spans_of_their_own() {
    let text = "a {\" \"}\n\n".repeat(50_000);
    let diagnostics = parse(&text).diagnostics;
    for (index, diagnostic) in diagnostics[..MAX_DIAGNOSTICS].iter().enumerate() {
        let start = index * "a {\" \"}\n\n".len() + 2;
        assert_eq!(diagnostic.span, Some(start..start + 5));
    }
}

#[test]
fn the_closest_sentence_has_a_span() {
    let text = "---\npull_quotes: [The bell was loud]\n---\nOne.\n\nThe bell was very loud. Two.";
    let diagnostics = parse(text).diagnostics;
    let [
        Diagnostic {
            kind:
                DiagnosticKind::PullQuoteNotFound {
                    closest:
                        Some(ClosestSentence {
                            text: words,
                            span: Some(span),
                        }),
                    ..
                },
            ..
        },
    ] = diagnostics.as_slice()
    else {
        panic!("{diagnostics:?}")
    };
    assert_eq!(words, "The bell was very loud.");
    assert_eq!(&text[span.clone()], words);
}

#[test]
fn too_many_diagnostics_end_in_their_number() {
    let diagnostics = parse(&"[a](file:b)\n\n".repeat(MAX_DIAGNOSTICS + 7)).diagnostics;
    assert_eq!(diagnostics.len(), MAX_DIAGNOSTICS + 1);
    assert_eq!(
        diagnostics[MAX_DIAGNOSTICS],
        Diagnostic {
            span: None,
            kind: DiagnosticKind::Omitted { count: 7 }
        }
    );
}

#[test]
fn problems_of_number_have_no_span() {
    check(&"## A\n".repeat(1001), &[(None, "TooManySections")]);
}
