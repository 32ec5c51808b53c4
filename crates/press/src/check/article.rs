//! Checks of one article by itself.

use document::{Article, ElementKind, ElementSpan};

use super::front_matter;
use crate::diagnostic::{Code, Diagnostic, Source};

/// Checks an article, without regard to the other articles. The diagnostics of its parsing are not added again.
pub(super) fn check(
    source: &Source,
    article: &Article,
    elements: &[ElementSpan],
    today: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    front_matter::check(source, article, today, diagnostics);
    check_heading_levels(source, elements, diagnostics);
    check_alternative_texts(source, elements, diagnostics);
}

/// Returns the note that an article is a draft.
pub(super) fn draft(source: &Source) -> Diagnostic {
    let span = front_matter::value_span(source, "draft");
    source
        .diagnostic(
            Code::Draft,
            span,
            "the article is a draft and was not checked",
        )
        .help("check drafts too with `press check --drafts`")
}

/// Reports headings of the body that are more than one level below the one before. The title is level 1.
fn check_heading_levels(
    source: &Source,
    elements: &[ElementSpan],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut previous = 1;
    for element in elements {
        let ElementKind::Heading {
            level, depth: 0, ..
        } = element.kind
        else {
            continue;
        };
        if level > previous + 1 {
            let above = if previous == 1 {
                "the title".to_owned()
            } else {
                format!("a heading of level {previous}")
            };
            let message = format!("a heading of level {level} follows {above}");
            let help = format!(
                "write `{}`: screen readers navigate by the levels",
                "#".repeat(usize::from(previous + 1))
            );
            let heading = source.diagnostic(Code::HeadingSkip, element.range.clone(), message);
            diagnostics.push(heading.help(help));
        }
        previous = level;
    }
}

fn check_alternative_texts(
    source: &Source,
    elements: &[ElementSpan],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for element in elements {
        if let ElementKind::Image {
            address,
            alternative,
        } = &element.kind
            && alternative.trim().is_empty()
        {
            let message = format!("the image `{address}` has no alternative text");
            diagnostics.push(
                source
                    .diagnostic(Code::ImageAlt, element.range.clone(), message)
                    .help("describe the image between the brackets: `![A map of the bay](…)`"),
            );
        }
    }
}
