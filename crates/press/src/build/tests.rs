use std::{
    fs,
    num::NonZero,
    path::{Path, PathBuf},
};

use recto::data::library::Library;
use tempfile::TempDir;

use super::*;
use crate::files;

mod control_characters;
mod damage;
mod large_sites;
mod publisher_files;
mod tags;

const BUILT: &str = r#"<!doctype html><html lang="en" data-shell="root"><head><meta charset="utf-8"><title>Recto</title><script>boot()</script><link rel="stylesheet" href="./a-1.css" integrity="x"><meta name="recto-app" content="./recto-1.js ./recto-1_bg.wasm"></head><body></body></html>"#;

/// Size of a shard, small enough for several shards.
const SHARD_SIZE: NonZero<usize> = NonZero::new(25).unwrap();

struct Site(TempDir);

impl Site {
    fn new(articles: &[(&str, &str)]) -> Self {
        let site = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(site.path("articles")).unwrap();
        fs::write(site.path("index.html"), BUILT).unwrap();
        fs::write(site.path("a-1.css"), "a { color: red }").unwrap();
        for (name, text) in articles {
            fs::write(site.path("articles").join(name), text).unwrap();
        }
        site
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs the command and returns the slugs of the listed articles.
    fn index(&self, drafts: DraftListing) -> Vec<String> {
        self.build(drafts).unwrap();
        self.listed()
    }

    fn build(&self, drafts: DraftListing) -> Result<(), String> {
        self.build_with(|options| options.drafts = drafts)
    }

    /// Runs the command with changed options.
    fn build_with(&self, change: impl FnOnce(&mut Options)) -> Result<(), String> {
        let mut options = Options::new(self.path(""));
        options.shard_size = SHARD_SIZE;
        change(&mut options);
        run(&options).map_err(|error| error.to_string())
    }

    fn listed(&self) -> Vec<String> {
        let library: Library = serde_json::from_str(&self.text("articles/index.json")).unwrap();
        library
            .articles
            .into_iter()
            .map(|entry| entry.slug)
            .collect()
    }
}

/// Returns every file below a folder with its content.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(contents(&path));
        } else {
            all.push((path.clone(), fs::read(path).unwrap()));
        }
    }
    all.sort();
    all
}

#[test]
fn drafts_are_listed_on_request_and_under_trunk_serve() {
    let site = Site::new(&[("a.md", "---\ndraft: true\n---\n")]);
    assert_eq!(site.index(DraftListing::WhenServed), [] as [&str; 0]);
    assert_eq!(site.index(DraftListing::Always), ["a"]);
    let served = BUILT.replace(
        "<body>",
        "<body><script>new WebSocket('/.well-known/trunk/ws')</script>",
    );
    fs::write(site.path("index.html"), served).unwrap();
    fs::write(site.path("a-1.css"), "").unwrap();
    assert_eq!(site.index(DraftListing::WhenServed), ["a"]);
}

