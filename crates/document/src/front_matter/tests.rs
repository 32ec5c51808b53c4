//! What holds for front matter, good and bad: the article opens always, and a notice says what was not read.

use super::{FrontMatter, read};
use crate::{
    parse,
    tree::{Date, Direction, ListedQuote, PullQuoteSetting, plain_text},
};

/// Checks that a text has one notice, on a line, with these words in it.
fn check_notice(text: &str, line: usize, words: &str) -> FrontMatter {
    let front = read(text);
    let told: Vec<_> = front
        .notices
        .iter()
        .map(|notice| (notice.line, notice.message.as_str()))
        .collect();
    assert!(
        matches!(told.as_slice(), [(Some(at), message)] if *at == line && message.contains(words)),
        "{told:?}"
    );
    front
}

/// Checks that a text is read without notices.
fn check(text: &str) -> FrontMatter {
    let front = read(text);
    assert_eq!(front.notices, [], "{text:?}");
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
            line: 16,
            ..ListedQuote::default()
        }])
    );
    assert!(metadata.draft);
    assert_eq!(metadata.other, [("weight".into(), "3".into())]);
}

#[test]
fn toml_says_the_same() {
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
fn an_article_needs_none() {
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
fn empty_front_matter_says_nothing() {
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
fn the_body_begins_after_it() {
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
fn what_is_broken_is_told_with_its_line() {
    let front = check_notice("---\ntitle: A\nb: [\n---\nBody", 3, "not read from here");
    assert_eq!(front.metadata.title.as_deref(), Some("A"));
    check_notice("---\ntitle: A\n\tb: c\n---\nBody", 2, "not read");
    check_notice("---\n\"a\"\n---\nBody", 2, "no keys");
    assert_eq!(
        check_notice("+++\ntitle = 'A'\nb = \n+++\nBody", 3, "not read")
            .metadata
            .title
            .as_deref(),
        Some("A")
    );
}

#[test]
fn what_is_misplaced_or_open_is_told() {
    check_notice("\n\n---\ntitle: A\n---\nBody", 3, "first line");
    check_notice("---\ntitle: A\n\nBody", 1, "closes it");
    let article = parse("---\ntitle: A\n\nBody");
    assert!(plain_text::from_article(&article).ends_with("Body"));
}

#[test]
fn values_of_another_kind_are_told() {
    assert_eq!(
        check("---\ntitle: 2025\n---").metadata.title.as_deref(),
        Some("2025")
    );
    check_notice("---\ntitle: [a]\n---", 2, "`title` must be a text");
    check_notice("---\nauthor: {name: a}\n---", 2, "`author` must be");
    let front = check_notice("---\nx: 1\nauthor: [a, {b: c}]\n---", 3, "`author` must be");
    assert_eq!(front.metadata.authors, ["a"]);
    check_notice("---\ndate: 2025-02-30\n---", 2, "2025-02-30");
    check_notice("---\ndraft: maybe\n---", 2, "`draft`");
    check_notice("---\nlang: '?'\n---", 2, "`lang`");
    check_notice("---\ndir: up\n---", 2, "`dir`");
    check_notice("---\nimage: javascript:1\n---", 2, "`image`");
}

/// The quotes that the front matter lists: text, attribution, language and line.
fn quotes(front: &FrontMatter) -> Vec<(&str, Option<&str>, Option<&str>, usize)> {
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
                quote.line,
            )
        })
        .collect()
}

#[test]
fn a_pull_quote_may_say_who_said_it_and_in_what_language() {
    let expected = [
        ("One.", None, None, 3),
        ("Deux.", Some("Ann"), Some("fr"), 4),
        ("Three.", Some("Bob"), None, 5),
    ];
    let yaml = "---\npull_quotes:\n  - One.\n  - {text: Deux., attribution: Ann, lang: fr}\n  - text: Three.\n    attribution: Bob\n---\n";
    assert_eq!(quotes(&check(yaml)), expected);
    let toml = "+++\npull_quotes = [\n  'One.',\n  {text = 'Deux.', attribution = 'Ann', lang = 'fr'},\n  {text = 'Three.', attribution = 'Bob', },\n]\n+++\n";
    assert_eq!(quotes(&check(toml)), expected);
    let one = check("---\npull_quotes:\n  text: One.\n  lang: de_AT\n---\n");
    assert_eq!(quotes(&one), [("One.", None, Some("de-AT"), 3)]);
}

#[test]
fn what_is_wrong_with_a_listed_quote_is_told_on_its_line() {
    let front = check_notice(
        "---\npull_quotes:\n  - One.\n  - ''\n---\n",
        4,
        "says nothing",
    );
    assert_eq!(quotes(&front), [("One.", None, None, 3)]);
    check_notice(
        "---\npull_quotes:\n  - attribution: A\n---\n",
        3,
        "says nothing",
    );
    check_notice(
        "---\npull_quotes:\n  - text: a\n    lang: '?'\n---\n",
        4,
        "`lang`",
    );
    check_notice(
        "---\npull_quotes:\n  - text: a\n    by: b\n---\n",
        4,
        "`by` is none",
    );
    check_notice("---\npull_quotes: [[a]]\n---\n", 2, "must be");
    check_notice(
        "---\npull_quotes: [{text: [a]}]\n---\n",
        2,
        "`text` must be a text",
    );
    check_notice(
        "+++\ntitle = 'A'\n[[pull_quotes]]\ntext = 'a'\n+++\n",
        3,
        "above all tables",
    );
}

#[test]
fn repeated_keys_are_told() {
    let front = check_notice("---\ntitle: A\ntitle: B\n---", 3, "twice");
    assert_eq!(front.metadata.title.as_deref(), Some("A"));
    check_notice("+++\na = 1\na = 2\n+++", 3, "twice");
}

#[test]
fn anchors_are_not_followed() {
    let bomb = "---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\nBody";
    let front = read(bomb);
    assert_eq!(front.metadata.title, None);
    assert_eq!(front.notices.len(), 4, "{:?}", front.notices);
    assert!(
        front
            .notices
            .iter()
            .any(|notice| notice.message.contains("alias"))
    );
    assert_eq!(&bomb[front.body..], "Body");
}

#[test]
fn what_is_huge_is_not_read() {
    let text = format!("---\na: {}\n---\nBody", "x".repeat(70_000));
    assert_eq!(&text[check_notice(&text, 1, "64 KiB").body..], "Body");
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
fn notices_of_the_body_count_from_the_top_of_the_file() {
    let article = parse("---\ntitle: A\n---\n\n[x](javascript:1)");
    assert_eq!(article.notices[0].line, Some(5));
}

#[test]
fn every_key_that_means_something_is_listed() {
    for key in super::KEYS {
        assert_eq!(check(&format!("---\n{key}:\n---\n")).metadata.other, []);
    }
    let other = check("---\ntitel: a\n---\n").metadata.other;
    assert_eq!(other, [("titel".to_owned(), "a".to_owned())]);
}

#[test]
fn what_may_mean_a_draft_is_taken_for_one() {
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
    let told = read("---\ntitle: Notes: secret\ndraft: true\n---\n").notices;
    assert!(
        told.iter()
            .any(|notice| notice.line == Some(3) && notice.message.contains("draft")),
        "{told:?}"
    );
}
