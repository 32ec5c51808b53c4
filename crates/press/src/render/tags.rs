//! Sources of the pages of tags.

use std::{collections::BTreeMap, sync::Arc};

use recto::{
    data::library::{Entry, Library},
    routing::tag_folder,
};

use crate::{
    articles::article_meta::ArticleMeta,
    discovery::head::{self, Head},
    render::{library_index::LibraryIndex, prerender::TagPage},
    site::Site,
};

/// Number of titles that describe a page: more than fit into a description.
const TITLES: usize = 20;

/// Returns the sources of the tags' pages, each with its head; `common` is the head that all pages share. A publisher's own index
/// may list no article of a tag: the page then says so, as the app does.
pub(crate) fn pages(
    library_index: &LibraryIndex,
    articles: &[ArticleMeta],
    site: &Site,
    common: &Head,
) -> Vec<(TagPage, Head)> {
    // The app reports an index that it cannot read.
    let Some(library) = &library_index.library else {
        return Vec::new();
    };
    let index = Arc::new(library.clone());
    let page = |(tag, articles)| page(tag, articles, &index, site, common);
    by_tag(library_index, articles)
        .into_iter()
        .filter_map(page)
        .collect()
}

fn by_tag<'a>(
    library_index: &'a LibraryIndex,
    articles: &'a [ArticleMeta],
) -> BTreeMap<&'a str, Vec<&'a Entry>> {
    let mut tags: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    for tag in articles.iter().flat_map(|meta| &meta.metadata.tags) {
        tags.entry(tag).or_default();
    }
    for entry in &library_index.all {
        // The front matter may repeat a tag.
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
) -> Option<(TagPage, Head)> {
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
    let tagged = TagPage::new(tag_folder(tag)?, tag, index.clone(), articles);
    Some((tagged, head))
}
