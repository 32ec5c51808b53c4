//! Writes the pages of articles and tags that are new or changed, and removes those of articles and tags that are gone.

mod adjacent;

use std::collections::{BTreeMap, HashMap, HashSet};

use rayon::prelude::*;
use recto::{
    data::library::Adjacent,
    routing::{Slug, TAGS_FOLDER},
};
use serde::{Deserialize, Serialize};

use crate::{
    Result,
    articles::{self, ArticleFile},
    discovery::head::Head,
    files, fingerprint,
    output::{Outcome, Output, Ownership, Provenance},
    render::{
        library_index::LibraryIndex,
        prerender::{self, TagPage},
        shell::{self, Template},
    },
    site_paths::ARTICLES,
};

/// File name of a page, in the folder named after its slug.
const PAGE: &str = "index.html";

/// Rule for a page that is not in the cache.
const NEW_PAGE: Ownership<'static> = Ownership {
    provenance: Provenance::Content(shell::is_own_page),
    advice: "give the article's file another name, or remove the page",
};

/// A page in the incremental cache.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CachedPage {
    /// Fingerprint of everything that it was rendered from.
    pub(crate) source_fingerprint: String,
    /// Fingerprint of the page.
    pub(crate) page_fingerprint: String,
}

/// Writer of pages, with what they have in common.
pub(crate) struct PageWriter<'a> {
    /// Site to write into.
    pub(crate) output: &'a Output,
    /// Template of the pages.
    pub(crate) template: &'a Template,
    /// Library index, for the order of the articles.
    pub(crate) index: &'a LibraryIndex,
    /// Site settings that the app shows.
    pub(crate) site: &'a recto::data::site::Site,
    /// Pages in the incremental cache, by folder.
    pub(crate) cached: &'a BTreeMap<String, CachedPage>,
}

impl PageWriter<'_> {
    /// Writes the pages of articles, each with its head. Returns the pages that are up to date, by slug.
    pub(crate) fn write(
        &self,
        sources: &[ArticleFile],
        heads: &[Head],
    ) -> BTreeMap<String, CachedPage> {
        let all = self.index.all.iter().enumerate();
        let places: HashMap<&str, usize> = all
            .map(|(place, entry)| (entry.slug.as_str(), place))
            .collect();
        let articles: Vec<(&ArticleFile, &Head)> = sources.iter().zip(heads).collect();
        let pages = articles.par_iter().filter_map(|(source, head)| {
            let place = places.get(source.slug.as_str()).copied();
            let page = self.page(source, head, place);
            let page = self.output.ok_or_record(page).flatten()?;
            Some((source.slug.as_str().to_owned(), page))
        });
        pages.collect()
    }

    /// Writes the pages of tags, each with its head. Returns the pages that are up to date, by folder.
    pub(crate) fn write_tags(&self, tags: &[(TagPage, Head)]) -> BTreeMap<String, CachedPage> {
        let pages = tags.par_iter().filter_map(|(tag, head)| {
            let input = [
                self.template.fingerprint(),
                &tag.fingerprint_input(),
                &format!("{head:?}"),
            ];
            let source_fingerprint = document::fingerprint(input.join("\n"));
            let page = self.unless_cached(&tag.folder, source_fingerprint, || {
                self.template.fill(&tag.render(self.site), head)
            });
            let page = self.output.ok_or_record(page).flatten()?;
            Some((tag.folder.clone(), page))
        });
        pages.collect()
    }

    /// Renders and writes a page, unless the cached one has the same source and is unchanged. Returns `None` if the publisher has
    /// a page of their own there.
    fn unless_cached(
        &self,
        folder: &str,
        source_fingerprint: String,
        render: impl FnOnce() -> Result<String>,
    ) -> Result<Option<CachedPage>> {
        let path = format!("{folder}/{PAGE}");
        let cached = self.cached.get(folder);
        let existing = files::read(&self.output.root().join(&path))?;
        let cached = cached.filter(|cached| {
            existing
                .is_some_and(|existing| fingerprint::digest(existing) == cached.page_fingerprint)
        });
        if let Some(cached) =
            cached.filter(|cached| cached.source_fingerprint == source_fingerprint)
        {
            self.output.mark_own(&path);
            return Ok(Some(cached.clone()));
        }
        let ownership = match cached {
            Some(_) => Ownership::BY_NAME,
            None => NEW_PAGE,
        };
        let html = render()?;
        let outcome = self.output.write(&path, html.as_bytes(), ownership);
        Ok((outcome == Outcome::Written).then(|| CachedPage {
            source_fingerprint,
            page_fingerprint: fingerprint::digest(html),
        }))
    }

    fn page(
        &self,
        source: &ArticleFile,
        head: &Head,
        place: Option<usize>,
    ) -> Result<Option<CachedPage>> {
        let slug = source.slug.as_str();
        let adjacent = place.map_or_else(Adjacent::default, |place| self.index.adjacent(place));
        if place.is_some_and(|place| self.index.needs_adjacent_file(place)) {
            adjacent::write(self.output, slug, &adjacent)?;
        } else {
            adjacent::remove(self.output, slug);
        }
        // The head includes the site settings.
        let head_text = format!("{head:?}");
        let adjacent_json = prerender::adjacent_json(&adjacent)?;
        let input = [
            self.template.fingerprint(),
            &source.text_fingerprint,
            &adjacent_json,
            &head_text,
        ];
        let source_fingerprint = document::fingerprint(input.join("\n"));
        self.unless_cached(slug, source_fingerprint, || {
            let file = self.output.root().join(ARTICLES).join(&source.file);
            let text = articles::read_text(&file)?;
            let article = document::parse(&text);
            let page = prerender::article(&source.slug, &article, &text, &adjacent, self.site);
            self.template.fill(&page, head)
        })
    }
}

