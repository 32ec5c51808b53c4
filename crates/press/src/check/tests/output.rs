//! The output for programs.

use serde_json::Value;
use serde_sarif::sarif::{ResultLevel, Sarif};

use super::{DraftChecking, check, diagnose_site, site};
use crate::{
    check::{Checked, ExitStatus, Format, Options, run},
    diagnostic::{Code, json, sarif},
};

const TEXT: &str = "---\ndate: soon\n---\n日本 [x](#y)\n\n![](https://e.example/a.png)\n";

#[test]
fn json_has_one_object_a_line() {
    let found = check(
        TEXT,
        &[
            ("date", "2:7"),
            ("link-section", "4:4"),
            ("image-alt", "6:1"),
        ],
    );
    let lines: Vec<Value> = json::lines(&found)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[1]["code"], "link-section");
    assert_eq!(lines[1]["severity"], "error");
    assert_eq!(lines[1]["line"], 4);
    assert_eq!(lines[1]["column"], 4);
    assert_eq!(lines[1]["end_column"], 11);
    assert!(
        lines[1]["file"]
            .as_str()
            .unwrap()
            .ends_with("articles/a.md")
    );
    assert_eq!(lines[0]["help"], "write a date such as 2025-05-06");
    assert_eq!(lines[2]["severity"], "warning");
}

#[test]
fn sarif_conforms_to_its_schema() {
    let found = check(
        TEXT,
        &[
            ("date", "2:7"),
            ("link-section", "4:4"),
            ("image-alt", "6:1"),
        ],
    );
    let log: Sarif = serde_json::from_str(&sarif::log(&found)).unwrap();
    let run = &log.runs[0];
    let rules = run.tool.driver.rules.as_ref().unwrap();
    assert_eq!(rules.len(), Code::ALL.len());
    let results = run.results.as_ref().unwrap();
    assert_eq!(results.len(), 3);
    for result in results {
        let index = usize::try_from(result.rule_index.unwrap()).unwrap();
        assert_eq!(result.rule_id.as_ref(), Some(&rules[index].id));
    }
    let level = |index: usize| serde_json::to_value(results[index].level).unwrap();
    assert_eq!(level(0), serde_json::to_value(ResultLevel::Error).unwrap());
    assert_eq!(
        level(2),
        serde_json::to_value(ResultLevel::Warning).unwrap()
    );
    let place = results[1].locations.as_ref().unwrap()[0]
        .physical_location
        .as_ref()
        .unwrap();
    let region = place.region.as_ref().unwrap();
    let found = (
        region.start_line,
        region.start_column,
        region.end_line,
        region.end_column,
    );
    assert_eq!(found, (Some(4), Some(4), Some(4), Some(11)));
}

#[test]
fn sarif_has_file_names_as_uris() {
    let site = site(&[("articles/a b#.markdown", b"")]);
    let log = sarif::log(&diagnose_site(site.path(), DraftChecking::Skip));
    assert!(log.contains("articles/a%20b%23.markdown"), "{log}");
}

#[cfg(unix)]
#[test]
fn a_backslash_in_a_file_name_is_kept() {
    let site = site(&[("articles/a\\b.markdown", b"")]);
    let found = diagnose_site(site.path(), DraftChecking::Skip);
    assert!(found[0].file.ends_with("articles/a\\b.markdown"));
    let log = sarif::log(&found);
    assert!(log.contains("articles/a%5Cb.markdown"), "{log}");
}

#[test]
fn only_errors_give_a_failing_status() {
    let status = |text: &str| {
        let site = site(&[("articles/a.md", text.as_bytes())]);
        run(&Options {
            path: Some(site.path().to_owned()),
            format: Format::Json,
            drafts: DraftChecking::Skip,
        })
        .unwrap()
    };
    assert_eq!(status("Text"), ExitStatus::Clean);
    assert_eq!(status("![](https://e.example/a.png)"), ExitStatus::Clean);
    assert_eq!(status("[x](#y)"), ExitStatus::Errors);
}

#[test]
fn the_projects_own_articles_have_no_problems() {
    let public = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public");
    let library = super::Scope::find(&public).unwrap();
    let found = super::diagnose(&library, DraftChecking::Check, "9999-12-31").unwrap();
    assert_eq!(found.diagnostics, []);
    assert!(matches!(found.checked, Checked::Articles(count) if count > 5));
}
