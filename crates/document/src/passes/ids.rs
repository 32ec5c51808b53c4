//! Ids of headings, unique in the article.

use crate::{
    diagnostic::{DiagnosticKind, Diagnostics, IdSpans},
    text::heading_slug,
    tree::{Article, Block, Heading, plain_text, visit},
};
use std::collections::HashMap;

/// Prefix of the ids that the page around the article uses. No slug has a colon, so headings never lose their id to the
/// page.
const PAGE: &str = "recto:";

/// Ids in use, each with the last number that was appended to it to make another.
#[derive(Default)]
pub(super) struct Ids(HashMap<String, usize>);

/// Gives every heading its id: first those that the author wrote, then slugs.
pub(super) fn assign(article: &mut Article, spans: &mut IdSpans, diagnostics: &mut Diagnostics) {
    let mut ids = Ids::default();
    let mut with = |visit: &mut dyn FnMut(&mut Heading)| {
        each_heading(&mut article.blocks, visit);
        article
            .footnotes
            .iter_mut()
            .for_each(|note| each_heading(&mut note.blocks, visit));
    };
    with(&mut |heading| {
        if !heading.id.is_empty() {
            let id = std::mem::take(&mut heading.id);
            let span = spans.remove_first(&id);
            let wanted = avoid_reserved(id.clone());
            let is_reserved = wanted != id;
            heading.id = ids.reserve(wanted);
            if heading.id != id {
                let replacement = &heading.id;
                diagnostics.report(|| {
                    let replacement = replacement.clone();
                    let kind = if is_reserved {
                        DiagnosticKind::ReservedHeadingId { id, replacement }
                    } else {
                        DiagnosticKind::DuplicateHeadingId { id, replacement }
                    };
                    (span, kind)
                });
            }
        }
    });
    with(&mut |heading| {
        if heading.id.is_empty() {
            let text = plain_text::from_inlines(&heading.content).replace('\n', " ");
            heading.id = ids.reserve(avoid_reserved(heading_slug(&text)));
            // The first heading of punctuation alone must have an id too. Here and for reserved ids, the rule differs from
            // github-slugger.
            if heading.id.is_empty() {
                heading.id = ids.reserve("section".to_owned());
            }
        }
    });
}

impl Ids {
    /// Reserves an id, or the first free one with a number.
    pub(super) fn reserve(&mut self, wanted: String) -> String {
        let mut id = wanted.clone();
        let mut number = self.0.get(&wanted).copied().unwrap_or_default();
        while self.0.contains_key(&id) {
            number += 1;
            id = [&wanted, "-", &number.to_string()].concat();
        }
        self.0.insert(wanted, number);
        self.0.entry(id.clone()).or_default();
        id
    }
}

/// Changes an id that footnotes (`fn-1`, `fnref-1`), sentences (`s-0123abcd`) or the page use.
fn avoid_reserved(id: String) -> String {
    let starts_with_digit = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    let is_note = ["fn-", "fnref-"]
        .iter()
        .any(|prefix| id.strip_prefix(prefix).is_some_and(starts_with_digit));
    let is_sentence = id.strip_prefix("s-").is_some_and(|rest| {
        rest.bytes().take_while(u8::is_ascii_hexdigit).count() == 8
            && matches!(rest.as_bytes().get(8), None | Some(b'-'))
    });
    if is_note || is_sentence || id.starts_with(PAGE) {
        ["section-", &id].concat()
    } else {
        id
    }
}

fn each_heading(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Heading)) {
    for block in blocks {
        if let Block::Heading(heading) = block {
            visit(heading);
        } else {
            visit::own_lists_mut(block, &mut |blocks| each_heading(blocks, visit));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{diagnostic, parse, render::html};

    fn check(text: &str, expected: &[&str]) {
        let html = html::body(&parse(text));
        let headings = html
            .split("<h")
            .skip(1)
            .filter_map(|rest| rest.split_once("id=\"")?.1.split_once('"'));
        assert_eq!(
            headings.map(|(id, _)| id).collect::<Vec<_>>(),
            expected,
            "{text:?}"
        );
    }

    #[test]
    fn repeated_headings_get_numbered_ids() {
        check("## A\n## A\n## A", &["a", "a-1", "a-2"]);
    }

    #[test]
    fn suffixes_in_use_are_skipped() {
        check("## A-1\n## A\n## A\n## A", &["a-1", "a", "a-2", "a-3"]);
        check("## A\n## A\n## A-1", &["a", "a-1", "a-1-1"]);
    }

    #[test]
    fn an_explicit_id_wins() {
        check("## A\n## B {#a}", &["a-1", "a"]);
        check("## A {#x}\n## B {#x}", &["x", "x-1"]);
        let text = "## A {#x}\n## B {#x}";
        let diagnostics = parse(text).diagnostics;
        diagnostic::check(
            text,
            &diagnostics,
            "## B {#x}",
            "DuplicateHeadingId { id: \"x\", replacement: \"x-1\" }",
        );
    }

    #[test]
    fn a_heading_always_has_a_usable_id() {
        check(
            "## !!!\n## ???\n##\n## \u{2764}\u{fe0f}",
            &["section", "-1", "-2", "\u{fe0f}"],
        );
    }

    #[test]
    fn reserved_ids_are_not_given_to_headings() {
        check(
            "## fn 1\n## fnref 2\n## S-0123abcd\n## S-Bahn",
            &[
                "section-fn-1",
                "section-fnref-2",
                "section-s-0123abcd",
                "s-bahn",
            ],
        );
        check("## A {#recto:main}", &["section-recto:main"]);
        check("## Contents\n## Main\n## Top", &["contents", "main", "top"]);
    }

    #[test]
    fn headings_within_other_blocks_have_ids() {
        check(
            "## A\n> ## A\n\n- ## A\n\nx[^1]\n\n[^1]: ## A",
            &["a", "a-1", "a-2", "a-3"],
        );
    }
}
