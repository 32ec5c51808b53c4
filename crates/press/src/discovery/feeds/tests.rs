use feed_rs::{model, parser};
use proptest::prelude::*;
use recto::routing::Slug;

use super::*;

const SITE: &str = r#"
name = "Low <Tide> & more"
address = "https://example.org/read/"
lang = "en"
description = "Essays."
author = "Ada Marsh"
licence = "CC BY 4.0"
"#;

/// Returns both feeds as another parser reads them, and their texts.
fn read(articles: &[(&str, &str)]) -> (model::Feed, model::Feed, Feeds) {
    let (site, problems) = crate::site::parse(SITE);
    assert_eq!(problems, []);
    let address = site.address.clone().unwrap();
    let parsed: Vec<_> = articles
        .iter()
        .map(|(slug, text)| {
            let article = document::parse(text);
            let meta = ArticleMeta::from_article(&Slug::new(slug).unwrap(), &article);
            (meta, article)
        })
        .collect();
    let mut budget = Budget::default();
    let chosen = newest(parsed.iter().map(|(meta, _)| meta))
        .into_iter()
        .map(|meta| {
            let (_, article) = parsed.iter().find(|(other, _)| other == meta).unwrap();
            let text = to_html(article, &meta.slug, &address);
            (meta, budget.fit(text, meta))
        })
        .collect();
    let feeds = feeds(&site, &address, chosen).unwrap().unwrap();
    let parse = |text: &str| parser::parse(text.as_bytes()).unwrap();
    (parse(&feeds.atom), parse(&feeds.json), feeds)
}

fn ids(feed: &model::Feed) -> Vec<&str> {
    let ids = feed.entries.iter().map(|entry| entry.id.as_str());
    ids.collect()
}

const WHOLE: &str = "---\ntitle: Tides\nauthor: [Ann, Bob]\ndate: 2026-01-02\nupdated: 2026-03-04T05:06+01:00\nlang: fr\ntags: [sea]\n\
    image: images/a.svg\nimage_alt: A shore\n---\nSee [the other](b.md#edge), [below](#end) and ![a shell](images/b.png).\n\n## End\n";

#[test]
fn both_feeds_have_the_same_entries() {
    let (atom, json, _) = read(&[("a", WHOLE)]);
    for feed in [&atom, &json] {
        assert_eq!(feed.title.as_ref().unwrap().content, "Low <Tide> & more");
        let entry = &feed.entries[0];
        assert_eq!(entry.id, "https://example.org/read/a/");
        assert_eq!(entry.title.as_ref().unwrap().content, "Tides");
        let authors: Vec<_> = entry
            .authors
            .iter()
            .map(|author| author.name.as_deref().unwrap_or_default())
            .collect();
        assert_eq!(authors, ["Ann", "Bob"]);
        assert_eq!(entry.categories[0].term, "sea");
        assert_eq!(
            entry.published.unwrap().to_rfc3339(),
            "2026-01-02T00:00:00+00:00"
        );
        assert_eq!(
            entry.updated.unwrap().to_rfc3339(),
            "2026-03-04T04:06:00+00:00"
        );
    }
    assert_eq!(
        atom.updated.unwrap().to_rfc3339(),
        "2026-03-04T04:06:00+00:00"
    );
    assert_eq!(atom.authors[0].name.as_deref(), Some("Ada Marsh"));
    assert_eq!(atom.language.as_deref(), Some("en"));
}

#[test]
fn entries_have_the_whole_text_with_absolute_urls() {
    let (atom, json, _) = read(&[("a", WHOLE)]);
    for feed in [atom, json] {
        let html = feed.entries[0]
            .content
            .as_ref()
            .unwrap()
            .body
            .clone()
            .unwrap();
        for part in [
            r#"<img src="https://example.org/read/articles/images/a.svg" alt="A shore">"#,
            r#"<a href="https://example.org/read/b/#edge">the other</a>"#,
            r#"<a href="https://example.org/read/a/#end">below</a>"#,
            r#"src="https://example.org/read/articles/images/b.png""#,
            r#"<h2 id="end">"#,
        ] {
            assert!(html.contains(part), "{part} is not in {html}");
        }
    }
}

#[test]
fn drafts_and_undated_articles_are_in_no_feed() {
    let (atom, json, _) = read(&[
        ("a", "---\ndate: 2026-01-02\n---\n"),
        ("b", "---\ndate: 2026-01-03\ndraft: true\n---\n"),
        ("c", "No date"),
    ]);
    assert_eq!(ids(&atom), ["https://example.org/read/a/"]);
    assert_eq!(ids(&json), ids(&atom));
}

