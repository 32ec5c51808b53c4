use super::{check, check_files, check_help};

#[test]
fn values_of_the_wrong_type_are_errors() {
    check("---\ndraft: maybe\n---\n", &[("front-matter", "2:8")]);
    check("---\ntitle: T\ndir: up\n---\n", &[("front-matter", "3:6")]);
    check(
        "+++\ntitle = \"T\"\nlang = \"!\"\n+++\n",
        &[("front-matter", "3:8")],
    );
}

#[test]
fn invalid_yaml_is_reported_where_reading_ends() {
    let found = check(
        "---\ntitle: Notes: a start\n---\n",
        &[("front-matter", "2:13")],
    );
    assert!(
        found[0].message.contains("is not read from here on"),
        "{found:?}"
    );
    check("---\ntitle: T\n\nText", &[("front-matter", "1:1")]);
}

#[test]
fn another_spelling_of_a_tag_is_reported_at_the_tag() {
    let found = check_files(
        &[
            ("a.md", "---\ntags: [sea, Craft]\n---\n"),
            ("b.md", "---\ntags:\n  - Seaside\n  - Sea\n---\n"),
            ("c.md", "---\ntags: [\"Sea\", cafe\u{301}]\n---\n"),
            (
                "d.md",
                "+++\ntags = [\"Café\", \"craft\"]\ndraft = true\n+++\n",
            ),
            ("e.md", "---\ntags: café\n---\n"),
        ],
        &[
            ("tag-alike", "a.md:2:8"),
            ("draft", "d.md:3:9"),
            ("tag-alike", "e.md:2:7"),
        ],
    );
    assert_eq!(
        found[0].help.as_deref(),
        Some("write `Sea`; two spellings have two pages, and some hosts cannot tell them apart")
    );
}

#[test]
fn misspelled_keys_get_a_suggestion() {
    check_help(
        "---\ntitel: T\n---\n",
        "front-matter-key",
        "2:1",
        "did you mean `title`?",
    );
    check_help(
        "---\nTags: [a]\n---\n",
        "front-matter-key",
        "2:1",
        "did you mean `tags`?",
    );
    check_help(
        "---\nimage-alt: a\n---\n",
        "front-matter-key",
        "2:1",
        "did you mean `image_alt`?",
    );
}

#[test]
fn keys_of_other_tools_get_the_key_of_recto() {
    check_help(
        "---\nsummary: S\n---\n",
        "front-matter-key",
        "2:1",
        "did you mean `description`?",
    );
    check("---\ndescription: D\nsummary: S\n---\n", &[]);
}

#[test]
fn other_unknown_keys_are_allowed() {
    check("---\nlayout: post\nweight: 3\nmath: true\n---\n", &[]);
}

#[test]
fn a_draft_by_mistake_is_an_error() {
    check(
        "---\ntitle: Notes: secret\ndraft: true\n---\n",
        &[("front-matter", "2:13"), ("front-matter", "3:1")],
    );
}

#[test]
fn each_alias_is_reported_once() {
    check(
        "---\ntitle: &a T\nauthor: [*a, *a, *a]\ntags: [*a, *a]\n---\n",
        &[
            ("front-matter", "3:9"),
            ("front-matter", "3:10"),
            ("front-matter", "3:14"),
            ("front-matter", "3:18"),
            ("front-matter", "4:7"),
            ("front-matter", "4:8"),
            ("front-matter", "4:12"),
        ],
    );
}
