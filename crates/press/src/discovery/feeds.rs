//! The feeds: the newest articles, whole, for readers of Atom and of JSON Feed.
//!
//! An article without a date is in none of them: feeds are sorted by time, and a time that is made up would change what
//! their readers have seen already.

mod atom;
mod content;
mod json;
mod room;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;

use atom_syndication::FixedDateTime;

use crate::{
    Result,
    articles::article_meta::{ArticleMeta, Timestamp},
    output::{Ownership, Provenance},
    site::{Address, Site},
};

pub(crate) use content::content;
pub(crate) use room::Room;

/// What says in the Atom feed that it was written here.
pub(crate) const SIGN: &str = "<generator>Recto</generator>";

/// How the feeds are known to be ours.
pub(crate) const ATOM_OWNERSHIP: Ownership<'static> = Ownership {
    provenance: Provenance::Content(|atom| {
        let sign = SIGN.as_bytes();
        atom.windows(sign.len()).any(|part| part == sign)
    }),
    advice: ADVICE,
};
pub(crate) const JSON_OWNERSHIP: Ownership<'static> = Ownership {
    provenance: Provenance::Content(json::says_press),
    advice: ADVICE,
};

const ADVICE: &str =
    "every page names it as the feed of the site: take it away to have the one that press writes";

/// How many articles are in a feed, the newest: those of some months for most sites, and small enough to be fetched often.
pub(crate) const NEWEST: usize = 20;

/// What a feed is made of.
pub(crate) struct Feed<'a> {
    site: &'a Site,
    address: &'a Address,
    entries: &'a [Entry<'a>],
}

/// An article in a feed.
pub(crate) struct Entry<'a> {
    meta: &'a ArticleMeta,
    published: FixedDateTime,
    updated: FixedDateTime,
    /// Its text as HTML, with whole addresses.
    content: String,
}

/// Both feeds: Atom's and JSON Feed's.
#[derive(Debug)]
pub(crate) struct Feeds {
    pub(crate) atom: String,
    pub(crate) json: String,
}

/// The articles that a feed has, the newest first; of those of one moment the first by slug comes first.
pub(crate) fn newest<'a>(
    articles: impl IntoIterator<Item = &'a ArticleMeta>,
) -> Vec<&'a ArticleMeta> {
    let mut dated: Vec<(Reverse<FixedDateTime>, &ArticleMeta)> = articles
        .into_iter()
        .filter(|meta| !meta.metadata.draft)
        .filter_map(|meta| Some((Reverse(meta.published()?.time()?), meta)))
        .collect();
    dated.sort_by(|(a, first), (b, second)| {
        a.cmp(b)
            .then_with(|| first.slug.as_str().cmp(second.slug.as_str()))
    });
    dated
        .into_iter()
        .take(NEWEST)
        .map(|(_, meta)| meta)
        .collect()
}

/// The feeds of these articles, each with its text as [`content()`] makes it. None where there are no articles: then there
/// is no moment at which the feed could have changed.
pub(crate) fn feeds(
    site: &Site,
    address: &Address,
    articles: Vec<(&ArticleMeta, String)>,
) -> Result<Option<Feeds>> {
    let entries: Vec<Entry> = articles
        .into_iter()
        .filter_map(|(meta, content)| {
            Some(Entry {
                published: meta.published().as_ref().and_then(Timestamp::time)?,
                updated: meta.changed().as_ref().and_then(Timestamp::time)?,
                meta,
                content,
            })
        })
        .collect();
    let feed = Feed {
        site,
        address,
        entries: &entries,
    };
    let Some(updated) = entries.iter().map(|entry| entry.updated).max() else {
        return Ok(None);
    };
    Ok(Some(Feeds {
        atom: atom::write(&feed, updated)?,
        json: json::write(&feed)?,
    }))
}
