//! The pages of tags: which there are, and what is on each.

use std::{collections::BTreeMap, sync::Arc};

use recto::{
    data::library::{Entry, Library},
    routing::tag_folder,
};

use crate::{
    articles::article_meta::ArticleMeta,
    discovery::head::{self, Head},
    render::{library_index::Listing, pages::Tagged},
    site::Site,
};

/// How many titles describe a page: more than there is room for.
const TITLES: usize = 20;

/// The tags that have a page, each with its head. An index of the publisher's own may list none of the articles that have a
/// tag: its page then says so, as the app does. `common` is what all heads have in common.
pub(crate) fn pages(
    listing: &Listing,
    articles: &[ArticleMeta],
    site: &Site,
    common: &Head,
) -> Vec<(Tagged, Head)> {
    // What is wrong with the index the app tells.
    let Some(library) = &listing.library else {
        return Vec::new();
    };
    let index = Arc::new(library.clone());
    let page = |(tag, articles)| page(tag, articles, &index, site, common);
    by_tag(listing, articles)
        .into_iter()
        .filter_map(page)
        .collect()
}

fn by_tag<'a>(
    listing: &'a Listing,
    articles: &'a [ArticleMeta],
) -> BTreeMap<&'a str, Vec<&'a Entry>> {
    let mut tags: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for tag in articles.iter().flat_map(|meta| &meta.metadata.tags) {
        tags.entry(tag).or_default();
    }
    for entry in &listing.all {
        // It may be said twice.
        for (number, tag) in entry.tags.iter().enumerate() {
            if !entry.tags[..number].contains(tag) {
                tags.entry(tag).or_default().push(entry);
            }
        }
    }
    tags
}

fn page(
    tag: &str,
    articles: Vec<&Entry>,
    index: &Arc<Library>,
    site: &Site,
    common: &Head,
) -> Option<(Tagged, Head)> {
    let titles: Vec<String> = articles
        .iter()
        .take(TITLES)
        .map(|entry| entry.title())
        .collect();
    let head = Head {
        elements: head::tag(tag, &titles, site),
        ..common.clone()
    };
    let articles = articles.into_iter().cloned().collect();
    let tagged = Tagged::new(tag_folder(tag)?, tag, index.clone(), articles);
    Some((tagged, head))
}
