//! Reading of `site.toml` and `site.css`, and of the fonts that they name.

use std::{collections::BTreeMap, fs, path::Path};

use super::{stylesheet, *};
use crate::{files, output::Output};

fn read(site: &Path) -> Result<SiteFile, Box<Diagnostic>> {
    SiteFile::read(site, PATH, PATH.to_owned())
}

#[test]
fn a_missing_font_is_reported_and_left_out() {
    let folder = tempfile::tempdir().unwrap();
    files::write(&folder.path().join(PATH), WHOLE.as_bytes()).unwrap();
    let file = read(folder.path()).unwrap();
    let lines = diagnostic::warnings(&file.diagnostics);
    let expected = "articles/site.toml:20:41: there is no file `articles/fonts/own.woff2`: put the font there, or correct `file`";
    assert_eq!(lines, [expected]);
    assert_eq!(file.diagnostics[0].code, Code::SiteFont);
    assert!(file.site.typefaces.files.is_empty());
    files::write(&folder.path().join("articles/fonts/own.woff2"), b"x").unwrap();
    let file = read(folder.path()).unwrap();
    assert_eq!(file.site.typefaces.files.len(), 1);
}

#[test]
fn fonts_are_found_beside_a_site_toml_outside_of_a_site() {
    let folder = tempfile::tempdir().unwrap();
    files::write(&folder.path().join(NAME), WHOLE.as_bytes()).unwrap();
    files::write(&folder.path().join("fonts/own.woff2"), b"x").unwrap();
    let file = SiteFile::read(folder.path(), NAME, NAME.to_owned()).unwrap();
    assert_eq!(file.diagnostics, []);
    assert_eq!(file.site.typefaces.files.len(), 1);
}

/// Checks that `site.toml` cannot be read, for this reason and with this advice.
fn check_unreadable(site: &Path, code: Code, message: &str, help: &str) {
    let diagnostic = read(site).unwrap_err();
    assert_eq!(diagnostic.code, code);
    let line = diagnostic::format_one_line(&diagnostic);
    assert!(
        line.starts_with("articles/site.toml: ") && line.contains(message) && line.contains(help),
        "{line}"
    );
}

#[test]
fn a_file_that_cannot_be_read_is_reported_with_advice() {
    const PLAIN: &str = "put a plain file of at most 1 MB there";
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    assert_eq!(read(site).unwrap().site, Site::default());
    let file = site.join(PATH);
    files::write(&file, b"\nname = \"\xff\"").unwrap();
    let help = "save the file as UTF-8";
    check_unreadable(site, Code::SiteEncoding, "line 2 is not UTF-8", help);
    fs::write(&file, "#".repeat(1_000_001)).unwrap();
    check_unreadable(site, Code::SiteRead, "over 1 MB", PLAIN);
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    check_unreadable(site, Code::SiteRead, "it is a folder", PLAIN);
}

#[cfg(unix)]
#[test]
fn links_and_pipes_are_not_read() {
    use std::os::unix::{fs::symlink, net::UnixListener};
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    files::write(&folder.path().join("mine"), WHOLE.as_bytes()).unwrap();
    fs::create_dir_all(site.join("articles")).unwrap();
    symlink("/dev/zero", site.join(stylesheet::PATH)).unwrap();
    for target in ["../../mine", "/dev/zero", "nowhere"] {
        symlink(target, site.join(PATH)).unwrap();
        check_unreadable(&site, Code::SiteRead, "is a symbolic link", "plain file");
        fs::remove_file(site.join(PATH)).unwrap();
    }
    let _socket = UnixListener::bind(site.join(PATH)).unwrap();
    check_unreadable(&site, Code::SiteRead, "a pipe", "plain file");
    let output = Output::new(&site, BTreeMap::new());
    assert_eq!(write_stylesheets(&output, &Site::default()).unwrap(), "");
    assert!(output.failures()[0].contains("site.css"));
}

#[cfg(unix)]
#[test]
fn a_font_behind_a_symbolic_link_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    files::write(&folder.path().join(PATH), WHOLE.as_bytes()).unwrap();
    std::os::unix::fs::symlink("/etc", folder.path().join("articles/fonts")).unwrap();
    let file = read(folder.path()).unwrap();
    assert!(file.site.typefaces.files.is_empty());
    let message = &file.diagnostics[0].message;
    assert!(
        message.contains("`articles/fonts` is a symbolic link"),
        "{message}"
    );
}

#[test]
fn style_sheets_are_named_by_their_content_and_old_ones_are_removed() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    files::write(&site.join("articles/site.css"), b"a{}").unwrap();
    let output = &Output::new(site, BTreeMap::new());
    let first = write_stylesheets(output, &check(WHOLE)).unwrap();
    assert!(
        first.starts_with("site-") && first.contains(" articles/site.css?v="),
        "{first}"
    );
    assert_eq!(write_stylesheets(output, &check(WHOLE)).unwrap(), first);
    let second = write_stylesheets(output, &Site::default()).unwrap();
    assert!(second.starts_with("articles/site.css?v="), "{second}");
    assert_eq!(files::file_names(site, ".css").unwrap(), [] as [&str; 0]);
}
