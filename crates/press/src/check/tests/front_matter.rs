use super::{check, check_files, check_help};

#[test]
fn values_that_are_not_of_their_kind_are_errors() {
    check("---\ndraft: maybe\n---\n", &[("front-matter", "2:8")]);
    check("---\ntitle: T\ndir: up\n---\n", &[("front-matter", "3:6")]);
    check(
        "+++\ntitle = \"T\"\nlang = \"!\"\n+++\n",
        &[("front-matter", "3:8")],
    );
}

#[test]
fn what_cannot_be_read_is_told_where_it_ends() {
    let found = check(
        "---\ntitle: Notes: a start\n---\n",
        &[("front-matter", "2:8")],
    );
    assert!(
        found[0].message.contains("not read from here on"),
        "{found:?}"
    );
    check("---\ntitle: T\n\nText", &[("front-matter", "1:1")]);
}

#[test]
fn tags_that_are_written_in_another_way_are_told_where_they_stand() {
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
        Some("write `Sea`, or the two have a page each, which some hosts take for one")
    );
}

#[test]
fn keys_that_are_slips_of_the_pen_are_told_with_what_was_meant() {
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
fn keys_of_other_tools_are_told_with_what_they_mean_here() {
    check_help(
        "---\nsummary: S\n---\n",
        "front-matter-key",
        "2:1",
        "did you mean `description`?",
    );
    check("---\ndescription: D\nsummary: S\n---\n", &[]);
}

#[test]
fn keys_of_ones_own_are_nobodys_affair() {
    check("---\nlayout: post\nweight: 3\nmath: true\n---\n", &[]);
}

#[test]
fn what_may_be_a_draft_by_mistake_is_told_as_an_error() {
    check(
        "---\ntitle: Notes: secret\ndraft: true\n---\n",
        &[("front-matter", "2:8"), ("front-matter", "3:8")],
    );
}

#[test]
fn what_aliases_repeat_is_told_once() {
    check(
        "---\ntitle: &a T\nauthor: [*a, *a, *a]\ntags: [*a, *a]\n---\n",
        &[
            ("front-matter", "3:9"),
            ("front-matter", "3:9"),
            ("front-matter", "4:7"),
            ("front-matter", "4:7"),
        ],
    );
}
