//! The articles of a site, with what the library, feeds and pages need to know of each.

pub(crate) mod article_meta;
mod cached;
mod non_file;
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

use crate::{
    Error, Result,
    diagnostic::{self, Source as SourceText},
    files,
    site_paths::ARTICLES,
    slugs,
};

use article_meta::ArticleMeta;

pub(crate) use cached::CachedArticle;
pub(crate) use non_file::{NonFile, find_non_files};

/// Selection of the articles to list, by `draft: true`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DraftInclusion {
    /// Leave drafts out.
    Exclude,
    /// List drafts too.
    Include,
}

/// The articles' folder as it was read.
#[derive(Debug, Default)]
pub(crate) struct Articles {
    /// Library entries of the listed articles: newest first, undated ones last, then by title.
    pub(crate) entries: Vec<Entry>,
    /// Files of the listed articles, by name.
    pub(crate) sources: Vec<ArticleFile>,
    /// Metadata of the listed articles, in the order of `sources`.
    pub(crate) meta: Vec<ArticleMeta>,
    /// Warnings to authors, each with the file and, if known, the line.
    pub(crate) warnings: Vec<String>,
    /// Articles that cannot be read.
    pub(crate) failures: Vec<Error>,
    /// Slugs of the articles that cannot be read; their pages stay.
    pub(crate) unread: Vec<Slug>,
    /// All articles that can be read, drafts included, by file name.
    pub(crate) cached: BTreeMap<String, CachedArticle>,
}

/// File of a listed article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ArticleFile {
    /// Slug of the article.
    pub(crate) slug: Slug,
    /// Name of the file.
    pub(crate) file: String,
    /// Fingerprint of its text.
    pub(crate) text_fingerprint: String,
}

/// Reads the articles of a site. An article whose text has not changed since it was `cached` is not parsed again. One that
/// cannot be read is left out. Fails if the folder of the articles is missing: the pages of all articles would be removed.
pub(crate) fn read(
    site: &Path,
    drafts: DraftInclusion,
    cached: &BTreeMap<String, CachedArticle>,
) -> Result<Articles> {
    let folder = articles_folder(site)?;
    let mut articles = Articles::default();
    let files = articles.find_files(site, &folder)?;
    articles.warnings.extend(collisions(&files));
    let read = files.par_iter().map(|(name, slug)| {
        let text = read_text(&folder.join(name))?;
        Ok(parse_unless_cached(name, slug, &text, cached.get(name)))
    });
    let read: Vec<Result<CachedArticle>> = read.collect();
    for ((name, slug), read) in files.into_iter().zip(read) {
        match read {
            Ok(article) => articles.add(name, slug, article, drafts),
            Err(error) => articles.fail(&name, slug, error),
        }
    }
    articles.warnings.extend(nested_articles(&folder)?);
    articles
        .entries
        .sort_by_cached_key(|entry| (Reverse(entry.date.clone()), entry.title()));
    Ok(articles)
}

/// Returns the folder of the articles. If it is missing or a link, the user has probably named the wrong site.
fn articles_folder(site: &Path) -> Result<PathBuf> {
    let folder = site.join(ARTICLES);
    if folder.is_symlink() {
        return Err(Error::new("cannot follow the symbolic link").at(folder).help(
            "press writes only inside the site: put a folder in its place, with copies of the articles",
        ));
    }
    if !folder.is_dir() {
        return Err(Error::new("there is no folder").at(folder).help(
            "nothing was changed: put your .md files there (it may be empty), or name the folder of the built site",
        ));
    }
    Ok(folder)
}

/// Returns whether a file is a symbolic link to something outside its folder. Whoever can make a link could publish any file
/// of the machine otherwise.
pub(crate) fn is_symlink_out_of_folder(file: &Path) -> bool {
    if !file.is_symlink() {
        return false;
    }
    let target = file.canonicalize();
    let folder = file.parent().map(Path::canonicalize);
    match (target, folder) {
        (Ok(target), Some(Ok(folder))) => !target.starts_with(folder),
        // A dangling link cannot be read.
        _ => false,
    }
}

/// Warning about such a link.
const SYMLINK_OUT_OF_FOLDER: &str =
    "it is a symbolic link that leads out of the folder of the articles: put a copy in its place";

