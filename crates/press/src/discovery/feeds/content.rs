//! The text of an article with absolute URLs, to be read outside its page.

use std::borrow::Cow;

use document::{
    render::html::Html,
    render::walk::{self, Attribute, AttributeName, Sink, Tag},
    tree::{Article, Block, Image},
};
use recto::routing::Slug;

use crate::site::SiteUrl;

/// Returns the lead image and body of an article as HTML, with the links and images that the app allows.
pub(crate) fn to_html(article: &Article, slug: &Slug, address: &SiteUrl) -> String {
    let mut sink = Absolute {
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

/// HTML sink that makes URLs absolute.
struct Absolute<'a> {
    html: Html,
    slug: &'a Slug,
    address: &'a SiteUrl,
}

impl Absolute<'_> {
    /// Returns an attribute with an absolute URL, or `None` if the URL is not allowed.
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

impl Sink for Absolute<'_> {
    fn open(&mut self, tag: Tag, attributes: &[Attribute<'_>]) {
        let absolute: Vec<_> = attributes
            .iter()
            .filter_map(|attribute| self.attribute(attribute))
            .collect();
        self.html.open(tag, &absolute);
    }

    fn text(&mut self, text: &str) {
        self.html.text(text);
    }

    fn close(&mut self, tag: Tag) {
        self.html.close(tag);
    }
}
