//! GitHub's extensions that its specification does not describe: footnotes and alerts.

use document::{Dialect, diagnostic::DiagnosticKind, parse_as, render::html};

fn check(text: &str, expected: &str) {
    assert_eq!(
        html::body(&parse_as(text, Dialect::Gfm)),
        expected,
        "{text:?}"
    );
}

#[test]
fn the_five_alerts() {
    for (mark, class, title) in [
        ("NOTE", "note", "Note"),
        ("TIP", "tip", "Tip"),
        ("IMPORTANT", "important", "Important"),
        ("WARNING", "warning", "Warning"),
        ("CAUTION", "caution", "Caution"),
    ] {
        let expected = format!(
            "<div class=\"alert {class}\" role=\"note\"><p class=\"alert-title\">{title}</p><p>a</p></div>"
        );
        check(&format!("> [!{mark}]\n> a"), &expected);
        check(&format!("> [!{}]\n> a", mark.to_lowercase()), &expected);
    }
}

#[test]
fn an_alert_holds_blocks() {
    check(
        "> [!TIP]\n> a\n>\n> - b\n> - c",
        "<div class=\"alert tip\" role=\"note\"><p class=\"alert-title\">Tip</p><p>a</p><ul><li>b</li><li>c</li></ul></div>",
    );
}

#[test]
fn other_marks_are_not_alerts() {
    check(
        "> [!OTHER]\n> a",
        "<blockquote><p>[!OTHER]\na</p></blockquote>",
    );
    check("> [!NOTE] a", "<blockquote><p>[!NOTE] a</p></blockquote>");
    check(
        "> a\n> [!NOTE]",
        "<blockquote><p>a\n[!NOTE]</p></blockquote>",
    );
}

#[test]
fn the_titles_of_alerts_are_in_the_language_of_the_article() {
    let html = html::body(&document::parse("---\nlang: de\n---\n> [!NOTE]\n> a"));
    assert!(html.contains(">Hinweis<"), "{html}");
}

const NOTE: &str = "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\"><ol><li id=\"fn-1\">";
const BACK: &str =
    "<a href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"Back to reference 1\">↩</a>";
const REFERENCE: &str = "<sup><a id=\"fnref-1\" href=\"#fn-1\" role=\"doc-noteref\">1</a></sup>";

#[test]
fn footnotes_follow_the_body_in_plain_text() {
    check(
        "a[^x]\n\n[^x]: b\n\nc",
        &format!("<p>a{REFERENCE}</p><p>c</p>{NOTE}<p>b {BACK}</p></li></ol></section>"),
    );
}

#[test]
fn a_footnote_holds_blocks() {
    check(
        "a[^x]\n\n[^x]: b\n\n    c\n\n    - d",
        &format!(
            "<p>a{REFERENCE}</p>{NOTE}<p>b</p><p>c</p><ul><li>d</li></ul><p> {BACK}</p></li></ol></section>"
        ),
    );
}

#[test]
fn a_footnote_may_come_before_its_reference_and_in_a_quote() {
    check(
        "[^x]: b\n\na[^x]",
        &format!("<p>a{REFERENCE}</p>{NOTE}<p>b {BACK}</p></li></ol></section>"),
    );
    check(
        "> a[^x]\n>\n> [^x]: b",
        &format!(
            "<blockquote><p>a{REFERENCE}</p></blockquote>{NOTE}<p>b {BACK}</p></li></ol></section>"
        ),
    );
}

#[test]
fn a_footnote_without_a_reference_is_reported() {
    let article = parse_as("a\n\n[^x]: b", Dialect::Gfm);
    assert_eq!(html::body(&article), "<p>a</p>");
    assert!(matches!(
        article.diagnostics[0].kind,
        DiagnosticKind::FootnoteUnused { .. }
    ));
}

#[test]
fn task_checkboxes_have_names() {
    check(
        "- [x] a *b*\n- [ ] c",
        "<ul><li><input type=\"checkbox\" disabled=\"\" aria-label=\"a b\" checked=\"\"> a <em>b</em></li>\
         <li><input type=\"checkbox\" disabled=\"\" aria-label=\"c\"> c</li></ul>",
    );
    check(
        "- [x] a\n\n- b",
        "<ul><li><p><input type=\"checkbox\" disabled=\"\" aria-label=\"a\" checked=\"\"> a</p></li><li><p>b</p></li></ul>",
    );
}

#[test]
fn urls_with_markup_signs_stay_whole() {
    let link = |text: &str| format!("<a href=\"{text}\" rel=\"noopener noreferrer\">{text}</a>");
    check(
        "see https://a.example/_b_/*c*/~d~ e",
        &format!("<p>see {}~ e</p>", link("https://a.example/_b_/*c*/~d")),
    );
    check(
        "see https://a.example/*b c*",
        &format!("<p>see {} c*</p>", link("https://a.example/*b")),
    );
    check(
        "*https://a.example/b*",
        &format!("<p><em>{}</em></p>", link("https://a.example/b")),
    );
    check(
        "| https://a.example/b|\n|---|",
        &format!(
            "<table><thead><tr><th>{}</th></tr></thead></table>",
            link("https://a.example/b")
        ),
    );
    check(
        "`https://a.example`",
        "<p><code>https://a.example</code></p>",
    );
    check(
        "[https://a.example](b)",
        "<p><a href=\"b\">https://a.example</a></p>",
    );
}
