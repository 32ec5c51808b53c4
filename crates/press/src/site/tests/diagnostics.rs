//! Diagnostics of `site.toml`: codes, spans, messages and advice.

use std::collections::BTreeMap;

use super::*;

#[test]
fn an_unknown_key_gets_a_suggestion_or_the_list_of_keys() {
    check_problem(
        "nmae = \"x\"",
        Code::SiteKey,
        (1, 1),
        "nmae",
        "did you mean `name`?",
    );
    check_problem(
        "\n[colors.light]\n",
        Code::SiteKey,
        (2, 2),
        "colors",
        "did you mean `colours`?",
    );
    check_problem(
        "[colours.light]\nbackgroud = \"white\"",
        Code::SiteKey,
        (2, 1),
        "backgroud",
        "of `colours.light`: did you mean `background`?",
    );
    check_problem(
        "zzz = 1",
        Code::SiteKey,
        (1, 1),
        "zzz",
        "the keys are name, address",
    );
}

#[test]
fn the_advice_about_syntax_holds_for_every_mistake() {
    for text in [
        "name = Low Tide",
        "name = \"a\"\nname = \"b\"",
        "order = [\"a\"",
        "name = 2026-02-30",
        "name = \"\0\"",
        "name = \"\\q\"",
    ] {
        let (_, diagnostics) = parse(text);
        assert!(!diagnostics.is_empty(), "{text}");
        for diagnostic in diagnostics {
            assert_eq!(diagnostic.code, Code::SiteSyntax, "{text}");
            let help = diagnostic.help.as_deref();
            assert_eq!(help, Some("TOML is explained at https://toml.io"), "{text}");
        }
    }
}

#[test]
fn a_mistake_in_one_key_leaves_the_others() {
    let site = check_problem(
        "name = 3\nlang = \"fr\"",
        Code::SiteValue,
        (1, 8),
        "3",
        "`name` must be a text, not a number: write it between quotation marks",
    );
    assert_eq!(site.lang.as_deref(), Some("fr"));
    let site = check_problem(
        "name = Low Tide\nlang = \"fr\"",
        Code::SiteSyntax,
        (1, 8),
        "Low Tide",
        "this is not valid TOML",
    );
    assert_eq!(
        (site.name.as_deref(), site.lang.as_deref()),
        (None, Some("fr"))
    );
}

#[test]
fn a_wrong_type_is_reported_at_the_value() {
    let value = Code::SiteValue;
    check_problem("name = \"\"", value, (1, 8), "\"\"", "`name` is empty");
    check_problem("colours = \"red\"", value, (1, 11), "\"red\"", "a table");
    check_problem("navigation = [1]", value, (1, 15), "1", "a table");
    check_problem(
        "navigation = true",
        value,
        (1, 14),
        "true",
        "below a line `[[navigation]]`",
    );
    check_problem(
        "series = 1979-05-27",
        value,
        (1, 10),
        "1979-05-27",
        "not a date",
    );
    check_problem("lang = \"1\"", value, (1, 8), "\"1\"", "language tag");
    check_problem(
        "order = \"random\"",
        value,
        (1, 9),
        "\"random\"",
        "`newest`",
    );
    let empty = "[[series]]\ntitle = \"A\"\narticles = []";
    check_problem(empty, value, (3, 12), "[]", "`articles` is empty");
}

#[test]
fn an_invalid_address_is_reported_with_advice() {
    for (address, advice) in [
        ("example.org", "write a whole URL"),
        ("https://example.org/../a/", "`..`"),
        ("https://example.org/a\\nb/", "line break"),
        ("ftp://example.org/", "https or http"),
        ("https://a@example.org/", "user name"),
        ("https://example.org/?a", "after `?`"),
    ] {
        let text = format!("\naddress = \"{address}\"");
        let span = format!("\"{address}\"");
        check_problem(&text, Code::SiteAddress, (2, 11), &span, advice);
    }
}

#[test]
fn an_invalid_colour_or_typeface_is_reported() {
    check_problem(
        "[colours.light]\ntext = \"red;}\"",
        Code::SiteColour,
        (2, 8),
        "\"red;}\"",
        "must be a colour",
    );
    check_problem(
        "[typefaces]\ntext = [\"A\", \"b\\\"c\"]",
        Code::SiteTypeface,
        (2, 14),
        "\"b\\\"c\"",
        "font family",
    );
    let font = "[[typefaces.files]]\nfamily = \"A\"\nfile = \"a.ttf\"\n";
    check_problem(
        &format!("{font}weight = 0"),
        Code::SiteTypeface,
        (4, 10),
        "0",
        "a number such as 400",
    );
    check_problem(
        &format!("{font}style = \"bold\""),
        Code::SiteTypeface,
        (4, 9),
        "\"bold\"",
        "`italic`",
    );
    check_problem(
        "[[typefaces.files]]\nfamily = \"A\"\nfile = \"../a.ttf\"",
        Code::SiteFont,
        (3, 8),
        "\"../a.ttf\"",
        "beside the articles",
    );
}

