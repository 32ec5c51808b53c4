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
            (Some("{\" *two* three \"}"), "DuplicatePullQuote"),
            (Some("{\""), "PullQuoteUnclosed"),
        ],
    );
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
