use html5ever::{ParseOpts, parse_document, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use proptest::prelude::*;
use recto::routing::Slug;
use serde_json::Value;

use super::*;
use crate::articles::article_meta::link_translations;

const SITE: &str = r#"
name = "Low Tide"
address = "https://example.org/read/"
description = "Essays."
author = "Ada Marsh"
licence = { name = "CC BY 4.0", address = "https://example.com/by/4.0/" }
[[series]]
title = "Tides"
articles = ["a", "b"]
"#;

const PAGE: &str = r#"<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>Recto</title></head><body><p>Loading</p></body></html>"#;

fn site(text: &str) -> Site {
    let (site, problems) = crate::site::parse(text);
    assert_eq!(problems, []);
    site
}

fn meta(slug: &str, text: &str) -> ArticleMeta {
    ArticleMeta::from_article(&Slug::new(slug).unwrap(), &document::parse(text))
}

/// An element as another parser reads it.
#[derive(Debug, Clone, PartialEq)]
struct Read {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
}

impl Read {
    fn get(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value)
    }
}

/// Returns the elements of a page's head and the number of elements in its body.
fn read(page: &str) -> (Vec<Read>, usize) {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(page);
    let mut all = Vec::new();
    collect(&dom.document, &mut all);
    let body = all.iter().position(|read| read.name == "body").unwrap();
    let after = all.len() - body - 1;
    all.truncate(body);
    (all, after)
}

fn collect(node: &Handle, all: &mut Vec<Read>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let texts = node.children.borrow();
        let text = texts.iter().filter_map(|child| match &child.data {
            NodeData::Text { contents } => Some(contents.borrow().to_string()),
            _ => None,
        });
        all.push(Read {
            name: name.local.to_string(),
            attributes: attrs
                .borrow()
                .iter()
                .map(|attribute| {
                    (
                        attribute.name.local.to_string(),
                        attribute.value.to_string(),
                    )
                })
                .collect(),
            text: text.collect(),
        });
    }
    for child in node.children.borrow().iter() {
        collect(child, all);
    }
}

fn page_with(elements: Vec<Element>) -> String {
    let head = Head {
        elements,
        ..Head::default()
    };
    apply(PAGE, &head).unwrap()
}

/// Returns the contents of a name, a property or a relation in a head.
fn contents_of(head: &[Read], name: &str) -> Vec<String> {
    let contents = head.iter().filter_map(|read| {
        let is_it = [read.get("name"), read.get("property"), read.get("rel")].contains(&name);
        is_it.then(|| [read.get("content"), read.get("href")].concat())
    });
    contents.collect()
}

fn data(head: &[Read]) -> Vec<Value> {
    let scripts = head
        .iter()
        .filter(|read| read.get("type") == "application/ld+json");
    scripts
        .map(|read| serde_json::from_str(&read.text).unwrap())
        .collect()
}

const ARTICLE: &str = "---\ntitle: Tides\ndescription: On water.\nauthor: Ann\npublisher: The Shore\ndate: 2026-01-02\nupdated: 2026-03-04\nlang: en-gb\ntags: [sea, craft]\n---\nTwo words";

fn head_of(text: &str, og_image: Option<&str>) -> Vec<Read> {
    read(&page_with(article(&meta("a", text), &site(SITE), og_image))).0
}

#[test]
fn a_head_has_the_metadata_of_the_article() {
    let head = head_of(ARTICLE, Some("previews/1.png"));
    let titles: Vec<_> = head.iter().filter(|read| read.name == "title").collect();
    assert_eq!(titles.len(), 1);
    assert_eq!(titles[0].text, "Tides");
    for (name, expected) in [
        ("description", "On water."),
        ("author", "Ann"),
        ("canonical", "https://example.org/read/a/"),
        ("license", "https://example.com/by/4.0/"),
        ("og:type", "article"),
        ("og:title", "Tides"),
        ("og:description", "On water."),
        ("og:url", "https://example.org/read/a/"),
        ("og:site_name", "Low Tide"),
        ("og:locale", "en_GB"),
        ("og:image", "https://example.org/read/previews/1.png"),
        ("article:published_time", "2026-01-02T00:00:00Z"),
        ("article:modified_time", "2026-03-04T00:00:00Z"),
        ("twitter:card", "summary_large_image"),
        ("twitter:image", "https://example.org/read/previews/1.png"),
    ] {
        assert_eq!(contents_of(&head, name), [expected], "{name}");
    }
    assert_eq!(contents_of(&head, "article:tag"), ["sea", "craft"]);
    assert_eq!(
        contents_of(&head, "alternate"),
        [
            "https://example.org/read/feed.xml",
            "https://example.org/read/feed.json"
        ]
    );
}

#[test]
fn json_ld_has_the_metadata_of_the_article() {
    let data = data(&head_of(ARTICLE, Some("previews/1.png")));
    let [article, breadcrumbs] = data.as_slice() else {
        panic!("{data:?}")
    };
    for (pointer, expected) in [
        ("/@context", "https://schema.org"),
        ("/@type", "Article"),
        ("/headline", "Tides"),
        ("/author/0/name", "Ann"),
        ("/publisher/name", "The Shore"),
        ("/datePublished", "2026-01-02T00:00:00Z"),
        ("/dateModified", "2026-03-04T00:00:00Z"),
        ("/inLanguage", "en-gb"),
        ("/image", "https://example.org/read/previews/1.png"),
        ("/mainEntityOfPage", "https://example.org/read/a/"),
        ("/license", "https://example.com/by/4.0/"),
        ("/isPartOf/name", "Tides"),
    ] {
        assert_eq!(
            article.pointer(pointer).and_then(Value::as_str),
            Some(expected),
            "{pointer}"
        );
    }
    assert_eq!(article["wordCount"], 2);
    assert_eq!(article["position"], 1);
    assert_eq!(breadcrumbs["@type"], "BreadcrumbList");
    assert_eq!(
        breadcrumbs["itemListElement"][0]["item"],
        "https://example.org/read/"
    );
    assert_eq!(breadcrumbs["itemListElement"][1]["position"], 2);
}

