//! Hostile texts: too long, too deep, too many, or made so that a careless pass would take quadratic time.

use document::{Article, Dialect, html, notice::NoticeKind, parse, parse_as, plain};
use std::time::{Duration, Instant};

/// Deep enough to overflow a stack, if anything recursed.
const DEEP: usize = 100_000;

fn has_limit_notice(article: &Article) -> bool {
    article
        .notices
        .iter()
        .any(|notice| notice.kind == NoticeKind::Limit)
}

#[test]
fn what_is_nested_too_deep_is_text() {
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
        assert!(plain::article(&article).contains("word"), "{name}");
        assert!(html::body(&article).contains("word"), "{name}");
    }
    assert!(has_limit_notice(&parse(&(">".repeat(DEEP) + "a"))));
    assert!(has_limit_notice(&parse(&("- ".repeat(DEEP) + "a"))));
}

#[test]
fn nothing_is_lost_below_the_deepest_level() {
    let table = "> ".repeat(100)
        + "| a | b |\n"
        + &"> ".repeat(100)
        + "|---|---|\n"
        + &"> ".repeat(100)
        + "| c | d |\n";
    let text = plain::article(&parse(&table));
    assert_eq!(
        text.split_whitespace().collect::<Vec<_>>(),
        ["a", "b", "c", "d"]
    );
}

#[test]
fn an_article_that_is_too_long_is_cut_with_a_notice() {
    let line = "a line of text that is repeated, ".repeat(10) + "\n\n";
    let text = line.repeat(10_000_000 / line.len() + 1);
    let article = parse_as(&text, Dialect::CommonMark);
    assert_eq!(article.blocks.len(), 10_000_000 / line.len());
    assert!(has_limit_notice(&article));
    assert!(!has_limit_notice(&parse("short")));
}

#[test]
fn what_has_too_many_elements_ends_as_source() {
    let article = parse(&("*a* ".repeat(400_000) + "\n\nthe *end*"));
    assert!(has_limit_notice(&article));
    assert!(plain::article(&article).ends_with("the *end*"));
}

#[test]
fn a_table_is_not_out_of_proportion_to_its_text() {
    // A short row is filled up, so that a small text could make many cells.
    let text = "|a".repeat(5_000) + "|\n" + &"|-".repeat(5_000) + "|\n" + &"|a\n".repeat(5_000);
    assert!(html::body(&parse(&text)).len() < 100 * text.len());
}

/// Parses and renders a pattern `n` and `16 n` times: in linear time the second takes about sixteen times as long, in
/// quadratic time 256 times. The limit lies between, because other tests run at the same time.
fn check_linear(name: &str, text: impl Fn(usize) -> String) {
    let time = |text: &str| {
        let start = Instant::now();
        html::body(&parse(text));
        start.elapsed()
    };
    let (small, large) = (text(500), text(8_000));
    // The best of three, because other tests run at the same time.
    let best = |text: &str| (0..3).map(|_| time(text)).min().unwrap_or_default();
    let (small, large) = (best(&small), best(&large));
    assert!(
        large < small * 80 + Duration::from_millis(20),
        "{name}: {small:?}, then {large:?}"
    );
}

/// A pattern whose repetitions differ in a number.
fn numbered(n: usize, pattern: impl Fn(usize) -> String) -> String {
    (0..n).map(pattern).collect()
}

#[test]
fn patterns_take_linear_time() {
    check_linear("backticks", |n| {
        (1..n / 20).map(|length| "`".repeat(length) + " ").collect()
    });
    check_linear("brackets", |n| "[".repeat(n) + &"]".repeat(n));
    check_linear("images", |n| "![a](".repeat(n));
    check_linear("emphasis", |n| "**x* _y ".repeat(n));
    check_linear("references to one footnote", |n| {
        "[^a] ".repeat(n) + "\n\n[^a]: b"
    });
    check_linear("footnotes", |n| {
        numbered(n, |number| format!("[^{number}]\n\n[^{number}]: a\n\n"))
    });
    check_linear("footnotes nobody needs", |n| "[^a]: b\n".repeat(n));
    check_linear("headings of one name", |n| "# a\n".repeat(n));
    check_linear("headings whose suffix is taken", |n| {
        numbered(n, |number| format!("# a-{number}\n")) + &"# a\n".repeat(n)
    });
    check_linear("explicit ids", |n| "# a {#x}\n".repeat(n));
    check_linear("link references", |n| {
        format!("[a]: {}\n\n", "b".repeat(n)) + &"[a] ".repeat(n)
    });
    check_linear("elements that are not closed", |n| "a<sub>b ".repeat(n));
    check_linear("addresses", |n| "a@b.c www.d.e http://f.g) ".repeat(n));
    check_linear("almost addresses", |n| "a@www.(http://mailto:".repeat(n));
    check_linear("marks of pull quotes", |n| "*{\" a \"}* {\" ".repeat(n));
    check_linear("pull quotes", |n| {
        "> [!PULLQUOTE]\n> a b\n\nc\n\n".repeat(n)
    });
    check_linear("sentences", |n| "Dr. A. b? C… ".repeat(n));
    check_linear("refused links", |n| "[a](javascript:x) ".repeat(n));
    check_linear("anchors in front matter", |n| {
        format!("---\n{}---\na", "b: &b [*b, *b]\n".repeat(n))
    });
    check_linear("front matter that is not closed", |n| {
        "---\na: b\n".repeat(n)
    });
    check_linear("comments", |n| "a <!-- ".repeat(n));
}
