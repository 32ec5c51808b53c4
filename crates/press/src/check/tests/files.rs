use super::{DraftChecking, check_as, check_files, diagnose_site, place, site};
use crate::{
    check::{Format, Options, Scope, library::LARGE, run},
    diagnostic::Code,
};
use recto::data::MAX_BYTES;

#[test]
fn drafts_are_skipped_unless_requested() {
    let files = [("a.md", "---\ndraft: true\n---\n#### Deep")];
    check_files(&files, &[("draft", "a.md:2:8")]);
    check_as(
        &files,
        DraftChecking::Check,
        &[("heading-skip", "a.md:4:1")],
    );
}

#[test]
fn names_without_an_address_are_errors() {
    check_files(
        &[
            ("articles.md", ""),
            ("b.markdown", ""),
            ("c.MD", ""),
            ("d.txt", ""),
            ("../logo", ""),
            ("logo.md", ""),
        ],
        &[
            ("file-name", "articles.md"),
            ("file-ending", "b.markdown"),
            ("file-ending", "c.MD"),
            ("file-name", "logo.md"),
        ],
    );
}

#[test]
fn articles_in_subfolders_are_reported() {
    check_files(
        &[("in/a.md", ""), ("in/b.png", "")],
        &[("file-folder", "in/a.md")],
    );
}

#[test]
fn addresses_that_collide_on_some_hosts_are_errors() {
    check_files(
        &[("Low-Tide.md", ""), ("low-tide.md", "")],
        &[("slug-duplicate", "low-tide.md")],
    );
    check_files(
        &[("e\u{301}.md", ""), ("\u{c9}.md", ""), ("e.md", "")],
        &[("slug-duplicate", "\u{c9}.md")],
    );
}

#[test]
fn invalid_utf8_is_reported_with_its_line() {
    let site = site(&[("articles/a.md", b"ok\n\xff")]);
    let found = diagnose_site(site.path(), DraftChecking::Skip);
    assert_eq!(found[0].code.name(), "file-encoding");
    assert_eq!(found[0].message, "line 2 is not UTF-8");
}

#[test]
fn large_files_are_warnings_and_too_large_ones_errors() {
    let check = |size, expected: &[&str]| {
        let site = site(&[("articles/a.md", &vec![b'\n'; size])]);
        let found = diagnose_site(site.path(), DraftChecking::Skip);
        let codes: Vec<&str> = found
            .iter()
            .map(|diagnostic| diagnostic.code.name())
            .collect();
        assert_eq!(codes, expected, "{size}");
    };
    check(LARGE, &[]);
    check(LARGE + 1, &["file-large"]);
    check(MAX_BYTES + 1, &["file-size"]);
}

#[test]
fn articles_are_found_in_a_site_a_project_a_folder_or_a_file() {
    let site = site(&[
        ("articles/a.md", b"[x](b.md) [y](#no)"),
        ("articles/b.md", b"[y](#no)"),
        ("README.md", b"[y](#no)"),
    ]);
    let check = |path: &str, expected: &[&str]| {
        let found = diagnose_site(&site.path().join(path), DraftChecking::Skip);
        let places: Vec<String> = found.iter().map(place).collect();
        assert_eq!(places, expected, "{path}");
    };
    check("", &["a.md:1:11", "b.md:1:1"]);
    check("articles", &["a.md:1:11", "b.md:1:1"]);
    check("articles/a.md", &["a.md:1:11"]);
    let project = tempfile::tempdir().unwrap();
    std::fs::rename(site.path(), project.path().join("public")).unwrap();
    let found = diagnose_site(project.path(), DraftChecking::Skip);
    assert_eq!(found.len(), 2);
}

#[test]
fn a_folder_without_articles_is_an_error() {
    let empty = tempfile::tempdir().unwrap();
    let problem = |path| Scope::find(path).unwrap_err().to_string();
    assert!(problem(empty.path()).contains("there are no articles"));
    assert!(problem(&empty.path().join("no")).contains("there is no file or folder"));
}

#[test]
fn other_files_are_not_checked_as_articles() {
    let site = site(&[
        ("articles/a.md", b"Text"),
        ("articles/a.png", b""),
        ("articles/b.txt", b""),
        ("articles/.c.md", b""),
    ]);
    for name in ["a.png", "b.txt", ".c.md", "no.md"] {
        let path = site.path().join("articles").join(name);
        let options = Options {
            path: Some(path),
            format: Format::Text,
            drafts: DraftChecking::Skip,
        };
        let problem = run(&options).unwrap_err().to_string();
        assert!(
            problem.contains("name a") && problem.contains(name),
            "{problem}"
        );
    }
}

