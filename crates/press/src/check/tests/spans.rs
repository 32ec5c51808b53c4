//! Spans in files with byte order marks, carriage returns, emoji and combining marks.

use super::{DraftChecking, diagnose_site, site};

/// Checks the codes of an article, and the text on its first line that each points at.
fn check_spans(text: &str, expected: &[(&str, &str)]) {
    let site = site(&[("articles/a.md", text.as_bytes())]);
    let found = diagnose_site(site.path(), DraftChecking::Skip);
    let spans: Vec<(&str, &str)> = found
        .iter()
        .map(|diagnostic| {
            let excerpt = diagnostic.excerpt.as_ref().unwrap();
            let line = excerpt.text.as_deref().unwrap();
            (diagnostic.code.name(), &line[excerpt.span.clone()])
        })
        .collect();
    assert_eq!(spans, expected, "{text:?}");
}

#[test]
fn spans_are_right_in_yaml_with_a_byte_order_mark_and_crlf() {
    check_spans(
        "\u{feff}---\r\ntitle: 👩\u{200d}🚀 e\u{301}\r\ndate: soon\r\n---\r\ne\u{301}👩\u{200d}🚀 [x](javascript:1) ![](https://e.example/a.png)\r\n",
        &[
            ("date", "soon"),
            ("link-refused", "[x](javascript:1)"),
            ("image-alt", "![](https://e.example/a.png)"),
        ],
    );
}

#[test]
fn spans_are_right_in_toml_with_lone_returns_and_nul() {
    check_spans(
        "+++\rtitle = \"余\"\rlang = \"!\"\r+++\r\0 余 [x](#no)\r",
        &[("front-matter", "\"!\""), ("link-section", "[x](#no)")],
    );
}

/// Returns a file with a byte order mark, CRLF and emoji before its text.
fn nasty_file(text: &str) -> String {
    let file =
        format!("---\ntitle: 👩\u{200d}🚀 e\u{301}\n---\n\n👩\u{200d}🚀 余 e\u{301}. {text}\n");
    format!("\u{feff}{}", file.replace('\n', "\r\n"))
}

/// Checks the only diagnostic of a pull quote in such a file: its line, counted from the text, and the text that it points at.
fn check_pull_quote(text: &str, line: usize, span: &str) {
    let text = nasty_file(text);
    check_spans(&text, &[("pull-quote", span)]);
    let site = site(&[("articles/a.md", text.as_bytes())]);
    let found = diagnose_site(site.path(), DraftChecking::Skip);
    let lines: Vec<usize> = found
        .iter()
        .map(|diagnostic| diagnostic.excerpt.as_ref().unwrap().line)
        .collect();
    assert_eq!(lines, [line + 4], "{text:?}");
}

#[test]
fn spans_are_right_for_pull_quotes_that_are_marked_in_place() {
    check_pull_quote("Words. {\" not closed", 1, "{\"");
    check_pull_quote("🌊 {\" \"} here.", 1, "{\" \"}");
    check_pull_quote(
        "\n\n## 🌊 {\" Misplaced 👩\u{200d}🚀. \"}",
        3,
        "{\" Misplaced 👩\u{200d}🚀. \"}",
    );
    let quote = "{\" It was late 🌊. \"}";
    let twice = format!("{quote} Then it rained.\n\n🌊 {quote}");
    check_pull_quote(&twice, 3, quote);
}

#[test]
fn spans_are_right_for_pull_quotes_in_the_front_matter_of_such_a_file() {
    let text = "\u{feff}---\r\ntitle: 👩\u{200d}🚀\r\npull_quotes:\r\n  - It was so late 🌊.\r\n---\r\n\r\nIt was very late 🌊.\r\n";
    check_spans(text, &[("pull-quote-missing", "It was so late 🌊.")]);
}

#[test]
fn spans_are_right_for_pull_quote_blocks() {
    let other = "🌊 Entirely different words of nobody 👩\u{200d}🚀.";
    check_pull_quote(&format!("\n\n> [!PULLQUOTE]\n> {other}"), 4, other);
    let trailing = "> [!PULLQUOTE] 🌊 words";
    check_pull_quote(&format!("\n\n{trailing}\n> It was late."), 3, trailing);
    check_pull_quote("\n\n> [!PULLQUOTE]", 3, "> [!PULLQUOTE]");
    check_pull_quote(
        "\n\n> [!PULLQUOTE lang=🌊]\n> 👩\u{200d}🚀 余 e\u{301}.",
        3,
        "lang=🌊",
    );
    let block = "> [!PULLQUOTE]\n> It was late 🌊.";
    let twice = format!("It was late 🌊.\n\n{block}\n\n{block}");
    check_pull_quote(&twice, 7, "It was late 🌊.");
}
