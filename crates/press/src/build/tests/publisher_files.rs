//! The publisher's own files stay, and links out of the site are not followed.

use super::*;

/// Builds twice and checks that these files are unchanged.
pub(super) fn check_kept(site: &Site, files: &[(&str, &str)]) {
    for (name, text) in files {
        files::write(&site.path(name), text.as_bytes()).unwrap();
    }
    for run in ["first", "second"] {
        site.build(DraftListing::WhenServed).unwrap();
        for (name, text) in files {
            assert_eq!(site.text(name), *text, "{name}, in the {run} run");
        }
    }
}

#[test]
fn a_publishers_own_pages_stay() {
    let site = Site::new(&[("about.md", "Text"), ("b.md", "---\ntags: [sea]\n---\n")]);
    let own = "<html><p>Mine</p></html>";
    let names = ["about/index.html", "tags/sea/index.html", "404.html"];
    check_kept(&Site::new(&[("c.md", "Text")]), &[("b/index.html", own)]);
    for name in names {
        files::write(&site.path(name), own.as_bytes()).unwrap();
    }
    site.build(DraftListing::WhenServed).unwrap();
    for name in names {
        assert_eq!(site.text(name), own, "{name}");
    }
}

#[test]
fn a_publishers_own_files_replace_those_of_press() {
    let files = [
        ("feed.xml", "<feed>mine</feed>"),
        ("feed.json", "{\"items\":[]}"),
        ("sitemap.xml", "<urlset/>"),
        ("robots.txt", "User-agent: x"),
        ("_headers", "/*"),
        ("a/adjacent.json", "{}"),
        ("articles/adjacent.json", "{}"),
        ("articles/index-1.json", "[]"),
        ("pagefind/notes.txt", "mine"),
        ("pagefind/pagefind.js", "export const mine = 1"),
        ("pagefind/fragment/en_1.pf_fragment", "mine"),
        ("pagefind/en/notes.pagefind", "mine"),
        ("previews/0123456789abcdef.png", "mine"),
        ("site-mine.css", "a{}"),
        ("site-0123456789abcdef.css", "a{}"),
        ("essay.js", "let mine"),
        ("essay.js.br", "mine"),
        ("essay.js.gz", "mine"),
    ];
    check_kept(&configured(), &files);
    // They stay also where press would remove its own.
    let nowhere = Site::new(&[]);
    check_kept(&nowhere, &files);
}

#[test]
fn own_files_are_recognised_without_the_cache() {
    let site = configured();
    site.index(DraftListing::WhenServed);
    fs::remove_file(site.path(".press.json")).unwrap();
    let changed = "---\ntitle: Changed\ndate: 2026-01-02\nlang: en\n---\nz";
    fs::write(site.path("articles/a.md"), changed).unwrap();
    site.index(DraftListing::WhenServed);
    let at_once = configured();
    fs::write(at_once.path("articles/a.md"), changed).unwrap();
    at_once.index(DraftListing::WhenServed);
    for ((path, bytes), (expected, other)) in contents(&site.path(""))
        .iter()
        .zip(&contents(&at_once.path("")))
    {
        assert_eq!(path.file_name(), expected.file_name());
        assert!(
            bytes == other || path.ends_with(".press.json"),
            "{}",
            path.display()
        );
    }
}

#[test]
fn a_forged_cache_cannot_leave_the_site() {
    let site = configured();
    site.index(DraftListing::WhenServed);
    let outside = tempfile::tempdir().unwrap();
    let target = outside.path().join("x.br");
    fs::write(&target, "mine").unwrap();
    let up = "../".repeat(12);
    let path = |name: &str| format!("{up}{}", outside.path().join(name).display());
    let mut memory: serde_json::Value = serde_json::from_str(&site.text(".press.json")).unwrap();
    memory["compressed"][path("x")] = "1".into();
    memory["compressed"][outside.path().join("x").to_string_lossy().as_ref()] = "1".into();
    memory["own"][path("x.br")] = crate::fingerprint::digest("mine").into();
    memory["articles"]["a.md"]["entry"]["slug"] = "../../x".into();
    for entry in ["text", "en"] {
        memory["texts"][entry]["entry"] = "no object".into();
    }
    let made_up = memory.to_string();
    fs::write(site.path(".press.json"), &made_up).unwrap();
    let _ = site.build(DraftListing::WhenServed);
    assert_eq!(fs::read_to_string(&target).unwrap(), "mine");
    assert_eq!(site.listed(), ["a", "b"]);
    assert!(!site.text(".press.json").contains("../"));
    site.build(DraftListing::WhenServed).unwrap();
}

#[test]
fn a_missing_articles_folder_changes_nothing() {
    let site = configured();
    site.index(DraftListing::WhenServed);
    fs::rename(site.path("articles"), site.path("essays")).unwrap();
    let before = contents(&site.path(""));
    let problem = site.build(DraftListing::WhenServed).unwrap_err();
    assert!(problem.contains("there is no folder"), "{problem}");
    assert!(contents(&site.path("")) == before);
    // The same holds for a site that Trunk has just built.
    let fresh = Site::new(&[]);
    fs::remove_dir(fresh.path("articles")).unwrap();
    let before = contents(&fresh.path(""));
    assert!(fresh.build(DraftListing::WhenServed).is_err());
    assert!(contents(&fresh.path("")) == before);
}

