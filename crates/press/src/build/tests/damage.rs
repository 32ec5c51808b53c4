//! Damaged, empty and unreadable files.

use super::{publisher_files::check_kept, *};

#[test]
fn a_publishers_own_siblings_stay_with_a_note() {
    let long = "The tide comes in, and the tide goes out again. ".repeat(20);
    for forget in [|_: &Site| {}, forget] {
        let site = Site::new(&[("a.md", &long)]);
        site.index(DraftListing::WhenServed);
        forget(&site);
        let files = [("a/index.html.br", "mine"), ("sitemap.xml.gz", "mine")];
        check_kept(&site, &files);
        // They stay after the page is removed.
        fs::remove_file(site.path("articles/a.md")).unwrap();
        check_kept(&site, &files);
        assert!(!site.path("a/index.html.gz").exists());
    }
}

#[test]
fn interrupted_runs_leave_no_outdated_siblings() {
    let text = |word: &str| format!("# New\n\n{}", format!("{word} comes in. ").repeat(40));
    let site = Site::new(&[("a.md", &text("A"))]);
    site.index(DraftListing::WhenServed);
    let form = fs::read(site.path("a/index.html.gz")).unwrap();
    // State after two interrupted runs: the first before it wrote the cache, the second between a page and its sibling.
    fs::write(site.path("articles/a.md"), text("B")).unwrap();
    site.index(DraftListing::WhenServed);
    fs::write(site.path("a/index.html.gz"), form).unwrap();
    forget(&site);
    fs::write(site.path("articles/a.md"), text("C")).unwrap();
    site.index(DraftListing::WhenServed);
    let form = fs::read(site.path("a/index.html.gz")).unwrap();
    let page = fs::read(site.path("a/index.html")).unwrap();
    assert!(crate::output::Encoding::Gzip.decodes_to(&form, &page));
}

/// Removes the cache.
fn forget(site: &Site) {
    fs::remove_file(site.path(".press.json")).unwrap();
}

#[test]
fn siblings_of_earlier_versions_are_recognised() {
    let long = "The tide comes in, and the tide goes out again. ".repeat(20);
    let site = Site::new(&[("a.md", &long)]);
    let style = format!("a {{ color: red }} /* {long} */");
    fs::write(site.path("a-1.css"), style).unwrap();
    site.index(DraftListing::WhenServed);
    let has_forms = |name: &str| {
        let names = [".br", ".gz"].map(|form| files::file_names(&site.path(""), form).unwrap());
        names.concat().iter().any(|file| file.starts_with(name))
    };
    assert!(has_forms("style-"));
    forget(&site);
    site.build_with(|options| options.compression = Compression::Disabled)
        .unwrap();
    assert!(!has_forms("style-"));
    assert!(!site.path("a/index.html.br").exists());
}

#[cfg(unix)]
#[test]
fn siblings_of_a_page_that_became_a_link_are_removed() {
    let long = "The tide comes in, and the tide goes out again. ".repeat(20);
    let site = Site::new(&[("a.md", &long)]);
    site.index(DraftListing::WhenServed);
    fs::write(site.path("mine.html"), "mine").unwrap();
    fs::remove_file(site.path("a/index.html")).unwrap();
    std::os::unix::fs::symlink("../mine.html", site.path("a/index.html")).unwrap();
    site.build(DraftListing::WhenServed).unwrap();
    assert_eq!(
        files::file_names(&site.path("a"), "").unwrap(),
        ["index.html"]
    );
    assert_eq!(site.text("mine.html"), "mine");
}

#[test]
fn empty_files_are_rewritten() {
    let site = configured();
    site.index(DraftListing::WhenServed);
    let names = [
        "index.html",
        "a/index.html",
        "feed.xml",
        "feed.json",
        "sitemap.xml",
        "robots.txt",
        "_headers",
    ];
    for name in names {
        fs::write(site.path(name), "").unwrap();
    }
    site.build(DraftListing::WhenServed).unwrap();
    for name in names {
        assert!(!site.text(name).is_empty(), "{name}");
    }
}

#[test]
fn an_unreadable_site_toml_does_not_stop_the_run() {
    let site = configured();
    for text in [&b"name = \"\xff\""[..], b""] {
        fs::remove_file(site.path("articles/site.toml")).unwrap();
        if text.is_empty() {
            fs::create_dir(site.path("articles/site.toml")).unwrap();
        } else {
            fs::write(site.path("articles/site.toml"), text).unwrap();
        }
        fs::write(site.path("articles/index.json"), "{}").unwrap();
        let problem = site.build(DraftListing::WhenServed).unwrap_err();
        assert!(
            problem.starts_with("because of the 2 errors above"),
            "{problem}"
        );
        assert!(site.text("a/index.html").contains("<p>x</p>"));
        assert!(site.text("index.html").contains("./b/"));
        assert_eq!(site.text("articles/index.json"), "{}");
    }
}

#[test]
fn an_unreadable_cache_is_ignored() {
    let site = configured();
    fs::create_dir(site.path(".press.json")).unwrap();
    let problem = site.build(DraftListing::WhenServed).unwrap_err();
    assert!(problem.contains("the rest is written"), "{problem}");
    assert!(site.path("a/index.html").is_file());
}

#[test]
fn a_file_in_place_of_a_folder_does_not_stop_the_run() {
    for name in ["previews", "tags", "pagefind", "a"] {
        let site = configured();
        fs::write(site.path(name), "mine").unwrap();
        let _ = site.build(DraftListing::WhenServed);
        assert_eq!(site.text(name), "mine");
        assert!(site.path("b/index.html").is_file(), "{name}");
        assert!(site.path("sitemap.xml").is_file(), "{name}");
    }
}

#[test]
fn a_truncated_shell_is_an_error() {
    let site = configured();
    site.index(DraftListing::WhenServed);
    let (page, shell) = (site.text("a/index.html"), site.text("404.html"));
    let (half, _) = shell.split_once("<body").unwrap();
    fs::write(site.path("404.html"), half).unwrap();
    fs::write(site.path("articles/a.md"), "Changed").unwrap();
    let problem = site.build(DraftListing::WhenServed).unwrap_err();
    assert!(
        problem.contains("404.html: the end of the page is missing")
            && problem.contains("build the site again"),
        "{problem}"
    );
    assert_eq!(site.text("a/index.html"), page);
}
