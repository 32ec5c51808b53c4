//! Ids of headings equal those of npm's `github-slugger`, on `fixtures/headings.txt`. `tools/slugs.mjs` writes its ids,
//! all in one document, to `fixtures/slugs.tsv`.

use document::{parse, render::html};
use std::fmt::Write;

/// Deviation: the first heading with an empty slug must have an id too.
const DEVIATIONS: [(&str, &str); 1] = [("，。！", "section")];

#[test]
fn ids_equal_those_of_github_slugger() {
    let fixture = include_str!("fixtures/slugs.tsv");
    let rows: Vec<_> = fixture
        .lines()
        .map(|line| line.split_once("\t=\t").expect("heading, sign, slug"))
        .collect();
    assert!(rows.len() >= 200);
    let mut text = String::new();
    for (heading, _) in &rows {
        writeln!(text, "## {}\n", as_markdown(heading)).expect("a string takes it");
    }
    let html = html::body(&parse(&text));
    let ids: Vec<_> = html
        .split("<h2 id=\"")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0))
        .collect();
    assert_eq!(ids.len(), rows.len());
    for ((heading, slug), id) in rows.iter().zip(ids) {
        let deviation = DEVIATIONS.iter().find(|(listed, _)| listed == heading);
        let expected = deviation.map_or(*slug, |(_, ours)| ours);
        assert_eq!(id, expected, "{heading:?}");
    }
}

/// Writes a heading as Markdown, with every special character escaped or as an entity.
fn as_markdown(heading: &str) -> String {
    let mut markdown = String::new();
    let mut rest = heading;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if let Some(code) = (c == '\\')
            .then(|| rest.strip_prefix('u'))
            .flatten()
            .and_then(|rest| rest.get(..4))
        {
            write!(markdown, "&#x{code};").expect("a string takes it");
            rest = &rest[5..];
        } else if c.is_ascii_punctuation() {
            markdown.extend(['\\', c]);
        } else if c.is_ascii_whitespace() {
            write!(markdown, "&#{};", u32::from(c)).expect("a string takes it");
        } else {
            markdown.push(c);
        }
    }
    markdown
}
