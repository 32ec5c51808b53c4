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
fn spans_hold_in_yaml_with_a_byte_order_mark_and_crlf() {
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
fn spans_hold_in_toml_with_lone_returns_and_nul() {
    check_spans(
        "+++\rtitle = \"余\"\rlang = \"!\"\r+++\r\0 余 [x](#no)\r",
        &[("front-matter", "\"!\""), ("link-section", "[x](#no)")],
    );
}
