//! Numbers of footnotes.

use crate::{
    diagnostic::{DiagnosticKind, Diagnostics},
    text::lower_case,
    tree::{Block, Footnote, FootnoteDefinition, FootnoteReference, Inline, visit},
};
use std::collections::HashMap;

/// Numbers the references in the order of the text, and sorts the footnotes accordingly.
///
/// References within a footnote are numbered with the footnote, after all those in the body. A footnote without references
/// is left out and reported.
pub(super) fn number(
    blocks: &mut [Block],
    definitions: Vec<FootnoteDefinition>,
    labels: &[String],
    diagnostics: &mut Diagnostics,
) -> Vec<Footnote> {
    if definitions.is_empty() && labels.is_empty() {
        return Vec::new();
    }
    let mut numbering = Numbering::new(&definitions, labels);
    let mut definitions: Vec<_> = definitions.into_iter().map(Some).collect();
    visit::runs_mut(blocks, &mut |_, run| numbering.number_references(run));
    let mut footnotes = Vec::new();
    while let Some(note) = numbering.notes.get(footnotes.len()) {
        // Each definition has one number, and so is taken once.
        let Some(FootnoteDefinition {
            label, mut blocks, ..
        }) = definitions[note.definition].take()
        else {
            break;
        };
        visit::runs_mut(&mut blocks, &mut |_, run| numbering.number_references(run));
        footnotes.push(Footnote {
            label,
            references: 0,
            blocks,
        });
    }
    for (footnote, note) in footnotes.iter_mut().zip(&numbering.notes) {
        footnote.references = note.references;
    }
    for definition in definitions.into_iter().flatten() {
        diagnostics.report(|| {
            let FootnoteDefinition { label, span, .. } = definition;
            (Some(span), DiagnosticKind::FootnoteUnused { label })
        });
    }
    footnotes
}

/// Footnote with references.
struct Note {
    /// Index of its definition.
    definition: usize,
    /// Number of references so far.
    references: usize,
}

struct Numbering<'a> {
    labels: &'a [String],
    /// Definition of each label, by the indices of both.
    definitions: Vec<Option<usize>>,
    /// Number of each definition; 0 for one without a number.
    numbers: Vec<usize>,
    /// Footnotes, in the order of their numbers.
    notes: Vec<Note>,
}

impl<'a> Numbering<'a> {
    fn new(definitions: &[FootnoteDefinition], labels: &'a [String]) -> Self {
        let mut by_label = HashMap::new();
        for (index, definition) in definitions.iter().enumerate() {
            by_label
                .entry(lower_case(&definition.label))
                .or_insert(index);
        }
        let numbers = vec![0; definitions.len()];
        let definitions = labels
            .iter()
            .map(|label| by_label.get(&lower_case(label)).copied())
            .collect();
        Self {
            labels,
            definitions,
            numbers,
            notes: Vec::new(),
        }
    }

    fn number_references(&mut self, run: &mut [Inline]) {
        visit::inlines_mut(run, &mut |inline| {
            if let Inline::FootnoteReference(reference) = inline {
                match self.definitions[reference.number] {
                    Some(definition) => *reference = self.next_reference(definition),
                    None => {
                        *inline =
                            Inline::Text(["[^", &self.labels[reference.number], "]"].concat());
                    }
                }
            }
        });
    }

    fn next_reference(&mut self, definition: usize) -> FootnoteReference {
        let number = &mut self.numbers[definition];
        if *number == 0 {
            self.notes.push(Note {
                definition,
                references: 0,
            });
            *number = self.notes.len();
        }
        let note = &mut self.notes[*number - 1];
        note.references += 1;
        FootnoteReference {
            number: *number,
            occurrence: note.references,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        diagnostic, parse,
        render::html,
        tree::{Article, plain_text},
    };

    fn notes(article: &Article) -> Vec<(String, usize)> {
        article
            .footnotes
            .iter()
            .map(|note| (note.label.clone(), note.references))
            .collect()
    }

    #[test]
    fn numbers_follow_the_references() {
        let article = parse("a[^b] c[^a] d[^b]\n\n[^a]: A\n[^b]: B");
        assert_eq!(notes(&article), [("b".into(), 2), ("a".into(), 1)]);
        assert_eq!(plain_text::from_article(&article), "a c d\n\nB\n\nA");
        let html = html::body(&article);
        assert!(
            html.contains("<a id=\"fnref-1-2\" href=\"#fn-1\" role=\"doc-noteref\">1</a>"),
            "{html}"
        );
        assert!(html.contains("href=\"#fnref-1-2\" role=\"doc-backlink\" aria-label=\"Back to reference 1-2\">↩<sup>2</sup></a>"), "{html}");
    }

    #[test]
    fn a_footnote_may_refer_to_others_and_to_itself() {
        let article = parse("a[^1]\n\n[^1]: x[^2] y[^1]\n[^2]: z");
        assert_eq!(notes(&article), [("1".into(), 2), ("2".into(), 1)]);
    }

    #[test]
    fn a_footnote_without_a_reference_is_left_out_and_reported() {
        let article = parse("a\n\n[^x]: never shown");
        assert_eq!(notes(&article), []);
        diagnostic::check(
            "a\n\n[^x]: never shown",
            &article.diagnostics,
            "[^x]:",
            "FootnoteUnused { label: \"x\" }",
        );
        // A footnote that is not shown refers to nothing.
        assert_eq!(notes(&parse("a\n\n[^x]: b[^y]\n[^y]: c")), []);
    }

    #[test]
    fn a_footnote_of_the_title_or_a_pull_quote_alone_is_left_out() {
        for text in [
            "# T[^x]\n\na\n\n[^x]: b",
            "a\n\n> [!PULLQUOTE]\n> a[^x]\n\n[^x]: b",
        ] {
            let article = parse(text);
            assert_eq!(notes(&article), [], "{text:?}");
            diagnostic::check(
                text,
                &article.diagnostics,
                "[^x]:",
                "FootnoteUnused { label: \"x\" }",
            );
        }
    }

    #[test]
    fn a_reference_without_a_footnote_is_text() {
        assert_eq!(html::body(&parse("a[^x]")), "<p>a[^x]</p>");
    }

    #[test]
    fn back_links_of_a_footnote_are_limited() {
        let html = html::body(&parse(&format!("{}\n\n[^a]: x", "[^a] ".repeat(1000))));
        assert_eq!(html.matches("doc-noteref").count(), 1000);
        assert_eq!(html.matches("doc-backlink").count(), 20);
    }

    #[test]
    fn footnote_labels_ignore_case() {
        assert_eq!(
            notes(&parse("a[^Über]\n\n[^über]: A")),
            [("über".into(), 1)]
        );
    }
}
