use super::*;
use crate::routing::{article_file, article_from_path, tag_folder::MAX_FOLDER_BYTES};

fn slug(name: &str) -> Slug {
    Slug::new(name).unwrap()
}

fn check(base: &str, address: &str, expected: &Route) {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    assert_eq!(
        &Route::parse(&Base::new(base), path, query),
        expected,
        "{address} below {base}"
    );
}

fn check_both_ways(base: &str, address: &str, route: &Route) {
    check(base, address, route);
    assert_eq!(route.href(&Base::new(base)), address);
}

#[test]
fn the_root_is_the_library() {
    check_both_ways("/", "/", &Route::Library(Filter::default()));
    check_both_ways(
        "/docs/recto/",
        "/docs/recto/",
        &Route::Library(Filter::default()),
    );
    check("docs", "/docs", &Route::Library(Filter::default()));
    check("/", "/index.html", &Route::Library(Filter::default()));
}

#[test]
fn the_query_of_the_root_filters_the_library() {
    let filter = Filter {
        words: "low tide".into(),
        tag: Some("science & sea".into()),
    };
    check_both_ways(
        "/",
        "/?tag=science+%26+sea&q=low+tide",
        &Route::Library(filter),
    );
}

#[test]
fn one_segment_is_an_article() {
    check_both_ways("/", "/low-tide/", &Route::Article(slug("low-tide")));
    check_both_ways("/a/b", "/a/b/low-tide/", &Route::Article(slug("low-tide")));
    check("/", "/low-tide", &Route::Article(slug("low-tide")));
    check(
        "/",
        "/low-tide/index.html",
        &Route::Article(slug("low-tide")),
    );
}

#[test]
fn slugs_may_have_any_script_and_punctuation() {
    check("/", "/%E4%BD%99%E7%99%BD/", &Route::Article(slug("余白")));
    check_both_ways("/", "/100%25%20%3F/", &Route::Article(slug("100% ?")));
}

#[test]
fn a_source_may_be_a_path_or_a_url() {
    let route = Route::Source("https://example.org/a.md?x=1&y=2".into());
    let address = "/r/?src=https%3A%2F%2Fexample.org%2Fa.md%3Fx%3D1%26y%3D2";
    check_both_ways("/r/", address, &route);
}

fn tagged(tag: &str) -> Route {
    Route::Library(Filter {
        tag: Some(tag.into()),
        ..Filter::default()
    })
}

#[test]
fn the_page_of_a_tag_is_the_library_with_that_tag() {
    check("/", "/tags/sea/", &tagged("sea"));
    check("/a/b/", "/a/b/tags/sea", &tagged("sea"));
    check("/", "/tags/%E6%B5%B7/index.html", &tagged("海"));
    check("/", "/tags/", &Route::Library(Filter::default()));
    check("/", "/tags/a/b/", &Route::Unknown);
    check("/", "/tags/a%2Fb/", &Route::Unknown);
}

#[test]
fn prerendered_pages_link_to_the_page_of_a_tag_and_the_app_to_the_filter() {
    let tag = tagged("paper & ink");
    assert_eq!(tag.href(&Base::relative(1)), "../tags/paper%20&%20ink/");
    assert_eq!(tag.href(&Base::new("read")), "/read/?tag=paper+%26+ink");
    let with_words = Route::Library(Filter {
        words: "x".into(),
        tag: Some("sea".into()),
    });
    assert_eq!(with_words.href(&Base::relative(2)), "../../?tag=sea&q=x");
}

#[test]
fn tags_that_are_not_valid_folder_names_have_no_page() {
    let long = "x".repeat(MAX_FOLDER_BYTES + 1);
    for tag in [
        "",
        ".",
        "..",
        "a/b",
        "a\\b",
        "a\0",
        "c#",
        "why?",
        "a:b",
        ".x",
        "x ",
        "Index.html",
        "con",
        "NUL.txt",
        "com1",
        &long,
    ] {
        assert_eq!(tag_folder(tag), None, "{tag:?}");
    }
    assert_eq!(tagged("a/b").href(&Base::relative(0)), "./?tag=a%2Fb");
    assert_eq!(tag_folder("海").as_deref(), Some("tags/海"));
}

#[test]
fn deeper_paths_and_other_bases_are_unknown() {
    check("/", "/a/b/", &Route::Unknown);
    check("/docs/", "/other/", &Route::Unknown);
    check("/", "/%2e%2e/", &Route::Unknown);
    check("/", "/a%2Fb/", &Route::Unknown);
    check("/", "/%FF/", &Route::Unknown);
}

#[test]
fn paths_of_articles_convert_in_both_directions() {
    let base = Base::new("docs");
    let file = article_file(&base, &slug("余白 1"));
    assert_eq!(article_from_path(&base, &file), Some(slug("余白 1")));
    assert_eq!(
        article_from_path(&base, "/docs/articles/images/a.svg"),
        None
    );
    assert_eq!(article_from_path(&base, "/articles/a.md"), None);
}
