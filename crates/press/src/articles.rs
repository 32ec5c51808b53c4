//! The articles of a site: what the index says of each.

pub(crate) mod article_meta;
mod cached;
mod no_file;
mod notices;
#[cfg(test)]
mod tests;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashSet},
    fs,
    path::{Path, PathBuf},
};

use document::tree::{Article, Direction};
use rayon::prelude::*;
use recto::{
    data::{
        MAX_BYTES,
        library::{Entry, title_of_file},
    },
    routing::Slug,
};

use crate::{files, site_paths::ARTICLES, slugs};

use article_meta::ArticleMeta;

pub(crate) use cached::CachedArticle;
pub(crate) use no_file::{NoFile, no_files};

/// Which articles are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listed {
    /// Those without `draft: true`.
    Published,
    /// All of them.
    WithDrafts,
}

/// What was found in the folder of articles.
#[derive(Debug, Default)]
pub(crate) struct Articles {
    /// The entries of all that are listed, newest first, undated ones last, then by title.
    pub(crate) entries: Vec<Entry>,
    /// The same articles, by their files' names.
    pub(crate) sources: Vec<Source>,
    /// What other machines are told of each, in the same order.
    pub(crate) meta: Vec<ArticleMeta>,
    /// What their authors should know, each with the file and, where it is known, the line.
    pub(crate) warnings: Vec<String>,
    /// What keeps articles from being read.
    pub(crate) failures: Vec<String>,
    /// The addresses of those articles: their pages stay.
    pub(crate) unread: Vec<Slug>,
    /// What was found in each that can be opened, listed or not, by its file's name.
    pub(crate) cached: BTreeMap<String, CachedArticle>,
}

/// An article that is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    /// Its address.
    pub(crate) slug: Slug,
    /// The name of its file.
    pub(crate) file: String,
    /// The fingerprint of its text.
    pub(crate) text: String,
}

/// Reads the articles of a site; those whose text is `known` are not parsed again. One that cannot be opened is left out, and
/// keeps no other from the list. An error where the folder of the articles is not there: a site is not emptied by mistake.
pub(crate) fn read(
    site: &Path,
    listed: Listed,
    known: &BTreeMap<String, CachedArticle>,
) -> Result<Articles, String> {
    let folder = found(site)?;
    let names = files::list_folder(&folder)?;
    let mut articles = Articles::default();
    for (name, problem) in no_files(&names) {
        articles.leave_out(&name, &problem.to_string());
    }
    let mut found = Vec::new();
    let mut names: Vec<String> = names.files.into_iter().chain(names.links).collect();
    names.sort();
    for name in names {
        if name.starts_with('.') {
            continue;
        }
        match slugs::from_file_name(&name, Some(site)) {
            Ok(Some(_)) if leads_out(&folder.join(&name)) => articles.leave_out(&name, LEADS_OUT),
            Ok(Some(slug)) => found.push((name, slug)),
            Ok(None) => {}
            Err(problem) => articles.leave_out(&name, &problem.to_string()),
        }
    }
    articles.warnings.extend(like_others(&found));
    let read = found.par_iter().map(|(name, slug)| {
        let text = open(&folder.join(name))?;
        Ok(read_one(name, slug, &text, known.get(name)))
    });
    let cached: Vec<Result<CachedArticle, String>> = read.collect();
    for ((name, slug), cached) in found.into_iter().zip(cached) {
        match cached {
            Ok(cached) => articles.add(name, slug, cached, listed),
            Err(problem) => articles.fail(&name, slug, &problem),
        }
    }
    articles.warnings.extend(nested(&folder)?);
    articles
        .entries
        .sort_by_cached_key(|entry| (Reverse(entry.date.clone()), entry.title()));
    Ok(articles)
}

/// The folder of the articles. Where it is not there or elsewhere, somebody has named the wrong folder, and all pages would
/// be taken for those of articles that are gone.
fn found(site: &Path) -> Result<PathBuf, String> {
    let folder = site.join(ARTICLES);
    if folder.is_symlink() {
        return Err(format!(
            "{} is a symbolic link, and press writes only inside the site: put a folder in its place, with copies of the articles",
            folder.display()
        ));
    }
    if !folder.is_dir() {
        return Err(format!(
            "there is no folder {}, so nothing was changed: put your .md files there (it may be empty), or name the folder of the built site",
            folder.display()
        ));
    }
    Ok(folder)
}

