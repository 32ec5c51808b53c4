use proptest::prelude::*;
use recto::routing::Slug;
use roxmltree::Document;

use super::*;
use crate::articles::article_meta::link_translations;

fn address() -> SiteUrl {
    SiteUrl::parse("https://example.org/read/").unwrap()
}

fn meta(slug: &str, front: &str) -> ArticleMeta {
    let text = format!("---\n{front}\n---\nText");
    ArticleMeta::from_article(&Slug::new(slug).unwrap(), &document::parse(&text))
}

/// Returns the texts of all elements of a name, as another parser reads them.
fn texts(xml: &[u8], name: &str) -> Vec<String> {
    let xml = str::from_utf8(xml).unwrap();
    let document = Document::parse(xml).unwrap();
    let nodes = document
        .descendants()
        .filter(|node| node.has_tag_name((NAMESPACE, name)) || node.has_tag_name((XHTML, name)));
    nodes
        .filter_map(|node| node.text().map(str::to_owned))
        .collect()
}

#[test]
fn every_page_is_listed_with_its_last_change() {
    let articles = [
        meta("a", "date: 2026-01-02\nupdated: 2026-05-06T07:08+02:00"),
        meta("b", "title: undated"),
        meta("c", "date: 2026-02-03\ndraft: true"),
    ];
    let files = sitemap(&address(), &articles).unwrap();
    let [(name, xml)] = files.as_slice() else {
        panic!("{files:?}")
    };
    assert_eq!(name, "sitemap.xml");
    assert_eq!(
        texts(xml, "loc"),
        [
            "https://example.org/read/",
            "https://example.org/read/a/",
            "https://example.org/read/b/"
        ]
    );
    assert_eq!(
        texts(xml, "lastmod"),
        ["2026-05-06T07:08:00+02:00", "2026-05-06T07:08:00+02:00"]
    );
}

#[test]
fn the_pages_of_tags_are_listed() {
    let articles = [
        meta("a", "date: 2026-01-02\ntags: [sea, a/b]"),
        meta("b", "date: 2026-03-04\ntags: [sea, paper & ink]"),
        meta("c", "tags: [secret]\ndraft: true"),
    ];
    let files = sitemap(&address(), &articles).unwrap();
    assert_eq!(
        texts(&files[0].1, "loc")[3..],
        [
            "https://example.org/read/tags/paper%20&%20ink/",
            "https://example.org/read/tags/sea/"
        ]
    );
    assert_eq!(texts(&files[0].1, "lastmod")[4], "2026-03-04T00:00:00Z");
}

#[test]
fn each_translation_lists_the_others() {
    let mut articles = [
        meta("a", "lang: en\ntranslations: b"),
        meta("b", "lang: fr"),
    ];
    link_translations(&mut articles);
    let files = sitemap(&address(), &articles).unwrap();
    let document = Document::parse(str::from_utf8(&files[0].1).unwrap()).unwrap();
    let links: Vec<_> = document
        .descendants()
        .filter(|node| node.has_tag_name((XHTML, "link")))
        .map(|node| {
            (
                node.attribute("hreflang").unwrap(),
                node.attribute("href").unwrap(),
            )
        })
        .collect();
    let (a, b) = (
        ("en", "https://example.org/read/a/"),
        ("fr", "https://example.org/read/b/"),
    );
    assert_eq!(links, [a, b, a, b]);
}

#[test]
fn too_many_pages_for_one_file_are_split() {
    let articles: Vec<ArticleMeta> = (0..5).map(|number| meta(&number.to_string(), "")).collect();
    let files = split(&address(), &articles, 2).unwrap();
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "sitemap.xml",
            "sitemap-1.xml",
            "sitemap-2.xml",
            "sitemap-3.xml"
        ]
    );
    let whole = |name: &str| format!("https://example.org/read/{name}");
    assert_eq!(
        texts(&files[0].1, "loc"),
        names[1..]
            .iter()
            .map(|name| whole(name))
            .collect::<Vec<_>>()
    );
    let counts: Vec<_> = files[1..]
        .iter()
        .map(|(_, xml)| texts(xml, "loc").len())
        .collect();
    assert_eq!(counts, [2, 2, 2]);
}

#[test]
fn robots_txt_allows_everything_and_names_the_sitemap() {
    assert_eq!(
        robots(&address()),
        "# Written by press.\nUser-agent: *\nAllow: /\n\nSitemap: https://example.org/read/sitemap.xml\n"
    );
}

proptest! {
    #[test]
    fn any_slug_and_language_keeps_the_sitemap_well_formed(slug in "\\PC{1,20}", lang in "[a-z]{2}(-[A-Za-z]{2,8})?") {
        prop_assume!(Slug::new(&slug).is_some());
        let mut articles = [meta(&slug, &format!("lang: {lang}")), meta("zz-other", "lang: art")];
        articles[1].metadata.translations.push(slug.clone());
        link_translations(&mut articles);
        let files = sitemap(&address(), &articles).unwrap();
        prop_assert_eq!(texts(&files[0].1, "loc").len(), 3);
    }
}
