mod files;

use proptest::prelude::*;

use super::*;

/// Checks that a file has exactly one problem, at this place, with these words in it.
fn check_problem(text: &str, line: usize, column: usize, words: &str) -> Site {
    let (site, problems) = parse(text);
    assert!(
        matches!(problems.as_slice(), [one] if one.place == Place { line, column } && one.message.contains(words)),
        "{problems:?}"
    );
    site
}

/// Checks that a file is read without problems.
fn check(text: &str) -> Site {
    let (site, problems) = parse(text);
    assert_eq!(problems, [], "{text}");
    site
}

const WHOLE: &str = r##"
name = "Low Tide"
address = "https://example.org/read"
lang = "en-GB"
description = "Essays from the edge."
author = "Ada Marsh"
licence = { name = "CC BY 4.0", address = "https://creativecommons.org/licenses/by/4.0/" }
order = ["first.md", "second"]

[colours.light]
background = "white"
accent = "#004a7c"

[colours.dark]
text = "rgb(230, 230, 230)"

[typefaces]
text = ["Own Serif", "Georgia", "serif"]
code = "Own Mono"
files = [{ family = "Own Serif", file = "fonts/own.woff2", weight = "200 900", style = "italic" }]

[[navigation]]
label = "About"
target = "about/"

[[series]]
title = "Tides"
articles = ["first", "second.md"]
"##;

#[test]
fn every_key_is_read() {
    let site = check(WHOLE);
    assert_eq!(site.name(), "Low Tide");
    assert_eq!(
        site.address.as_ref().map(Address::root),
        Some("https://example.org/read/")
    );
    assert_eq!(site.lang.as_deref(), Some("en-GB"));
    assert_eq!(site.author.as_deref(), Some("Ada Marsh"));
    assert_eq!(site.navigation[0].target, "about/");
    assert_eq!(
        site.licence.as_ref().map(|licence| licence.label.as_str()),
        Some("CC BY 4.0")
    );
    assert!(matches!(&site.order, Order::Listed(names, _) if names == &["first", "second"]));
    let (series, number) = site.series_of("second").unwrap();
    assert_eq!((series.title.as_str(), number), ("Tides", 2));
}

#[test]
fn colours_and_typefaces_become_rules_of_the_layer_of_tokens() {
    let css = style(&check(WHOLE)).unwrap();
    assert_eq!(
        css,
        concat!(
            r#"@font-face{font-family:"Own Serif";src:url("articles/fonts/own.woff2") format("woff2");font-weight:200 900;font-style:italic;font-display:optional}"#,
            r#"@layer tokens{[data-theme="light"]{--paper:#ffffff;--rubric:#004a7c;}@media (prefers-color-scheme:light){:root:not([data-theme]){--paper:#ffffff;--rubric:#004a7c;}}"#,
            r#"[data-theme="dark"]{--ink:#e6e6e6;}@media (prefers-color-scheme:dark){:root:not([data-theme]){--ink:#e6e6e6;}}"#,
            r#":root{--serif:"Own Serif", "Georgia", serif;--mono:"Own Mono", ui-monospace, Menlo, Consolas, "Noto Sans Mono", monospace;}}"#,
        )
    );
    assert_eq!(style(&Site::default()), None);
}

#[test]
fn an_empty_file_says_nothing() {
    for text in ["", "\u{feff}", "# a note\n"] {
        assert_eq!(check(text), Site::default());
    }
}

#[test]
fn a_key_that_nobody_knows_is_told_with_the_one_that_was_meant() {
    check_problem("nmae = \"x\"", 1, 1, "did you mean `name`?");
    check_problem("\n[colors.light]\n", 2, 2, "did you mean `colours`?");
    check_problem(
        "[colours.light]\nbackgroud = \"white\"",
        2,
        1,
        "did you mean `background`?",
    );
    check_problem("zzz = 1", 1, 1, "the keys are name, address");
}

#[test]
fn a_mistake_in_one_key_leaves_the_others() {
    let site = check_problem("name = 3\nlang = \"fr\"", 1, 8, "`name` must be a text");
    assert_eq!(site.lang.as_deref(), Some("fr"));
    let site = check_problem("name = Low Tide\nlang = \"fr\"", 1, 8, "this is not TOML");
    assert_eq!(
        (site.name.as_deref(), site.lang.as_deref()),
        (None, Some("fr"))
    );
}

#[test]
fn every_value_of_a_wrong_kind_is_told_at_its_place() {
    check_problem("address = \"example.org\"", 1, 11, "whole address");
    check_problem("\naddress = \"https://example.org/../a/\"", 2, 11, "`..`");
    check_problem(
        "\naddress = \"https://example.org/a\\nb/\"",
        2,
        11,
        "line break",
    );
    check_problem("lang = \"1\"", 1, 8, "language tag");
    check_problem("name = \"\"", 1, 8, "is empty");
    check_problem("colours = \"red\"", 1, 11, "a table");
    check_problem(
        "[colours.light]\ntext = \"red;}\"",
        2,
        8,
        "must be a colour",
    );
    check_problem(
        "[typefaces]\ntext = [\"A\", \"b\\\"c\"]",
        2,
        14,
        "families of type",
    );
    check_problem(
        "[[typefaces.files]]\nfamily = \"A\"\nfile = \"../a.ttf\"",
        3,
        8,
        "beside the articles",
    );
    check_problem(
        "[[typefaces.files]]\nfamily = \"A\"\nfile = \"a.ttf\"\nweight = 0",
        4,
        10,
        "a number such as 400",
    );
    check_problem("order = \"random\"", 1, 9, "`newest`");
    check_problem("licence = { address = \"a\" }", 1, 11, "needs a `name`");
    check_problem("[[series]]\ntitle = \"A\"", 1, 1, "needs a `title`");
    check_problem("navigation = [1]", 1, 15, "a table");
}