/// Whether a file of the folder is a link to something that is not in the folder: what anybody may read there is chosen by
/// who puts files into it, and not by who can make a link to any file of this machine.
pub(crate) fn leads_out(file: &Path) -> bool {
    if !file.is_symlink() {
        return false;
    }
    let whole = file.canonicalize();
    let folder = file.parent().map(Path::canonicalize);
    match (whole, folder) {
        (Ok(whole), Some(Ok(folder))) => !whole.starts_with(folder),
        // It leads nowhere, and cannot be read.
        _ => false,
    }
}

/// What is said of such a file.
const LEADS_OUT: &str =
    "it is a symbolic link that leads out of the folder of the articles: put a copy in its place";

/// Says of articles whose names some hosts take for one.
fn like_others(found: &[(String, Slug)]) -> Vec<String> {
    let mut addresses = BTreeMap::new();
    let like = |(name, slug): &'_ (String, Slug)| {
        let other = addresses.insert(slugs::collision_key(slug.as_str()), name.clone())?;
        Some(format!(
            "articles/{name}: {}",
            slugs::collision_message(name, &other)
        ))
    };
    found.iter().filter_map(like).collect()
}

fn read_one(name: &str, slug: &Slug, text: &str, known: Option<&CachedArticle>) -> CachedArticle {
    let fingerprint = document::fingerprint(text);
    if let Some(known) = known.filter(|known| known.text == fingerprint) {
        return known.clone();
    }
    let article = document::parse(text);
    CachedArticle {
        text: fingerprint,
        entry: entry(slug, &article),
        meta: ArticleMeta::from_article(slug, &article),
        warnings: notices::warnings(name, &article.notices),
    }
}

impl Articles {
    /// The addresses of those that are listed.
    pub(crate) fn slugs(&self) -> HashSet<&str> {
        let slugs = self.sources.iter();
        slugs.map(|source| source.slug.as_str()).collect()
    }

    fn add(&mut self, file: String, slug: Slug, cached: CachedArticle, listed: Listed) {
        self.warnings.extend(cached.warnings.iter().cloned());
        let meta = &cached.meta;
        if listed == Listed::WithDrafts || !meta.metadata.draft {
            self.entries.push(cached.entry.clone());
            self.meta.push(meta.clone());
            self.sources.push(Source {
                slug,
                file: file.clone(),
                text: cached.text.clone(),
            });
        }
        self.cached.insert(file, cached);
    }

    fn fail(&mut self, name: &str, slug: Slug, problem: &str) {
        self.failures.push(format!(
            "articles/{name}: {problem}; it is not listed, and if it has a page, that stays as it is"
        ));
        self.unread.push(slug);
    }

    fn leave_out(&mut self, name: &str, problem: &str) {
        self.warnings
            .push(format!("articles/{name}: {problem}; it is left out"));
    }
}

/// The text of an article.
pub(crate) fn open(path: &Path) -> Result<String, String> {
    let size = fs::metadata(path).map_err(|error| error.to_string())?.len();
    if size > MAX_BYTES as u64 {
        return Err(format!(
            "it is over {} MB: split it into parts",
            MAX_BYTES / 1_000_000
        ));
    }
    let bytes = files::try_read(path, MAX_BYTES as u64).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.split(|&byte| byte == b'\n').count();
        format!("line {line} is not UTF-8: save the file with that encoding")
    })
}

fn entry(slug: &Slug, article: &Article) -> Entry {
    let metadata = &article.metadata;
    Entry {
        slug: slug.as_str().to_owned(),
        title: metadata
            .title
            .clone()
            .unwrap_or_else(|| title_of_file(slug.as_str())),
        description: metadata.description.clone().unwrap_or_default(),
        authors: metadata.authors.clone(),
        publisher: metadata.publisher.clone().unwrap_or_default(),
        date: metadata
            .date
            .as_ref()
            .map(|date| date.as_str().to_owned())
            .unwrap_or_default(),
        tags: metadata.tags.clone(),
        lang: metadata.lang.clone().unwrap_or_default(),
        dir: match metadata.direction {
            Direction::LeftToRight => String::new(),
            Direction::RightToLeft => "rtl".to_owned(),
        },
        minutes: article.statistics.minutes,
    }
}

/// Says of articles in folders below that they are not listed: an address has one part.
fn nested(folder: &Path) -> Result<Vec<String>, String> {
    let mut warnings = Vec::new();
    for inner in files::folder_names(folder)? {
        for name in files::file_names(&folder.join(&inner), ".md")? {
            warnings.push(format!(
                "articles/{inner}/{name}: only files in articles/ itself are listed; this one opens at /?src=articles/{inner}/{name}"
            ));
        }
    }
    Ok(warnings)
}
