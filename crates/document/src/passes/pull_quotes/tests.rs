//! What holds for pull quotes, from the text of an article to its markup.

use crate::{Article, article::Origin, html, parse, plain};

/// Checks the quotes of an article, and that the source of each is in its body.
fn check(text: &str, expected: &[&str]) -> Article {
    let article = parse(text);
    let html = html::body(&article);
    let quotes: Vec<_> = article
        .pull_quotes
        .iter()
        .map(|quote| plain::inlines(&quote.content))
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

/// Checks what the sentence that an article marks says, as HTML.
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
fn marks_in_the_text_make_quotes_and_do_not_show() {
    let article = check("One. {\" Two is *here*. \"} Three.", &["Two is here."]);
    assert_eq!(plain::article(&article), "One. Two is here. Three.");
    check("a {\"b c\"} d {\"e\"} f", &["b c", "e"]);
    check("{“ b ”} c", &["b"]);
    check("*x {\" b* c \"} d", &["b c"]);
}

#[test]
fn what_is_not_a_pair_of_marks_stays_text() {
    for text in [
        "a {\" b",
        "a \"} b",
        "`{\"a\": \"b\"}` c",
        "a {\" \"} b",
        "{b}",
    ] {
        let article = check(text, &[]);
        assert!(plain::article(&article).contains(['{', '}']), "{text:?}");
    }
    assert!(
        parse("a\n\nb {\" c").notices[0]
            .message
            .contains("does not end")
    );
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
fn a_block_is_taken_out_and_tied_to_its_sentence() {
    let text = "One. It was late, and dark. Two.\n\n> [!PULLQUOTE]\n> It was *late*, and dark.\n> — Ann *Other*\n\nThree.";
    let article = check(text, &["It was late, and dark."]);
    assert_eq!(
        article.pull_quotes[0].attribution.as_deref(),
        Some("Ann Other")
    );
    assert_eq!(
        plain::article(&article),
        "One. It was late, and dark. Two.\n\nThree."
    );
    check_sentence(text, "It was late, and dark.");
}

#[test]
fn a_block_in_other_words_goes_to_the_most_similar_sentence_or_to_its_place() {
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
fn a_block_that_is_all_there_is_stays() {
    let article = check("> [!PULLQUOTE]\n> Alone", &[]);
    assert_eq!(
        html::body(&article),
        "<blockquote><p>Alone</p></blockquote>"
    );
}

#[test]
fn texts_of_the_front_matter_are_found() {
    let text =
        "---\npull_quotes:\n  - it's “late” - and dark.\n---\nOne. It’s *late*—and dark. Two.";
    check(text, &["It’s late—and dark."]);
    let article = check(
        "---\npull_quotes: [The night was long]\n---\nThe night was dark. Two.",
        &[],
    );
    let message = &article.notices[0].message;
    assert!(
        message.contains("The night was long")
            && message.contains("closest sentence is “The night was dark.”"),
        "{message}"
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
    crate::walk::inlines(&article, &article.pull_quotes[0].content, &mut html);
    assert_eq!(html.as_str(), "Late  <em>x</em>");
}

#[test]
fn false_means_none() {
    let article = check(
        "---\npull_quotes: false\n---\nOne {\" two \"}.\n\n> [!PULLQUOTE]\n> Three",
        &[],
    );
    assert_eq!(html::body(&article), "<p>One two.</p>");
}

/// An article of `sections` sections with one fit sentence each, among others that are none.
fn long_article(sections: usize) -> String {
    let filler = "And it went on, and on, as these things do: without an end. ".repeat(30);
    let section = |n: usize| {
        // Other words in each, or the second would say what the first did.
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
fn an_article_without_quotes_gets_some() {
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
fn a_short_article_gets_none() {
    check(
        "A sentence. Every night in that town had a number of its own, called out by bells.",
        &[],
    );
}

#[test]
fn an_author_may_have_both() {
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
fn too_many_quotes_are_cut_with_a_notice() {
    let quote = |n| format!("{{\" Quote {n} \"}}\n\n");
    let text: String = (0..60).map(quote).collect();
    let article = parse(&text);
    assert_eq!(article.pull_quotes.len(), 50);
    assert_eq!(html::body(&article).matches('{').count(), 0);
    assert!(
        article
            .notices
            .iter()
            .any(|notice| notice.message.contains("50")),
        "{:?}",
        article.notices
    );
}

/// Checks that an article has one notice, on a line, with these words in it.
fn check_notice(text: &str, line: Option<usize>, words: &str) {
    let notices = parse(text).notices;
    assert!(
        matches!(notices.as_slice(), [notice] if notice.line == line && notice.message.contains(words)),
        "{text:?}: {notices:?}"
    );
}

#[test]
fn a_listed_quote_that_is_nowhere_names_the_closest_sentence() {
    check_notice(
        "---\npull_quotes:\n  - The night was long.\n---\nOne.\n\nThe night was *very* dark. Two.",
        Some(3),
        "closest sentence is “The night was very dark.” (line 7)",
    );
    check_notice(
        "---\npull_quotes:\n  - Nothing like it stands here\n---\nOne. It is late.",
        Some(3),
        "No sentence is like it",
    );
    // A part of a long sentence, with one word changed.
    check_notice(
        "---\npull_quotes: [the lamp in her hand had burned out]\n---\nBy the time that she came to the door of the house on the hill, tired and wet and cold, the lamp in her hand had gone out.",
        Some(2),
        "closest sentence is “By the time",
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
    crate::walk::inlines(&article, &article.pull_quotes[0].content, &mut html);
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
    assert_eq!(article.notices, []);
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
fn what_is_wrong_with_a_block_is_told() {
    let after = "It was late.\n\n> [!PULLQUOTE";
    check_notice(
        &format!("{after}]\n> Words of another world"),
        Some(4),
        "is like no sentence",
    );
    check_notice(
        &format!("{after} lang=?]\n> It was late."),
        None,
        "`lang=?` was not read",
    );
    check_notice(&format!("{after}]\n> — Ann Other"), Some(4), "has no words");
    check_notice(&format!("{after}]"), None, "has no words");
    check_notice(
        &format!("{after}] It was so late\n> Two"),
        Some(3),
        "nothing else may stand",
    );
    check_notice(
        &format!("{after}]\n> It was late.\n>\n> - a list"),
        None,
        "the list, code or other block in it is not shown",
    );
    assert!(
        html::body(&parse(&format!("{after}] It was so late\n> Two"))).contains("<blockquote>")
    );
}

#[test]
fn what_is_wrong_with_marks_is_told() {
    check_notice(
        "One.\n\nTwo {\" three four five.\n\nSix.",
        Some(3),
        "close it after “three four five.”",
    );
    check_notice("Beside it {\" \"} here", Some(1), "is empty");
    check_notice("x {\" one two {\" three \"} y", Some(1), "does not end");
}

#[test]
fn what_is_said_twice_is_shown_once() {
    let text = "---\npull_quotes:\n  - {text: It was late., attribution: Ann}\n---\n{\" It was *late*. \"} Two.";
    let article = check(text, &["It was late."]);
    assert_eq!(article.pull_quotes[0].attribution.as_deref(), Some("Ann"));
    check_notice(text, Some(5), "given twice");
}

#[test]
fn what_is_too_long_for_large_type_is_told_and_shown() {
    let words = "and on it went ".repeat(16);
    let article = parse(&format!("{{\" {words}\"}}"));
    assert_eq!(article.pull_quotes.len(), 1);
    assert!(
        article.notices[0].message.contains("has 64 words"),
        "{:?}",
        article.notices
    );
    let words = "字".repeat(122);
    assert_eq!(parse(&format!("{{\" {words} \"}}")).notices.len(), 1);
}