#[test]
fn the_page_of_an_unreadable_article_stays() {
    let site = Site::new(&[("a.md", "One"), ("b.md", "Two")]);
    site.index(DraftListing::WhenServed);
    let page = site.text("a/index.html");
    fs::write(site.path("articles/a.md"), b"\xff").unwrap();
    fs::write(site.path("articles/b.md"), "Three").unwrap();
    let problem = site.build(DraftListing::WhenServed).unwrap_err();
    assert!(problem.contains("the rest is written"), "{problem}");
    assert_eq!(site.text("a/index.html"), page);
    assert!(site.text("b/index.html").contains("<p>Three</p>"));
    assert_eq!(site.listed(), ["b"]);
    fs::write(site.path("articles/a.md"), "Four").unwrap();
    assert_eq!(site.index(DraftListing::WhenServed), ["a", "b"]);
}

#[test]
fn an_unwritable_file_does_not_stop_the_run() {
    let site = configured();
    fs::create_dir_all(site.path("a/index.html/in")).unwrap();
    fs::write(site.path("feed.json"), r#"{"_press":{}}"#).unwrap();
    let mut permissions = fs::metadata(site.path("feed.json")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(site.path("feed.json"), permissions).unwrap();
    let problem = site.build(DraftListing::WhenServed).unwrap_err();
    assert!(
        problem.starts_with("because of the 2 errors above"),
        "{problem}"
    );
    for name in [
        "b/index.html",
        "index.html",
        "feed.xml",
        "pagefind/languages.txt",
        "b/index.html.br",
    ] {
        assert!(site.path(name).is_file(), "{name}");
    }
    fs::remove_dir_all(site.path("a")).unwrap();
    fs::remove_file(site.path("feed.json")).unwrap();
    site.build(DraftListing::WhenServed).unwrap();
    assert!(site.text("feed.json").contains("jsonfeed"));
}

#[test]
fn a_foreign_page_for_unknown_addresses_is_reported() {
    let site = Site::new(&[("a.md", "x")]);
    site.index(DraftListing::WhenServed);
    for broken in ["<p>Mine</p>", ""] {
        fs::write(site.path("404.html"), broken).unwrap();
        let problem = site.build(DraftListing::WhenServed).unwrap_err();
        assert!(
            problem.contains("404.html: it names no app")
                && problem.contains("build the site again"),
            "{problem}"
        );
    }
    fs::remove_file(site.path("404.html")).unwrap();
    let problem = site.build(DraftListing::WhenServed).unwrap_err();
    assert!(
        problem.starts_with("there is no file ") && problem.contains("404.html"),
        "{problem}"
    );
}

#[cfg(unix)]
#[test]
fn no_output_is_written_through_a_link() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    let site = configured();
    let file = outside.path().join("file");
    fs::write(&file, "mine").unwrap();
    for name in ["previews", "pagefind", "tags", "a"] {
        symlink(outside.path(), site.path(name)).unwrap();
    }
    for name in [
        "feed.xml",
        "sitemap.xml",
        "robots.txt",
        "404.html",
        "_headers",
        "articles/index.json",
        ".press.json",
    ] {
        symlink(&file, site.path(name)).unwrap();
    }
    symlink(outside.path().join("new"), site.path("feed.json")).unwrap();
    for _ in 0..2 {
        site.build(DraftListing::WhenServed).unwrap();
        let existing = contents(outside.path());
        assert_eq!(existing, [(file.clone(), b"mine".to_vec())]);
        assert!(site.path("feed.json").is_symlink() && site.path("a").is_symlink());
        // The second run starts from the page that Trunk made.
        fs::write(site.path("index.html"), BUILT).unwrap();
        fs::write(site.path("a-1.css"), "a { color: red }").unwrap();
    }
}

#[cfg(unix)]
#[test]
fn targets_of_links_are_not_published() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    let secret = outside.path().join("secret");
    for name in ["a-1.css", "index.html"] {
        let site = configured();
        fs::write(&secret, site.text(name) + "secret").unwrap();
        fs::remove_file(site.path(name)).unwrap();
        symlink(&secret, site.path(name)).unwrap();
        let problem = site.build(DraftListing::WhenServed).unwrap_err();
        assert!(
            problem.contains(name) && problem.contains("cannot follow the symbolic link"),
            "{problem}"
        );
    }
}

#[test]
fn a_style_sheet_outside_the_site_is_not_read() {
    let site = configured();
    site.index(DraftListing::WhenServed);
    let page = site.text("404.html");
    let name = page.split("data-css=\"").nth(1).unwrap();
    let (name, _) = name.split_once('"').unwrap();
    fs::write(
        site.path("404.html"),
        page.replace(name, "../../../etc/hostname"),
    )
    .unwrap();
    let problem = site.build(DraftListing::WhenServed).unwrap_err();
    assert!(problem.contains("leads out of the folder"), "{problem}");
}

#[test]
fn index_parts_and_adjacent_files_do_not_replace_a_publishers_own() {
    let site = large_sites::site_of(&large_sites::many(130));
    let files = [
        ("articles/index-1.json", "[1]"),
        ("walk-120/adjacent.json", "{}"),
    ];
    check_kept(&site, &files);
    assert!(site.path("walk-121/adjacent.json").is_file());
    for (name, _) in files {
        fs::remove_file(site.path(name)).unwrap();
    }
    site.build(DraftListing::WhenServed).unwrap();
    for (name, own) in files {
        assert_ne!(site.text(name), own, "{name}");
    }
}
