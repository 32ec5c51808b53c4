//! Header of an article: title, standfirst, byline, dates, reading time, and the lead image.

use document::{
    render::walk::{self, Attribute, AttributeName, Sink, Tag, element, with},
    tree::{Block, Date, Image},
};

use super::{ArticlePage, Quotes, button_type, class, dir, flag, labelled, lang};
use crate::components::date::date_text;

impl ArticlePage<'_> {
    pub(super) fn header<S: Sink>(&self, sink: &mut S) {
        with(sink, Tag::Header, &[class("article-header")], |sink| {
            element(sink, Tag::Heading1, |sink| sink.text(&self.title()));
            if let Some(text) = &self.article.metadata.description {
                labelled(sink, Tag::Paragraph, "standfirst", text);
            }
            self.byline(sink);
            self.external_site(sink);
            self.facts(sink);
            self.lead_image(sink);
        });
    }

    fn byline(&self, sink: &mut impl Sink) {
        let metadata = &self.article.metadata;
        let authors = metadata.authors.join(", ");
        let publisher = metadata.publisher.as_deref().unwrap_or_default();
        if authors.is_empty() && publisher.is_empty() {
            return;
        }
        with(sink, Tag::Paragraph, &[class("byline")], |sink| {
            for (name, text) in [("author", authors.as_str()), ("publisher", publisher)] {
                if !text.is_empty() {
                    labelled(sink, Tag::Span, name, text);
                }
            }
        });
    }

    /// Host of an article from another site.
    fn external_site(&self, sink: &mut impl Sink) {
        let Some(host) = self.address.other_host() else {
            return;
        };
        let attributes = [class("external-site"), lang("en"), dir("ltr")];
        with(sink, Tag::Paragraph, &attributes, |sink| {
            sink.text("From another site: ");
            element(sink, Tag::Strong, |sink| sink.text(host));
        });
    }

    /// Dates, reading time and the switch of the pull quotes. These words belong to the interface and have its language and
    /// direction; only their order follows the article's direction.
    fn facts(&self, sink: &mut impl Sink) {
        let metadata = &self.article.metadata;
        let published = metadata.date.as_ref().map(Date::as_str);
        let updated = metadata.updated.as_ref().map(Date::as_str);
        let minutes = self.article.statistics.minutes;
        let has_quotes = !self.article.pull_quotes.is_empty();
        let has_facts = published.is_some() || updated.is_some() || minutes > 0;
        if !has_facts && !has_quotes {
            return;
        }
        with(
            sink,
            Tag::Paragraph,
            &[class("facts"), lang("en")],
            |sink| {
                if let Some(iso) = published {
                    with(sink, Tag::Span, &[dir("ltr")], |sink| date(iso, sink));
                }
                if let Some(iso) = updated {
                    with(sink, Tag::Span, &[class("updated"), dir("ltr")], |sink| {
                        sink.text("Updated ");
                        date(iso, sink);
                    });
                }
                if minutes > 0 {
                    with(
                        sink,
                        Tag::Span,
                        &[class("reading-time"), dir("ltr")],
                        |sink| {
                            sink.text(&[&minutes.to_string(), " min read"].concat());
                        },
                    );
                }
                if has_quotes {
                    quotes_switch(sink, &[]);
                } else if self.quotes == Quotes::Pending {
                    quotes_switch(sink, &[flag(AttributeName::DataPending)]);
                }
            },
        );
    }

    /// Lead image, rendered by the same walk as the images of the body.
    fn lead_image(&self, sink: &mut impl Sink) {
        let Some(image) = self.article.metadata.image.clone() else {
            return;
        };
        let figure = Block::Figure(Box::new(Image {
            source: image.source,
            alternative: image.alternative,
            title: image.caption,
        }));
        with(sink, Tag::Division, &[class("lead-image")], |sink| {
            walk::block(self.article, &figure, sink);
        });
    }
}

/// Button that hides the pull quotes or shows them again. `DataPending` keeps its space until the pull quotes are there.
fn quotes_switch(sink: &mut impl Sink, more: &[Attribute<'_>]) {
    let mut attributes = vec![
        button_type(),
        class("quotes-switch"),
        Attribute::new(AttributeName::DataAction, "pull-quotes"),
        Attribute::new(AttributeName::AriaExpanded, "true"),
        Attribute::new(AttributeName::AriaControls, "recto:pull-quotes"),
        Attribute::new(
            AttributeName::Title,
            "The key Q goes from one to the next, Shift and Q back, as long as they are shown.",
        ),
    ];
    attributes.extend_from_slice(more);
    with(sink, Tag::Button, &attributes, |sink| {
        sink.text("Hide pull quotes");
    });
}

/// Date: natively in English, in the browser in the reader's language.
fn date(iso: &str, sink: &mut impl Sink) {
    let attribute = Attribute::new(AttributeName::DateTime, iso);
    with(sink, Tag::Time, &[attribute], |sink| {
        sink.text(&date_text(iso));
    });
}
