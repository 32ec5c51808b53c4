//! Hostile texts: too long, too deep, too many, or with patterns that make a careless pass quadratic.

use document::{
    Article, Dialect, diagnostic::DiagnosticKind, parse, parse_as, render::html, tree::plain_text,
};

/// Deep enough to overflow a stack, if anything recursed.
const DEEP: usize = 100_000;

fn has_limit_diagnostic(article: &Article) -> bool {
    article.diagnostics.iter().any(|diagnostic| {
        matches!(
            diagnostic.kind,
            DiagnosticKind::ArticleTooLong { .. }
                | DiagnosticKind::NestedTooDeep { .. }
                | DiagnosticKind::TooManyElements
                | DiagnosticKind::TooManySections { .. }
                | DiagnosticKind::Omitted { .. }
        )
    })
}

#[test]
fn elements_nested_too_deep_are_text() {
    let cases = [
        ("quotes", ">".repeat(DEEP) + "word"),
        ("lists", "- ".repeat(DEEP) + "word"),
        (
            "emphasis",
            "*a ".repeat(DEEP) + "word" + &" b*".repeat(DEEP),
        ),
        ("elements", "<sub>".repeat(DEEP) + "word"),
        ("details", "<details>\n\n".repeat(DEEP) + "word"),
        ("superscript", "^a ~b ".repeat(DEEP) + "word"),
    ];
    for (name, text) in cases {
        let article = parse(&text);
        assert!(
            plain_text::from_article(&article).contains("word"),
            "{name}"
        );
        assert!(html::body(&article).contains("word"), "{name}");
    }
    assert!(has_limit_diagnostic(&parse(&(">".repeat(DEEP) + "a"))));
    assert!(has_limit_diagnostic(&parse(&("- ".repeat(DEEP) + "a"))));
}

#[test]
fn nothing_is_lost_below_the_deepest_level() {
    let table = "> ".repeat(100)
        + "| a | b |\n"
        + &"> ".repeat(100)
        + "|---|---|\n"
        + &"> ".repeat(100)
        + "| c | d |\n";
    let text = plain_text::from_article(&parse(&table));
    assert_eq!(
        text.split_whitespace().collect::<Vec<_>>(),
        ["a", "b", "c", "d"]
    );
}

#[test]
fn an_article_that_is_too_long_is_cut_and_reported() {
    let line = "a line of text that is repeated, ".repeat(10) + "\n\n";
    let text = line.repeat(10_000_000 / line.len() + 1);
    let article = parse_as(&text, Dialect::CommonMark);
    assert_eq!(article.blocks.len(), 10_000_000 / line.len());
    assert!(has_limit_diagnostic(&article));
    assert!(!has_limit_diagnostic(&parse("short")));
}

#[test]
fn an_article_with_too_many_elements_ends_as_source() {
    let article = parse(&("*a* ".repeat(400_000) + "\n\nthe *end*"));
    assert!(has_limit_diagnostic(&article));
    assert!(plain_text::from_article(&article).ends_with("the *end*"));
}

#[test]
fn a_table_is_in_proportion_to_its_text() {
    // A short row is filled up, so a small text could make many cells.
    let text = "|a".repeat(5_000) + "|\n" + &"|-".repeat(5_000) + "|\n" + &"|a\n".repeat(5_000);
    assert!(html::body(&parse(&text)).len() < 100 * text.len());
}

/// Parses and renders a pattern so many times that quadratic time would take minutes.
fn check_ends(name: &str, text: impl Fn(usize) -> String) {
    let article = parse(&text(60_000));
    assert!(
        !html::body(&article).is_empty() || !article.diagnostics.is_empty(),
        "{name}: nothing came of it"
    );
}

/// Makes a pattern whose repetitions differ in a number.
fn numbered(n: usize, pattern: impl Fn(usize) -> String) -> String {
    (0..n).map(pattern).collect()
}

#[test]
fn quadratic_patterns_take_linear_time() {
    check_ends("backticks", |n| {
        (1..n / 60).map(|length| "`".repeat(length) + " ").collect()
    });
    check_ends("brackets", |n| "[".repeat(n) + &"]".repeat(n));
    check_ends("images", |n| "![a](".repeat(n));
    check_ends("emphasis", |n| "**x* _y ".repeat(n));
    check_ends("references to one footnote", |n| {
        "[^a] ".repeat(n) + "\n\n[^a]: b"
    });
    check_ends("footnotes", |n| {
        numbered(n, |number| format!("[^{number}]\n\n[^{number}]: a\n\n"))
    });
    check_ends("footnotes nobody needs", |n| "[^a]: b\n".repeat(n));
    check_ends("headings of one name", |n| "# a\n".repeat(n));
    check_ends("headings whose suffix is taken", |n| {
        numbered(n, |number| format!("# a-{number}\n")) + &"# a\n".repeat(n)
    });
    check_ends("explicit ids", |n| "# a {#x}\n".repeat(n));
    check_ends("link references", |n| {
        format!("[a]: {}\n\n", "b".repeat(n)) + &"[a] ".repeat(n)
    });
    check_ends("elements that are not closed", |n| "a<sub>b ".repeat(n));
    check_ends("addresses", |n| "a@b.c www.d.e http://f.g) ".repeat(n));
    check_ends("almost addresses", |n| "a@www.(http://mailto:".repeat(n));
    check_ends("marks of pull quotes", |n| "*{\" a \"}* {\" ".repeat(n));
    check_ends("pull quotes", |n| {
        "> [!PULLQUOTE]\n> a b\n\nc\n\n".repeat(n)
    });
    check_ends("sentences", |n| "Dr. A. b? C… ".repeat(n));
    check_ends("refused links", |n| "[a](javascript:x) ".repeat(n));
    check_ends("anchors in front matter", |n| {
        format!("---\n{}---\na", "b: &b [*b, *b]\n".repeat(n))
    });
    check_ends("front matter that is not closed", |n| {
        "---\na: b\n".repeat(n)
    });
    check_ends("comments", |n| "a <!-- ".repeat(n));
}
