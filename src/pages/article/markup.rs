//! Markup of an article's page. `press` writes it with the HTML sink and the browser with the DOM sink, so that the app finds
//! the same elements on every page.

mod header;
mod pager;
mod quotes;

use document::{
    render::walk::{Attribute, AttributeName, Sink, Tag, element, with},
    tree::{Article, Section},
};

use crate::{
    data::library::title_of_file,
    routing::{ArticleAddress, Base, Filter, Route, Slug},
};

pub use pager::pager;
pub use quotes::pull_quotes;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use quotes::words as quote_words;

/// State of an article's pull quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quotes {
    /// The article has all of them.
    Complete,
    /// They may be added to the page later.
    Pending,
}

/// Article, with what its page shows beside the text.
#[derive(Clone, Copy)]
pub struct ArticlePage<'a> {
    /// The article.
    pub article: &'a Article,
    /// Address of its Markdown.
    pub address: &'a ArticleAddress,
    /// Its name.
    pub slug: &'a Slug,
    /// Path of the site.
    pub base: &'a Base,
    /// State of its pull quotes.
    pub quotes: Quotes,
}

impl ArticlePage<'_> {
    /// Returns the title: the article's own, or else one made of its name.
    pub fn title(&self) -> String {
        let own = self.article.metadata.title.clone();
        own.unwrap_or_else(|| title_of_file(self.slug.as_str()))
    }

    /// Writes the content of the main element. `body` writes the blocks, and `pager` the links to other articles.
    pub fn write<S: Sink>(
        &self,
        sink: &mut S,
        body: impl FnOnce(&mut S),
        pager: impl FnOnce(&mut S),
    ) {
        with(sink, Tag::Division, &[class("reading")], |sink| {
            let metadata = &self.article.metadata;
            let mut attributes = vec![
                Attribute::new(AttributeName::DataSlug, self.slug.as_str()),
                Attribute::new(AttributeName::Dir, metadata.direction.as_str()),
            ];
            attributes.extend(metadata.lang.as_deref().map(lang));
            with(sink, Tag::Article, &attributes, |sink| {
                self.header(sink);
                contents(&self.article.outline, sink);
                with(sink, Tag::Division, &[flag(AttributeName::DataBody)], body);
                if self.article.blocks.is_empty() && self.article.footnotes.is_empty() {
                    let attributes = [class("empty"), lang("en"), dir("ltr")];
                    with(sink, Tag::Paragraph, &attributes, |sink| {
                        sink.text("This article has no text yet.");
                    });
                }
                pull_quotes(self.article, sink);
                self.footer(sink);
            });
            pager(sink);
            share(sink);
        });
    }

    /// Tags, as links to the filtered library, and a link to the Markdown.
    fn footer(&self, sink: &mut impl Sink) {
        let attributes = [
            class("article-footer"),
            Attribute::new(AttributeName::Id, "recto:foot"),
            lang("en"),
            dir("ltr"),
        ];
        with(sink, Tag::Footer, &attributes, |sink| {
            let tags = &self.article.metadata.tags;
            if !tags.is_empty() {
                let label = Attribute::new(AttributeName::AriaLabel, "Tags");
                with(sink, Tag::UnorderedList, &[class("tags"), label], |sink| {
                    for tag in tags {
                        let filter = Filter {
                            tag: Some(tag.clone()),
                            ..Filter::default()
                        };
                        let href = Route::Library(filter).href(self.base);
                        element(sink, Tag::ListItem, |sink| {
                            link(sink, &[page_href(href)], tag);
                        });
                    }
                });
            }
            let href = page_href(self.address.href().to_owned());
            link(sink, &[class("source"), href], "Markdown");
        });
    }
}

/// Nested list of sections. On narrow screens it is a bar with the current section that opens a drawer.
fn contents(outline: &[Section], sink: &mut impl Sink) {
    if outline.is_empty() {
        return;
    }
    let label = Attribute::new(AttributeName::AriaLabel, "Contents");
    with(sink, Tag::Navigation, &[class("contents"), label], |sink| {
        let attributes = [
            button_type(),
            Attribute::new(AttributeName::AriaExpanded, "false"),
        ];
        with(sink, Tag::Button, &attributes, |sink| {
            sink.text("Contents");
            with(sink, Tag::Span, &[class("current-section")], |_| {});
        });
        sections(outline, sink);
    });
}

fn sections(outline: &[Section], sink: &mut impl Sink) {
    sink.open(Tag::OrderedList, &[]);
    for section in outline {
        sink.open(Tag::ListItem, &[]);
        let href = page_href(["#", &section.id].concat());
        link(sink, &[href], &section.title);
        if !section.sections.is_empty() {
            sections(&section.sections, sink);
        }
        sink.close(Tag::ListItem);
    }
    sink.close(Tag::OrderedList);
}

/// Container of the share menu, and of the notice about a changed sentence. Screen readers announce only changes of a status
/// region that exists already.
fn share(sink: &mut impl Sink) {
    let attributes = [class("sharing"), lang("en"), dir("ltr")];
    with(sink, Tag::Division, &attributes, |sink| {
        let role = Attribute::new(AttributeName::Role, "status");
        with(
            sink,
            Tag::Division,
            &[class("anchor-notices"), role],
            |_| {},
        );
    });
}

/// Writes a link with a text.
fn link(sink: &mut impl Sink, attributes: &[Attribute<'_>], text: &str) {
    with(sink, Tag::Anchor, attributes, |sink| sink.text(text));
}

/// Writes an element with a class and a text.
fn labelled(sink: &mut impl Sink, tag: Tag, name: &str, text: &str) {
    with(sink, tag, &[class(name)], |sink| sink.text(text));
}

fn class(name: &str) -> Attribute<'_> {
    Attribute::new(AttributeName::Class, name)
}

fn lang(tag: &str) -> Attribute<'_> {
    Attribute::new(AttributeName::Lang, tag)
}

fn dir(direction: &str) -> Attribute<'_> {
    Attribute::new(AttributeName::Dir, direction)
}

fn button_type() -> Attribute<'static> {
    Attribute::new(AttributeName::Type, "button")
}

/// Returns an attribute whose presence is its value.
fn flag(name: AttributeName) -> Attribute<'static> {
    Attribute::new(name, "")
}

fn page_href(href: String) -> Attribute<'static> {
    Attribute::owned(AttributeName::PageHref, href)
}
