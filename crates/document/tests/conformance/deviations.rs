//! Deviations from the expected output, with their reasons.

use document::{Article, diagnostic::DiagnosticKind};
use std::{collections::BTreeMap, fmt::Write, fs, path::PathBuf};

/// Reason of a deviation. There are no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// The expected output with ids, anchors, names and `rel` added.
    Addition,
    /// Raw HTML is shown as text, and comments are dropped.
    RawHtml,
    /// The URL of a link or an image is refused.
    RefusedAddress,
    /// The example is from `CommonMark`, whose output is as expected, and an extension of GitHub's changes it.
    Extension,
    /// No permitted reason; it cannot be listed.
    None,
}

impl Reason {
    const LISTED: [(Self, &str); 4] = [
        (Self::Addition, "addition"),
        (Self::RawHtml, "raw-html"),
        (Self::RefusedAddress, "refused-address"),
        (Self::Extension, "extension"),
    ];
}

/// Deviation: its reason, and the output unless it is the expected one with additions.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Deviation {
    pub(crate) reason: Reason,
    pub(crate) output: String,
}

/// Returns `true` if the files are to be written instead of compared.
pub(crate) fn are_updated() -> bool {
    std::env::var_os("UPDATE_GOLDEN").is_some()
}

/// Reads a file of deviations.
pub(crate) fn read(file: &str) -> BTreeMap<usize, Deviation> {
    let text = fs::read_to_string(path(file)).unwrap_or_default();
    let entries = text.split("\n=== ").skip(1).map(|entry| {
        let (head, output) = entry.split_once('\n').unwrap_or((entry, ""));
        let (number, name) = head.split_once(' ').unwrap();
        let (reason, _) = Reason::LISTED
            .into_iter()
            .find(|(_, listed)| *listed == name)
            .expect("a reason that is allowed");
        (
            number.parse().unwrap(),
            Deviation {
                reason,
                output: output.to_owned(),
            },
        )
    });
    entries.collect()
}

/// Writes a file of deviations.
pub(crate) fn write(file: &str, deviations: &BTreeMap<usize, Deviation>) {
    let mut text = HEAD.to_owned();
    for (number, Deviation { reason, output }) in deviations {
        let (_, name) = Reason::LISTED
            .into_iter()
            .find(|(listed, _)| listed == reason)
            .unwrap_or_else(|| {
                panic!("example {number} of {file} deviates without an allowed reason:\n{output}")
            });
        write!(text, "\n=== {number} {name}").unwrap();
        if *reason != Reason::Addition {
            write!(text, "\n{output}").unwrap();
        }
    }
    fs::write(path(file), text).unwrap();
}

const HEAD: &str = "\
Examples whose output is not the specification's: number and reason, then our exact output.
For an addition there is none: without our ids, anchors, names and rel it is the expected output.
";

fn path(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/conformance")
        .join(file)
}

/// Returns `true` if the URL of a link or an image was refused.
pub(crate) fn has_refused_address(article: &Article) -> bool {
    article.diagnostics.iter().any(|diagnostic| {
        matches!(
            diagnostic.kind,
            DiagnosticKind::LinkRefused { .. }
                | DiagnosticKind::AutolinkRefused { .. }
                | DiagnosticKind::ImageRefused { .. }
        )
    })
}

/// Returns `true` if the text may contain a tag or a comment.
pub(crate) fn has_raw_html(markdown: &str) -> bool {
    markdown.match_indices('<').any(|(at, _)| {
        markdown[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c))
    })
}
