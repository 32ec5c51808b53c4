//! Text of pages that looks like Markdown and must stay text.

use proptest::prelude::*;

use super::article_of;
use crate::escape::fold_punctuation;

/// Checks that the article of a page renders as this text.
fn check(html: &str, words: &str) {
    let (body, _) = article_of(&format!("<h2>Over it</h2>{html}<p>Under it.</p>"));
    let article = document::parse(&format!("---\ntitle: T\n---\n\n{body}\n"));
    let read = document::tree::plain_text::from_article(&article);
    // Ignores white space, also that between a brace and a quotation mark.
    let squeeze = |text: &str| {
        fold_punctuation(text)
            .split_whitespace()
            .collect::<String>()
    };
    let expected = squeeze(&format!("Over it{words}Under it."));
    assert_eq!(squeeze(&read), expected, "{html}: {body}");
    assert_eq!(article.diagnostics, [], "{body}");
    assert!(
        article.blocks.len() == 3 && article.footnotes.is_empty(),
        "{body}"
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

const AWKWARD: [&str; 46] = [
    "---",
    "***",
    "___",
    "* * *",
    "+ x",
    "- x",
    "* x",
    "1. x",
    "12) x",
    "# x",
    "## x ##",
    "#",
    "> x",
    "    x",
    "===",
    "--",
    "| a | b |",
    "[^1]: x",
    "[^1]",
    ": x",
    "~~~",
    "```",
    "```rust",
    "$$x$$",
    "$x$ and $y$",
    "+++",
    "[a]: https://a.example",
    "[a](b)",
    "![a](b)",
    "*a* _b_ **c**",
    "a_b_c",
    "`a`",
    "<b>x</b>",
    "<!-- x -->",
    "&amp; &copy;",
    "H~2~O and x^2^",
    "~~x~~",
    "{\"no quote\"}",
    "[!NOTE]",
    "[ ] x",
    "\\*",
    "a \\",
    "x {#id}",
    "https://a.example/b_c_d",
    "a  b",
    "1986\\. x",
];

#[test]
fn markdown_syntax_in_a_paragraph_stays_text() {
    for text in AWKWARD {
        check(&format!("<p>{}</p>", escaped(text)), text);
    }
}

#[test]
fn markdown_syntax_after_a_line_break_stays_text() {
    for text in AWKWARD {
        check(
            &format!("<p>Before it,<br>{}</p>", escaped(text)),
            &format!("Before it,{text}"),
        );
    }
}

#[test]
fn markdown_syntax_in_lists_quotations_headings_and_cells_stays_text() {
    for text in AWKWARD {
        let html = escaped(text);
        for (before, after) in [
            ("<ul><li>", "</li></ul>"),
            ("<blockquote><p>", "</p></blockquote>"),
            ("<h3>", "</h3>"),
            ("<table><tr><th>", "</th><th>b</th></tr></table>"),
            ("<p><b>", "</b></p>"),
        ] {
            let b = if before.contains("table") { "b" } else { "" };
            check(&format!("{before}{html}{after}"), &format!("{text}{b}"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_text_stays_text(text in "([-+*#=:>~_^$|`.)(\\[\\]!{}\"&<\\\\0-9a-c]| ){1,24}") {
        prop_assume!(!text.trim().is_empty());
        check(&format!("<p>x {}</p>", escaped(&text)), &format!("x {text}"));
        check(&format!("<p>x<br>{}</p>", escaped(&text)), &format!("x {text}"));
    }
}

#[test]
fn a_tag_in_the_text_is_escaped_for_other_renderers() {
    let (body, _) = article_of("<p>Write &lt;script&gt; where 1 &lt; 2.</p>");
    assert_eq!(body, "Write \\<script> where 1 \\< 2.");
}
