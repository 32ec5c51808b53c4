//! What becomes of files that were written for something else, a module for each kind of them.

mod html;
mod hugo;
mod jekyll;
mod obsidian;
mod text;
mod writing;

use tempfile::TempDir;

use super::*;

/// Writes files into a folder: those that an article is made of, and `articles/` for what is there already.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("articles")).unwrap();
    for (name, bytes) in files {
        files::write(&folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// Imports the first of these files, and checks what it becomes: its name and its text. Says what was reported.
fn check_files(files: &[(&str, &str)], name: &str, expected: &str) -> Vec<String> {
    let bytes: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    let folder = folder(&bytes);
    let into = folder.path().join("articles");
    let imported = read(&folder.path().join(files[0].0), &into).unwrap();
    assert_eq!(imported.markdown(), expected, "{files:?}");
    assert_eq!(imported.name, name);
    new::place(
        &imported.name,
        &imported.markdown(),
        &into,
        crate::arguments::Existing::Kept,
    )
    .unwrap();
    images::copy(&imported.images, &into).unwrap();
    assert_eq!(errors(folder.path()), [] as [String; 0], "{expected}");
    imported.report
}

/// The errors that `press check` tells of the articles in a folder: there must be none in what was imported.
fn errors(folder: &Path) -> Vec<String> {
    check::errors(folder).unwrap()
}

/// Like [`check_files`], for a file that needs no others.
fn check(file: &str, text: &str, name: &str, expected: &str) -> Vec<String> {
    check_files(&[(file, text)], name, expected)
}

fn says(report: &[String], words: &str) -> bool {
    report.iter().any(|line| line.contains(words))
}
