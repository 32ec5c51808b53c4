//! Diagnostics of whole sites, a module for each subject.

mod dates;
#[cfg(unix)]
mod every_code;
mod files;
mod front_matter;
mod headings;
mod html;
mod images;
mod links;
mod output;
mod quotes;
mod rendering;
mod site_file;
mod spans;

use std::path::Path;

use tempfile::TempDir;

use super::*;

/// The current day in the tests.
const TODAY: &str = "2026-05-06";

/// Writes a site with these files, by their paths.
fn site(files: &[(&str, &[u8])]) -> TempDir {
    let site = tempfile::tempdir().unwrap();
    std::fs::create_dir(site.path().join("articles")).unwrap();
    for (name, bytes) in files {
        crate::files::write(&site.path().join(name), bytes).unwrap();
    }
    site
}

/// Returns the diagnostics of a site.
fn diagnose_site(site: &Path, drafts: DraftChecking) -> Vec<Diagnostic> {
    let scope = Scope::find(site).unwrap();
    diagnose(&scope, drafts, TODAY).unwrap().diagnostics
}

/// Returns the place below the folder of the articles, such as `a.md:3:5`, or only the file.
fn place(diagnostic: &Diagnostic) -> String {
    let (_, name) = diagnostic.file.split_once("/articles/").unwrap();
    match &diagnostic.excerpt {
        Some(place) => format!("{name}:{}:{}", place.line, place.column),
        None => name.to_owned(),
    }
}

/// Checks the codes and places of all diagnostics of a site with these articles; other files begin with `../`.
fn check_files(files: &[(&str, &str)], expected: &[(&str, &str)]) -> Vec<Diagnostic> {
    check_as(files, DraftChecking::Skip, expected)
}

fn check_as(
    files: &[(&str, &str)],
    drafts: DraftChecking,
    expected: &[(&str, &str)],
) -> Vec<Diagnostic> {
    let files: Vec<(String, &[u8])> = files
        .iter()
        .map(|(name, text)| {
            let path = name.strip_prefix("../").map(str::to_owned);
            (
                path.unwrap_or_else(|| format!("articles/{name}")),
                text.as_bytes(),
            )
        })
        .collect();
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), *bytes))
        .collect();
    let site = site(&files);
    let found = diagnose_site(site.path(), drafts);
    let places: Vec<(&str, String)> = found
        .iter()
        .map(|diagnostic| (diagnostic.code.name(), place(diagnostic)))
        .collect();
    let places: Vec<(&str, &str)> = places
        .iter()
        .map(|(code, place)| (*code, place.as_str()))
        .collect();
    assert_eq!(places, expected, "{files:?}");
    found
}

/// Checks all diagnostics of one article, `a.md`: each code with its line and column.
fn check(text: &str, expected: &[(&str, &str)]) -> Vec<Diagnostic> {
    let expected: Vec<(&str, String)> = expected
        .iter()
        .map(|(code, place)| (*code, format!("a.md:{place}")))
        .collect();
    let expected: Vec<(&str, &str)> = expected
        .iter()
        .map(|(code, place)| (*code, place.as_str()))
        .collect();
    check_files(&[("a.md", text)], &expected)
}

/// Checks the only diagnostic of an article, with its advice.
fn check_help(text: &str, code: &str, place: &str, help: &str) {
    let found = check(text, &[(code, place)]);
    assert_eq!(found[0].help.as_deref(), Some(help), "{text}");
}
