use std::{
    fs,
    num::NonZero,
    path::{Path, PathBuf},
};

use recto::data::library::Library;
use tempfile::TempDir;

use super::*;
use crate::files;

mod damage;
mod many;
mod own;
mod tags;
mod wording;

const BUILT: &str = r#"<!doctype html><html lang="en" data-shell="root"><head><meta charset="utf-8"><title>Recto</title><script>boot()</script><link rel="stylesheet" href="./a-1.css" integrity="x"><meta name="recto-app" content="./recto-1.js ./recto-1_bg.wasm"></head><body></body></html>"#;

/// So few articles are in a shard of the index of the texts that there are many.
const SHARD_SIZE: NonZero<usize> = NonZero::new(25).unwrap();

struct Site(TempDir);

impl Site {
    fn new(articles: &[(&str, &str)]) -> Self {
        let site = Self(tempfile::tempdir().unwrap());
        fs::create_dir_all(site.path("articles")).unwrap();
        fs::write(site.path("index.html"), BUILT).unwrap();
        fs::write(site.path("a-1.css"), "a { color: red }").unwrap();
        site.build_lazy_chunk();
        for (name, text) in articles {
            fs::write(site.path("articles").join(name), text).unwrap();
        }
        site
    }

    /// The lazy chunk as Trunk leaves it.
    fn build_lazy_chunk(&self) {
        fs::write(self.path("search_share.js"), "export").unwrap();
        fs::write(self.path("search_share_bg.wasm"), "wasm").unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs the command, and says which articles are listed then.
    fn index(&self, drafts: Drafts) -> Vec<String> {
        self.build(drafts).unwrap();
        self.listed()
    }

    fn build(&self, drafts: Drafts) -> Result<(), String> {
        self.build_with(|options| options.drafts = drafts)
    }

    /// Runs the command with options that are changed so.
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

/// Every file below a folder, with what it holds.
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
fn drafts_are_listed_only_when_asked_for_or_served_by_trunk() {
    let site = Site::new(&[("a.md", "---\ndraft: true\n---\n")]);
    assert_eq!(site.index(Drafts::WhenServed), [] as [&str; 0]);
    assert_eq!(site.index(Drafts::Listed), ["a"]);
    let served = BUILT.replace(
        "<body>",
        "<body><script>new WebSocket('/.well-known/trunk/ws')</script>",
    );
    fs::write(site.path("index.html"), served).unwrap();
    fs::write(site.path("a-1.css"), "").unwrap();
    site.build_lazy_chunk();
    assert_eq!(site.index(Drafts::WhenServed), ["a"]);
}

#[test]
fn every_article_has_its_page_and_unknown_addresses_have_a_shell() {
    let site = Site::new(&[("low-tide.md", "Text")]);
    site.index(Drafts::WhenServed);
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
fn an_index_of_the_publishers_own_is_kept() {
    let site = Site::new(&[("a.md", "x")]);
    fs::write(site.path("articles/index.json"), r#"["a.md"]"#).unwrap();
    site.index(Drafts::WhenServed);
    assert_eq!(site.text("articles/index.json"), r#"["a.md"]"#);
}

#[test]
fn a_library_without_articles_has_an_index_without_entries() {
    let site = Site::new(&[]);
    assert_eq!(site.index(Drafts::WhenServed), [] as [&str; 0]);
}

#[test]
fn a_second_run_changes_nothing() {
    let site = Site::new(&[("a.md", "x"), ("b.md", "y")]);
    site.index(Drafts::WhenServed);
    let first = contents(&site.path(""));
    site.index(Drafts::WhenServed);
    assert_eq!(contents(&site.path("")), first);
}

#[test]
fn an_article_that_is_added_to_a_finished_site_is_listed_by_the_next_run() {
    let site = Site::new(&[("a.md", "x")]);
    site.index(Drafts::WhenServed);
    fs::write(site.path("articles/b.md"), "y").unwrap();
    assert_eq!(site.index(Drafts::WhenServed), ["a", "b"]);
    assert!(site.text("b/index.html").contains("<p>y</p>"));
    assert_eq!(site.text("index.html").matches("<style>").count(), 1);
}

#[test]
fn a_folder_without_a_site_is_an_error_that_says_what_to_do() {
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

/// A site that says where it is, and what it is called.
fn told() -> Site {
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
fn what_machines_read_is_written_where_the_address_is_known() {
    let site = told();
    assert_eq!(site.index(Drafts::WhenServed), ["a", "b"]);
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
fn the_sheets_of_the_site_are_named_in_every_page() {
    let site = told();
    site.index(Drafts::WhenServed);
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
fn a_second_run_on_a_site_that_is_told_changes_nothing() {
    let site = told();
    site.index(Drafts::WhenServed);
    let first = contents(&site.path(""));
    site.index(Drafts::WhenServed);
    assert_eq!(contents(&site.path("")), first);
}

#[test]
fn without_an_address_nothing_is_written_that_would_need_one() {
    let site = Site::new(&[("a.md", "---\ndate: 2026-01-02\n---\nx")]);
    site.index(Drafts::WhenServed);
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
fn a_robots_file_of_the_publishers_own_is_kept() {
    let site = told();
    fs::write(site.path("robots.txt"), "User-agent: *\nDisallow: /").unwrap();
    site.index(Drafts::WhenServed);
    assert!(site.text("robots.txt").contains("Disallow: /"));
}
