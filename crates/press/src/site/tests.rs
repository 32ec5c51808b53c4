mod diagnostics;
mod files;

use proptest::prelude::*;

use super::{stylesheet::stylesheet, *};
use crate::diagnostic::{self, Code, Diagnostic};

/// Checks that a file has exactly one diagnostic: its code, the text that it points at, and words of its message or help.
fn check_problem(text: &str, code: Code, place: (usize, usize), span: &str, words: &str) -> Site {
    let (site, diagnostics) = parse(text);
    let [diagnostic] = diagnostics.as_slice() else {
        panic!("{text:?}: {diagnostics:?}");
    };
    let line = diagnostic::format_one_line(diagnostic);
    assert_eq!(diagnostic.code, code, "{line}");
    assert!(line.contains(words), "{line}");
    let excerpt = diagnostic.excerpt.as_ref().unwrap();
    assert_eq!((excerpt.line, excerpt.column), place, "{line}");
    let first_line = excerpt.text.as_ref().unwrap();
    assert_eq!(&first_line[excerpt.span.clone()], span, "{line}");
    site
}

/// Parses a file without problems.
fn check(text: &str) -> Site {
    let (site, diagnostics) = parse(text);
    assert_eq!(diagnostics, [], "{text}");
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
        site.address.as_ref().map(SiteUrl::root),
        Some("https://example.org/read/")
    );
    assert_eq!(site.lang.as_deref(), Some("en-GB"));
    assert_eq!(site.author.as_deref(), Some("Ada Marsh"));
    assert_eq!(site.navigation[0].target, "about/");
    assert_eq!(
        site.licence.as_ref().map(|licence| licence.label.as_str()),
        Some("CC BY 4.0")
    );
    assert!(matches!(&site.order, LibraryOrder::Listed(names) if names == &["first", "second"]));
    let (series, number) = site.series_of("second").unwrap();
    assert_eq!((series.title.as_str(), number), ("Tides", 2));
}

#[test]
fn colours_and_typefaces_become_rules_in_the_tokens_layer() {
    let css = stylesheet(&check(WHOLE)).unwrap();
    assert_eq!(
        css,
        concat!(
            r#"@font-face{font-family:"Own Serif";src:url("articles/fonts/own.woff2") format("woff2");font-weight:200 900;font-style:italic;font-display:optional}"#,
            r#"@layer tokens{[data-theme="light"]{--paper:#ffffff;--rubric:#004a7c;}@media (prefers-color-scheme:light){:root:not([data-theme]){--paper:#ffffff;--rubric:#004a7c;}}"#,
            r#"[data-theme="dark"]{--ink:#e6e6e6;}@media (prefers-color-scheme:dark){:root:not([data-theme]){--ink:#e6e6e6;}}"#,
            r#":root{--serif:"Own Serif", "Georgia", serif;--mono:"Own Mono", ui-monospace, Menlo, Consolas, "Noto Sans Mono", monospace;}}"#,
        )
    );
    assert_eq!(stylesheet(&Site::default()), None);
}

#[test]
fn an_empty_file_gives_the_defaults() {
    for text in ["", "\u{feff}", "# a note\n"] {
        assert_eq!(check(text), Site::default());
    }
}

proptest! {
    #[test]
    fn parsing_any_text_does_not_panic(text in "\\PC{0,200}") {
        let _ = parse(&text);
    }

    #[test]
    fn parsing_any_keys_does_not_panic(lines in proptest::collection::vec("(name|lang|\\[colours.light\\]|text|order|\\[\\[series\\]\\]|\\[typefaces\\])? ?=? ?[\"\\[\\]{}a-z0-9#,.\\\\]{0,12}", 0..12)) {
        let _ = parse(&lines.join("\n"));
    }

    #[test]
    fn no_text_breaks_out_of_the_style_sheet(text in "\\PC{0,30}") {
        let quoted = toml_text(&text);
        let (site, _) = parse(&format!(
            "[colours.light]\naccent = {quoted}\n[typefaces]\ntext = {quoted}\nfiles = [{{ family = {quoted}, file = {quoted} }}]"
        ));
        let css = stylesheet(&site).unwrap_or_default();
        let outside: String = css.split('"').step_by(2).collect();
        prop_assert!(!css.contains(['<', '\\', '\n']));
        prop_assert_eq!(outside.matches('{').count(), outside.matches('}').count());
        prop_assert!(css.matches(['{', '}']).count() <= 6, "{}", css);
    }
}

/// Quotes a text for TOML.
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

/// The style sheet of the app has the dark values twice: for pages whose script sets the theme, and for pages without scripts.
#[test]
fn the_dark_theme_is_equal_with_and_without_scripts() {
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