#[test]
fn every_article_has_a_page_and_unknown_addresses_have_a_shell() {
    let site = Site::new(&[("low-tide.md", "Text")]);
    site.index(DraftListing::WhenServed);
    let page = site.text("low-tide/index.html");
    assert!(page.contains(r#"data-shell="page""#), "{page}");
    assert!(page.contains("<h1>Low tide</h1>"), "{page}");
    assert!(
        page.contains("<style>@layer first-paint;a { color: red }\n</style>"),
        "{page}"
    );
    assert!(!page.contains("starting"), "{page}");
    let shell = site.text("404.html");
    assert!(
        shell.contains(r#"data-shell="page""#) && !shell.contains("data-prerendered"),
        "{shell}"
    );
    let library = site.text("index.html");
    assert!(
        library.contains(r#"data-shell="root""#) && library.contains("<ul class=\"library\">"),
        "{library}"
    );
    assert!(
        page.contains(r#"<title data-head="">Low tide</title>"#),
        "{page}"
    );
}

#[test]
fn a_publishers_own_index_stays() {
    let site = Site::new(&[("a.md", "x")]);
    fs::write(site.path("articles/index.json"), r#"["a.md"]"#).unwrap();
    site.index(DraftListing::WhenServed);
    assert_eq!(site.text("articles/index.json"), r#"["a.md"]"#);
}

#[test]
fn a_library_without_articles_has_an_index_without_entries() {
    let site = Site::new(&[]);
    assert_eq!(site.index(DraftListing::WhenServed), [] as [&str; 0]);
}

#[test]
fn a_second_run_changes_nothing() {
    let site = Site::new(&[("a.md", "x"), ("b.md", "y")]);
    site.index(DraftListing::WhenServed);
    let first = contents(&site.path(""));
    site.index(DraftListing::WhenServed);
    assert_eq!(contents(&site.path("")), first);
}

#[test]
fn an_article_added_to_a_finished_site_is_listed_by_the_next_run() {
    let site = Site::new(&[("a.md", "x")]);
    site.index(DraftListing::WhenServed);
    fs::write(site.path("articles/b.md"), "y").unwrap();
    assert_eq!(site.index(DraftListing::WhenServed), ["a", "b"]);
    assert!(site.text("b/index.html").contains("<p>y</p>"));
    assert_eq!(site.text("index.html").matches("<style>").count(), 1);
}

#[test]
fn a_folder_without_a_site_is_an_error_with_advice() {
    let folder = tempfile::tempdir().unwrap();
    let options = Options::new(folder.path().into());
    assert!(
        run(&options)
            .unwrap_err()
            .to_string()
            .contains("build the site first")
    );
}

#[test]
fn a_missing_folder_is_an_error_with_advice() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let problem = |name: &str| {
        let options = Options::new(folder.path().join(name));
        run(&options).unwrap_err().to_string()
    };
    for (name, words) in [
        ("file", "file; name the folder"),
        ("file/in", "there is no folder"),
        ("no/in", "there is no folder"),
    ] {
        assert!(problem(name).contains(words), "{}", problem(name));
    }
}

/// A site with an address and a name.
fn configured() -> Site {
    let articles = [
        (
            "a.md",
            "---\ntitle: A\ndate: 2026-01-02\nlang: en\ntranslations: b\n---\nx",
        ),
        ("b.md", "---\ntitle: B\ndate: 2026-01-03\nlang: fr\n---\ny"),
        (
            "site.toml",
            "name = \"Low Tide\"\naddress = \"https://example.org/read/\"\norder = [\"a\"]\n[colours.light]\naccent = \"#004a7c\"\n",
        ),
        ("site.css", "a { color: blue }"),
    ];
    Site::new(&articles)
}

#[test]
fn discovery_files_are_written_with_an_address() {
    let site = configured();
    assert_eq!(site.index(DraftListing::WhenServed), ["a", "b"]);
    for name in ["sitemap.xml", "robots.txt", "feed.xml", "feed.json"] {
        assert!(
            site.text(name).contains("https://example.org/read/"),
            "{name}"
        );
    }
    let page = site.text("a/index.html");
    for part in [
        r#"<link rel="canonical" href="https://example.org/read/a/""#,
        r#"data-site="{&quot;name&quot;:&quot;Low Tide&quot;}""#,
        r#"hreflang="fr""#,
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
}

#[test]
fn every_page_names_the_style_sheets_of_the_site() {
    let site = configured();
    site.index(DraftListing::WhenServed);
    let names = files::file_names(&site.path(""), ".css").unwrap();
    let own = names.iter().find(|name| name.starts_with("site-")).unwrap();
    assert_eq!(
        site.text(own),
        "@layer tokens{[data-theme=\"light\"]{--rubric:#004a7c;}@media (prefers-color-scheme:light){:root:not([data-theme]){--rubric:#004a7c;}}}"
    );
    for page in ["index.html", "404.html", "a/index.html"] {
        let attribute = format!(r#"data-site-css="{own} articles/site.css?v="#);
        assert!(site.text(page).contains(&attribute), "{page}");
    }
}

#[test]
fn a_second_run_with_site_settings_changes_nothing() {
    let site = configured();
    site.index(DraftListing::WhenServed);
    let first = contents(&site.path(""));
    site.index(DraftListing::WhenServed);
    assert_eq!(contents(&site.path("")), first);
}

#[test]
fn without_an_address_no_discovery_files_are_written() {
    let site = Site::new(&[("a.md", "---\ndate: 2026-01-02\n---\nx")]);
    site.index(DraftListing::WhenServed);
    for name in [
        "sitemap.xml",
        "robots.txt",
        "feed.xml",
        "feed.json",
        "previews",
    ] {
        assert!(!site.path(name).exists(), "{name}");
    }
}

#[test]
fn a_publishers_own_robots_file_stays() {
    let site = configured();
    fs::write(site.path("robots.txt"), "User-agent: *\nDisallow: /").unwrap();
    site.index(DraftListing::WhenServed);
    assert!(site.text("robots.txt").contains("Disallow: /"));
}
