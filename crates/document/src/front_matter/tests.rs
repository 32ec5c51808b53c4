//! Front matter, valid and invalid: the article always opens, and a diagnostic names what was not read.

use super::{FrontMatter, read};
use crate::{
    diagnostic::{self, DiagnosticKind},
    parse,
    tree::{Date, Direction, ListedQuote, PullQuoteSetting, plain_text},
};

/// Checks that front matter has one diagnostic: on these words, and of this kind.
#[track_caller]
fn check_diagnostic(text: &str, words: &str, kind: &str) -> FrontMatter {
    let front = read(text);
    diagnostic::check(text, &front.diagnostics, words, kind);
    front
}

/// Checks that a text is read without diagnostics.
fn check(text: &str) -> FrontMatter {
    let front = read(text);
    assert_eq!(front.diagnostics, [], "{text:?}");
    front
}

#[test]
fn every_key_is_read() {
    let metadata = check(
        "---\ntitle: 'A: b'\ndescription: >\n  Two\n  lines\nauthor: [Ann, Bob]\npublisher: P\ndate: 2025-05-06\nupdated: 2025-05-07T08:09:10Z\n\
         tags: [x, y, x]\nlang: en-GB\nimage: a.svg\nimage_alt: alt\nimage_caption: cap\npull_quotes:\n  - One.\ndraft: true\nweight: 3\n---\n",
    )
    .metadata;
    assert_eq!(metadata.title.as_deref(), Some("A: b"));
    assert_eq!(metadata.description.as_deref(), Some("Two lines"));
    assert_eq!(metadata.authors, ["Ann", "Bob"]);
    assert_eq!(metadata.publisher.as_deref(), Some("P"));
    assert_eq!(metadata.date.as_ref().map(Date::as_str), Some("2025-05-06"));
    assert_eq!(
        metadata.updated.as_ref().map(Date::as_str),
        Some("2025-05-07T08:09:10Z")
    );
    assert_eq!(metadata.tags, ["x", "y"]);
    assert_eq!(metadata.lang.as_deref(), Some("en-GB"));
    let image = metadata.image.expect("an image");
    assert_eq!(
        (
            image.source.as_str(),
            image.alternative.as_str(),
            image.caption.as_str()
        ),
        ("a.svg", "alt", "cap")
    );
    assert_eq!(
        metadata.pull_quotes,
        PullQuoteSetting::Listed(vec![ListedQuote {
            text: "One.".into(),
            span: 218..222,
            ..ListedQuote::default()
        }])
    );
    assert!(metadata.draft);
    assert_eq!(metadata.other, [("weight".into(), "3".into())]);
}

#[test]
fn toml_gives_the_same_metadata() {
    let metadata = check(
        "+++\ntitle = \"A \\\"b\\\"\"\nauthor = \"Ann\"\ndate = 2025-05-06T07:08:09Z\ntags = ['x', \"y\"]\ndraft = false\npull_quotes = false\n\
         a.b = 1\n[params]\ntitle = 'not this'\n+++\nBody",
    )
    .metadata;
    assert_eq!(metadata.title.as_deref(), Some("A \"b\""));
    assert_eq!(metadata.authors, ["Ann"]);
    assert_eq!(
        metadata.date.as_ref().map(Date::as_str),
        Some("2025-05-06T07:08:09Z")
    );
    assert_eq!(metadata.tags, ["x", "y"]);
    assert_eq!(metadata.pull_quotes, PullQuoteSetting::None);
    assert_eq!(metadata.other, []);
}

#[test]
fn an_article_needs_no_front_matter() {
    for text in [
        "",
        "Text",
        "---\n",
        "---\n\nText",
        "---\nText\n---",
        "---\n\nText\n\n---\n\nMore",
        "---\n- a\n---",
        "-----\na: b\n---",
        "Text\n---\na: b\n---",
    ] {
        assert_eq!(check(text).body, 0, "{text:?}");
    }
}

