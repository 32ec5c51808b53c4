//! Control characters in feeds, heads and pages, as other parsers read them.

use feed_rs::parser;
use html5ever::{ParseOpts, parse_document, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use roxmltree::Document;

use super::*;

/// A control of each kind, and noncharacters of the first plane and of another.
const ODD: &str = "\u{1}\u{1b}\u{7f}\u{9f}\u{fdd0}\u{fffe}\u{ffff}\u{1ffff}";

fn odd() -> Site {
    let name = format!("Low{ODD} Tide");
    let text = format!(
        "---\ntitle: {}\ndescription: {}\nauthor: {}\ndate: 2026-01-02\ntags: [sea]\n---\nThe {ODD}sea.\n",
        yaml(&name),
        yaml(&format!("About{ODD}")),
        yaml(&format!("Ada{ODD}")),
    );
    Site::new(&[
        ("a.md", &text),
        ("odd\u{fffe}.md", &text),
        (
            "site.toml",
            "name = \"Site\\uFFFE\"\naddress = \"https://example.org/\"\n",
        ),
    ])
}

/// Writes a YAML value.
fn yaml(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        ' '..='~' => c.to_string(),
        _ => format!("\\U{:08x}", u32::from(c)),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

#[test]
fn both_feeds_are_well_formed_and_equal() {
    let site = odd();
    site.build(DraftListing::WhenServed).unwrap();
    for name in ["feed.xml", "sitemap.xml"] {
        let text = site.text(name);
        assert!(Document::parse(&text).is_ok(), "{name}: {text}");
    }
    for name in ["feed.xml", "feed.json"] {
        let feed = parser::parse(site.text(name).as_bytes()).unwrap();
        assert_eq!(feed.title.unwrap().content, "Site");
        assert_eq!(feed.entries.len(), 2);
        for entry in feed.entries {
            assert_eq!(entry.title.unwrap().content, "Low Tide", "{name}");
            assert_eq!(entry.summary.unwrap().content, "About", "{name}");
            assert_eq!(entry.authors[0].name.as_deref(), Some("Ada"), "{name}");
            let content = entry.content.unwrap().body.unwrap();
            assert_eq!(content, "<p>The sea.</p>", "{name}");
        }
    }
}

#[test]
fn heads_equal_feeds() {
    let site = odd();
    site.build(DraftListing::WhenServed).unwrap();
    let page =
        parse_document(RcDom::default(), ParseOpts::default()).one(site.text("a/index.html"));
    let mut texts = Vec::new();
    collect_texts(&page.document, &mut texts);
    for expected in [
        "title: Low Tide",
        "og:title: Low Tide",
        "description: About",
        "author: Ada",
    ] {
        assert!(
            texts.iter().any(|one| one == expected),
            "{expected}: {texts:?}"
        );
    }
    let data = texts
        .iter()
        .find_map(|one| one.strip_prefix("script: {"))
        .unwrap();
    let data: serde_json::Value = serde_json::from_str(&format!("{{{data}")).unwrap();
    assert_eq!(data["headline"], "Low Tide");
    assert_eq!(data["author"][0]["name"], "Ada");
}

/// Collects the texts of titles, `meta` elements and JSON-LD blocks of a page.
fn collect_texts(node: &Handle, texts: &mut Vec<String>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attribute = |wanted: &str| {
            let attrs = attrs.borrow();
            let found = attrs.iter().find(|attr| &*attr.name.local == wanted);
            found.map(|attr| attr.value.to_string())
        };
        let key = attribute("name").or_else(|| attribute("property"));
        match &*name.local {
            "title" | "script" => {
                let text = node
                    .children
                    .borrow()
                    .iter()
                    .filter_map(text_of)
                    .collect::<String>();
                texts.push(format!("{}: {text}", name.local));
            }
            "meta" => texts.extend(
                key.zip(attribute("content"))
                    .map(|(key, is)| format!("{key}: {is}")),
            ),
            _ => {}
        }
    }
    for child in node.children.borrow().iter() {
        collect_texts(child, texts);
    }
}

fn text_of(node: &Handle) -> Option<String> {
    match &node.data {
        NodeData::Text { contents } => Some(contents.borrow().to_string()),
        _ => None,
    }
}

#[test]
fn pages_contain_no_control_characters() {
    let odd = "\0\u{1}\u{8}\u{1b}\u{7f}\u{9b}";
    let value = |word: &str| yaml(&format!("{word}{odd} x"));
    let text = format!(
        "---\ntitle: {}\ndescription: {}\nauthor: {}\npublisher: {}\ntags: [{}]\nimage: a.png\nimage_alt: {}\nimage_caption: {}\nother: {}\n---\n\n## Head{odd}\n\nText{odd} [link{odd}](b.md \"title{odd}\") `code{odd}` ![alt{odd}](a.png)[^1]\n\n```a{odd}\ncode{odd}\n```\n\n<b>{odd}</b>\n\n[^1]: Note{odd}\n",
        value("T"),
        value("D"),
        value("A"),
        value("P"),
        value("g"),
        value("I"),
        value("C"),
        value("O"),
    );
    let toml = "name = \"N\\u0000\\u001B\\u009B\"\nauthor = \"A\\u0000\"\nlicence = \"L\\u0000\\u007F\"\n[[navigation]]\nlabel = \"V\\u0000\\u001B\"\ntarget = \"b/\"\n[[series]]\ntitle = \"S\\u0000\"\ndescription = \"S\\u001B\"\narticles = [\"a\", \"b\"]\n";
    let site = Site::new(&[("a.md", &text), ("b.md", &text), ("site.toml", toml)]);
    site.build(DraftListing::WhenServed).unwrap();
    let is_bare = |c: char| c.is_control() && c != '\n';
    for (path, bytes) in contents(&site.path("")) {
        if path.extension().is_some_and(|ending| ending == "html") {
            let html = String::from_utf8(bytes).unwrap();
            let bare = html.find(is_bare).map(|at| {
                let from = html.floor_char_boundary(at.saturating_sub(80));
                &html[from..html.ceil_char_boundary(at + 20)]
            });
            assert_eq!(bare, None, "{}", path.display());
        }
    }
}
