//! Sites with many articles, and incremental builds.

use super::*;
use crate::discovery::feeds;

/// Writes articles with increasing dates.
pub(super) fn many(count: usize) -> Vec<(String, String)> {
    let article = |number: usize| {
        let text = format!(
            "---\ntitle: Walk \"{number}\" & back\ndate: {:04}-01-01\ntags: [sea]\n---\n\nOut, and back again.\n",
            2025 - number
        );
        (format!("walk-{number}.md"), text)
    };
    (0..count).map(article).collect()
}

pub(super) fn site_of(articles: &[(String, String)]) -> Site {
    let articles: Vec<(&str, &str)> = articles
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    Site::new(&articles)
}

/// Returns the files of a site, by path below its root.
fn below(site: &Site) -> Vec<(PathBuf, Vec<u8>)> {
    let root = site.path("");
    contents(&root)
        .into_iter()
        .map(|(path, bytes)| (path.strip_prefix(&root).unwrap().to_owned(), bytes))
        .collect()
}

#[test]
fn an_incremental_build_equals_a_full_one() {
    let mut articles = many(130);
    articles[7].1 += "\nOnce more.\n";
    let at_once = site_of(&articles);
    at_once.index(DraftListing::WhenServed);

    let bit_by_bit = site_of(&many(120));
    fs::write(bit_by_bit.path("articles/gone.md"), "Text").unwrap();
    bit_by_bit.index(DraftListing::WhenServed);
    fs::remove_file(bit_by_bit.path("articles/gone.md")).unwrap();
    for (name, text) in &articles {
        fs::write(bit_by_bit.path("articles").join(name), text).unwrap();
    }
    bit_by_bit.index(DraftListing::WhenServed);
    let (first, second) = (below(&at_once), below(&bit_by_bit));
    let languages = at_once.text("pagefind/languages.txt");
    assert_eq!(languages.matches("\t25 ").count(), 4, "{languages}");
    let names = |files: &[(PathBuf, Vec<u8>)]| -> Vec<PathBuf> {
        files.iter().map(|(name, _)| name.clone()).collect()
    };
    assert_eq!(names(&second), names(&first));
    for ((name, once), (_, bits)) in first.iter().zip(&second) {
        assert!(once == bits, "{} differs", name.display());
    }
}

#[test]
fn only_changed_pages_are_rewritten() {
    let site = site_of(&many(5));
    site.index(DraftListing::WhenServed);
    let long_ago = std::time::UNIX_EPOCH;
    let page = |number: usize| site.path(&format!("walk-{number}/index.html"));
    for number in 0..5 {
        let file = fs::File::options().write(true).open(page(number)).unwrap();
        file.set_modified(long_ago).unwrap();
    }
    let text = site.text("articles/walk-2.md").replace("Walk", "Stroll");
    fs::write(site.path("articles/walk-2.md"), text).unwrap();
    site.index(DraftListing::WhenServed);
    let is_new = |number| fs::metadata(page(number)).unwrap().modified().unwrap() != long_ago;
    // The adjacent pages contain its title.
    let expected = [false, true, true, true, false];
    assert_eq!([0, 1, 2, 3, 4].map(is_new), expected);
    assert!(site.text("walk-1/index.html").contains("Stroll"));
}

#[test]
fn an_edited_page_is_rewritten() {
    let site = site_of(&many(1));
    site.index(DraftListing::WhenServed);
    let page = site.text("walk-0/index.html");
    fs::write(site.path("walk-0/index.html"), page.replace("Out", "In")).unwrap();
    site.index(DraftListing::WhenServed);
    assert_eq!(site.text("walk-0/index.html"), page);
}

