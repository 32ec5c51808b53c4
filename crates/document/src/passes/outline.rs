//! Contents: the headings of the body, nested.

use crate::{
    diagnostic::{DiagnosticKind, Diagnostics},
    tree::{Block, Section, plain_text},
};

/// Highest number of entries in the contents. Tens of thousands would take seconds to show.
const MAX_SECTIONS: usize = 1000;

/// Nests each heading in the last one before it of a higher rank, whatever levels lie between.
pub(super) fn from_blocks(blocks: &[Block], diagnostics: &mut Diagnostics) -> Vec<Section> {
    // Open sections, each within the one before. Their levels rise, so that there are at most six.
    let mut open: Vec<Section> = Vec::new();
    let mut outline = Vec::new();
    let headings = blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) => Some(heading),
        _ => None,
    });
    for heading in headings.clone().take(MAX_SECTIONS) {
        close(&mut open, heading.level, &mut outline);
        open.push(Section {
            level: heading.level,
            id: heading.id.clone(),
            title: plain_text::from_inlines(&heading.content),
            sections: Vec::new(),
        });
    }
    close(&mut open, 0, &mut outline);
    if headings.count() > MAX_SECTIONS {
        diagnostics.report(|| {
            let limit = MAX_SECTIONS;
            (None, DiagnosticKind::TooManySections { limit })
        });
    }
    outline
}

/// Closes the sections that do not contain a heading of `level`.
fn close(open: &mut Vec<Section>, level: u8, outline: &mut Vec<Section>) {
    while let Some(section) = open.pop_if(|section| section.level >= level) {
        match open.last_mut() {
            Some(around) => around.sections.push(section),
            None => outline.push(section),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{diagnostic::DiagnosticKind, parse, tree::Section};

    fn check(text: &str, expected: &str) {
        fn write(sections: &[Section]) -> String {
            let write =
                |section: &Section| [&section.title, "(", &write(&section.sections), ")"].concat();
            sections.iter().map(write).collect()
        }
        assert_eq!(write(&parse(text).outline), expected, "{text:?}");
    }

    #[test]
    fn sections_nest() {
        check("## A\n### B\n### C\n## D", "A(B()C())D()");
    }

    #[test]
    fn skipped_levels_are_included() {
        check("## A\n##### B\n#### C\n### D\n## F", "A(B()C()D())F()");
        check("#### A\n## B", "A()B()");
    }

    #[test]
    fn headings_within_other_blocks_are_not_in_the_contents() {
        check("## A\n> ## B\n\n- ## C", "A()");
    }

    #[test]
    fn the_first_thousand_headings_make_the_contents() {
        let article = parse(&"## A\n".repeat(1001));
        assert_eq!(article.outline.len(), 1000);
        assert_eq!(
            article.diagnostics[0].kind,
            DiagnosticKind::TooManySections { limit: 1000 }
        );
        assert_eq!(parse(&"## A\n".repeat(1000)).diagnostics, []);
    }
}
