use super::{DraftChecking, check, check_as, check_files, check_help};

#[test]
fn links_to_pages_of_tags_are_fine_before_a_build() {
    let text = "---\ntags: [history]\n---\n[a](../tags/history/) [b](/tags/history/index.html)\n\n[c](../tags/other/)\n";
    check_files(&[("a.md", text)], &[("link-file", "a.md:6:1")]);
}

#[test]
fn links_of_a_doubtful_draft_are_checked() {
    check_files(
        &[
            ("a.md", "---\nDraft: true\n---\n[x](no.md)\n"),
            ("b.md", "---\ndraft: true\n---\n[x](no.md)\n"),
        ],
        &[
            ("front-matter", "a.md:2:1"),
            ("front-matter-key", "a.md:2:1"),
            ("link-article", "a.md:4:1"),
            ("draft", "b.md:2:8"),
        ],
    );
}

#[test]
fn links_to_existing_targets_are_fine() {
    check_files(
        &[
            (
                "a.md",
                "[s](#the-edge) [t](#top) [b](b.md) [b](../b/#x) [b](/b/) [l](..) [i](images/a%20b.png) [f](../f.pdf) [g](../feed.xml) [e](https://e.example/#x) [m](mailto:a@b.example) [q](../?src=articles/b.md) [w](#:~:text=edge)\n\n## The edge\n\nText.[^1]\n\n[^1]: [back](#fn-1)\n",
            ),
            ("b.md", "## B {#x}\n"),
            ("images/a b.png", ""),
            ("../f.pdf", ""),
        ],
        &[],
    );
}

#[test]
fn links_to_missing_articles_get_a_suggestion() {
    let found = check_files(
        &[
            ("a.md", "[x](low-tied.md)\n[y](../low-tied/)\n[z](/nothing)"),
            ("low-tide.md", ""),
        ],
        &[
            ("link-article", "a.md:1:1"),
            ("link-article", "a.md:2:1"),
            ("link-article", "a.md:3:1"),
        ],
    );
    assert_eq!(found[0].help.as_deref(), Some("did you mean `low-tide`?"));
    assert_eq!(found[1].help, found[0].help);
}

#[test]
fn upper_and_lower_case_matter() {
    check_files(
        &[
            ("a.md", "[x](B.md) [y](Images/c.png)"),
            ("b.md", ""),
            ("images/c.png", ""),
        ],
        &[("link-article", "a.md:1:1"), ("link-file", "a.md:1:11")],
    );
}

#[test]
fn links_to_missing_sections_get_a_suggestion() {
    check_help(
        "[x](#limit)\n\n## Limits\n",
        "link-section",
        "1:1",
        "did you mean `#limits`?",
    );
    let found = check_files(
        &[("a.md", "[x](b.md#lost)"), ("b.md", "## Found\n")],
        &[("link-section", "a.md:1:1")],
    );
    assert!(found[0].message.ends_with("articles/b.md"), "{found:?}");
}

#[test]
fn a_quoted_sentence_may_change_but_not_disappear() {
    let sentence = "Nobody owns what lies between the tides.";
    let id = document::sentence_anchor::sentence_id(sentence);
    let link = format!("[x](b.md#{id}=Nobody%20owns%20what%20lies%20between%20the%20tides.)");
    check_files(&[("a.md", &link), ("b.md", sentence)], &[]);
    let changed = "Nobody owns what lies between two tides.";
    check_files(&[("a.md", &link), ("b.md", changed)], &[]);
    check_files(
        &[("a.md", &link), ("b.md", "Else.")],
        &[("link-section", "a.md:1:1")],
    );
}

#[test]
fn links_to_missing_files_get_a_suggestion() {
    let found = check_files(
        &[
            ("a.md", "[x](images/clok.svg)\n\n[y](../g.pdf)"),
            ("images/clock.svg", ""),
        ],
        &[("link-file", "a.md:1:1"), ("link-file", "a.md:3:1")],
    );
    assert_eq!(
        found[0].help.as_deref(),
        Some("did you mean `images/clock.svg`?")
    );
}

#[test]
fn links_in_code_are_not_checked() {
    check("`[x](no.md)`\n\n```\n[x](no.md)\n```\n", &[]);
}

#[test]
fn forbidden_schemes_are_reported_at_the_link() {
    check(
        "a [b](javascript:1) [c](data:x)",
        &[("link-refused", "1:3"), ("link-refused", "1:21")],
    );
}

#[test]
fn links_to_drafts_are_warnings_unless_drafts_are_checked() {
    let files = [("a.md", "[x](b.md)"), ("b.md", "---\ndraft: true\n---\n")];
    check_files(&files, &[("link-draft", "a.md:1:1"), ("draft", "b.md:2:8")]);
    check_as(&files, DraftChecking::Check, &[]);
}

#[test]
fn without_a_site_only_files_of_the_folder_are_checked() {
    let folder = tempfile::tempdir().unwrap();
    let text = "[x](../feed/logo.pdf) [y](no.pdf) [z](../no/)";
    std::fs::write(folder.path().join("a.md"), text).unwrap();
    let library = super::Scope::find(folder.path()).unwrap();
    let found = super::diagnose(&library, DraftChecking::Skip, super::TODAY).unwrap();
    let codes: Vec<&str> = found
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.code.name())
        .collect();
    assert_eq!(codes, ["link-file", "link-article"]);
}