/// Removes the pages of articles that no longer exist, if press wrote them.
pub(crate) fn remove_others<'a>(
    output: &Output,
    articles: impl Iterator<Item = &'a Slug>,
) -> Result<()> {
    let current: HashSet<&str> = articles.map(Slug::as_str).collect();
    for name in files::folder_names(output.root())? {
        if !current.contains(name.as_str()) {
            remove_page_of(output, &name);
        }
    }
    Ok(())
}

/// Removes the pages of tags that no article has any more, if press wrote them.
pub(crate) fn remove_other_tags(output: &Output, tags: &[(TagPage, Head)]) -> Result<()> {
    let current: HashSet<&str> = tags.iter().map(|(tag, _)| tag.folder.as_str()).collect();
    let all = output.root().join(TAGS_FOLDER);
    // The target of a link is not press's own.
    if all.is_symlink() {
        return Ok(());
    }
    for name in files::folder_names(&all)? {
        let folder = format!("{TAGS_FOLDER}/{name}");
        if !current.contains(folder.as_str()) {
            remove_page_of(output, &folder);
        }
    }
    output.remove_folder_if_empty(TAGS_FOLDER);
    Ok(())
}

/// Removes the page in a folder if press wrote it for that folder. One that cannot be read stays.
fn remove_page_of(output: &Output, folder: &str) {
    let path = format!("{folder}/{PAGE}");
    let html = files::read(&output.root().join(&path)).ok().flatten();
    let html = html.and_then(|html| String::from_utf8(html).ok());
    if shell::is_page_of(&html.unwrap_or_default(), folder).unwrap_or_default() {
        output.remove(&path, Ownership::BY_NAME);
        adjacent::remove(output, folder);
        output.remove_folder_if_empty(folder);
    }
}

/// Returns the folder of a page, given the path of the page below the site's root. `None` if the path is not one of a page.
pub(crate) fn folder_of(path: &str) -> Option<&str> {
    let (folder, file) = path.rsplit_once('/')?;
    (file == PAGE).then_some(folder)
}
