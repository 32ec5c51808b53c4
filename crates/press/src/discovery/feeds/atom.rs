//! Atom, RFC 4287.

use atom_syndication::{
    self as atom, Category, Content, FixedDateTime, Generator, Person, Text, WriteConfig,
};

use super::{Feed, FeedEntry};
use crate::{Error, Result, control_characters::strip_controls, site_paths::ATOM_FEED};

/// Serializes the feed. `updated` is the time of its last change.
pub(super) fn write(feed: &Feed, updated: FixedDateTime) -> Result<String> {
    let Feed { site, address, .. } = feed;
    // Atom requires an author for entries that name none.
    let author = site.author.as_deref().unwrap_or(site.name());
    let atom = atom::Feed {
        title: text(site.name()),
        subtitle: site.description.as_deref().map(text),
        id: address.root().to_owned(),
        updated,
        authors: vec![person(author)],
        generator: Some(Generator {
            value: "Recto".to_owned(),
            ..Generator::default()
        }),
        links: vec![
            link("self", address.file(ATOM_FEED), "application/atom+xml"),
            link("alternate", address.root().to_owned(), "text/html"),
        ],
        rights: site.licence.as_ref().map(|licence| text(&licence.label)),
        lang: site.lang.clone(),
        entries: feed.entries.iter().map(|one| entry(one, feed)).collect(),
        ..atom::Feed::default()
    };
    let config = WriteConfig {
        write_document_declaration: true,
        indent_size: None,
    };
    let bytes = atom
        .write_with_config(Vec::new(), config)
        .map_err(|error| {
            Error::new("cannot serialize")
                .at(ATOM_FEED)
                .caused_by(error)
        })?;
    String::from_utf8(bytes).map_err(|_| Error::not_utf8(ATOM_FEED))
}

fn entry(entry: &FeedEntry, feed: &Feed) -> atom::Entry {
    let meta = entry.meta;
    let url = feed.address.article(&meta.slug);
    let mut links = vec![link("alternate", url.clone(), "text/html")];
    let others = meta.languages.iter().filter(|(_, slug)| *slug != meta.slug);
    for (lang, slug) in others {
        let mut translation = link("alternate", feed.address.article(slug), "text/html");
        translation.hreflang = Some(lang.clone());
        links.push(translation);
    }
    let tags = meta.metadata.tags.iter();
    atom::Entry {
        title: Text {
            lang: meta.metadata.lang.clone(),
            ..text(&meta.title)
        },
        id: url,
        updated: entry.updated,
        published: Some(entry.published),
        authors: meta.authors(feed.site).into_iter().map(person).collect(),
        categories: tags
            .map(|tag| Category {
                term: strip_controls(tag),
                ..Category::default()
            })
            .collect(),
        links,
        summary: (!meta.summary.is_empty()).then(|| text(&meta.summary)),
        content: Some(Content {
            lang: meta.metadata.lang.clone(),
            value: Some(strip_controls(&entry.content)),
            content_type: Some("html".to_owned()),
            ..Content::default()
        }),
        ..atom::Entry::default()
    }
}

fn text(value: &str) -> Text {
    Text::plain(strip_controls(value))
}

fn person(name: &str) -> Person {
    Person {
        name: strip_controls(name),
        ..Person::default()
    }
}

fn link(rel: &str, href: String, kind: &str) -> atom::Link {
    atom::Link {
        rel: rel.to_owned(),
        href,
        mime_type: Some(kind.to_owned()),
        ..atom::Link::default()
    }
}
