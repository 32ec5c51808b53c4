//! Pull quotes, from the text of an article to its markup.

mod authoring;

use crate::{
    Article,
    diagnostic::DiagnosticKind,
    parse,
    render::html,
    tree::{Origin, plain_text},
};

/// Checks the quotes of an article, and that the source of each is in its body.
fn check(text: &str, expected: &[&str]) -> Article {
    let article = parse(text);
    let html = html::body(&article);
    let quotes: Vec<_> = article
        .pull_quotes
        .iter()
        .map(|quote| plain_text::from_inlines(&quote.content))
        .collect();
    assert_eq!(quotes, expected, "{text:?}");
    for quote in &article.pull_quotes {
        assert_eq!(
            html.matches(&format!("id=\"{}\"", quote.source_id)).count(),
            1,
            "{html}"
        );
    }
    article
}

/// Checks the HTML of the sentence that an article marks.
fn check_sentence(text: &str, expected: &str) {
    let article = parse(text);
    let html = html::body(&article);
    let (_, rest) = html.split_once("<span id=\"s-").unwrap_or_default();
    let (_, rest) = rest.split_once("\">").unwrap_or_default();
    assert_eq!(
        rest.split_once("</span>").map(|(sentence, _)| sentence),
        Some(expected),
        "{html}"
    );
}

#[test]
fn marks_in_place_make_quotes_and_are_not_shown() {
    let article = check("One. {\" Two is *here*. \"} Three.", &["Two is here."]);
    assert_eq!(
        plain_text::from_article(&article),
        "One. Two is here. Three."
    );
    check("a {\"b c\"} d {\"e\"} f", &["b c", "e"]);
    check("{“ b ”} c", &["b"]);
    check("*x {\" b* c \"} d", &["b c"]);
}

#[test]
fn unpaired_marks_are_text() {
    for text in [
        "a {\" b",
        "a \"} b",
        "`{\"a\": \"b\"}` c",
        "a {\" \"} b",
        "{b}",
    ] {
        let article = check(text, &[]);
        assert!(
            plain_text::from_article(&article).contains(['{', '}']),
            "{text:?}"
        );
    }
    assert!(matches!(
        parse("a\n\nb {\" c").diagnostics[0].kind,
        DiagnosticKind::PullQuoteUnclosed { .. }
    ));
}

#[test]
fn the_whole_sentence_is_marked() {
    check_sentence(
        "One. Two {\"and three\"} four. Five.",
        "Two and three four.",
    );
    check_sentence(
        "One. Two **and {\"three. Four\"} five**. Six.",
        "Two <strong>and three. Four five</strong>.",
    );
}

#[test]
fn a_pull_quote_block_leaves_the_body_and_is_tied_to_its_sentence() {
    let text = "One. It was late, and dark. Two.\n\n> [!PULLQUOTE]\n> It was *late*, and dark.\n> — Ann *Other*\n\nThree.";
    let article = check(text, &["It was late, and dark."]);
    assert_eq!(
        article.pull_quotes[0].attribution.as_deref(),
        Some("Ann Other")
    );
    assert_eq!(
        plain_text::from_article(&article),
        "One. It was late, and dark. Two.\n\nThree."
    );
    check_sentence(text, "It was late, and dark.");
}

#[test]
fn a_block_in_other_words_is_tied_to_the_most_similar_sentence_or_the_next_one() {
    let similar = "One thing. The night was very dark indeed. Two.\n\n> [!pullquote]\n> The night was dark\n\nThree.";
    check(similar, &["The night was dark"]);
    check_sentence(similar, "The night was very dark indeed.");
    check_sentence(
        "One.\n\n> [!PULLQUOTE]\n> Nothing like it\n\nTwo. Three.",
        "Two.",
    );
    check_sentence("One.\n\n> [!PULLQUOTE]\n> Nothing like it", "One.");
}

#[test]
fn a_repeated_sentence_is_found_near_the_block() {
    let text = "Same words here. A.\n\nB.\n\nSame words here. C.\n\n> [!PULLQUOTE]\n> Same words here.\n\nD.";
    let html = html::body(&parse(text));
    assert!(
        html.find("<span").unwrap() > html.find("<p>B").unwrap(),
        "{html}"
    );
}

#[test]
fn a_pull_quote_block_without_any_paragraph_stays_in_the_body() {
    let article = check("> [!PULLQUOTE]\n> Alone", &[]);
    assert_eq!(
        html::body(&article),
        "<blockquote><p>Alone</p></blockquote>"
    );
}

