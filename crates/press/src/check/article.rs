//! What can be wrong with one article, whatever others there are.

use document::{Article, ElementKind, ElementSpan};

use super::{code::Code, diagnostic::Diagnostic, front_matter, notices, source::Source};

/// Tells what is wrong with an article.
pub(super) fn check(
    source: &Source,
    article: &Article,
    places: &[ElementSpan],
    today: &str,
    found: &mut Vec<Diagnostic>,
) {
    notices::check(source, article, places, found);
    front_matter::check(source, article, today, found);
    headings(source, places, found);
    images(source, places, found);
}

/// Tells that an article is a draft.
pub(super) fn draft(source: &Source) -> Diagnostic {
    let place = front_matter::value_of(source, "draft");
    let message = "the article is a draft, and is not checked";
    source
        .tell_if_known(Code::Draft, place, message)
        .help("check it all the same with `press check --drafts`")
}

/// Headings of the body go down one level at a time, from the title at level 1.
fn headings(source: &Source, places: &[ElementSpan], found: &mut Vec<Diagnostic>) {
    let mut before = 1;
    for place in places {
        let ElementKind::Heading {
            level, depth: 0, ..
        } = place.kind
        else {
            continue;
        };
        if level > before + 1 {
            let above = if before == 1 {
                "the title".to_owned()
            } else {
                format!("one of level {before}")
            };
            let message = format!("a heading of level {level} follows {above}");
            let help = format!(
                "write `{}`: those who listen find their way by the levels",
                "#".repeat(usize::from(before + 1))
            );
            let heading = source.tell(Code::HeadingSkip, place.range.clone(), message);
            found.push(heading.help(help));
        }
        before = level;
    }
}

fn images(source: &Source, places: &[ElementSpan], found: &mut Vec<Diagnostic>) {
    for place in places {
        if let ElementKind::Image {
            address,
            alternative,
        } = &place.kind
            && alternative.trim().is_empty()
        {
            let message = format!("the image `{address}` has no alternative text");
            found.push(
                source
                    .tell(Code::ImageAlt, place.range.clone(), message)
                    .help("say between the brackets what it shows: `![A map of the bay](…)`"),
            );
        }
    }
}