/// Returns warnings about articles whose slugs some hosts do not distinguish.
fn collisions(files: &[(String, Slug)]) -> Vec<String> {
    let mut names = BTreeMap::new();
    let collision = |(name, slug): &'_ (String, Slug)| {
        let other = names.insert(slugs::collision_key(slug.as_str()), name.clone())?;
        Some(format!(
            "articles/{name}: {}",
            slugs::collision_message(name, &other)
        ))
    };
    files.iter().filter_map(collision).collect()
}

fn parse_unless_cached(
    name: &str,
    slug: &Slug,
    text: &str,
    cached: Option<&CachedArticle>,
) -> CachedArticle {
    let fingerprint = document::fingerprint(text);
    if let Some(cached) = cached.filter(|cached| cached.text_fingerprint == fingerprint) {
        return cached.clone();
    }
    let article = document::parse(text);
    CachedArticle {
        text_fingerprint: fingerprint,
        entry: entry(slug, &article),
        meta: ArticleMeta::from_article(slug, &article),
        warnings: warnings(name, text, &article),
    }
}

/// Returns the diagnostics of an article as lines.
fn warnings(name: &str, text: &str, article: &Article) -> Vec<String> {
    if article.diagnostics.is_empty() {
        return Vec::new();
    }
    let source = SourceText::of_article(format!("{ARTICLES}/{name}"), text.to_owned());
    if source.text == text {
        return diagnostic::warnings(&diagnostic::of_article(&source, &article.diagnostics));
    }
    // Spans are those of the text that was parsed.
    let article = document::parse(&source.text);
    diagnostic::warnings(&diagnostic::of_article(&source, &article.diagnostics))
}

impl Articles {
    /// Returns the slugs of the listed articles.
    pub(crate) fn slugs(&self) -> HashSet<&str> {
        let slugs = self.sources.iter();
        slugs.map(|source| source.slug.as_str()).collect()
    }

    /// Returns the files that are articles, by name, and warns of those that only look like articles.
    fn find_files(&mut self, site: &Path, folder: &Path) -> Result<Vec<(String, Slug)>> {
        let entries = files::list_folder(folder)?;
        for (name, reason) in find_non_files(&entries) {
            self.leave_out(&name, &reason.to_string());
        }
        let mut names: Vec<String> = entries.files.into_iter().chain(entries.links).collect();
        names.sort();
        let mut files = Vec::new();
        for name in names.into_iter().filter(|name| !name.starts_with('.')) {
            match slugs::from_file_name(&name, Some(site)) {
                Ok(Some(_)) if is_symlink_out_of_folder(&folder.join(&name)) => {
                    self.leave_out(&name, SYMLINK_OUT_OF_FOLDER);
                }
                Ok(Some(slug)) => files.push((name, slug)),
                Ok(None) => {}
                Err(error) => self.leave_out(&name, &error.to_string()),
            }
        }
        Ok(files)
    }

    fn add(&mut self, file: String, slug: Slug, article: CachedArticle, drafts: DraftInclusion) {
        self.warnings.extend(article.warnings.iter().cloned());
        let meta = &article.meta;
        if drafts == DraftInclusion::Include || !meta.metadata.draft {
            self.entries.push(article.entry.clone());
            self.meta.push(meta.clone());
            self.sources.push(ArticleFile {
                slug,
                file: file.clone(),
                text_fingerprint: article.text_fingerprint.clone(),
            });
        }
        self.cached.insert(file, article);
    }

    fn fail(&mut self, name: &str, slug: Slug, error: Error) {
        let error = error.at(format!("articles/{name}"));
        self.failures
            .push(error.help("it is not listed, and if it has a page, that stays as it is"));
        self.unread.push(slug);
    }

    fn leave_out(&mut self, name: &str, reason: &str) {
        self.warnings
            .push(format!("articles/{name}: {reason}; it is left out"));
    }
}

/// Reads the text of an article.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    let size = fs::metadata(path)
        .map_err(|error| Error::read(path, error))?
        .len();
    if size > MAX_BYTES as u64 {
        let cause = format!("it is larger than {} MB", MAX_BYTES / 1_000_000);
        let error = Error::new("cannot read").at(path).caused_by(cause);
        return Err(error.help("split it into parts"));
    }
    let bytes =
        files::try_read(path, MAX_BYTES as u64).map_err(|error| Error::read(path, error))?;
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.split(|&byte| byte == b'\n').count();
        let cause = format!("line {line} is not UTF-8");
        let error = Error::new("cannot read").at(path).caused_by(cause);
        error.help("save the file in that encoding")
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

/// Returns warnings about articles in nested folders. They are not listed, since a slug has one part.
fn nested_articles(folder: &Path) -> Result<Vec<String>> {
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
