//! Links from an article to adjacent ones.

use document::render::walk::{Attribute, AttributeName, Sink, Tag, element, with};

use super::{class, dir, labelled, page_href};
use crate::{
    data::library::{Adjacent, Entry, SeriesContext},
    routing::{Base, Route, Slug},
};

/// Writes links to the articles before and after this one, in its series if it has one; nothing where there are none.
pub fn pager(adjacent: &Adjacent, base: &Base, sink: &mut impl Sink) {
    let Adjacent {
        newer,
        older,
        series,
    } = adjacent;
    if newer.is_none() && older.is_none() && series.is_none() {
        return;
    }
    let (before, after, noun) = match series {
        Some(parts) => {
            let (before, after) = parts.previous_and_next();
            (before, after, "part")
        }
        None => (newer.as_ref(), older.as_ref(), "article"),
    };
    let label = Attribute::new(AttributeName::AriaLabel, "More articles");
    with(sink, Tag::Navigation, &[class("pager"), label], |sink| {
        element(sink, Tag::Division, |sink| {
            if let Some(series) = series {
                parts(series, base, sink);
            }
            for (entry, relation, direction) in
                [(before, "prev", "Previous "), (after, "next", "Next ")]
            {
                if let Some(entry) = entry {
                    adjacent_link(entry, relation, &[direction, noun].concat(), base, sink);
                }
            }
        });
    });
}

/// List of a series' articles, this one without a link.
fn parts(series: &SeriesContext, base: &Base, sink: &mut impl Sink) {
    with(sink, Tag::Division, &[class("series")], |sink| {
        let place = [
            "Part ",
            &(series.this + 1).to_string(),
            " of ",
            &series.articles.len().to_string(),
        ];
        labelled(sink, Tag::Paragraph, "label", &place.concat());
        with(
            sink,
            Tag::Paragraph,
            &[class("title"), dir("auto")],
            |sink| {
                sink.text(&series.title);
            },
        );
        element(sink, Tag::OrderedList, |sink| {
            for (number, entry) in series.articles.iter().enumerate() {
                element(sink, Tag::ListItem, |sink| {
                    part(entry, number == series.this, base, sink);
                });
            }
        });
    });
}

/// Article of a series. An anchor without a target is not a link.
fn part(entry: &Entry, is_this: bool, base: &Base, sink: &mut impl Sink) {
    let mut attributes = Vec::new();
    if is_this {
        attributes.push(Attribute::new(AttributeName::AriaCurrent, "page"));
    } else if let Some(slug) = Slug::new(&entry.slug) {
        attributes.push(page_href(Route::Article(slug).href(base)));
    }
    language(entry, &mut attributes);
    with(sink, Tag::Anchor, &attributes, |sink| {
        sink.text(&entry.title());
    });
}

fn adjacent_link(
    entry: &Entry,
    relation: &'static str,
    label: &str,
    base: &Base,
    sink: &mut impl Sink,
) {
    let Some(slug) = Slug::new(&entry.slug) else {
        return;
    };
    let attributes = [
        Attribute::new(AttributeName::Rel, relation),
        page_href(Route::Article(slug).href(base)),
    ];
    with(sink, Tag::Anchor, &attributes, |sink| {
        labelled(sink, Tag::Span, "label", label);
        let mut attributes = vec![class("title")];
        language(entry, &mut attributes);
        with(sink, Tag::Span, &attributes, |sink| {
            sink.text(&entry.title());
        });
    });
}

/// Adds the language and the direction of a title.
fn language(entry: &Entry, attributes: &mut Vec<Attribute<'_>>) {
    attributes.extend(
        entry
            .lang()
            .map(|tag| Attribute::owned(AttributeName::Lang, tag)),
    );
    attributes.push(Attribute::owned(AttributeName::Dir, entry.dir()));
}
