//! The articles of a site: what the index says of each.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashSet},
    fs,
    path::Path,
};

use document::{article::Article, metadata::Direction, notice::Notice};
use recto::{
    library::{Entry, title_of_file},
    load::MAX_BYTES,
    route::Slug,
};

use crate::{files, memory::Reading, naming, parallel, piece::Piece};

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
    pub(crate) pieces: Vec<Piece>,
    /// What their authors should know, each with the file and, where it is known, the line.
    pub(crate) warnings: Vec<String>,
    /// What was found in each that can be opened, listed or not, by its file's name.
    pub(crate) readings: BTreeMap<String, Reading>,
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

/// Reads the articles of a site; those whose text is `known` are not parsed again. One that cannot be opened is left out
/// with a warning, and keeps no other from the list.
pub(crate) fn read(
    site: &Path,
    listed: Listed,
    known: &BTreeMap<String, Reading>,
) -> Result<Articles, String> {
    let folder = site.join("articles");
    let names = files::names(&folder, "")?;
    let mut articles = Articles::default();
    let mut found = Vec::with_capacity(names.len());
    for name in names {
        if name.starts_with('.') {
            continue;
        }
        match naming::slug_of(&name, Some(site)) {
            Ok(Some(slug)) => found.push((name, slug)),
            Ok(None) => {}
            Err(problem) => articles.leave_out(&name, &problem.to_string()),
        }
    }
    let readings = parallel::map(&found, |(name, slug)| -> Result<Reading, String> {
        let text = open(&folder.join(name))?;
        Ok(read_one(name, slug, &text, known.get(name)))
    });
    for ((name, slug), reading) in found.into_iter().zip(readings) {
        match reading {
            Ok(reading) => articles.add(name, slug, reading, listed),
            Err(problem) => articles.leave_out(&name, &problem),
        }
    }
    articles.warnings.extend(nested(&folder)?);
    articles
        .entries
        .sort_by_cached_key(|entry| (Reverse(entry.date.clone()), entry.title()));
    Ok(articles)
}

fn read_one(name: &str, slug: &Slug, text: &str, known: Option<&Reading>) -> Reading {
    let fingerprint = document::fingerprint(text);
    if let Some(known) = known.filter(|known| known.text == fingerprint) {
        return known.clone();
    }
    let article = document::parse(text);
    let warning = |notice: &Notice| {
        let line = notice
            .line
            .map_or_else(String::new, |line| format!(":{line}"));
        format!("articles/{name}{line}: {}", notice.message)
    };
    Reading {
        text: fingerprint,
        entry: entry(slug, &article),
        piece: Piece::of(slug, &article),
        warnings: article.notices.iter().map(warning).collect(),
    }
}

impl Articles {
    /// The addresses of those that are listed.
    pub(crate) fn slugs(&self) -> HashSet<&str> {
        let slugs = self.sources.iter();
        slugs.map(|source| source.slug.as_str()).collect()
    }

    fn add(&mut self, file: String, slug: Slug, reading: Reading, listed: Listed) {
        self.warnings.extend(reading.warnings.iter().cloned());
        if listed == Listed::WithDrafts || !reading.piece.metadata.draft {
            self.entries.push(reading.entry.clone());
            self.pieces.push(reading.piece.clone());
            self.sources.push(Source {
                slug,
                file: file.clone(),
                text: reading.text.clone(),
            });
        }
        self.readings.insert(file, reading);
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
    let bytes = fs::read(path).map_err(|error| error.to_string())?;
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
    for inner in files::folders(folder)? {
        for name in files::names(&folder.join(&inner), ".md")? {
            warnings.push(format!(
                "articles/{inner}/{name}: only files in articles/ itself are listed; this one opens at /?src=articles/{inner}/{name}"
            ));
        }
    }
    Ok(warnings)
}

#[cfg(test)]
mod tests;