#[test]
fn translations_are_named_by_their_files() {
    for text in [
        "---\ntranslations: [low-tide-fr.md, 余白]\n---\n",
        "+++\ntranslations = [\"low-tide-fr\", \"余白.md\"]\n+++\n",
    ] {
        assert_eq!(check(text).metadata.translations, ["low-tide-fr", "余白"]);
    }
}

#[test]
fn empty_front_matter_has_no_metadata() {
    for text in [
        "---\n---\nText",
        "---\n\n# note\n---\nText",
        "+++\n+++\nText",
        "---\ntitle:\nauthor: ~\ntags: []\n---\nText",
    ] {
        let front = check(text);
        assert_eq!((&text[front.body..], front.metadata.title), ("Text", None));
    }
}

#[test]
fn the_body_begins_after_the_front_matter() {
    for text in [
        "---\na: b\n---\nBody",
        "---\na: b\n...\nBody",
        "\u{feff}---\r\na: b\r\n---\r\nBody",
        "---  \na: b\n---\t\nBody",
    ] {
        let front = check(text);
        assert_eq!(
            (&text[front.body..], front.body_line),
            ("Body", 4),
            "{text:?}"
        );
        assert_eq!(front.metadata.other, [("a".into(), "b".into())]);
    }
    assert_eq!(plain_text::from_article(&parse("\u{feff}Body")), "Body");
}

#[test]
fn syntax_errors_in_front_matter_are_reported_where_they_are() {
    let front = check_diagnostic("---\ntitle: A\nb: [\n---\nBody", "", "YamlSyntax");
    assert_eq!(front.metadata.title.as_deref(), Some("A"));
    check_diagnostic("---\ntitle: A\n\tb: c\n---\nBody", "", "YamlSyntax");
    check_diagnostic("---\n\"a\"\n---\nBody", "\"a\"", "FrontMatterWithoutKeys");
    assert_eq!(
        check_diagnostic("+++\ntitle = 'A'\nb = \n+++\nBody", "", "TomlSyntax")
            .metadata
            .title
            .as_deref(),
        Some("A")
    );
}

#[test]
fn misplaced_and_unclosed_front_matter_is_reported() {
    check_diagnostic(
        "\n\n---\ntitle: A\n---\nBody",
        "---",
        "FrontMatterMisplaced { lines_above: 2 }",
    );
    check_diagnostic("---\ntitle: A\n\nBody", "---", "FrontMatterUnclosed");
    let article = parse("---\ntitle: A\n\nBody");
    assert!(plain_text::from_article(&article).ends_with("Body"));
}

#[test]
fn values_of_the_wrong_type_are_reported() {
    assert_eq!(
        check("---\ntitle: 2025\n---").metadata.title.as_deref(),
        Some("2025")
    );
    check_diagnostic("---\ntitle: [a]\n---", "[a]", "NotText { key: \"title\" }");
    check_diagnostic(
        "---\nauthor: {name: a}\n---",
        "{name: a}",
        "NotTextOrList { key: \"author\" }",
    );
    let front = check_diagnostic(
        "---\nx: 1\nauthor: [a, {b: c}]\n---",
        "[a, {b: c}]",
        "NotTextOrList { key: \"author\" }",
    );
    assert_eq!(front.metadata.authors, ["a"]);
    check_diagnostic(
        "---\ndate: 2025-02-30\n---",
        "2025-02-30",
        "InvalidDate { key: \"date\", value: \"2025-02-30\" }",
    );
    check_diagnostic(
        "---\ndraft: maybe\n---",
        "maybe",
        "NotBoolean { key: \"draft\" }",
    );
    check_diagnostic(
        "---\nlang: '?'\n---",
        "'?'",
        "InvalidLanguage { value: \"?\" }",
    );
    check_diagnostic(
        "---\ndir: up\n---",
        "up",
        "InvalidDirection { value: \"up\" }",
    );
    check_diagnostic(
        "---\nimage: javascript:1\n---",
        "javascript:1",
        "LeadImageRefused",
    );
}