#[test]
fn without_an_address_no_url_is_absolute() {
    let elements = article(
        &meta("a", ARTICLE),
        &Site::default(),
        Some("previews/1.png"),
    );
    let (head, _) = read(&page_with(elements));
    for name in ["canonical", "og:url", "og:image", "alternate"] {
        assert_eq!(contents_of(&head, name), [] as [&str; 0], "{name}");
    }
    assert_eq!(contents_of(&head, "twitter:card"), ["summary"]);
    let data = data(&head);
    assert_eq!(data[0].get("url"), None);
    assert_eq!(data[1]["itemListElement"][0]["item"], "../");
}

#[test]
fn translations_link_each_other_by_language() {
    let mut articles = [
        meta("a", "---\nlang: en\ntranslations: b\n---\n"),
        meta("b", "---\nlang: fr\n---\n"),
    ];
    link_translations(&mut articles);
    for meta in &articles {
        let (head, _) = read(&page_with(article(meta, &site(SITE), None)));
        let languages: Vec<_> = head
            .iter()
            .filter(|read| !read.get("hreflang").is_empty())
            .map(|read| (read.get("hreflang"), read.get("href")))
            .collect();
        assert_eq!(
            languages,
            [
                ("en", "https://example.org/read/a/"),
                ("fr", "https://example.org/read/b/")
            ]
        );
    }
}

#[test]
fn a_draft_has_noindex() {
    assert_eq!(
        contents_of(&head_of("---\ndraft: true\n---\n", None), "robots"),
        ["noindex"]
    );
    let (head, _) = read(&page_with(not_found(&site(SITE))));
    assert_eq!(contents_of(&head, "robots"), ["noindex"]);
}

#[test]
fn the_library_has_the_metadata_of_the_site() {
    let (head, _) = read(&page_with(library(&site(SITE))));
    assert_eq!(
        contents_of(&head, "canonical"),
        ["https://example.org/read/"]
    );
    assert_eq!(contents_of(&head, "og:type"), ["website"]);
    let data = data(&head);
    assert_eq!(
        (&data[0]["@type"], &data[0]["name"]),
        (&"WebSite".into(), &"Low Tide".into())
    );
}

#[test]
fn a_head_replaces_the_earlier_one() {
    let head = Head {
        elements: article(&meta("a", ARTICLE), &site(SITE), None),
        site: r#"{"name":"Low \"Tide\""}"#.to_owned(),
        styles: "site-1.css".to_owned(),
    };
    let once = apply(PAGE, &head).unwrap();
    assert_eq!(apply(&once, &head).unwrap(), once);
    assert_eq!(apply(&strip(&once).unwrap(), &head).unwrap(), once);
    let (read, _) = read(&once);
    assert_eq!(read[0].get("data-site"), head.site);
    assert_eq!(read[0].get("data-site-css"), "site-1.css");
    let bare = apply(&once, &Head::default()).unwrap();
    assert!(
        !bare.contains("data-site") && !bare.contains("data-head"),
        "{bare}"
    );
}

#[test]
fn json_ld_cannot_end_its_script() {
    let text = "---\ntitle: '</script><script>alert(1)</script><!--'\n---\n";
    let page = page_with(article(&meta("a", text), &site(SITE), None));
    assert!(
        !page.contains("<script>") && !page.contains("<!--"),
        "{page}"
    );
    let (head, body) = read(&page);
    assert_eq!(body, 1);
    assert_eq!(
        data(&head)[0]["headline"],
        "</script><script>alert(1)</script><!--"
    );
}

proptest! {
    #[test]
    fn any_metadata_stays_within_its_element(
        title in "[<>&\"'/=a-z!\\-\\[\\]; \u{2028}余é]{1,30}",
        author in "\\PC{1,20}",
        tag in "\\PC{1,20}",
        slug in "[^/\\\\\0]{1,20}",
    ) {
        let slug = Slug::new(&slug);
        prop_assume!(slug.is_some());
        let mut hostile = meta("a", ARTICLE);
        hostile.slug = slug.unwrap();
        hostile.title.clone_from(&title);
        hostile.summary.clone_from(&author);
        hostile.metadata.authors = vec![author.clone()];
        hostile.metadata.tags = vec![tag.clone()];
        hostile.metadata.lang = Some(tag.clone());
        let calm = head_of(ARTICLE, None);
        let (head, body) = read(&page_with(article(&hostile, &site(SITE), None)));
        prop_assert_eq!(body, 1);
        prop_assert_eq!(contents_of(&head, "og:title"), [title.clone()]);
        prop_assert_eq!(contents_of(&head, "author"), [author.clone()]);
        prop_assert_eq!(contents_of(&head, "article:tag"), [tag.clone()]);
        let data = data(&head);
        prop_assert_eq!(data[0]["headline"].as_str(), Some(title.as_str()));
        prop_assert_eq!(data[0]["author"][0]["name"].as_str(), Some(author.as_str()));
        let scripts = |head: &[Read]| head.iter().filter(|read| read.name == "script").count();
        prop_assert_eq!(scripts(&head), scripts(&calm));
    }
}
