//! The pages of the articles and of the tags: those that are new or changed are written, those of what is gone are
//! removed.

mod adjacent;

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use rayon::prelude::*;
use recto::{
    data::library::Adjacent,
    routing::{Slug, TAGS_FOLDER},
};

use serde::{Deserialize, Serialize};

use crate::{
    Result,
    articles::{self, Source},
    discovery::head::Head,
    files, fingerprint,
    output::{Outcome, Output, Ownership, Provenance},
    render::{
        library_index::Listing,
        pages::{self, Tagged},
        shell::{self, Template},
    },
};

/// The file of an article's page, in the folder that its address names.
const PAGE: &str = "index.html";

/// A page that the last run has not left so.
const OTHER_PAGE: Ownership<'static> = Ownership {
    provenance: Provenance::Content(shell::says_shell),
    advice: "give the article's file another name, or remove the page",
};

/// A page that an earlier run has written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CachedPage {
    /// The fingerprint of all that it was written from.
    pub(crate) from: String,
    /// The fingerprint of the page.
    pub(crate) page: String,
}

/// What the pages are written from.
pub(crate) struct Printing<'a> {
    /// The site.
    pub(crate) output: &'a Output,
    /// What all pages have in common.
    pub(crate) template: &'a Template,
    /// In which order the library has the articles.
    pub(crate) listing: &'a Listing,
    /// What the publisher says of the site.
    pub(crate) said: &'a recto::data::site::Site,
    /// The pages that are there already.
    pub(crate) known: &'a BTreeMap<String, CachedPage>,
}

impl Printing<'_> {
    /// Writes the pages of these articles, each with its head, and says which there are then, by their addresses.
    pub(crate) fn write(&self, sources: &[Source], heads: &[Head]) -> BTreeMap<String, CachedPage> {
        let all = self.listing.all.iter().enumerate();
        let places: HashMap<&str, usize> = all
            .map(|(place, entry)| (entry.slug.as_str(), place))
            .collect();
        let articles: Vec<(&Source, &Head)> = sources.iter().zip(heads).collect();
        let pages = articles.par_iter().filter_map(|(source, head)| {
            let place = places.get(source.slug.as_str()).copied();
            let page = self.page(source, head, place);
            let page = self.output.record_failure(page).flatten()?;
            Some((source.slug.as_str().to_owned(), page))
        });
        pages.collect()
    }

    /// The same for the pages of tags; `known` and what is said then are by their folders.
    pub(crate) fn write_tags(&self, tags: &[(Tagged, Head)]) -> BTreeMap<String, CachedPage> {
        let pages = tags.par_iter().filter_map(|(tag, head)| {
            let from = [
                self.template.fingerprint(),
                &tag.fingerprint_input(),
                &format!("{head:?}"),
            ]
            .join("\n");
            let from = document::fingerprint(from);
            let page = self.unless_known(&tag.folder, from, || {
                self.template.fill(&tag.write(self.said), head)
            });
            let page = self.output.record_failure(page).flatten()?;
            Some((tag.folder.clone(), page))
        });
        pages.collect()
    }

    /// Writes a page, unless it is there already as it was made from the same before. None where somebody else's page is
    /// there, which stays.
    fn unless_known(
        &self,
        address: &str,
        from: String,
        make: impl FnOnce() -> Result<String>,
    ) -> Result<Option<CachedPage>> {
        let path = format!("{address}/{PAGE}");
        let known = self.known.get(address);
        let there = files::read(&self.output.root().join(&path))?;
        let known = known
            .filter(|known| there.is_some_and(|there| fingerprint::digest(there) == known.page));
        if let Some(known) = known.filter(|known| known.from == from) {
            self.output.mark_own(&path);
            return Ok(Some(known.clone()));
        }
        let kind = match known {
            Some(_) => Ownership::BY_NAME,
            None => OTHER_PAGE,
        };
        let html = make()?;
        let outcome = self.output.write(&path, html.as_bytes(), kind);
        Ok((outcome == Outcome::Written).then(|| CachedPage {
            from,
            page: fingerprint::digest(html),
        }))
    }

    fn page(
        &self,
        source: &Source,
        head: &Head,
        place: Option<usize>,
    ) -> Result<Option<CachedPage>> {
        let slug = source.slug.as_str();
        let neighbours =
            place.map_or_else(Adjacent::default, |place| self.listing.neighbours(place));
        if place.is_some_and(|place| self.listing.is_beyond(place)) {
            adjacent::write(self.output, slug, &neighbours)?;
        } else {
            adjacent::remove(self.output, slug);
        }
        // What the publisher says of the site is in every head.
        let head_text = format!("{head:?}");
        let near = pages::near(&neighbours)?;
        let from = [
            self.template.fingerprint(),
            &source.text_fingerprint,
            &near,
            &head_text,
        ]
        .join("\n");
        let from = document::fingerprint(from);
        self.unless_known(slug, from, || {
            let file = self.output.root().join("articles").join(&source.file);
            let text = articles::read_text(&file)?;
            let article = Arc::new(document::parse(&text));
            let written = pages::article(&source.slug, &article, &text, &neighbours, self.said)?;
            self.template.fill(&written, head)
        })
    }
}

/// Removes the pages of articles that are gone: those that say they were written here, and no others.
pub(crate) fn remove_others<'a>(
    output: &Output,
    articles: impl Iterator<Item = &'a Slug>,
) -> Result<()> {
    let there: HashSet<&str> = articles.map(Slug::as_str).collect();
    for name in files::folder_names(output.root())? {
        if !there.contains(name.as_str()) {
            remove_page_of(output, &name);
        }
    }
    Ok(())
}

/// Removes the pages of tags that no article has any more, in the same way.
pub(crate) fn remove_other_tags(output: &Output, tags: &[(Tagged, Head)]) -> Result<()> {
    let there: HashSet<&str> = tags.iter().map(|(tag, _)| tag.folder.as_str()).collect();
    let all = output.root().join(TAGS_FOLDER);
    // What is behind a link is none of ours.
    if all.is_symlink() {
        return Ok(());
    }
    for name in files::folder_names(&all)? {
        let folder = format!("{TAGS_FOLDER}/{name}");
        if !there.contains(folder.as_str()) {
            remove_page_of(output, &folder);
        }
    }
    output.remove_folder_if_empty(TAGS_FOLDER);
    Ok(())
}

/// Removes the page in a folder if it is that of the folder. One that cannot be read says nothing.
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

/// The address of the article, or the folder of the tag, whose page has this path below the site's root.
pub(crate) fn slug_of(path: &str) -> Option<&str> {
    let (folder, file) = path.rsplit_once('/')?;
    (file == PAGE).then_some(folder)
}