#[test]
fn a_feed_has_the_newest_articles_first() {
    let articles: Vec<(String, String)> = (1..=MAX_ENTRIES + 5)
        .map(|day| {
            (
                format!("a{day}"),
                format!("---\ndate: 2026-01-{day:02}\n---\n"),
            )
        })
        .collect();
    let articles: Vec<_> = articles
        .iter()
        .map(|(slug, text)| (slug.as_str(), text.as_str()))
        .collect();
    let (atom, json, _) = read(&articles);
    assert_eq!(ids(&atom).len(), MAX_ENTRIES);
    assert_eq!(ids(&atom)[0], "https://example.org/read/a25/");
    assert_eq!(ids(&json), ids(&atom));
}

#[test]
fn a_feed_has_a_megabyte_of_text_and_summaries_of_the_rest() {
    let long = format!(
        "---\ndate: 2026-01-02\ndescription: In < short\n---\n{}",
        "Tide. ".repeat(70_000)
    );
    let short = "---\ndate: 2026-01-01\n---\nWhole.";
    let (atom, json, feeds) = read(&[("a", &long), ("b", &long), ("c", &long), ("d", short)]);
    for feed in [&atom, &json] {
        let texts = feed.entries.iter().map(|entry| {
            let content = entry.content.as_ref().unwrap();
            content.body.clone().unwrap()
        });
        let texts: Vec<String> = texts.collect();
        assert!(texts[0].len() > 400_000 && texts[1].len() > 400_000);
        assert_eq!(texts[2..], ["<p>In &lt; short</p>", "<p>Whole.</p>"]);
    }
    assert!(feeds.atom.len() < 1_100_000 && feeds.json.len() < 1_100_000);
}

#[test]
fn without_a_date_there_is_no_feed() {
    let (site, _) = crate::site::parse(SITE);
    let address = site.address.clone().unwrap();
    assert!(feeds(&site, &address, Vec::new()).unwrap().is_none());
}

#[test]
fn the_json_feed_has_version_1_1() {
    let (.., feeds) = read(&[("a", WHOLE)]);
    let json: serde_json::Value = serde_json::from_str(&feeds.json).unwrap();
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(json["feed_url"], "https://example.org/read/feed.json");
    assert_eq!(json["items"][0]["language"], "fr");
    assert_eq!(
        json["items"][0]["date_modified"],
        "2026-03-04T05:06:00+01:00"
    );
}

proptest! {
    #[test]
    fn any_text_survives_the_feeds_unchanged(title in "\\PC{1,30}", tag in "[<&\"'a-z\\]>]{1,10}", text in "[ -~\\n]{0,80}") {
        let title = title.trim();
        prop_assume!(!title.is_empty());
        let front = format!(
            "---\ntitle: {}\ntags: [{}]\ndate: 2026-01-02\n---\n{text}",
            serde_json::to_string(title).unwrap(),
            serde_json::to_string(&tag).unwrap(),
        );
        let article = document::parse(&front);
        let expected = article.metadata.title.clone();
        let (atom, json, _) = read(&[("a", &front)]);
        for feed in [atom, json] {
            let entry = &feed.entries[0];
            // The parser trims texts.
            let title_in_feed = entry.title.as_ref().map(|title| title.content.trim().to_owned());
            prop_assert_eq!(title_in_feed, expected.as_ref().map(|title| title.trim().to_owned()));
            prop_assert_eq!(&entry.categories[0].term, &tag);
        }
    }

    #[test]
    fn characters_outside_xml_are_removed(title in "[\\x00-\\x1f\\x7f-\\x9fa\\u{fdd0}\\u{fffe}\\u{ffff}\\u{1fffe}]{0,12}") {
        let (site, _) = crate::site::parse(SITE);
        let address = site.address.clone().unwrap();
        let article = document::parse("---\ndate: 2026-01-02\n---\n");
        let mut meta = ArticleMeta::from_article(&Slug::new("a").unwrap(), &article);
        meta.title = title;
        let feeds = feeds(&site, &address, vec![(&meta, meta.title.clone())]).unwrap().unwrap();
        prop_assert!(parser::parse(feeds.atom.as_bytes()).is_ok());
        prop_assert!(roxmltree::Document::parse(&feeds.atom).is_ok());
    }
}
