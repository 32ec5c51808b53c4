//! The reader of TOML, also compared with a complete parser.

use super::{super::value::Value, read};
use crate::diagnostic::{Diagnostic, DiagnosticKind, TomlProblem};
use std::borrow::Cow;
use toml_parser::{
    Source,
    parser::{EventKind, parse_document},
};

/// Checks the value of the key `a`, written as `text`.
fn check(text: &str, expected: &str) {
    let found = read(&format!("a = {text}\nb = 1"));
    assert_eq!(found.entries.len(), 2, "{text}: {found:?}");
    assert_eq!(found.diagnostics.finish(), [], "{text}");
    assert_eq!(write(&found.entries[0].value), expected, "{text}");
}

fn write(value: &Value) -> String {
    match value {
        Value::Scalar(scalar) => scalar.text.clone(),
        Value::List(items) => format!(
            "[{}]",
            items.iter().map(write).collect::<Vec<_>>().join("|")
        ),
        Value::Table(_) => "{}".to_owned(),
    }
}

/// Checks that a line is reported as wrong, and that the next one is read.
fn check_wrong(text: &str, expected: TomlProblem) {
    let whole = format!("{text}\nb = 1");
    let found = read(&whole);
    assert!(
        found
            .entries
            .iter()
            .any(|entry| entry.key == "b" && &whole[entry.value_span.clone()] == "1"),
        "{text}: {found:?}"
    );
    let diagnostics = found.diagnostics.finish();
    let [
        Diagnostic {
            span: Some(span),
            kind,
        },
    ] = diagnostics.as_slice()
    else {
        panic!("{text}: {diagnostics:?}")
    };
    assert_eq!(
        *kind,
        DiagnosticKind::TomlSyntax { problem: expected },
        "{text}"
    );
    assert!(span.end <= text.len(), "{text}: {span:?}");
}

const STRINGS: [(&str, &str); 13] = [
    (r#""b""#, "b"),
    (r#""b \"c\" \\ \t \u00e9 \U0001F600""#, "b \"c\" \\ \t é 😀"),
    (r"'b \n'", r"b \n"),
    (r#""""#, ""),
    ("''", ""),
    ("\"\"\"\nb\nc\"\"\"", "b\nc"),
    ("\"\"\"b \\\n   c\"\"\"", "b c"),
    (r#""""b "c" ""d"" """"#, "b \"c\" \"\"d\"\" "),
    (r#"""""b"""""#, "\"b\""),
    ("'''\nb 'c' \\\nd'''", "b 'c' \\\nd"),
    ("''''b''''", "'b'"),
    ("\"# no comment\"", "# no comment"),
    ("\"[b\"", "[b"),
];

#[test]
fn the_four_kinds_of_toml_strings() {
    for (text, expected) in STRINGS {
        check(text, expected);
    }
}

#[test]
fn a_complete_toml_parser_reads_the_same_strings() {
    for (text, expected) in STRINGS {
        let document = format!("a = {text}\n");
        let source = Source::new(&document);
        let tokens: Vec<_> = source.lex().collect();
        let (mut errors, mut found) = (Vec::new(), Cow::Borrowed(""));
        let mut events = Vec::new();
        parse_document(
            &tokens,
            &mut |event: toml_parser::parser::Event| events.push(event),
            &mut errors,
        );
        let scalar = events
            .iter()
            .find(|event| event.kind() == EventKind::Scalar)
            .expect("a value");
        let _ = source
            .get(scalar)
            .expect("its text")
            .decode_scalar(&mut found, &mut errors);
        assert_eq!((found.as_ref(), errors.len()), (expected, 0), "{text}");
    }
}

#[test]
fn numbers_dates_and_tables() {
    for text in [
        "1",
        "-1_000",
        "3.5e+7",
        "true",
        "2025-05-06",
        "2025-05-06 07:08:09.5+02:00",
        "07:08:09",
        "0xff",
        "inf",
    ] {
        check(text, text);
    }
    check("1 # one", "1");
    check("[]", "[]");
    check("[ 'b', \"c\", 3 ]", "[b|c|3]");
    check("[ # first\n  'b', # second\n\n  'c',\n]", "[b|c]");
    check("[['b'], {c = ']'}, 'd']", "[{}|{}|d]");
    check("{b = '}', c = [1, {}]}", "{}");
}

#[test]
fn toml_keys() {
    let text = "a-b_1 = 1\n\"c d\" = 2\n'e' = 3\nf.g = 4\n\r\n# h\ni=5\n[j]\nk = 6";
    let found = read(text);
    let keys: Vec<_> = found
        .entries
        .iter()
        .map(|entry| {
            let line = 1 + text[..entry.key_span.start].matches('\n').count();
            (entry.key.as_str(), line)
        })
        .collect();
    assert_eq!(keys, [("a-b_1", 1), ("c d", 2), ("e", 3), ("i", 7)]);
    assert_eq!(found.diagnostics.finish(), []);
}

#[test]
fn wrong_toml_lines_are_reported_and_skipped() {
    check_wrong("= 1", TomlProblem::MissingKey);
    check_wrong("a 1", TomlProblem::MissingEquals);
    check_wrong("a =", TomlProblem::MissingValue);
    check_wrong("a = b", TomlProblem::MissingValue);
    check_wrong("a = \"b", TomlProblem::UnclosedText);
    check_wrong("a = 'b", TomlProblem::UnclosedText);
    check_wrong(r#"a = "\q""#, TomlProblem::InvalidEscape);
    check_wrong(r#"a = "\ud800""#, TomlProblem::InvalidEscape);
    check_wrong("a = 1 2 é", TomlProblem::MissingValue);
    check_wrong("a = 'b' c", TomlProblem::TrailingText);
    check_wrong("é = 1", TomlProblem::MissingKey);
}