#[cfg(unix)]
#[test]
fn symbolic_links_out_of_the_folder_are_errors() {
    let site = site(&[("articles/a.md", b"Text")]);
    let articles = site.path().join("articles");
    std::fs::write(site.path().join("secret"), "Outside").unwrap();
    for (target, name) in [("a.md", "b.md"), ("../secret", "c.md")] {
        std::os::unix::fs::symlink(target, articles.join(name)).unwrap();
    }
    let found = diagnose_site(site.path(), DraftChecking::Skip);
    let codes: Vec<_> = found
        .iter()
        .map(|diagnostic| (diagnostic.code, diagnostic.file.clone()))
        .collect();
    let file = articles.join("c.md").display().to_string();
    assert_eq!(codes, [(Code::FileLink, file)]);
}

#[test]
fn an_article_can_be_named_without_its_folder() {
    let library = Scope::find(std::path::Path::new("Cargo.toml"));
    assert!(
        library
            .unwrap_err()
            .to_string()
            .contains("is neither an article")
    );
    let name = "an_article_may_be_named_without_its_folder.md";
    // Tests run in the folder of the package.
    std::fs::write(name, "[x](#no)").unwrap();
    let found = diagnose_site(std::path::Path::new(name), DraftChecking::Skip);
    std::fs::remove_file(name).unwrap();
    let files: Vec<&str> = found
        .iter()
        .map(|diagnostic| diagnostic.file.as_str())
        .collect();
    assert_eq!(files, [name]);
}

#[test]
fn folders_named_like_articles_are_reported() {
    check_files(
        &[("a.md/b.txt", ""), (".c.md/d.txt", ""), ("e/f.txt", "")],
        &[("file-kind", "a.md")],
    );
}

#[cfg(unix)]
#[test]
fn unreadable_files_are_reported_and_the_others_checked() {
    use std::os::unix::{ffi::OsStrExt as _, fs::symlink, net::UnixListener};
    let site = site(&[("articles/a.md", b"[x](#no)")]);
    let articles = site.path().join("articles");
    symlink("nowhere", articles.join("b.md")).unwrap();
    let _socket = UnixListener::bind(articles.join("c.md")).unwrap();
    symlink("c.md", articles.join("d.md")).unwrap();
    let odd = std::ffi::OsStr::from_bytes(b"e\xff.md");
    std::fs::write(articles.join(odd), "").unwrap();
    let found = diagnose_site(site.path(), DraftChecking::Skip);
    let codes: Vec<(&str, String)> = found
        .iter()
        .map(|diagnostic| (diagnostic.code.name(), place(diagnostic)))
        .collect();
    let expected = [
        ("link-section", "a.md:1:1"),
        ("file-read", "b.md"),
        ("file-kind", "c.md"),
        ("file-read", "d.md"),
        ("file-name", "e\u{fffd}.md"),
    ];
    let expected = expected.map(|(code, place)| (code, place.to_owned()));
    assert_eq!(codes, expected);
}

#[cfg(unix)]
#[test]
fn unreadable_files_are_reported_when_named() {
    use std::os::unix::{fs::symlink, net::UnixListener};
    let check = |name: &str, code: &str, make: &dyn Fn(&std::path::Path)| {
        let site = site(&[("articles/z.md", b"[x](#no)")]);
        let path = site.path().join("articles").join(name);
        make(&path);
        let found = diagnose_site(&path, DraftChecking::Skip);
        let found: Vec<(&str, String)> = found
            .iter()
            .map(|diagnostic| (diagnostic.code.name(), place(diagnostic)))
            .collect();
        assert_eq!(found, [(code, name.to_owned())]);
    };
    let dangle = |path: &std::path::Path| symlink("nowhere", path).unwrap();
    let listen = |path: &std::path::Path| drop(UnixListener::bind(path).unwrap());
    check("site.toml", "site-read", &dangle);
    check("site.toml", "site-read", &listen);
    check("site.toml", "site-read", &|path| {
        std::fs::create_dir(path).unwrap();
    });
    check("a.md", "file-read", &dangle);
    check("a.md", "file-kind", &listen);
}