#[test]
fn a_link_that_runs_a_script_or_hides_its_host_is_no_target() {
    for target in [
        "javascript:alert(1)",
        "java\\tscript:alert(1)",
        "//example.org/",
    ] {
        let toml = format!("[[navigation]]\nlabel = \"A\"\ntarget = \"{target}\"");
        let (site, problems) = parse(&toml);
        assert!(site.navigation.is_empty());
        assert!(
            problems.iter().any(|problem| problem.place.line == 3),
            "{problems:?}"
        );
    }
}

#[test]
fn text_that_can_hardly_be_read_is_told_and_kept() {
    let site = check_problem(
        "[colours.light]\ntext = \"#bbb\"\nbackground = \"#fff\"\nraised = \"#000\"\nmark = \"#000\"\ncode = \"#fff\"\nsoft = \"#767676\"",
        3,
        14,
        "contrast of 1.9:1 in the light theme",
    );
    assert_eq!(site.colours.light.len(), 6);
}

#[test]
fn articles_that_are_not_there_are_told() {
    let problems = check(WHOLE).missing_articles(|name| name == "first");
    let lines: Vec<_> = problems.iter().map(|problem| problem.place.line).collect();
    assert_eq!(lines, [28, 8]);
}

#[test]
fn an_article_that_is_named_twice_is_told_with_its_line() {
    let site = check_problem(
        "[[series]]\ntitle = \"A\"\narticles = [\n\"a\", \"b\",\n\"a.md\"]",
        5,
        1,
        "`articles` names `a` twice",
    );
    assert_eq!(site.series[0].0.articles, ["a", "b"]);
    let site = check_problem("order = [\"a\",\n\"a\"]", 2, 1, "`order` names `a` twice");
    assert!(matches!(&site.order, Order::Listed(names, _) if names == &["a"]));
    let two = "[[series]]\ntitle = \"A\"\narticles = [\"a\"]\n[[series]]\ntitle = \"B\"\narticles = [\"b\", \"a\"]";
    let site = check_problem(two, 6, 18, "`a` is in the series “A” too");
    assert_eq!(site.series.len(), 2);
}

#[test]
fn columns_count_characters() {
    check_problem(
        "author = \"余白\" # ok\ndescription = [\"余白\"]\n",
        2,
        15,
        "must be a text",
    );
}

proptest! {
    #[test]
    fn no_text_makes_reading_fail(text in "\\PC{0,200}") {
        let _ = parse(&text);
    }

    #[test]
    fn no_keys_make_reading_fail(lines in proptest::collection::vec("(name|lang|\\[colours.light\\]|text|order|\\[\\[series\\]\\]|\\[typefaces\\])? ?=? ?[\"\\[\\]{}a-z0-9#,.\\\\]{0,12}", 0..12)) {
        let _ = parse(&lines.join("\n"));
    }

    #[test]
    fn nothing_that_is_written_leaves_the_style_sheet(text in "\\PC{0,30}") {
        let quoted = toml_text(&text);
        let (site, _) = parse(&format!(
            "[colours.light]\naccent = {quoted}\n[typefaces]\ntext = {quoted}\nfiles = [{{ family = {quoted}, file = {quoted} }}]"
        ));
        let css = style(&site).unwrap_or_default();
        let outside: String = css.split('"').step_by(2).collect();
        prop_assert!(!css.contains(['<', '\\', '\n']));
        prop_assert_eq!(outside.matches('{').count(), outside.matches('}').count());
        prop_assert!(css.matches(['{', '}']).count() <= 6, "{}", css);
    }
}

/// A text as TOML writes it.
fn toml_text(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// The dark values stand twice in the reader's own sheet: for a page whose script says the theme, and for one without.
#[test]
fn the_reader_is_equally_dark_with_and_without_scripts() {
    let css = include_str!("../../../../style/tokens.css");
    let declarations = |selector: &str| -> Vec<String> {
        let (_, rule) = css.split_once(selector).unwrap();
        let (rule, _) = rule.split_once('}').unwrap();
        let values = rule.split(';').map(|part| match part.rsplit_once("*/") {
            Some((_, declaration)) => declaration.trim(),
            None => part.trim(),
        });
        values
            .filter(|value| !value.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let with = declarations("[data-theme=\"dark\"] {");
    assert!(with.len() > 10, "{with:?}");
    assert_eq!(declarations(":root:not([data-theme]) {"), with);
}
