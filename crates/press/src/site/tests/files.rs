//! What the site's own files are, and what they name on the disk.

use std::{collections::BTreeMap, fs};

use super::*;
use crate::files;

#[test]
fn a_font_that_is_not_there_is_told_and_not_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    files::write(&folder.path().join(FILE), WHOLE.as_bytes()).unwrap();
    let output = Output::new(folder.path(), BTreeMap::new());
    let (site, problems) = read(&output);
    assert!(
        problems[0]
            .to_string()
            .starts_with("articles/site.toml:20:"),
        "{problems:?}"
    );
    assert!(site.typefaces.files.is_empty());
    files::write(&folder.path().join("articles/fonts/own.woff2"), b"x").unwrap();
    assert_eq!(read(&output).0.typefaces.files.len(), 1);
}

/// Checks that a `site.toml` that cannot be read is told once, with these words, and says nothing.
fn check_unread(site: &Path, words: &str) {
    let output = Output::new(site, BTreeMap::new());
    assert_eq!(read(&output), (Site::default(), Vec::new()));
    let failures = output.failures();
    assert!(
        matches!(&*failures, [one] if one.contains("site.toml") && one.contains(words)),
        "{failures:?}"
    );
}

#[test]
fn a_file_that_cannot_be_read_says_nothing_and_is_told_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(FILE);
    files::write(&file, b"name = \"\xff\"").unwrap();
    check_unread(folder.path(), "save the file with that encoding");
    fs::write(&file, "#".repeat(1_000_001)).unwrap();
    check_unread(folder.path(), "put a plain file of at most 1 MB there");
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    check_unread(folder.path(), "it is a folder");
}

#[cfg(unix)]
#[test]
fn links_and_pipes_are_not_read() {
    use std::os::unix::{fs::symlink, net::UnixListener};
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    files::write(&folder.path().join("mine"), WHOLE.as_bytes()).unwrap();
    fs::create_dir_all(site.join("articles")).unwrap();
    symlink("/dev/zero", site.join(STYLE)).unwrap();
    for target in ["../../mine", "/dev/zero", "nowhere"] {
        symlink(target, site.join(FILE)).unwrap();
        check_unread(&site, "is a symbolic link");
        fs::remove_file(site.join(FILE)).unwrap();
    }
    let _socket = UnixListener::bind(site.join(FILE)).unwrap();
    check_unread(&site, "it is no file");
    let output = Output::new(&site, BTreeMap::new());
    assert_eq!(write_styles(&output, &Site::default()).unwrap(), "");
    assert!(output.failures()[0].contains("site.css is a symbolic link"));
}

#[cfg(unix)]
#[test]
fn a_font_behind_a_link_is_told() {
    let folder = tempfile::tempdir().unwrap();
    files::write(&folder.path().join(FILE), WHOLE.as_bytes()).unwrap();
    std::os::unix::fs::symlink("/etc", folder.path().join("articles/fonts")).unwrap();
    let output = Output::new(folder.path(), BTreeMap::new());
    let (site, problems) = read(&output);
    assert!(site.typefaces.files.is_empty());
    let message = &problems[0].message;
    assert!(
        message.contains("`articles/fonts` is a symbolic link"),
        "{message}"
    );
}

#[test]
fn the_sheets_are_named_after_what_is_in_them_and_old_ones_go() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    files::write(&site.join("articles/site.css"), b"a{}").unwrap();
    let output = &Output::new(site, BTreeMap::new());
    let first = write_styles(output, &check(WHOLE)).unwrap();
    assert!(
        first.starts_with("site-") && first.contains(" articles/site.css?v="),
        "{first}"
    );
    assert_eq!(write_styles(output, &check(WHOLE)).unwrap(), first);
    let second = write_styles(output, &Site::default()).unwrap();
    assert!(second.starts_with("articles/site.css?v="), "{second}");
    assert_eq!(files::file_names(site, ".css").unwrap(), [] as [&str; 0]);
}