#[test]
fn only_the_page_of_a_removed_article_is_removed() {
    let site = Site::new(&[("low-tide.md", "Text"), ("with & sign.md", "Text")]);
    let own = "<html data-shell=\"page\"><p>Mine</p></html>";
    files::write(&site.path("about/index.html"), own.as_bytes()).unwrap();
    site.index(DraftListing::WhenServed);
    // A copy of a page in another folder.
    let copy = site.text("low-tide/index.html");
    files::write(&site.path("copy/index.html"), copy.as_bytes()).unwrap();
    fs::write(site.path("with & sign/notes.pdf"), "mine").unwrap();
    fs::remove_file(site.path("articles/low-tide.md")).unwrap();
    fs::remove_file(site.path("articles/with & sign.md")).unwrap();
    assert_eq!(site.index(DraftListing::WhenServed), [] as [&str; 0]);
    assert!(!site.path("low-tide").exists());
    assert_eq!(
        files::file_names(&site.path("with & sign"), "").unwrap(),
        ["notes.pdf"]
    );
    assert_eq!(site.text("about/index.html"), own);
    assert_eq!(site.text("copy/index.html"), copy);
    assert!(!site.path("articles/low-tide.md.br").exists());
}

#[test]
fn articles_beyond_the_first_index_file_have_an_adjacent_file() {
    let site = site_of(&many(130));
    site.index(DraftListing::WhenServed);
    let page = site.text("walk-1/index.html");
    assert!(page.contains("rel=\"prev\" href=\"../walk-0/\""), "{page}");
    assert!(page.contains("rel=\"next\" href=\"../walk-2/\""), "{page}");
    assert!(
        page.contains("Walk &quot;2&quot; &amp; back") || page.contains("Walk \"2\" &amp; back"),
        "{page}"
    );
    assert!(!site.path("walk-98/adjacent.json").exists());
    for (number, newer, older) in [(99, 98, 100), (120, 119, 121)] {
        let near: recto::data::library::Adjacent =
            serde_json::from_str(&site.text(&format!("walk-{number}/adjacent.json"))).unwrap();
        assert_eq!(near.newer.unwrap().slug, format!("walk-{newer}"));
        assert_eq!(near.older.unwrap().slug, format!("walk-{older}"));
    }
}

#[test]
fn the_library_page_has_the_entries_of_the_first_index_file() {
    let site = site_of(&many(130));
    site.index(DraftListing::WhenServed);
    let page = site.text("index.html");
    let source = document::fingerprint(site.text("articles/index.json"));
    assert!(
        page.contains(&format!("data-source-fingerprint=\"{source}\"")),
        "{page}"
    );
    assert!(
        page.contains("130 articles") && page.contains("Show more"),
        "{page}"
    );
    assert_eq!(page.matches("<h2").count(), 100);
}

#[test]
fn all_text_files_have_compressed_siblings() {
    let site = site_of(&many(1));
    site.index(DraftListing::WhenServed);
    for name in ["index.html", "404.html", "walk-0/index.html"] {
        for ending in ["br", "gz"] {
            let compressed = site.path(&format!("{name}.{ending}"));
            assert!(compressed.is_file(), "{}", compressed.display());
        }
    }
    assert!(!site.path(".press.json.br").exists());
}

#[test]
fn an_article_of_a_series_links_the_others() {
    let toml =
        "[[series]]\ntitle = \"Two walks & more\"\narticles = [\"walk-2\", \"gone\", \"walk-0\"]\n";
    let mut articles = many(3);
    articles.push(("site.toml".into(), toml.into()));
    let site = site_of(&articles);
    site.index(DraftListing::WhenServed);
    let page = site.text("walk-0/index.html");
    for part in [
        "Part 2 of 2",
        "Two walks &amp; more",
        "<a rel=\"prev\" href=\"../walk-2/\"><span class=\"label\">Previous part</span>",
        "aria-current=\"page\"",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    assert!(
        !page.contains("rel=\"next\"") && !page.contains("gone"),
        "{page}"
    );
    assert!(!site.text("walk-1/index.html").contains("class=\"series\""));
}

#[test]
fn withdrawn_articles_leave_the_feeds() {
    let site = configured();
    site.index(DraftListing::WhenServed);
    assert!(site.text("feed.xml").contains(feeds::GENERATOR));
    fs::remove_file(site.path("articles/site.toml")).unwrap();
    site.index(DraftListing::WhenServed);
    for name in [
        "feed.xml",
        "feed.json",
        "sitemap.xml",
        "robots.txt",
        "feed.xml.br",
    ] {
        assert!(!site.path(name).exists(), "{name}");
    }
}
