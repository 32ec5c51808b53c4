//! The common reader agrees with the full one on every text that it reads.

use super::{super::yaml, read};
use crate::front_matter::{
    Syntax,
    value::{Entry, Scalar, Value},
};
use proptest::{prelude::*, test_runner::RngSeed};

/// Removes the places, which only the full reader finds.
fn without_spans(entries: Vec<Entry>) -> Vec<Entry> {
    let entries = entries.into_iter();
    entries
        .map(|entry| Entry {
            value: value_without_spans(entry.value),
            key_span: 0..0,
            value_span: 0..0,
            ..entry
        })
        .collect()
}

fn value_without_spans(value: Value) -> Value {
    match value {
        Value::Scalar(scalar) => Value::Scalar(Scalar {
            span: 0..0,
            ..scalar
        }),
        Value::List(items) => Value::List(items.into_iter().map(value_without_spans).collect()),
        Value::Table(entries) => Value::Table(without_spans(entries)),
    }
}

/// Checks that both readers agree, and returns `true` if the common one reads the text.
#[track_caller]
fn agrees(text: &str) -> bool {
    let Some(ours) = read(text) else {
        return false;
    };
    let full = yaml::read(text);
    assert_eq!(full.diagnostics.finish(), [], "{text:?}");
    assert_eq!(ours.entries, without_spans(full.entries), "{text:?}");
    true
}

#[test]
fn common_front_matter_is_read() {
    for text in [
        "",
        "\n# note\n",
        "title: A\n",
        "title: A\r\ndate: 2025-05-06\r\n",
        "title: It's \"so\" # note\nurl: https://a.example/#b\n",
        "title: 'It''s: so' # note\n",
        "title: \"A \\\"b\\\" \\\\ c\"\n",
        "title:\nauthor: # nobody\n",
        "tags: [a b, 'c, d', \"e\", ]\nlang: en\n",
        "tags: []\n",
        "tags:\n  - a\n  # note\n  - 'b: c'\n\n  - d e\nlang: en\n",
        "tags:\n- a\n-   b\nlang: en\n",
        "pull_quotes:\n  - One.\n  - text: Two.\n    attribution: Ann\n\n    lang: fr\n  - Three.\n",
        "params:\n  a: 1\n  b:\n  c: 'd'\ntitle: A\n",
        "description: >\n  Two\n  lines\n\ntitle: A\n",
        "description: |-\n    Two\n    lines: # yes\n",
    ] {
        assert!(agrees(text), "{text:?}");
    }
}

#[test]
fn what_is_rare_or_wrong_is_left_to_the_full_reader() {
    for text in [
        "a",
        "- a\n",
        " a: b\n",
        "a: b\n  c\n",
        "a: b\n c: d\n",
        "a: b: c\n",
        "a: b:\n",
        "a: &b c\n",
        "a: *b\n",
        "a: !b c\n",
        "a: {b: c}\n",
        "a: [b, [c]]\n",
        "a: [b,\n  c]\n",
        "a: [b: c]\n",
        "a: [b] c\n",
        "a: 'b\n  c'\n",
        "a: 'b' c\n",
        "a: 'b'# c\n",
        "a: \"\\u0041\"\n",
        "a: - b\n",
        "a:\n  b\n",
        "a:\n  b:\n    c: d\n",
        "a:\n  b: [c]\n",
        "a:\n  - b\n c: d\n",
        "a:\n  - b\n  c: d\n",
        "a:\n  -\n",
        "a: >\n  b\n\n  c\n",
        "a: |\n  b\n    c\n",
        "a: |+\n  b\n",
        "a: |\n  b \n",
        "a: |\n",
        "a:\tb\n",
        "\"a\": b\n",
        "? a\n",
        "<<: a\n",
        "--- a\n",
        "a: b\u{feff}\n",
        "a b: c\n",
        "a:b\n",
    ] {
        assert!(read(text).is_none(), "{text:?}");
    }
}

#[test]
fn the_front_matter_of_the_samples_is_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/articles");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let text = std::fs::read_to_string(&path).unwrap();
            let block = crate::front_matter::find_block(&text).unwrap();
            let is_read = block.syntax == Syntax::Toml || agrees(block.text);
            assert!(is_read, "{}", path.display());
        }
    }
}

/// Generates parts of lines that mean something in YAML.
fn piece() -> impl Strategy<Value = String> {
    let signs = vec![
        "a", "b c", "é", " ", "  ", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", ": ", ":", "#",
        " # ", "'", "\"", "''", "\\", "[", "]", "{", "}", ", ", ",", "- ", "-", "|", ">", "|-",
        ">-", "~", "null", "\r\n", "&a ", "*a", "!", "%", "@", "`", "?", "? ", "<<", "...", "---",
        "=", ".", "\u{a0}", "\u{85}", "\u{2028}", "\u{feff}", "\u{200b}", "\u{0}", "\t", "text: ",
        "\nlang: ",
    ];
    prop_oneof![
        8 => prop::sample::select(signs).prop_map(str::to_owned),
        4 => prop::sample::select(vec!["\na: ", "\nb:", "\nkey_2: ", "\n  a: ", "\n  b: c", "\n    a: b"]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

/// Generates front matter with few mistakes in it.
fn line() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        Just(String::new()),
        "[a-zé0-9 .,:'\"#\\-]{1,14}",
        "'[a-z \"#:,\\\\]{0,6}(''[a-z]{1,3})?'",
        "\"([a-z #:,']|\\\\\"|\\\\\\\\){0,8}\"",
        "\\[( ?[a-z '\"0-9.é-]{1,6},?){0,4}\\]",
        "[|>]-?(\n  [a-z:#'-]{1,8}){1,3}",
        "(\n  ?- [a-z0-9' :.\"-]{1,9}){1,3}",
        "(\n- [a-z0-9' :.\"-]{1,9}){1,3}",
        "\n  - text: [a-z]{1,5}\n    lang: [a-z]{1,5}",
        "(\n  [a-z]{1,3}: [a-z0-9': ]{0,6}){1,3}",
    ];
    (
        "[a-z]{1,3}(_[a-z])?",
        value,
        "( | # [a-z:]{0,4}|\n|\n  # a|\n# b)?",
    )
        .prop_map(|(key, value, end)| format!("{key}: {value}{end}\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, rng_seed: RngSeed::Fixed(5), ..ProptestConfig::default() })]

    #[test]
    fn readers_agree_on_noise(pieces in prop::collection::vec(piece(), 0..24)) {
        let text = pieces.concat();
        agrees(text.trim_start_matches('\n'));
    }

    #[test]
    fn readers_agree_on_lines(lines in prop::collection::vec(line(), 0..5)) {
        agrees(&lines.concat());
    }
}
