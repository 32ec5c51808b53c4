//! The pages of the articles and of the tags: those that are new or changed are written, those of what is gone are
//! removed.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs,
    path::Path,
    sync::Arc,
};

use recto::{library::Neighbours, route::TAGS_FOLDER};

use crate::{
    articles::{self, Source},
    compression, files,
    head::Head,
    listing::Listing,
    memory::Page,
    pages::{self, Tagged},
    parallel,
    shell::{self, Template},
};

/// The file of an article's page, in the folder that its address names.
const PAGE: &str = "index.html";

/// The file in which the neighbours of an article are told, where the first file of the index does not tell them.
const NEAR: &str = "near.json";

/// What the pages are written from.
pub(crate) struct Printing<'a> {
    /// The site's root.
    pub(crate) site: &'a Path,
    /// What all pages have in common.
    pub(crate) template: &'a Template,
    /// In which order the library has the articles.
    pub(crate) listing: &'a Listing,
    /// What the publisher says of the site.
    pub(crate) said: &'a recto::site::Site,
    /// The pages that are there already.
    pub(crate) known: &'a BTreeMap<String, Page>,
}

impl Printing<'_> {
    /// Writes the pages of these articles, each with its head, and says which there are then, by their addresses.
    pub(crate) fn write(
        &self,
        sources: &[Source],
        heads: &[Head],
    ) -> Result<BTreeMap<String, Page>, String> {
        let all = self.listing.all.iter().enumerate();
        let places: HashMap<&str, usize> = all
            .map(|(place, entry)| (entry.slug.as_str(), place))
            .collect();
        let articles: Vec<(&Source, &Head)> = sources.iter().zip(heads).collect();
        let pages = parallel::try_map(&articles, |(source, head)| {
            let place = places.get(source.slug.as_str()).copied();
            let page = self.page(source, head, place)?;
            Ok(page.map(|page| (source.slug.as_str().to_owned(), page)))
        })?;
        Ok(pages.into_iter().flatten().collect())
    }

    /// The same for the pages of tags; `known` and what is said then are by their folders.
    pub(crate) fn write_tags(
        &self,
        tags: &[(Tagged, Head)],
    ) -> Result<BTreeMap<String, Page>, String> {
        let pages = parallel::try_map(tags, |(tag, head)| {
            let path = self.site.join(&tag.folder).join(PAGE);
            let from = [
                self.template.fingerprint(),
                &tag.told(),
                &format!("{head:?}"),
            ]
            .join("\n");
            let from = document::fingerprint(from);
            let page = self.unless_known(&tag.folder, &path, from, || {
                self.template.fill(&tag.write(self.said), head)
            })?;
            Ok(page.map(|page| (tag.folder.clone(), page)))
        })?;
        Ok(pages.into_iter().flatten().collect())
    }

    /// Writes a page, unless it is there already as it was made from the same before. None where somebody else's page is
    /// there, which stays.
    fn unless_known(
        &self,
        address: &str,
        path: &Path,
        from: String,
        make: impl FnOnce() -> Result<String, String>,
    ) -> Result<Option<Page>, String> {
        let known = self.known.get(address);
        let there = files::read(path)?;
        if let (Some(known), Some(there)) = (known, &there)
            && known.from == from
            && document::fingerprint(there) == known.page
        {
            return Ok(Some(known.clone()));
        }
        if let (None, Some(there)) = (known, &there)
            && !shell::is_shell(&String::from_utf8_lossy(there))?
        {
            println!(
                "note: {address}/{PAGE} is the publisher's own and is kept; give the article's file another name, or remove the page"
            );
            return Ok(None);
        }
        let html = make()?;
        files::write(path, html.as_bytes())?;
        Ok(Some(Page {
            from,
            page: document::fingerprint(html),
        }))
    }

    fn page(
        &self,
        source: &Source,
        head: &Head,
        place: Option<usize>,
    ) -> Result<Option<Page>, String> {
        let slug = source.slug.as_str();
        let folder = self.site.join(slug);
        let neighbours =
            place.map_or_else(Neighbours::default, |place| self.listing.neighbours(place));
        let near = pages::near(&neighbours)?;
        if place.is_some_and(|place| self.listing.is_beyond(place)) {
            files::write(&folder.join(NEAR), near.as_bytes())?;
        } else {
            files::remove_if_there(&folder.join(NEAR))?;
        }
        let path = folder.join(PAGE);
        // What the publisher says of the site is in every head.
        let head_text = format!("{head:?}");
        let from = [self.template.fingerprint(), &source.text, &near, &head_text].join("\n");
        let from = document::fingerprint(from);
        self.unless_known(slug, &path, from, || {
            let file = self.site.join("articles").join(&source.file);
            let text = articles::open(&file)
                .map_err(|problem| format!("cannot read {}: {problem}", file.display()))?;
            let article = Arc::new(document::parse(&text));
            let written = pages::article(&source.slug, &article, &text, &neighbours, self.said)?;
            self.template.fill(&written, head)
        })
    }
}

/// Removes the pages of articles that are gone: those that say they were written here, and no others.
pub(crate) fn remove_others(site: &Path, sources: &[Source]) -> Result<(), String> {
    let there: HashSet<&str> = sources.iter().map(|source| source.slug.as_str()).collect();
    for name in files::folders(site)? {
        if !there.contains(name.as_str()) && is_page_of(&site.join(&name).join(PAGE), &name)? {
            remove(&site.join(&name))?;
        }
    }
    Ok(())
}

/// Removes the pages of tags that no article has any more, in the same way.
pub(crate) fn remove_other_tags(site: &Path, tags: &[(Tagged, Head)]) -> Result<(), String> {
    let there: HashSet<&str> = tags.iter().map(|(tag, _)| tag.folder.as_str()).collect();
    let all = site.join(TAGS_FOLDER);
    for name in files::folders(&all)? {
        let folder = format!("{TAGS_FOLDER}/{name}");
        if !there.contains(folder.as_str()) && is_page_of(&all.join(&name).join(PAGE), &folder)? {
            remove(&all.join(&name))?;
        }
    }
    remove_if_empty(&all)
}

fn is_page_of(path: &Path, slug: &str) -> Result<bool, String> {
    let html = files::read(path)?.and_then(|html| String::from_utf8(html).ok());
    html.map_or(Ok(false), |html| shell::is_page_of(&html, slug))
}

fn remove(folder: &Path) -> Result<(), String> {
    for name in [PAGE, NEAR] {
        let file = folder.join(name);
        for path in compression::beside(&file).into_iter().chain([file]) {
            files::remove_if_there(&path)?;
        }
    }
    remove_if_empty(folder)
}

/// Whatever else is in it is somebody's.
fn remove_if_empty(folder: &Path) -> Result<(), String> {
    if is_empty(folder) {
        fs::remove_dir(folder)
            .map_err(|error| format!("cannot remove {}: {error}", folder.display()))?;
    }
    Ok(())
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

/// The address of the article, or the folder of the tag, whose page has this path below the site's root.
pub(crate) fn slug_of(path: &str) -> Option<&str> {
    let (folder, file) = path.rsplit_once('/')?;
    (file == PAGE).then_some(folder)
}
