//! Examples of the specifications, through the parse and the walk that readers get.
//!
//! `deviations-*.txt` lists the deviations from the expected output. The only reasons are the safety rules and Recto's
//! additions, and, among GitHub's examples of `CommonMark`, GitHub's own extensions. Additions are removed before the
//! comparison; for everything else, the file contains the exact output.

#![expect(
    clippy::unwrap_used,
    reason = "in a test, what is missing must fail it"
)]

mod canonical;
mod deviations;
mod examples;

use canonical::Additions;
use deviations::{Deviation, Reason};
use document::{
    Dialect, add_pull_quotes, front_matter::YamlReader, parse, parse_as, parse_text, render::html,
};
use examples::Example;
use std::collections::BTreeMap;

#[test]
fn commonmark_examples() {
    let examples = examples::commonmark();
    assert_eq!(examples.len(), 652);
    check(&examples, Dialect::CommonMark, "deviations-commonmark.txt");
}

#[test]
fn gfm_examples() {
    let examples = examples::gfm();
    assert_eq!(examples.len(), 677);
    check(&examples, Dialect::Gfm, "deviations-gfm.txt");
}

#[test]
fn examples_parse_to_the_same_article_in_two_steps() {
    for example in examples::commonmark().into_iter().chain(examples::gfm()) {
        let mut article = parse_text(&example.markdown, YamlReader::common());
        add_pull_quotes(&mut article, None);
        let mut whole = parse(&example.markdown);
        // Those of the pull quotes are reported by parsing at once alone.
        article.diagnostics.clear();
        whole.diagnostics.clear();
        assert_eq!(article, whole, "{:?}", example.markdown);
    }
}

/// Compares all examples with the specification, or with the file of deviations.
fn check(examples: &[Example], dialect: Dialect, file: &str) {
    let found: BTreeMap<_, _> = examples
        .iter()
        .filter_map(|example| Some((example.number, deviation(example, dialect)?)))
        .collect();
    if deviations::are_updated() {
        return deviations::write(file, &found);
    }
    let expected = deviations::read(file);
    let mut mistakes = Vec::new();
    for example in examples {
        let (found, expected) = (found.get(&example.number), expected.get(&example.number));
        if found != expected {
            mistakes.push(format!(
                "{}\n{:?}\n  listed {expected:?}\n  found {found:?}",
                example.number, example.markdown
            ));
        }
    }
    assert!(
        mistakes.is_empty(),
        "{} examples do not do as {file} says:\n{}",
        mistakes.len(),
        mistakes.join("\n\n")
    );
}

/// Returns the deviation of the output from the expected one.
fn deviation(example: &Example, dialect: Dialect) -> Option<Deviation> {
    let article = parse_as(&example.markdown, dialect);
    let ours = html::body(&article);
    let expected = canonical::of(&example.html, Additions::Kept);
    if canonical::of(&ours, Additions::Kept) == expected {
        return None;
    }
    let as_commonmark = || html::body(&parse_as(&example.markdown, Dialect::CommonMark));
    let reason = if canonical::of(&ours, Additions::Removed) == expected {
        Reason::Addition
    } else if deviations::has_refused_address(&article) {
        Reason::RefusedAddress
    } else if dialect == Dialect::Gfm
        && canonical::of(&as_commonmark(), Additions::Removed) == expected
    {
        Reason::Extension
    } else if deviations::has_raw_html(&example.markdown) {
        Reason::RawHtml
    } else {
        Reason::None
    };
    let output = if reason == Reason::Addition {
        String::new()
    } else {
        ours
    };
    Some(Deviation { reason, output })
}
