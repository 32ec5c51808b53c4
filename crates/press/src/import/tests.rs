//! Imports of files, a module for each kind.

mod html;
mod hugo;
mod jekyll;
mod obsidian;
mod text;
mod writing;

use tempfile::TempDir;

use super::*;

/// Writes files to a temporary folder: the sources, and `articles/` with existing articles.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("articles")).unwrap();
    for (name, bytes) in files {
        files::write(&folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// Imports the first of these files, and checks the name and the text of the article. Returns the report.
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
    new::write_article(
        &imported.name,
        &imported.markdown(),
        &into,
        ExistingFile::Keep,
    )
    .unwrap();
    images::copy(&imported.images, &into).unwrap();
    assert_eq!(errors(folder.path()), [] as [String; 0], "{expected}");
    imported.report
}

/// Returns the errors that `press check` finds in a folder.
fn errors(folder: &Path) -> Vec<String> {
    crate::check::errors(folder).unwrap()
}

/// Does the same as [`check_files`] for a single file.
fn check(file: &str, text: &str, name: &str, expected: &str) -> Vec<String> {
    check_files(&[(file, text)], name, expected)
}

fn says(report: &[String], words: &str) -> bool {
    report.iter().any(|line| line.contains(words))
}