/// Quotes that the front matter lists: text, attribution, language, and the words at the span.
fn quotes<'a>(
    text: &'a str,
    front: &'a FrontMatter,
) -> Vec<(&'a str, Option<&'a str>, Option<&'a str>, &'a str)> {
    let PullQuoteSetting::Listed(quotes) = &front.metadata.pull_quotes else {
        return Vec::new();
    };
    quotes
        .iter()
        .map(|quote| {
            (
                quote.text.as_str(),
                quote.attribution.as_deref(),
                quote.lang.as_deref(),
                text[quote.span.clone()].trim_matches(['"', '\'']),
            )
        })
        .collect()
}

#[test]
fn a_listed_quote_may_have_an_attribution_and_a_language() {
    let expected = [
        ("One.", None, None, "One."),
        ("Deux.", Some("Ann"), Some("fr"), "Deux."),
        ("Three.", Some("Bob"), None, "Three."),
    ];
    let yaml = "---\npull_quotes:\n  - One.\n  - {text: Deux., attribution: Ann, lang: fr}\n  - text: Three.\n    attribution: Bob\n---\n";
    assert_eq!(quotes(yaml, &check(yaml)), expected);
    let toml = "+++\npull_quotes = [\n  'One.',\n  {text = 'Deux.', attribution = 'Ann', lang = 'fr'},\n  {text = 'Three.', attribution = 'Bob', },\n]\n+++\n";
    assert_eq!(quotes(toml, &check(toml)), expected);
    let one_text = "---\npull_quotes:\n  text: One.\n  lang: de_AT\n---\n";
    let one = check(one_text);
    assert_eq!(
        quotes(one_text, &one),
        [("One.", None, Some("de-AT"), "One.")]
    );
}

#[test]
fn mistakes_in_a_listed_quote_are_reported_where_they_are() {
    let text = "---\npull_quotes:\n  - One.\n  - ''\n---\n";
    let front = check_diagnostic(text, "''", "ListedPullQuoteEmpty");
    assert_eq!(quotes(text, &front), [("One.", None, None, "One.")]);
    check_diagnostic(
        "---\npull_quotes:\n  - attribution: A\n---\n",
        "attribution",
        "ListedPullQuoteEmpty",
    );
    check_diagnostic(
        "---\npull_quotes:\n  - text: a\n    lang: '?'\n---\n",
        "'?'",
        "InvalidLanguage { value: \"?\" }",
    );
    check_diagnostic(
        "---\npull_quotes:\n  - text: a\n    by: b\n---\n",
        "by",
        "UnknownPullQuoteKey { key: \"by\" }",
    );
    check_diagnostic(
        "---\npull_quotes: [[a]]\n---\n",
        "[[a]]",
        "InvalidPullQuotes",
    );
    check_diagnostic(
        "---\npull_quotes: [{text: [a]}]\n---\n",
        "[a]",
        "NotText { key: \"text\" }",
    );
    check_diagnostic(
        "+++\ntitle = 'A'\n[[pull_quotes]]\ntext = 'a'\n+++\n",
        "[pull_quotes]",
        "TomlPullQuoteTables",
    );
}

#[test]
fn repeated_keys_are_reported() {
    let front = check_diagnostic("---\ntitle: A\ntitle: B\n---", "title", "DuplicateKey");
    assert_eq!(front.metadata.title.as_deref(), Some("A"));
    check_diagnostic("+++\na = 1\na = 2\n+++", "a", "DuplicateKey");
}

#[test]
fn yaml_aliases_are_not_followed() {
    let bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\nBody";
    let front = read(bomb);
    assert_eq!(front.metadata.title, None);
    assert_eq!(front.diagnostics.len(), 4, "{:?}", front.diagnostics);
    assert!(
        front
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.kind == DiagnosticKind::YamlAlias)
    );
    assert_eq!(&bomb[front.body..], "Body");
}

