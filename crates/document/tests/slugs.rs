//! The ids of headings are those of npm's `github-slugger`, on `fixtures/headings.txt`. `tools/slugs.mjs` writes what it
//! makes of them, all in one document, to `fixtures/slugs.tsv`.

use document::{html, parse};
use std::fmt::Write;

/// Where we part from it: a heading of which nothing can be seen in its slug must be a place to link to as well, and the
/// page has ids of its own.
const DEVIATIONS: [(&str, &str); 18] = [
    ("，。！", "section"),
    ("😀", "section-1"),
    ("❤️", "section-2"),
    ("✨", "section-3"),
    ("🎉🎉", "section-4"),
    ("!!!", "section-5"),
    ("???", "section-6"),
    ("...", "section-7"),
    ("…", "section-8"),
    ("—", "section-9"),
    ("«»", "section-10"),
    ("、。", "section-11"),
    ("؟", "section-12"),
    ("()", "section-13"),
    ("#", "section-14"),
    ("Contents", "contents-1"),
    ("Main", "main-1"),
    ("Top", "top-1"),
];

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

/// The heading in Markdown: every character that could mean something escaped or written as an entity.
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
