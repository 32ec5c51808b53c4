//! The pages of tags.

use super::*;

fn tagged() -> Site {
    Site::new(&[
        ("a.md", "---\ntitle: A\ntags: [sea, paper & ink]\n---\nx"),
        ("b.md", "---\ntitle: B\ntags: [sea, a/b]\n---\ny"),
        ("c.md", "---\ntitle: C\ntags: [secret]\ndraft: true\n---\nz"),
        (
            "site.toml",
            "name = \"Low Tide\"\naddress = \"https://example.org/read/\"\n",
        ),
    ])
}

#[test]
fn every_tag_that_can_be_a_folder_has_a_page() {
    let site = tagged();
    site.index(DraftListing::WhenServed);
    let folders = files::folder_names(&site.path("tags")).unwrap();
    assert_eq!(folders, ["paper & ink", "sea"]);
    let page = site.text("tags/sea/index.html");
    for part in [
        "data-shell=\"tag\"",
        "data-page=\"tags/sea\"",
        "<title data-head=\"\">sea – Low Tide</title>",
        "<link rel=\"canonical\" href=\"https://example.org/read/tags/sea/\"",
        "content=\"A · B\"",
        "<h1>sea</h1>",
        "2 articles",
        "<a href=\"../../b/\">B</a>",
        "href=\"../../tags/paper%20&amp;%20ink/\"",
        "href=\"../../?tag=a%2Fb\"",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    assert!(site.path("tags/sea/index.html.br").is_file());
    assert!(site.text("b/index.html").contains("href=\"../tags/sea/\""));
}

#[test]
fn a_second_run_does_not_rewrite_the_pages_of_tags() {
    let site = tagged();
    site.index(DraftListing::WhenServed);
    let first = contents(&site.path(""));
    let page = site.path("tags/sea/index.html");
    let file = fs::File::options().write(true).open(&page).unwrap();
    file.set_modified(std::time::UNIX_EPOCH).unwrap();
    // A change that the page does not show leaves it unchanged.
    fs::write(
        site.path("articles/a.md"),
        "---\ntitle: A\ntags: [sea, paper & ink]\n---\nxx",
    )
    .unwrap();
    site.index(DraftListing::WhenServed);
    fs::write(
        site.path("articles/a.md"),
        "---\ntitle: A\ntags: [sea, paper & ink]\n---\nx",
    )
    .unwrap();
    site.index(DraftListing::WhenServed);
    assert_eq!(contents(&site.path("")), first);
    let modified = fs::metadata(&page).unwrap().modified().unwrap();
    assert_eq!(modified, std::time::UNIX_EPOCH);
}

#[test]
fn only_the_page_of_a_removed_tag_is_removed() {
    let site = tagged();
    let own = "<html><p>Mine</p></html>";
    files::write(&site.path("tags/mine/index.html"), own.as_bytes()).unwrap();
    site.index(DraftListing::WhenServed);
    fs::write(
        site.path("articles/a.md"),
        "---\ntitle: A\ntags: [sea]\n---\nx",
    )
    .unwrap();
    site.index(DraftListing::WhenServed);
    assert_eq!(
        files::folder_names(&site.path("tags")).unwrap(),
        ["mine", "sea"]
    );
    fs::remove_file(site.path("tags/mine/index.html")).unwrap();
    fs::remove_dir(site.path("tags/mine")).unwrap();
    for name in ["a.md", "b.md"] {
        fs::remove_file(site.path("articles").join(name)).unwrap();
    }
    site.index(DraftListing::WhenServed);
    assert!(!site.path("tags").exists());
}

#[test]
fn a_tag_lists_articles_of_the_whole_library() {
    let mut articles = large_sites::many(130);
    articles[129].1 = "---\ntitle: Last\ntags: [rare]\n---\nx".to_owned();
    let site = large_sites::site_of(&articles);
    site.index(DraftListing::WhenServed);
    let page = site.text("tags/rare/index.html");
    assert!(
        page.contains("1 article<") && page.contains(">Last</a>"),
        "{page}"
    );
    let page = site.text("tags/sea/index.html");
    assert_eq!(page.matches("<h2").count(), 100);
    assert!(
        page.contains("129 articles") && page.contains("Show more"),
        "{page}"
    );
}

#[test]
fn no_article_takes_the_folder_of_the_tags() {
    let site = Site::new(&[("tags.md", "x"), ("a.md", "---\ntags: [sea]\n---\n")]);
    assert_eq!(site.index(DraftListing::WhenServed), ["a"]);
    assert!(site.path("tags/sea/index.html").is_file());
}