#[test]
fn quotes_of_the_front_matter_are_found_in_the_text() {
    let text =
        "---\npull_quotes:\n  - it's “late” - and dark.\n---\nOne. It’s *late*—and dark. Two.";
    check(text, &["It’s late—and dark."]);
    let article = check(
        "---\npull_quotes: [The night was long]\n---\nThe night was dark. Two.",
        &[],
    );
    let DiagnosticKind::PullQuoteNotFound {
        text,
        closest: Some(closest),
    } = &article.diagnostics[0].kind
    else {
        panic!("{:?}", article.diagnostics)
    };
    assert_eq!(
        (text.as_str(), closest.text.as_str()),
        ("The night was long", "The night was dark.")
    );
}

#[test]
fn two_quotes_of_one_sentence_share_its_id() {
    let article = check(
        "---\npull_quotes: [one two, four five]\n---\nOne two three, four five.",
        &["One two", "four five."],
    );
    assert_eq!(
        article.pull_quotes[0].source_id,
        article.pull_quotes[1].source_id
    );
}

#[test]
fn ids_of_sentences_do_not_depend_on_the_rest() {
    let id = |text: &str| parse(text).pull_quotes[0].source_id.clone();
    assert_eq!(
        id("{\" It was late. \"}"),
        id("## New\n\nMore. {\" It was *late*. \"}")
    );
    assert_ne!(id("{\" It was late. \"}"), id("{\" It was dark. \"}"));
    let article = check(
        "Same {\" one \"} here.\n\nSame one {\" here. \"}",
        &["one", "here."],
    );
    assert_ne!(
        article.pull_quotes[0].source_id,
        article.pull_quotes[1].source_id
    );
}

#[test]
fn footnotes_and_images_stay_out_of_quotes() {
    let article = check(
        "{\" Late[^1] ![i](i.png) *x* \"} y\n\n[^1]: n",
        &["Late  x"],
    );
    let mut html = html::Html::default();
    crate::render::walk::inlines(&article, &article.pull_quotes[0].content, &mut html);
    assert_eq!(html.as_str(), "Late  <em>x</em>");
}

#[test]
fn pull_quotes_false_means_no_pull_quotes() {
    let article = check(
        "---\npull_quotes: false\n---\nOne {\" two \"}.\n\n> [!PULLQUOTE]\n> Three",
        &[],
    );
    assert_eq!(html::body(&article), "<p>One two.</p>");
}

/// Makes an article of `sections` sections with one suitable sentence each among unsuitable ones.
fn long_article(sections: usize) -> String {
    let filler = "And it went on, and on, as these things do: without an end. ".repeat(30);
    let section = |n: usize| {
        // Different words in each, or the second would repeat the first.
        let word = |of: &str| {
            format!(
                "{of}{}",
                "aeiou"
                    .chars()
                    .cycle()
                    .skip(n)
                    .take(5)
                    .chain(['n'; 9])
                    .take(5 + n / 5)
                    .collect::<String>()
            )
        };
        let sentence = format!(
            "Every {} in that {} had a {} of its own, called out by {}.",
            word("night"),
            word("town"),
            word("number"),
            word("bell")
        );
        format!("## S{n}\n\n{filler}\n\n{filler} {sentence}\n\n")
    };
    (0..sections).map(section).collect()
}

#[test]
fn an_article_without_quotes_gets_automatic_quotes() {
    let article = parse(&long_article(20));
    assert_eq!(article.pull_quotes.len(), 20);
    assert!(
        article
            .pull_quotes
            .iter()
            .all(|quote| quote.origin == Origin::Automatic)
    );
    assert_eq!(parse(&long_article(1)).pull_quotes.len(), 1);
    assert_eq!(article, parse(&long_article(20)));
}

#[test]
fn a_short_article_gets_no_automatic_quotes() {
    check(
        "A sentence. Every night in that town had a number of its own, called out by bells.",
        &[],
    );
}

#[test]
fn auto_adds_automatic_quotes_to_those_in_the_text() {
    let text = format!(
        "---\npull_quotes: auto\n---\n{{\" Mine. \"}}\n\n{}",
        long_article(3)
    );
    let origins: Vec<_> = parse(&text)
        .pull_quotes
        .iter()
        .map(|quote| quote.origin)
        .collect();
    assert_eq!(
        origins,
        [
            Origin::Author,
            Origin::Automatic,
            Origin::Automatic,
            Origin::Automatic
        ]
    );
    let text = format!("{{\" Mine. \"}}\n\n{}", long_article(3));
    assert_eq!(parse(&text).pull_quotes.len(), 1);
}

#[test]
fn too_many_quotes_are_cut_and_reported() {
    let quote = |n| format!("{{\" Quote {n} \"}}\n\n");
    let text: String = (0..60).map(quote).collect();
    let article = parse(&text);
    assert_eq!(article.pull_quotes.len(), 50);
    assert_eq!(html::body(&article).matches('{').count(), 0);
    assert!(
        article.diagnostics.iter().any(|diagnostic| matches!(
            diagnostic.kind,
            DiagnosticKind::TooManyPullQuotes { limit: 50, .. }
        )),
        "{:?}",
        article.diagnostics
    );
}