#[test]
fn a_missing_key_is_reported_at_its_table() {
    let required = Code::SiteRequired;
    let licence = "licence = { address = \"a\" }";
    check_problem(
        licence,
        required,
        (1, 11),
        "{ address = \"a\" }",
        "has no `name`",
    );
    let series = "[[series]]\ntitle = \"A\"";
    check_problem(series, required, (1, 1), "[[series]]", "has no `articles`");
    let link = "\n[[navigation]]\nlabel = \"A\"";
    check_problem(link, required, (2, 1), "[[navigation]]", "has no `target`");
    let font = "[[typefaces.files]]\nfile = \"a.ttf\"";
    check_problem(
        font,
        required,
        (1, 1),
        "[[typefaces.files]]",
        "has no `family`",
    );
}

#[test]
fn a_link_to_a_script_or_a_hidden_host_is_rejected() {
    for target in [
        "javascript:alert(1)",
        "java\\tscript:alert(1)",
        "//example.org/",
    ] {
        let toml = format!("[[navigation]]\nlabel = \"A\"\ntarget = \"{target}\"");
        let span = format!("\"{target}\"");
        let site = check_problem(&toml, Code::SiteLink, (3, 10), &span, "`target`");
        assert!(site.navigation.is_empty());
    }
}

#[test]
fn text_with_a_low_contrast_is_reported_and_kept() {
    let site = check_problem(
        "[colours.light]\ntext = \"#bbb\"\nbackground = \"#fff\"\nraised = \"#000\"\nmark = \"#000\"\ncode = \"#fff\"\nsoft = \"#767676\"",
        Code::SiteContrast,
        (3, 14),
        "\"#fff\"",
        "`text` on `background` has a contrast of 1.9:1 in the light theme",
    );
    assert_eq!(site.colours.light.len(), 6);
}

#[test]
fn articles_that_do_not_exist_or_are_drafts_are_reported() {
    let mut file = SiteFile::parse(PATH.to_owned(), WHOLE.to_owned());
    let articles = [
        ("first", ArticleStatus::Draft),
        ("secund", ArticleStatus::Listed),
    ];
    file.check_articles(&BTreeMap::from(articles));
    let found: Vec<_> = file
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let excerpt = diagnostic.excerpt.as_ref().unwrap();
            (diagnostic.code, excerpt.line, excerpt.column)
        })
        .collect();
    assert_eq!(
        found,
        [
            (Code::SiteDraft, 8, 10),
            (Code::SiteArticle, 8, 22),
            (Code::SiteDraft, 28, 13),
            (Code::SiteArticle, 28, 22),
        ]
    );
    let help = file.diagnostics[1].help.as_deref();
    assert_eq!(help, Some("did you mean `secund`?"));
}

#[test]
fn an_article_that_is_named_twice_is_reported_at_the_second_place() {
    let site = check_problem(
        "[[series]]\ntitle = \"A\"\narticles = [\n\"a\", \"b\",\n\"a.md\"]",
        Code::SiteDuplicate,
        (5, 1),
        "\"a.md\"",
        "`articles` names `a` twice",
    );
    assert_eq!(site.series[0].articles, ["a", "b"]);
    let site = check_problem(
        "order = [\"a\",\n\"a\"]",
        Code::SiteDuplicate,
        (2, 1),
        "\"a\"",
        "`order` names `a` twice",
    );
    assert!(matches!(&site.order, LibraryOrder::Listed(names) if names == &["a"]));
    let two = "[[series]]\ntitle = \"A\"\narticles = [\"a\"]\n[[series]]\ntitle = \"B\"\narticles = [\"b\", \"a\"]";
    let site = check_problem(
        two,
        Code::SiteSeries,
        (6, 18),
        "\"a\"",
        "`a` is also in the series “A”",
    );
    assert_eq!(site.series.len(), 2);
}

#[test]
fn columns_count_characters() {
    check_problem(
        "author = \"余白\" # ok\ndescription = [\"余白\"]\n",
        Code::SiteValue,
        (2, 15),
        "[\"余白\"]",
        "must be a text",
    );
}

#[test]
fn spans_are_right_after_a_byte_order_mark_and_with_crlf() {
    check_problem(
        "\u{feff}name = 3\r\n",
        Code::SiteValue,
        (1, 8),
        "3",
        "`name` must be a text",
    );
    check_problem(
        "\u{feff}name = \"👩\u{200d}🚀 e\u{301}\"\r\nauthor = 3 # 余\r\n",
        Code::SiteValue,
        (2, 10),
        "3",
        "`author`",
    );
}
