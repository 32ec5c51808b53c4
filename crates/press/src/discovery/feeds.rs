//! Feeds: the newest articles in full, as Atom and JSON Feed.
//!
//! Articles without a date are left out. Feeds are sorted by time, and an invented time would change entries that feed readers
//! have seen already.

mod atom;
mod budget;
mod content;
mod json;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;

use atom_syndication::FixedDateTime;

use crate::{
    Result,
    articles::article_meta::{ArticleMeta, Timestamp},
    output::{Ownership, Provenance},
    site::{Site, SiteUrl},
};

pub(crate) use budget::Budget;
pub(crate) use content::to_html;

/// Element that marks an Atom feed as press's own.
pub(crate) const GENERATOR: &str = "<generator>Recto</generator>";

/// Rule for the Atom feed.
pub(crate) const ATOM_OWNERSHIP: Ownership<'static> = Ownership {
    provenance: Provenance::Content(|atom| {
        let generator = GENERATOR.as_bytes();
        atom.windows(generator.len()).any(|part| part == generator)
    }),
    advice: ADVICE,
};
/// Rule for the JSON feed.
pub(crate) const JSON_OWNERSHIP: Ownership<'static> = Ownership {
    provenance: Provenance::Content(json::is_own),
    advice: ADVICE,
};

const ADVICE: &str =
    "every page names it as the feed of the site: remove it to have the feed that press writes";

/// Number of articles in a feed: some months for most sites, and small enough to be fetched often.
pub(crate) const MAX_ENTRIES: usize = 20;

/// Content of a feed.
pub(crate) struct Feed<'a> {
    site: &'a Site,
    address: &'a SiteUrl,
    entries: &'a [FeedEntry<'a>],
}

/// Article in a feed.
pub(crate) struct FeedEntry<'a> {
    meta: &'a ArticleMeta,
    published: FixedDateTime,
    updated: FixedDateTime,
    /// Text as HTML with absolute URLs.
    content: String,
}

/// Both feeds.
#[derive(Debug)]
pub(crate) struct Feeds {
    pub(crate) atom: String,
    pub(crate) json: String,
}

/// Returns the articles of a feed, newest first, and by slug among those of the same time.
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
        .take(MAX_ENTRIES)
        .map(|(_, meta)| meta)
        .collect()
}

/// Builds both feeds from articles and their texts, which [`to_html`] makes. Returns `None` if there are no articles, since a feed
/// needs the time of its last change.
pub(crate) fn feeds(
    site: &Site,
    address: &SiteUrl,
    articles: Vec<(&ArticleMeta, String)>,
) -> Result<Option<Feeds>> {
    let entries: Vec<FeedEntry> = articles
        .into_iter()
        .filter_map(|(meta, content)| {
            Some(FeedEntry {
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