#[test]
fn huge_front_matter_is_not_read() {
    let text = format!("---\na: {}\n---\nBody", "x".repeat(70_000));
    assert_eq!(
        &text[check_diagnostic(&text, "---", "FrontMatterTooLong").body..],
        "Body"
    );
}

#[test]
fn the_direction_follows_the_script() {
    let direction = |text: &str| parse(text).metadata.direction;
    assert_eq!(direction("---\nlang: ar\n---\nabc"), Direction::RightToLeft);
    assert_eq!(
        direction("---\nlang: uz-Arab\n---\nabc"),
        Direction::RightToLeft
    );
    assert_eq!(
        direction("---\nlang: ar\ndir: ltr\n---\nabc"),
        Direction::LeftToRight
    );
    assert_eq!(direction("كلمة"), Direction::RightToLeft);
    assert_eq!(
        direction("---\nlang: en\n---\nكلمة"),
        Direction::LeftToRight
    );
}

#[test]
fn spans_of_the_body_count_from_the_start_of_the_file() {
    let text = "---\ntitle: A\n---\n\n[x](javascript:1)";
    let diagnostics = parse(text).diagnostics;
    diagnostic::check(text, &diagnostics, "[x](javascript:1)", "LinkRefused");
}

#[test]
fn every_key_with_a_meaning_is_listed() {
    for key in super::KEYS {
        assert_eq!(check(&format!("---\n{key}:\n---\n")).metadata.other, []);
    }
    let other = check("---\ntitel: a\n---\n").metadata.other;
    assert_eq!(other, [("titel".to_owned(), "a".to_owned())]);
}

#[test]
fn doubtful_drafts_are_drafts() {
    for (text, expected) in [
        ("---\ntitle: Notes: secret\ndraft: true\n---\nText", true),
        ("---\ntags: [a\ndraft: true\n---\nText", true),
        ("---\ndraft: treu\n---\nText", true),
        ("---\nDraft: true\n---\nText", true),
        ("---\ntitle: A\ndraft: true\n--\n\nText", true),
        ("+++\ntitle = \"A\ndraft = true\n+++\nText", true),
        ("---\ntitle: D\n  draft: true\n---\nText", true),
        ("---\ntitle: D\n\tdraft: true\n---\nText", true),
        ("---\nfoo: bar: baz\n\"draft\": true\n---\nText", true),
        ("---\ntitle: D\n- draft: true\n---\nText", true),
        ("---\ntitle: D\ndraft：true\n---\nText", true),
        ("---\ntitle: D\n\"draft : true\n---\nText", true),
        ("---\n\u{a0}draft: true\n---\nText", true),
        ("---\n\u{200b}draft: true\n---\nText", true),
        ("---\n<<: {draft: true}\n---\nText", true),
        ("---\nextra:\n  draft: true\n---\nText", true),
        ("---\ndraft:\n---\nText", false),
        ("---\ndraft:\n  true\n---\nText", true),
        ("---\ndrafts: 3\n---\nText", false),
        ("---\ndraft_of: x\n---\nText", false),
        ("---\n# draft: true\n---\nText", false),
        ("---\ntitle: A draft: no\n---\nText", false),
        ("---\nextra:\n  draft: false\n---\nText", false),
        ("---\ntitle: A: b\ndraft: false # yet\n---\nText", false),
        ("---\nDraft: 'False'\n---\nText", false),
        ("---\ntitle: A\n---\ndraft: true\n", false),
        ("draft: true\n", false),
    ] {
        assert_eq!(read(text).metadata.draft, expected, "{text}");
    }
    let diagnostics = read("---\ntitle: Notes: secret\ndraft: true\n---\n").diagnostics;
    assert!(
        diagnostics.iter().any(|diagnostic| {
            diagnostic.kind == DiagnosticKind::DraftAssumed && diagnostic.span == Some(25..36)
        }),
        "{diagnostics:?}"
    );
}
