//! The text of an article for a place that is not its page: every address in it is whole.

use std::borrow::Cow;

use document::{
    render::html::Html,
    render::walk::{self, Attribute, AttributeName, Sink, Tag},
    tree::{Article, Block, Image},
};
use recto::routing::Slug;

use crate::site::Address;

/// An article's lead image and body as HTML, with links and images as the app would have them.
pub(crate) fn content(article: &Article, slug: &Slug, address: &Address) -> String {
    let mut sink = Whole {
        html: Html::default(),
        slug,
        address,
    };
    if let Some(image) = &article.metadata.image {
        let figure = Block::Figure(Box::new(Image {
            source: image.source.clone(),
            alternative: image.alternative.clone(),
            title: image.caption.clone(),
        }));
        walk::block(article, &figure, &mut sink);
    }
    walk::body(article, &mut sink);
    sink.html.as_str().to_owned()
}

/// Writes HTML, and makes addresses whole on the way.
struct Whole<'a> {
    html: Html,
    slug: &'a Slug,
    address: &'a Address,
}

impl Whole<'_> {
    /// An attribute with a whole address; none where it leads nowhere that is allowed.
    fn attribute<'v>(&self, attribute: &'v Attribute<'v>) -> Option<Attribute<'v>> {
        let value = match attribute.name {
            AttributeName::Href => self.address.link(&attribute.value, self.slug)?.into(),
            AttributeName::Src => self.address.image(&attribute.value, self.slug)?.into(),
            _ => Cow::Borrowed(attribute.value.as_ref()),
        };
        Some(Attribute {
            name: attribute.name,
            value,
        })
    }
}

impl Sink for Whole<'_> {
    fn open(&mut self, tag: Tag, attributes: &[Attribute<'_>]) {
        let whole: Vec<_> = attributes
            .iter()
            .filter_map(|attribute| self.attribute(attribute))
            .collect();
        self.html.open(tag, &whole);
    }

    fn text(&mut self, text: &str) {
        self.html.text(text);
    }

    fn close(&mut self, tag: Tag) {
        self.html.close(tag);
    }
}
