use serde_json::Value;

use super::{DraftChecking, TODAY, check_files, diagnose_site, site};
use crate::{
    check::{Scope, diagnose, summary},
    diagnostic::{json, sarif},
};

#[test]
fn site_toml_is_checked_with_the_articles() {
    check_files(
        &[
            ("a.md", "[x](#no)"),
            ("b.md", "---\ndraft: true\n---\n"),
            ("site.toml", "order = [\"a\", \"b\", \"c\"]\nnmae = 1\n"),
        ],
        &[
            ("link-section", "a.md:1:1"),
            ("draft", "b.md:2:8"),
            ("site-draft", "site.toml:1:15"),
            ("site-article", "site.toml:1:20"),
            ("site-key", "site.toml:2:1"),
        ],
    );
}

#[test]
fn one_file_is_reported_alone() {
    let site = site(&[
        ("articles/a.md", b"[x](#no)"),
        ("articles/site.toml", "name = \"余\"\nlang = 3".as_bytes()),
    ]);
    for (name, code) in [("a.md", "link-section"), ("site.toml", "site-value")] {
        let path = site.path().join("articles").join(name);
        let found = diagnose_site(&path, DraftChecking::Skip);
        let codes: Vec<&str> = found
            .iter()
            .map(|diagnostic| diagnostic.code.name())
            .collect();
        assert_eq!(codes, [code]);
    }
}

#[test]
fn the_summary_counts_the_files_that_are_reported_on() {
    let site = site(&[
        ("articles/a.md", b"[x](#no)"),
        ("articles/b.md", b"Text"),
        ("articles/site.toml", b"lang = 3\nnmae = 1"),
    ]);
    for (path, expected) in [
        ("", "3 errors in 2 articles"),
        ("articles/a.md", "1 error in 1 article"),
        ("articles/b.md", "no problems in 1 article"),
        ("articles/site.toml", "2 errors in site.toml"),
    ] {
        let scope = Scope::find(&site.path().join(path)).unwrap();
        let report = diagnose(&scope, DraftChecking::Skip, TODAY).unwrap();
        assert_eq!(summary(&report), expected, "{path}");
    }
}

#[test]
fn json_and_sarif_have_the_regions_of_site_toml() {
    let site = site(&[(
        "articles/site.toml",
        "author = \"余👩\"\r\nlang = 35 # e\u{301}\r\n".as_bytes(),
    )]);
    let found = diagnose_site(site.path(), DraftChecking::Skip);
    let line: Value = serde_json::from_str(json::lines(&found).trim()).unwrap();
    assert_eq!(line["code"], "site-value");
    let places = ["line", "column", "end_line", "end_column"].map(|key| line[key].clone());
    assert_eq!(places, [2, 8, 2, 10].map(Value::from));
    let log: Value = serde_json::from_str(&sarif::log(&found)).unwrap();
    let region = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region["startLine"], 2);
    assert_eq!(region["startColumn"], 8);
    assert_eq!(region["endColumn"], 10);
}
