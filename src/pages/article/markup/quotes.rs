//! Pull quotes of an article, in one region that can be skipped.
//!
//! The region comes after the body: screen readers read the text without interruption, each sentence once in its place,
//! and the quotes after it, as a list of links back to it. They are not hidden from screen readers, since they may
//! be the author's own words; instead the region has a name, and its first link skips it.

use document::{
    render::walk::{self, Attribute, AttributeName, Sink, Tag, element, with},
    tree::{Article, Direction, PullQuote},
};

use super::{class, dir, lang, link, page_href};
use crate::features::pull_quotes::{figure_class, quote_shortcuts};

/// Writes the region of the pull quotes, each with a link to its sentence; nothing where there are none.
pub fn pull_quotes(article: &Article, sink: &mut impl Sink) {
    if article.pull_quotes.is_empty() {
        return;
    }
    let attributes = [
        class("pull-quotes"),
        Attribute::new(AttributeName::Id, "recto:pull-quotes"),
        Attribute::new(AttributeName::AriaLabel, "Pull quotes"),
        Attribute::new(AttributeName::AriaKeyShortcuts, quote_shortcuts::SHORTCUTS),
    ];
    with(sink, Tag::Aside, &attributes, |sink| {
        let href = page_href("#recto:foot".to_owned());
        link(
            sink,
            &[class("skip-link"), href, lang("en")],
            "Skip the pull quotes",
        );
        let sections = document::pull_quotes::sections(article);
        for (index, section) in (0..).zip(sections) {
            figure(article, index, section.as_deref(), sink);
        }
    });
}

fn figure(article: &Article, index: usize, section: Option<&str>, sink: &mut impl Sink) {
    let quote = &article.pull_quotes[index];
    with(sink, Tag::Figure, &[class(figure_class(quote))], |sink| {
        words(article, quote, sink);
        element(sink, Tag::FigureCaption, |sink| {
            if let Some(name) = &quote.attribution {
                element(sink, Tag::Cite, |sink| sink.text(name));
            }
            in_context(article, index, section, sink);
        });
    });
}

/// Writes the words of a quote.
pub(crate) fn words(article: &Article, quote: &PullQuote, sink: &mut impl Sink) {
    let mut attributes = Vec::new();
    attributes.extend(quote.lang.as_deref().map(lang));
    let direction = quote.direction(article.metadata.direction);
    attributes.extend(direction.map(Direction::as_str).map(dir));
    with(sink, Tag::BlockQuote, &attributes, |sink| {
        element(sink, Tag::Paragraph, |sink| {
            walk::inlines(article, &quote.content, sink);
        });
    });
}

/// Link to the sentence. For screen readers it says which quote of which section it belongs to.
fn in_context(article: &Article, index: usize, section: Option<&str>, sink: &mut impl Sink) {
    let href = page_href(["#", &article.pull_quotes[index].source_id].concat());
    with(
        sink,
        Tag::Anchor,
        &[class("in-context"), href, lang("en")],
        |sink| {
            sink.text("In context");
            with(sink, Tag::Span, &[class("visually-hidden")], |sink| {
                sink.text(": ");
                if let Some(title) = section {
                    let attributes: Vec<_> = article
                        .metadata
                        .lang
                        .as_deref()
                        .map(lang)
                        .into_iter()
                        .collect();
                    with(sink, Tag::Span, &attributes, |sink| sink.text(title));
                    sink.text(", ");
                }
                let (number, count) = (index + 1, article.pull_quotes.len());
                let numbers = [&number.to_string(), " of ", &count.to_string()].concat();
                sink.text(&["pull quote ", &numbers].concat());
            });
        },
    );
}
